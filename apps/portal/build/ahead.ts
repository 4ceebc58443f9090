import type { Rolldown } from 'vite';

export type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>;

/**
 * A small script that asks at once for the files which an address will need and the page would otherwise learn of one
 * after the other: on a line with 400 ms to the server each step on that way costs as much as 20 kB.
 */
export function aheadScript(bundle: Bundle, ahead: Readonly<Record<string, readonly string[]>>): string {
  const files = Object.fromEntries(
    Object.entries(ahead).map(([address, modules]) => [address, filesFor(bundle, modules)]),
  );
  return `for (const file of (${JSON.stringify(files)})[location.pathname.split('/')[1]] ?? []) {
  const link = document.createElement('link');
  const isStyle = file.endsWith('.css');
  link.rel = isStyle ? 'preload' : 'modulepreload';
  if (isStyle) link.as = 'style';
  link.crossOrigin = '';
  link.href = '/' + file;
  document.head.append(link);
}
`;
}

/** The scripts and styles of modules that are loaded late, with all they import, but for what the first screen has. */
export function filesFor(bundle: Bundle, modules: readonly string[]): readonly string[] {
  const first = new Set(Object.values(bundle).flatMap((file) => (isEntry(file) ? reachable(bundle, file) : [])));
  const chunks = modules.map((end) => {
    const chunk = Object.values(bundle).find((file) => isChunk(file) && file.facadeModuleId?.endsWith(end));
    if (chunk === undefined || !isChunk(chunk)) throw new Error(`no chunk for ${end}`);
    return chunk;
  });
  const all = new Set(chunks.flatMap((chunk) => reachable(bundle, chunk)).filter((chunk) => !first.has(chunk)));
  return [...all].flatMap((chunk) => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]);
}

const isChunk = (file: Bundle[string]): file is Rolldown.OutputChunk => file.type === 'chunk';
const isEntry = (file: Bundle[string]): file is Rolldown.OutputChunk => isChunk(file) && file.isEntry;

function reachable(bundle: Bundle, chunk: Rolldown.OutputChunk, seen = new Set<Rolldown.OutputChunk>()) {
  if (seen.has(chunk)) return [];
  seen.add(chunk);
  for (const name of chunk.imports) {
    const next = bundle[name];
    if (next !== undefined && isChunk(next)) reachable(bundle, next, seen);
  }
  return [...seen];
}
