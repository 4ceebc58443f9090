import type { Joined } from '@romduol/contracts';
import {
  completionOf,
  progressOf,
  type Completion,
  type LearningEvent,
  type Progress,
  type Release,
} from '@romduol/domain';

/** How far she is in one class; null while its course is not on the phone. */
export interface Standing {
  readonly progress: Progress | null;
  readonly completion: Completion | null;
}

/** The rules of the course on what she did and on the meetings that the server says she was at. In a file of its own: they are not needed before her place opens. */
export function standingIn(
  release: Release | null,
  events: readonly LearningEvent[],
  { meetingsAttended }: Pick<Joined, 'meetingsAttended'>,
): Standing {
  if (release === null) return { progress: null, completion: null };
  const progress = progressOf(release, events);
  return { progress, completion: completionOf(release, progress, meetingsAttended) };
}
