/**
 * What a woman can do with her hands is marked by whoever watched her do it. A correction is one more mark, and the older
 * ones stay. "Not yet" says where she is going on, and takes nothing from her: no mark is part of what completes a course.
 */
import type { Course, Skill, SkillTrack } from './content.ts';

/** What an assessor says of a woman and a skill. */
export const skillMarks = ['can', 'not-yet'] as const;
export type SkillMark = (typeof skillMarks)[number];

/** One mark of one woman in one course, as the server keeps it. */
export interface ReceivedSkillMark {
  /** A UUIDv7 made where it was marked; makes sending it again harmless. */
  readonly id: string;
  readonly enrolmentId: string;
  readonly skillId: string;
  readonly mark: SkillMark;
  /** When the server first took it, by the server's clock. */
  readonly receivedAt: Date;
}

/** The one mark that counts for each skill of each enrolment: the one that the server received last, then the later id. */
export function standingSkillMarks<Mark extends ReceivedSkillMark>(marks: readonly Mark[]): readonly Mark[] {
  const last = new Map<string, Mark>();
  for (const mark of marks) {
    const place = `${mark.enrolmentId}/${mark.skillId}`;
    const other = last.get(place);
    if (other === undefined || isLater(mark, other)) last.set(place, mark);
  }
  return [...last.values()].sort((a, b) => compare(a.enrolmentId, b.enrolmentId) || compare(a.skillId, b.skillId));
}

const isLater = (one: ReceivedSkillMark, other: ReceivedSkillMark): boolean =>
  (one.receivedAt.getTime() - other.receivedAt.getTime() || compare(one.id, other.id)) > 0;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The tracks of a course in order; most courses have none. */
export const tracksOf = (course: Pick<Course, 'modules'>): readonly SkillTrack[] =>
  course.modules.flatMap(({ tracks = [] }) => tracks);

/** How far she is in one track. */
export interface TrackStanding<Mark> {
  readonly track: SkillTrack;
  /** Every skill of the track in order, with the mark that counts; null while nobody has looked at it. */
  readonly skills: readonly { readonly skill: Skill; readonly mark: Mark | null }[];
  /** How many of them she can do. */
  readonly can: number;
  /** The first that she has not shown yet; null when she can do all of them. */
  readonly next: Skill | null;
  /** Whether anybody has marked anything in it. */
  readonly isBegun: boolean;
}

/** What she can do of a track, by the marks that count of one enrolment. Marks of other tracks are passed over. */
export function trackStandingOf<Mark extends { readonly skillId: string; readonly mark: SkillMark }>(
  track: SkillTrack,
  standing: readonly Mark[],
): TrackStanding<Mark> {
  const bySkill = new Map(standing.map((mark) => [mark.skillId, mark]));
  const skills = track.skills.map((skill) => ({ skill, mark: bySkill.get(skill.id) ?? null }));
  return {
    track,
    skills,
    can: skills.filter(({ mark }) => mark?.mark === 'can').length,
    next: skills.find(({ mark }) => mark?.mark !== 'can')?.skill ?? null,
    isBegun: skills.some(({ mark }) => mark !== null),
  };
}
