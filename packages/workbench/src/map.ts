/** `npm run map`: draws docs/map.md, which room imports which, from the imports themselves. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruiseRooms } from './cruise.ts';
import { root } from './run.ts';

/** The room that a file is in, or undefined for what is outside. */
function roomOf(file: string): string | undefined {
  const [, app, feature] = /^apps\/(api)\/src\/([^/.]+)\//.exec(file) ?? [];
  if (app) return `api/${feature}`;
  return /^(?:apps|packages)\/([^/]+)\//.exec(file)?.[1];
}

const { modules } = await cruiseRooms();
const arrows = new Set<string>();
for (const { source, dependencies } of modules)
  for (const { resolved } of dependencies) {
    const [from, to] = [roomOf(source), roomOf(resolved)];
    const isShipped = source.includes('/src/') && !/\.(test|suite)\.|\/src\/test\//.test(source);
    if (from && to && from !== to && isShipped) arrows.add(`  ${from} --> ${to}`);
  }
const drawn = ['```mermaid', 'flowchart LR', ...[...arrows].sort(), '```'].join('\n');
const text = `# The map\n\nWhich room imports which, drawn from the imports by \`npm run map\`. The rules are in [rooms.md](rooms.md).\n\n${drawn}\n`;
writeFileSync(path.join(root, 'docs/map.md'), text);
console.log(text);
