/** Letters of the codes that are read out: those that are easily confused stand in none. */
const foreign = /[^A-HJ-NP-Z2-9]/g;
export const resetCodeLength = 12;

/** The letters of a code as they may be typed: case, spaces and hyphens do not matter. */
export const lettersOfReset = (typed: string): string =>
  typed.toUpperCase().replace(foreign, '').slice(0, resetCodeLength);

/** A code as it stands in the field: in groups of four, as it is read out. */
export const inGroups = (typed: string): string => (lettersOfReset(typed).match(/.{1,4}/g) ?? []).join(' ');

/**
 * What the field shows after a key. Only at its end is it grouped anew: a letter that is mended in the middle must not
 * send the caret away.
 */
export const afterTyping = (typed: string, caret: number | null): string =>
  caret === null || caret >= typed.length ? inGroups(typed) : typed.toUpperCase();
