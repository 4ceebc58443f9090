import { lessonsOf, type Block, type Lesson, type Release } from '@romduol/domain';

/** Kinds of screens that look different. */
export function kindOf(block: Block): string {
  if (block.kind === 'sort') return `sort by ${block.into.by}`;
  if (block.kind === 'red-flags') return `red flags in a ${block.medium}`;
  if (block.kind === 'practice') return `practice of ${block.simulator.of}`;
  return block.kind;
}

/** As few lessons as hold every kind of screen, found one after the other by what each adds. */
export function lessonsWithAllKinds(release: Release): readonly Lesson[] {
  const chosen: Lesson[] = [];
  const kinds = new Set<string>();
  const added = ({ blocks }: Lesson) => new Set(blocks.map(kindOf).filter((kind) => !kinds.has(kind))).size;
  for (;;) {
    const best = [...lessonsOf(release)].sort((a, b) => added(b) - added(a))[0];
    if (best === undefined || added(best) === 0) return chosen;
    best.blocks.forEach((block) => kinds.add(kindOf(block)));
    chosen.push(best);
  }
}
