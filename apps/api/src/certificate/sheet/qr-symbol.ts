import { encode } from 'uqr';

/** A QR symbol without its quiet zone. */
export interface QrSymbol {
  /** 1–40. */
  readonly version: number;
  /** Modules along one side. */
  readonly modules: number;
  /** The dark modules, joined along each row: first column, row, how many. */
  readonly bars: readonly { readonly column: number; readonly row: number; readonly length: number }[];
}

/** Light modules that must surround a symbol on every side (ISO/IEC 18004). */
export const quietZone = 4;

/**
 * The QR symbol of a text with error correction M (15 % of it may be damaged). A text of only 0–9, A–Z and
 * `$%*+-./:` is packed 5.5 bits a character, any other 8 bits a byte: a signed address of 197 upper-case characters
 * takes 49 modules a side, and 57 in mixed case. Throws RangeError when it is longer than a symbol holds.
 */
export function qrSymbol(text: string): QrSymbol {
  const { version, size, data } = encode(text, { ecc: 'M', border: 0 });
  const bars = data.flatMap((cells, row) => barsOf(cells).map((bar) => ({ ...bar, row })));
  return { version, modules: size, bars };
}

function barsOf(cells: readonly boolean[]): readonly { readonly column: number; readonly length: number }[] {
  const bars: { column: number; length: number }[] = [];
  cells.forEach((dark, column) => {
    const last = bars.at(-1);
    if (!dark) return;
    if (last && last.column + last.length === column) last.length += 1;
    else bars.push({ column, length: 1 });
  });
  return bars;
}
