/** How far the women of a class are, by the roster that was taken along and by what was noted since. */
import type { ClassRoster } from '@romduol/contracts';
import { lessonsOf, progressOf, requiredLessonsOf, type Lesson, type Progress, type Release } from '@romduol/domain';
import type { Teaching } from '@romduol/offline/class';
import type { EventsByWoman } from './facts.ts';

export interface ClassProgress {
  /** Woman's id → what the rules say of what was noted for her on this tablet. */
  readonly byWoman: ReadonlyMap<string, Progress>;
  /** Lesson id → women who have done it, wherever they did. */
  readonly doneBy: ReadonlyMap<string, ReadonlySet<string>>;
}

export function classProgress(release: Release, roster: ClassRoster, events: EventsByWoman): ClassProgress {
  const byWoman = new Map(
    roster.trainees.map(({ traineeId }) => [traineeId, progressOf(release, events.get(traineeId) ?? [])]),
  );
  const doneBy = new Map(
    lessonsOf(release).map(({ id }) => {
      const women = roster.trainees.filter(
        ({ traineeId, lessonsDone }) =>
          lessonsDone.includes(id) ||
          byWoman.get(traineeId)?.lessons.some(({ lessonId, state }) => lessonId === id && state === 'done'),
      );
      return [id, new Set(women.map(({ traineeId }) => traineeId))];
    }),
  );
  return { byWoman, doneBy };
}

/** The lesson that a meeting is in the middle of, or null. */
export const lessonUnderWay = (release: Release, teaching: Teaching | null): Lesson | null =>
  requiredLessonsOf(release).find(({ id, blocks }) => id === teaching?.lessonId && teaching.at < blocks.length) ?? null;
