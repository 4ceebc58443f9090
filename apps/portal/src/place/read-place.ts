import type { Joined, MyCertificate, MySkillMark } from '@romduol/contracts';
import type { DeparturePlan, LearningEvent, Locale, Release } from '@romduol/domain';
import type { Place } from '@romduol/offline';
import type { standingIn } from './standing.ts';

/** What the phone holds of one woman and one of her classes. */
export interface ReadPlace {
  readonly place: Place;
  readonly joined: Joined;
  /** Null until the pack is here in the language that was asked for. */
  readonly release: Release | null;
  readonly events: readonly LearningEvent[];
  readonly departure: DeparturePlan | null;
  readonly chosenPacks: readonly string[];
  readonly certificates: readonly MyCertificate[];
  /** What assessors last said of her skills, in all her classes. */
  readonly skillMarks: readonly MySkillMark[];
  /** The rules by which her standing is worked out. */
  readonly standingIn: typeof standingIn;
}

/** Reads her place for one class: the one that is wanted, else the one she joined last. */
export async function readPlace(place: Place, enrolmentId: string | null, locale: Locale): Promise<ReadPlace | null> {
  const joined = place.joined.find((one) => one.enrolmentId === enrolmentId) ?? place.joined.at(-1);
  if (joined === undefined) return null;
  const [release, events, departure, chosenPacks, certificates, skillMarks, rules] = await Promise.all([
    place.pack(joined.releaseId, locale),
    place.events(joined.enrolmentId),
    place.departure(),
    place.chosenPacks(),
    place.certificates(),
    place.skillMarks(),
    import('./standing.ts'),
  ]);
  return {
    ...{ place, joined, release, events, departure, chosenPacks, certificates, skillMarks },
    standingIn: rules.standingIn,
  };
}

/** What was just read, with what she did while it was being read: events only ever grow in number. */
export function withEverythingDone(found: ReadPlace, shown: ReadPlace | null): ReadPlace {
  if (shown?.place !== found.place || shown.joined.enrolmentId !== found.joined.enrolmentId) return found;
  const known = new Set(found.events.map(({ id }) => id));
  return { ...found, events: [...found.events, ...shown.events.filter(({ id }) => !known.has(id))] };
}
