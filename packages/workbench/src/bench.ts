/** `npm run bench -- NAME`: measures one thing and prints one JSON line last. Each is loaded when it is asked for. */
import os from 'node:os';

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
const [busy = 0] = os.loadavg();
if (busy > 0.5)
  console.error(`This machine is busy with other work (load ${busy.toFixed(1)}): do not trust the times.`);
console.log(JSON.stringify(await bench()));
