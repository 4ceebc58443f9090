/** Who was at a class meeting is a fold over marks: a correction is one more mark, and the older ones stay. */

import { daysBetween, type Day } from './day.ts';

/** Days before a class begins on which it may already have met, to get to know each other or to learn how the phones work. */
const daysBeforeStart = 30;

/**
 * Whether a day is too long before a class begins for a meeting of it: a tablet that believes in 1970 noted it. The day of
 * a meeting stands once the server has it, so such a day must not be taken.
 */
export const isBeforeClass = (heldOn: Day, startsOn: Day): boolean => daysBetween(heldOn, startsOn) > daysBeforeStart;

/** What a mark says of a woman at a meeting. */
export type Attendance = 'present' | 'absent';

/** One mark of one woman at one meeting, as the server keeps it. */
export interface ReceivedMark {
  /** A UUIDv7 made by the device that marked; makes sending it again harmless. */
  readonly id: string;
  readonly meetingId: string;
  readonly traineeId: string;
  readonly mark: Attendance;
  readonly deviceId: string;
  /** Counts up on each device. */
  readonly seq: number;
  /** When the server first took it, by the server's clock. */
  readonly receivedAt: Date;
}

/**
 * The one mark that counts for each woman at each meeting. No device's clock decides: on one device the mark with the
 * highest sequence number is its last word, however late an older one arrives; of the last words of several devices,
 * the one that the server received last counts. So a correction made elsewhere gives way to an older mark of a device
 * that comes online after it: nothing but clocks could tell, and both are kept. Blind to the order in which the marks
 * are given and to repetition; ties are broken by ids.
 */
export function standingMarks(marks: readonly ReceivedMark[]): readonly ReceivedMark[] {
  const ordered = [...onceEach(marks)].sort(
    (a, b) => compare(a.meetingId, b.meetingId) || compare(a.traineeId, b.traineeId),
  );
  const words = lastOf(ordered, placeOnDevice, (a, b) => a.seq - b.seq || compare(a.id, b.id));
  return lastOf(words, place, (a, b) => byReceipt(a, b) || compare(a.deviceId, b.deviceId));
}

/** How many meetings each woman was at. Who was at none is not in it. */
export function meetingsAttended(marks: readonly ReceivedMark[]): ReadonlyMap<string, number> {
  const attended = new Map<string, number>();
  for (const { traineeId, mark } of standingMarks(marks))
    if (mark === 'present') attended.set(traineeId, (attended.get(traineeId) ?? 0) + 1);
  return attended;
}

const place = ({ meetingId, traineeId }: ReceivedMark): string => `${meetingId}/${traineeId}`;
const placeOnDevice = (mark: ReceivedMark): string => `${place(mark)}/${mark.deviceId}`;
const byReceipt = (a: ReceivedMark, b: ReceivedMark): number => a.receivedAt.getTime() - b.receivedAt.getTime();
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of a mark that was received several times, the first time counts. */
const onceEach = (marks: readonly ReceivedMark[]): readonly ReceivedMark[] =>
  lastOf(
    marks,
    ({ id }) => id,
    (a, b) => byReceipt(b, a),
  );

/** The last mark at each place, in an order. */
function lastOf(
  marks: readonly ReceivedMark[],
  placeOf: (mark: ReceivedMark) => string,
  order: (a: ReceivedMark, b: ReceivedMark) => number,
): readonly ReceivedMark[] {
  const last = new Map<string, ReceivedMark>();
  for (const mark of marks) {
    const other = last.get(placeOf(mark));
    if (!other || order(mark, other) > 0) last.set(placeOf(mark), mark);
  }
  return [...last.values()];
}
