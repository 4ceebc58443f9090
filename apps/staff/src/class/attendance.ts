import type { MeetingHere } from '@romduol/offline/class';

export type Mark = 'present' | 'absent';

/** How many women are there, are not, and were not marked. */
export interface Attendance {
  readonly present: number;
  readonly absent: number;
  readonly unmarked: number;
}

export function attendanceOf(
  marks: MeetingHere['marks'],
  women: readonly { readonly traineeId: string }[],
): Attendance {
  const count = (wanted: Mark | undefined) => women.filter(({ traineeId }) => marks[traineeId] === wanted).length;
  return { present: count('present'), absent: count('absent'), unmarked: count(undefined) };
}

/** What a tap on a name makes of it: there at first, then the other of the two. */
export const afterTap = (mark: Mark | undefined): Mark => (mark === 'present' ? 'absent' : 'present');
