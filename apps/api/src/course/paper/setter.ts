import type { Locale } from '@romduol/domain';
import { drawable, type Face } from '../../platform/print/fonts.ts';
import { linesOf } from './break-lines.ts';
import { moved, roomHeight, together, type Room, type Slab, type Thing } from './slab.ts';

/** Width of a text in a face at size 1. */
export type MeasureIn = (words: string, face: Face) => number;

export interface Style {
  readonly face: Face;
  /** Points. */
  readonly size: number;
  readonly isQuiet?: boolean;
  /** Space above. */
  readonly above?: number;
}

/** What stands before the words of an answer or a point. */
export interface Mark {
  /** A box to tick, a longer box to write a number or letter in, or nothing. */
  readonly box: 'tick' | 'write' | 'none';
  /** The letter or number that it is called by. */
  readonly name?: string;
  readonly picture?: string | undefined;
}

const pictureShape = 3 / 4;
/** What is higher than this is no longer held together. */
const highest = roomHeight * 0.8;

/** Turns words, pictures and boxes into slabs, in one language and at one size of reading. Pure. */
export class Setter {
  private readonly measure: MeasureIn;
  private readonly leading: number;
  /** The size of reading, in points. */
  readonly size: number;

  constructor(measure: MeasureIn, locale: Locale, size: number) {
    this.measure = measure;
    this.size = size;
    // Letters of Khmer stack below the line and above it.
    this.leading = locale === 'km' ? 1.72 : 1.42;
  }

  get text(): Style {
    return { face: 'text', size: this.size };
  }
  get strong(): Style {
    return { face: 'strong', size: this.size };
  }
  get small(): Style {
    return { face: 'text', size: this.size * 0.82, isQuiet: true };
  }

  /** A paragraph; its first two and its last two lines stay together. */
  paragraph(text: string, room: Room, style: Style = this.text): readonly Slab[] {
    const { face, size, isQuiet = false, above = size * 0.5 } = style;
    const height = size * this.leading;
    const baseline = height * 0.5 + size * 0.33;
    const lines = linesOf(drawable(text), room.width / size, (words) => this.measure(words, face));
    return lines.map((words, at) => ({
      height,
      above: at === 0 ? above : 0,
      stays: at === 0 ? lines.length > 1 : at === lines.length - 2,
      things: [
        {
          ...{ is: 'words', words, face, size, x: room.left, y: baseline, isQuiet },
          width: this.measure(words, face) * size,
        },
      ],
    }));
  }

  /** Stands on the page of what follows it; with a level it is named in the contents. */
  heading(text: string, room: Room, style: Style, level?: 1 | 2): readonly Slab[] {
    return this.paragraph(text, room, style).map((slab, at) => ({
      ...slab,
      stays: true,
      ...(at === 0 && level !== undefined ? { entry: { level, title: drawable(text) } } : {}),
    }));
  }

  /** Lines in the middle of their room. */
  centred(text: string, room: Room, style: Style): readonly Slab[] {
    return this.paragraph(text, room, { ...style, above: 0 }).map((slab) => ({
      ...slab,
      things: slab.things.map((thing) =>
        thing.is === 'words' ? { ...thing, x: room.left + (room.width - thing.width) / 2 } : thing,
      ),
    }));
  }

  /** A picture alone, in the middle of its room. */
  picture(picture: string, width: number, room: Room): readonly Slab[] {
    const height = width * pictureShape;
    const x = room.left + (room.width - width) / 2;
    return [{ height, above: 6, stays: true, things: [{ is: 'picture', picture, x, y: 0, width, height }] }];
  }

  /** A picture at the left with slabs beside it; under it, where they are too many to be held together. */
  beside(
    picture: string | undefined,
    width: number,
    room: Room,
    fill: (room: Room) => readonly Slab[],
  ): readonly Slab[] {
    if (picture === undefined) return fill(room);
    const gap = 12;
    const height = width * pictureShape;
    const text = together(fill({ left: room.left + width + gap, width: room.width - width - gap }));
    const drawn: Thing = { is: 'picture', picture, x: room.left, y: 0, width, height };
    if (text.height > highest) return [{ height, above: 8, stays: true, things: [drawn] }, ...fill(room)];
    const down = Math.max(0, (height - text.height) / 2);
    return [
      {
        ...{ height: Math.max(height, text.height), above: 8, stays: text.stays },
        things: [drawn, ...moved(text.things, 0, down)],
      },
    ];
  }

  /** A box, a name and words; never cut while it is of a usual length. */
  point(text: string, mark: Mark, room: Room, style: Style = this.text): readonly Slab[] {
    const { size } = style;
    const side = size * 1.05;
    const boxWidth = { tick: side + 8, write: side * 2.4 + 8, none: 0 }[mark.box];
    const nameWidth = mark.name === undefined ? 0 : Math.max(this.measure(mark.name, 'strong') * size + 7, size * 1.5);
    const pictureWidth = mark.picture === undefined ? 0 : 52;
    const indent = boxWidth + nameWidth + (pictureWidth === 0 ? 0 : pictureWidth + 8);
    const words = this.paragraph(text, { left: room.left + indent, width: room.width - indent }, style);
    const whole = together(words);
    const pictureHeight = pictureWidth * pictureShape;
    const height = Math.max(whole.height, pictureHeight, side + 4);
    const down = pictureHeight > whole.height ? (pictureHeight - whole.height) / 2 : 0;
    const lineHeight = size * this.leading;
    const marks: Thing[] = [];
    if (mark.box !== 'none')
      marks.push({
        ...{ is: 'box', x: room.left, y: down + (lineHeight - side) / 2, width: boxWidth - 8, height: side },
        ...{ weight: 1, radius: 2 },
      });
    if (mark.name !== undefined)
      marks.push({
        ...{ is: 'words', words: mark.name, face: 'strong', size, x: room.left + boxWidth, isQuiet: false },
        ...{ y: down + lineHeight * 0.5 + size * 0.33, width: this.measure(mark.name, 'strong') * size },
      });
    if (mark.picture !== undefined)
      marks.push({
        ...{ is: 'picture', picture: mark.picture, x: room.left + boxWidth + nameWidth, y: 0 },
        ...{ width: pictureWidth, height: pictureHeight },
      });
    const above = style.above ?? size * 0.35;
    if (whole.height > highest) {
      const [first, ...rest] = words;
      return first ? [{ ...first, above, things: [...first.things, ...marks] }, ...rest] : [];
    }
    return [{ height, above, stays: false, things: [...marks, ...moved(whole.things, 0, down)] }];
  }

  /** Side by side in at most so many columns, row by row; in fewer where one of them would need more than two lines. */
  inColumns(columns: number, room: Room, fills: readonly ((room: Room) => readonly Slab[])[]): readonly Slab[] {
    if (columns < 2 || fills.length < 2) return fills.flatMap((fill) => fill(room));
    const gap = 14;
    const width = (room.width - gap * (columns - 1)) / columns;
    const cells = fills.map((fill) => together(fill({ left: room.left, width })));
    if (cells.some(({ height }) => height > this.size * this.leading * 2.2))
      return this.inColumns(columns - 1, room, fills);
    return cells.flatMap((first, at) => {
      if (at % columns !== 0) return [];
      const row = cells.slice(at, at + columns);
      const height = Math.max(...row.map((cell) => cell.height));
      const things = row.flatMap((cell, column) =>
        moved(cell.things, column * (width + gap), (height - cell.height) / 2),
      );
      return [{ ...first, height, things }];
    });
  }

  /** Lines to write on. */
  lines(count: number, room: Room): readonly Slab[] {
    const y = 25;
    return Array.from({ length: count }, () => ({
      ...{ height: y + 1, above: 0, stays: false },
      things: [
        { ...{ is: 'rule', x: room.left, y, toX: room.left + room.width, toY: y }, weight: 0.7, isDashed: false },
      ],
    }));
  }

  /** A frame around slabs. A long one goes on on the next page, open at the cut. */
  frame(room: Room, fill: (room: Room) => readonly Slab[], isDashed = false): readonly Slab[] {
    const pad = 9;
    const slabs = fill({ left: room.left + pad, width: room.width - 2 * pad });
    const right = room.left + room.width;
    const line = (x: number, y: number, toX: number, toY: number): Thing => ({
      ...{ is: 'rule', x, y, toX, toY, weight: 0.9, isDashed },
    });
    return slabs.map((slab, at) => {
      const isFirst = at === 0;
      const isLast = at === slabs.length - 1;
      const top = isFirst ? pad * 0.6 : slab.above;
      const height = top + slab.height + (isLast ? pad * 0.8 : 0);
      return {
        ...slab,
        height,
        above: isFirst ? 9 : 0,
        stays: isLast ? false : slab.stays || isFirst || at === slabs.length - 2,
        things: [
          line(room.left, 0, room.left, height),
          line(right, 0, right, height),
          ...(isFirst ? [line(room.left, 0, right, 0)] : []),
          ...(isLast ? [line(room.left, height, right, height)] : []),
          ...moved(slab.things, 0, top),
        ],
      };
    });
  }

  /** Cards in columns, each with a frame to cut along; all of a row are equally high. */
  cards(
    columns: number,
    room: Room,
    fills: readonly ((room: Room) => readonly Slab[])[],
    isDashed = true,
  ): readonly Slab[] {
    const gap = isDashed ? 0 : 8;
    const width = (room.width - gap * (columns - 1)) / columns;
    const pad = 8;
    const rows: Slab[] = [];
    for (let at = 0; at < fills.length; at += columns) {
      const cells = fills.slice(at, at + columns).map((fill, column) => {
        const left = room.left + column * (width + gap);
        return { left, slab: together(fill({ left: left + pad, width: width - 2 * pad })) };
      });
      const height = Math.max(...cells.map(({ slab }) => slab.height)) + 2 * pad;
      if (height > highest) return fills.flatMap((fill) => this.frame(room, fill, isDashed));
      rows.push({
        ...{ height, above: at === 0 ? 8 : gap, stays: false },
        things: cells.flatMap(({ left, slab }) => [
          ...frameOf(left, 0, width, height, isDashed),
          ...moved(slab.things, 0, pad),
        ]),
      });
    }
    return rows;
  }

  /** Words at the left and an amount at the right edge. */
  sum(
    text: string,
    amount: string,
    picture: string | undefined,
    room: Room,
    style: Style = this.text,
  ): readonly Slab[] {
    const width = this.measure(amount, style.face) * style.size;
    return this.point(text, { box: 'none', picture }, { ...room, width: room.width - width - 16 }, style).map(
      (slab, at) => {
        const first = slab.things.find((thing) => thing.is === 'words');
        if (at > 0 || first === undefined) return slab;
        return {
          ...slab,
          things: [...slab.things, { ...first, words: amount, x: room.left + room.width - width, width }],
        };
      },
    );
  }
}

const frameOf = (x: number, y: number, width: number, height: number, isDashed: boolean): readonly Thing[] =>
  (
    [
      [x, y, x + width, y],
      [x, y + height, x + width, y + height],
      [x, y, x, y + height],
      [x + width, y, x + width, y + height],
    ] as const
  ).map(([fromX, fromY, toX, toY]) => ({ is: 'rule', x: fromX, y: fromY, toX, toY, weight: 0.9, isDashed }));
