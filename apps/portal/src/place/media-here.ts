/**
 * Pictures and voices of a course on a phone that is not hers: they live in the page's memory alone, under addresses
 * that end with it, so that neither Cache Storage nor the browser's own cache holds them.
 */
const held = new Map<string, string>();

/** From now on, `path` is found in the page's memory. */
export function holdMedia(path: string, file: Blob): void {
  dropMedia(path);
  held.set(path, URL.createObjectURL(file));
}

/** Forgets one file. */
export function dropMedia(path: string): void {
  const address = held.get(path);
  if (address !== undefined) URL.revokeObjectURL(address);
  held.delete(path);
}

/** Forgets every file. */
export const dropAllMedia = (): void => [...held.keys()].forEach(dropMedia);

/** Where a screen finds a file: in the page's memory when it is there, else under its own path. */
export const addressOf = (path: string): string => held.get(path) ?? path;
