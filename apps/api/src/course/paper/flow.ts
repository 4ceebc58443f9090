import { inside, moved, roomHeight, type Slab, type Thing } from './slab.ts';

/** A page with everything in its place, and the headings on it that the contents name. */
export interface PlacedPage {
  readonly things: readonly Thing[];
  readonly entries: readonly NonNullable<Slab['entry']>[];
}

/**
 * Puts slabs on pages, in their order. What stays with its follower goes to the next page with it; a chain that is
 * higher than a page is cut between two of its slabs, as there is no other way.
 */
export function pagesOf(slabs: readonly Slab[]): readonly PlacedPage[] {
  const pages: { things: Thing[]; entries: NonNullable<Slab['entry']>[] }[] = [];
  let y = Number.POSITIVE_INFINITY;
  const place = (slab: Slab): void => {
    const above = y === 0 ? 0 : slab.above;
    if (y + above + slab.height > roomHeight) {
      pages.push({ things: [], entries: [] });
      y = 0;
    } else y += above;
    const page = pages.at(-1);
    page?.things.push(...moved(slab.things, 0, inside.top + y));
    if (slab.entry) page?.entries.push(slab.entry);
    y += slab.height;
  };
  for (const chain of chainsOf(slabs)) {
    if (chain[0]?.breaks) {
      if (y > 0) y = Number.POSITIVE_INFINITY;
      continue;
    }
    const height = chain.reduce((sum, slab, at) => sum + slab.height + (at === 0 && y === 0 ? 0 : slab.above), 0);
    if (y > 0 && y + height > roomHeight && heightOf(chain) <= roomHeight) y = Number.POSITIVE_INFINITY;
    for (const slab of chain) place(slab);
  }
  return pages;
}

const heightOf = (chain: readonly Slab[]): number =>
  chain.reduce((sum, slab, at) => sum + slab.height + (at === 0 ? 0 : slab.above), 0);

/** Slabs that want to stand on one page, each with those that it stays with. */
function chainsOf(slabs: readonly Slab[]): readonly (readonly Slab[])[] {
  const chains: Slab[][] = [];
  let isOpen = false;
  for (const slab of slabs) {
    const last = chains.at(-1);
    if (isOpen && last && !slab.breaks) last.push(slab);
    else chains.push([slab]);
    isOpen = slab.stays && !slab.breaks;
  }
  return chains;
}
