/** `npm run bench -- NAME`: measures one thing and prints one JSON line last. */
import { benchStart } from './bench-start.ts';

const benches: Readonly<Record<string, () => Promise<Readonly<Record<string, number>>>>> = { start: benchStart };
const bench = benches[process.argv[2] ?? ''];
if (!bench) {
  console.error(`Which bench? ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
console.log(JSON.stringify(await bench()));
