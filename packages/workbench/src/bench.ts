/** `npm run bench -- NAME`: measures one thing and prints one JSON line last. Each is loaded when it is asked for. */
type Figures = Readonly<Record<string, number>>;

const benches: Readonly<Record<string, () => Promise<Figures>>> = {
  start: async () => ({ ...(await (await import('./bench-start.ts')).benchStart()) }),
  'first-load': async () => (await import('./bench-visit.ts')).benchFirstLoad(),
  'repeat-visit': async () => (await import('./bench-visit.ts')).benchRepeatVisit(),
  sync: async () => (await import('./bench-sync.ts')).benchSync(),
  'fault-run': async () => (await import('./bench-fault-run.ts')).benchFaultRun(),
};
const bench = benches[process.argv[2] ?? ''];
if (!bench) {
  console.error(`Which bench? ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
console.log(JSON.stringify(await bench()));
