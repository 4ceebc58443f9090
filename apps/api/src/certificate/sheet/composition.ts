import { drawable, type Face } from '../../platform/print/fonts.ts';
import { fit, type Room } from './fit.ts';
import { dayInWords, durationInWords, inGroups, versionInWords, words, type Phrase } from './words.ts';

/** Everything that stands on a certificate. Nothing here tells of scores, destination, employer or papers. */
export interface Sheet {
  /** Her name as she writes it, usually in Khmer. */
  readonly name: string;
  /** The Latin spelling on her papers, when she gave one. */
  readonly latinName: string | null;
  readonly course: Phrase;
  /** Length of the training in whole minutes. */
  readonly minutes: number;
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string;
  /** Last valid day, `YYYY-MM-DD`; null: it does not run out. */
  readonly expiresOn: string | null;
  /** The issuing programme. */
  readonly organisation: Phrase;
  readonly number: string;
  /** Counted from 1; a correction is the next one. */
  readonly version: number;
  /** 26 characters that people can type. */
  readonly shortCode: string;
  /** What the QR symbol says; upper case throughout keeps the symbol small. */
  readonly verifyUrl: string;
  /** Whether a native reader has accepted the Khmer wording. */
  readonly review: 'awaiting' | 'accepted';
}

/** The colours of the house. */
export const colours = { teal: '#0b5e57', mango: '#f2b441', ink: '#1b1b1f', quiet: '#56565e', petal: '#f7e9a8' };

/** A4 landscape, in points, y downwards from the top edge. */
export const page = { width: 841.89, height: 595.28 };
const centre = page.width / 2;
const millimetre = 72 / 25.4;

/** Where lines may stand: inside the inner line of the frame. */
export const inside = { left: 44, right: page.width - 44, top: 44, bottom: page.height - 34 };

/** The QR symbol with its quiet zone: the square it stands in. Without the zone it is 36 mm wide. */
export const symbol = { side: 36 * millimetre, left: 674, top: 416 };

/** One line of text in its place. */
export interface Line {
  readonly words: string;
  readonly lang: 'km' | 'en';
  readonly face: Face;
  readonly size: number;
  /** Left edge and baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly colour: string;
}

/** Width of a text in a face at size 1. */
export type MeasureIn = (words: string, face: Face) => number;

interface Style {
  readonly lang: 'km' | 'en';
  readonly face: Face;
  readonly colour: string;
}

const wide = inside.right - inside.left - 60;
/** First baseline of the lower part. */
const lowerPart = 434;

const oneLine = (width: number, size: number): Room => ({ width, size, oneLineDownTo: 0, twoLineSize: size });
const fieldRoom = (width: number, size: number): Room => ({ width, size, oneLineDownTo: 7.5, twoLineSize: 8.5 });
const nameRoom: Room = { width: wide, size: 31, oneLineDownTo: 19, twoLineSize: 18 };
const latinRoom: Room = { width: wide, size: 15, oneLineDownTo: 9, twoLineSize: 9 };

const khmer = (face: Face, colour = colours.ink): Style => ({ lang: 'km', face, colour });
const latin = (face: Face, colour = colours.ink): Style => ({ lang: 'en', face, colour });

/** What stands under one label of the lower part. */
interface Field {
  readonly label: Phrase;
  readonly km?: string;
  readonly en: string;
}

/** Puts every line of a certificate in its place. Pure: the same sheet and the same fonts give the same lines. */
export function compose(sheet: Sheet, measure: MeasureIn): readonly Line[] {
  const set = (
    text: string,
    style: Style,
    room: Room,
  ): readonly (readonly [words: string, size: number, width: number])[] => {
    const { lines, size } = fit(drawable(text), (line) => measure(line, style.face), room);
    return lines.map((line) => [line, size, measure(line, style.face) * size]);
  };

  /** Lines centred on the page and around the baseline `y`. */
  const centred = (text: string, style: Style, room: Room, y: number): readonly Line[] => {
    const lines = set(text, style, room);
    return lines.map(([words, size, width], i) => {
      const baseline = y + (i - (lines.length - 1) / 2) * 1.7 * size;
      return { ...style, words, size, width, x: centre - width / 2, y: baseline };
    });
  };

  /** Lines from a left edge and a first baseline downwards. */
  const fromLeft = (text: string, style: Style, room: Room, x: number, y: number): readonly Line[] =>
    set(text, style, room).map(([words, size, width], i) => ({
      ...style,
      words,
      size,
      width,
      x,
      y: y + i * 1.45 * size,
    }));

  /** Fields under one another; what has two lines pushes the rest down. */
  const column = (x: number, width: number, fields: readonly Field[]): readonly Line[] => {
    const lines: Line[] = [];
    let y = lowerPart;
    for (const { label, km, en } of fields) {
      lines.push(...fromLeft(`${label.km} · ${label.en}`, khmer('text', colours.teal), oneLine(width, 8.4), x, y));
      if (km !== undefined) lines.push(...fromLeft(km, khmer('strong'), fieldRoom(width, 10.5), x, y + 16.5));
      const above = lines.at(-1)?.y ?? y;
      lines.push(...fromLeft(en, latin('text'), fieldRoom(width, 9.5), x, above + 14.5));
      y = (lines.at(-1)?.y ?? y) + 18;
    }
    return lines;
  };

  const duration = durationInWords(sheet.minutes);
  const version = versionInWords(sheet.version);
  const name = centred(sheet.name, khmer('strong'), nameRoom, sheet.latinName === null ? 264 : 256);
  const latinNameAt = Math.max(288, (name.at(-1)?.y ?? 0) + 26);
  const footnotes = sheet.review === 'awaiting' ? [words.onlyValidity, words.awaitingReview] : [words.onlyValidity];

  return [
    ...centred(words.title.km, khmer('headline', colours.teal), oneLine(wide, 25), 140),
    ...centred(words.title.en, latin('strong'), oneLine(wide, 15), 168),
    ...centred(words.certify.km, khmer('text'), oneLine(wide, 12), 204),
    ...centred(words.certify.en, latin('text', colours.quiet), oneLine(wide, 10), 219),
    ...name,
    ...(sheet.latinName === null ? [] : centred(sheet.latinName, latin('strong'), latinRoom, latinNameAt)),
    ...centred(words.completed.km, khmer('text'), oneLine(wide, 12), 318),
    ...centred(words.completed.en, latin('text', colours.quiet), oneLine(wide, 10), 333),
    ...centred(sheet.course.km, khmer('strong', colours.teal), oneLine(wide, 18), 359),
    ...centred(sheet.course.en, latin('strong'), oneLine(wide, 12.5), 384),
    ...centred(`${duration.km} · ${duration.en}`, khmer('text'), oneLine(wide, 10.5), 403),
    ...column(inside.left + 18, 150, [
      { label: words.issuedOn, ...dayInWords(sheet.issuedOn) },
      ...(sheet.expiresOn === null ? [] : [{ label: words.expiresOn, ...dayInWords(sheet.expiresOn) }]),
    ]),
    ...column(inside.left + 188, 212, [{ label: words.issuedBy, ...sheet.organisation }]),
    ...column(inside.left + 418, 190, [
      { label: words.number, en: `${sheet.number} · ${version.km} · ${version.en}` },
      { label: words.code, en: inGroups(sheet.shortCode) },
    ]),
    ...footnotes.flatMap((note, i) =>
      centred(`${note.km} ${note.en}`, khmer('text', colours.quiet), oneLine(wide, 8), 537.5 + i * 13.5),
    ),
  ];
}
