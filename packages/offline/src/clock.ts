/** Says what the phone's clock says. It may be wrong by years, and may jump back. */
export type Clock = () => Date;

export const phoneClock: Clock = () => new Date();

const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Milliseconds since 1970 by a clock, held between 1970 and 9999 so that it can always be written as an ISO instant. */
export function millisecondsBy(clock: Clock): number {
  const said = clock().getTime();
  return Number.isNaN(said) ? 0 : Math.min(Math.max(said, 0), lastMoment);
}

/** The same as an ISO instant. */
export const instantBy = (clock: Clock): string => new Date(millisecondsBy(clock)).toISOString();
