/** `node apps/portal/size.mjs` after a build: brotli kilobytes of what the first screen loads, and of each lazy part. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const dist = new URL('./dist/', import.meta.url);
const budgetInKilobytes = 90;
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const kilobytes = (file) => brotliCompressSync(readFileSync(new URL(file, dist))).length / 1000;
const show = (label, size) => console.log(`${size.toFixed(1).padStart(7)} kB  ${label}`);

const first = new Set();
const add = (key) => {
  const chunk = manifest[key];
  if (!chunk || first.has(chunk.file)) return;
  first.add(chunk.file);
  (chunk.imports ?? []).forEach(add);
};
add('index.html');
add(Object.keys(manifest).find((key) => key.endsWith('portal-words/km.ts')));

const scripts = [...first].filter((file) => file.endsWith('.js'));
const total = scripts.reduce((sum, file) => sum + kilobytes(file), 0);
show('index.html with its styles', kilobytes('index.html'));
show(`scripts of the first screen, Khmer words included (budget ${budgetInKilobytes})`, total);
show('sw.js, after the first screen', kilobytes('sw.js'));
for (const { file, isDynamicEntry } of Object.values(manifest))
  if (isDynamicEntry && file.endsWith('.js') && !first.has(file)) show(file, kilobytes(file));
if (total > budgetInKilobytes) process.exitCode = 1;
