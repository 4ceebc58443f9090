import fc from 'fast-check';
import { clustersOf } from '../../platform/print/runs.ts';
import { linesOf } from './break-lines.ts';
import { lettersFor, type Letters } from './draw.ts';
import { pagesOf } from './flow.ts';
import { Setter } from './setter.ts';
import { inside, newPage, roomHeight, wholeRoom, type Slab, type Thing } from './slab.ts';

let letters: Letters;
beforeAll(async () => (letters = await lettersFor()));

const syllable = fc.constantFrom(
  'ស្ត្រី',
  'កញ្ញា',
  'ខ្ញុំ',
  'ប្រឹក្សា',
  'វិញ្ញាបនបត្រ',
  'ការងារ',
  'លុយ',
  'passport',
  'a',
  '120',
  '?',
);
const text = fc
  .array(fc.tuple(syllable, fc.constantFrom('\u200B', ' ', '', '\u200B', ' ')), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.map((part) => part.join('')).join(''));
const bare = (words: string): string => words.replace(/[ \u200B]/g, '');

describe('the lines of a text', () => {
  it('are never wider than their room, and hold every letter in its order', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), (words, width) => {
        const measure = (line: string): number => letters.measure(line, 'text');
        const lines = linesOf(words, width, measure);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width + 1e-6);
        expect(bare(lines.join(''))).toBe(bare(words));
      }),
    );
  });

  it('break at spaces and hints, and inside a word only where it alone is too wide, under no letter', () => {
    const one = (words: string): number => clustersOf(words.replace(/\u200B/g, '')).length;
    expect(linesOf('ខ្ញុំ\u200Bខ្ញុំ ab', 2, one)).toEqual(['ខ្ញុំ\u200Bខ្ញុំ', 'ab']);
    expect(linesOf('abc \u200Bខ្ញុំខ្ញុំស្ត្រី', 2, one).every((line) => one(line) <= 2)).toBe(true);
    expect(linesOf('ស្ត្រី'.repeat(3), 2, one)).toEqual(['ស្ត្រីស្ត្រី', 'ស្ត្រី']);
  });

  it('are as many as needed and no more: the first word of a line would not have fitted above', () => {
    const measure = (line: string): number => letters.measure(line, 'text');
    fc.assert(
      fc.property(text, (words) => {
        const lines = linesOf(words, 30, measure);
        lines.slice(1).forEach((line, at) => {
          const [next = ''] = line.split(/[ \u200B]/);
          expect(measure(`${lines[at]} ${next}`)).toBeGreaterThan(30 - 1);
        });
      }),
    );
  });
});

describe('what is set', () => {
  it('stays inside its room, in columns, frames and beside pictures too', () => {
    const left = wholeRoom.left - 1e-6;
    const right = wholeRoom.left + wholeRoom.width + 1e-6;
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const set = new Setter(letters.measure, 'km', 12);
        const slabs = texts.flatMap((words) => [
          ...set.paragraph(words, wholeRoom),
          ...set.beside('bus', 90, wholeRoom, (room) => set.point(words, { box: 'tick', name: 'A' }, room)),
          ...set.frame(wholeRoom, (room) => set.point(words, { box: 'write', picture: 'bus' }, room)),
          ...set.cards(3, wholeRoom, [(room) => set.point(words, { box: 'tick' }, room)]),
          ...set.inColumns(
            2,
            wholeRoom,
            [1, 2, 3].map(() => (room) => set.point(words, { box: 'tick' }, room)),
          ),
          ...set.sum(words, '250,000 រៀល', 'bus', wholeRoom),
        ]);
        const things = pagesOf(slabs).flatMap((page) => page.things);
        for (const thing of things) {
          expect(thing.x).toBeGreaterThanOrEqual(left);
          expect(endOf(thing)).toBeLessThanOrEqual(right);
          expect(thing.y).toBeLessThanOrEqual(inside.bottom + 1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const endOf = (thing: Thing): number => (thing.is === 'rule' ? Math.max(thing.x, thing.toX) : thing.x + thing.width);

describe('pages', () => {
  /** A slab that is told by the place of its thing. */
  const slab = fc.record({
    height: fc.integer({ min: 5, max: 400 }),
    above: fc.integer({ min: 0, max: 30 }),
    stays: fc.boolean(),
  });
  const named = fc.array(slab, { minLength: 1, maxLength: 40 }).map((slabs) =>
    slabs.map((one, at): Slab => ({
      ...one,
      things: [{ is: 'box', x: at, y: 0, width: 1, height: one.height, weight: 1, radius: 0 }],
    })),
  );
  const boxesOf = (things: readonly Thing[]) => things.flatMap((thing) => (thing.is === 'box' ? [thing] : []));

  it('hold everything once, in its order, one under the other, and nothing below their end', () => {
    fc.assert(
      fc.property(named, (slabs) => {
        const pages = pagesOf(slabs).map(({ things }) => boxesOf(things));
        expect(pages.flat().map(({ x }) => x)).toEqual(slabs.map((_, at) => at));
        for (const boxes of pages)
          boxes.forEach((box, at) => {
            expect(box.y + box.height).toBeLessThanOrEqual(inside.bottom);
            const before = boxes[at - 1];
            expect(box.y).toBeGreaterThanOrEqual(before ? before.y + before.height : inside.top);
          });
      }),
    );
  });

  it('leave no heading at their end: what stays is on the page of what follows, where a page can hold both', () => {
    fc.assert(
      fc.property(named, (slabs) => {
        const pageOf = new Map(
          pagesOf(slabs).flatMap(({ things }, page) => boxesOf(things).map(({ x }) => [x, page] as const)),
        );
        slabs.forEach((one, at) => {
          const next = slabs[at + 1];
          if (!one.stays || next === undefined) return;
          if (wholeChain(slabs, at) <= roomHeight) expect(pageOf.get(at)).toBe(pageOf.get(at + 1));
        });
      }),
    );
  });

  it('begin anew where they are told to, and never stand empty', () => {
    const line: Slab = { height: 20, above: 0, stays: false, things: [] };
    expect(pagesOf([newPage, line, newPage, newPage, line, newPage])).toHaveLength(2);
  });
});

/** Height of all that is held together with the slab at a place. */
function wholeChain(slabs: readonly Slab[], at: number): number {
  let first = at;
  while (slabs[first - 1]?.stays) first -= 1;
  let last = at;
  while (slabs[last]?.stays && last + 1 < slabs.length) last += 1;
  return slabs.slice(first, last + 1).reduce((sum, { height, above }) => sum + height + above, 0);
}
