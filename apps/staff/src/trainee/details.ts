import type { openTrainee, Result } from '@romduol/contracts';
import type { Day, DeparturePlan } from '@romduol/domain';
import type { StaffKey } from '../words.ts';

/** A woman's name and plan, as those who may open them see her. */
export type Details = Result<typeof openTrainee>;

/** Her name and plan as they stand in the form. */
export interface DetailsEntry {
  readonly name: string;
  /** Empty when it is not known. */
  readonly latinName: string;
  readonly intention: DeparturePlan['intention'];
  /** Empty when no day is known; only looked at when she leaves. */
  readonly departsOn: string;
}

export const entryOf = ({ name, latinName, departure }: Details): DetailsEntry => ({
  name,
  latinName: latinName ?? '',
  intention: departure.intention,
  departsOn: departure.departsOn ?? '',
});

/** Her plan as it is sent: a day belongs to leaving only. */
export const departureOf = ({ intention, departsOn }: DetailsEntry): DeparturePlan => ({
  intention,
  departsOn: intention === 'leaving' && departsOn !== '' ? departsOn : null,
});

export type EntryFaults = { readonly [K in keyof DetailsEntry]?: StaffKey };

/** What must be put right before it is worth sending. A day that has passed may stay as it is: she has left. */
export function faultsIn(entry: DetailsEntry, before: Details, today: Day): EntryFaults {
  const { departsOn } = departureOf(entry);
  const isNewDay = departsOn !== before.departure.departsOn;
  return {
    ...(entry.name.trim() === '' && { name: 'woman.lacks-name' }),
    ...(/[^\p{Script=Latin}\p{M} .'’-]/u.test(entry.latinName) && { latinName: 'woman.latin-only' }),
    ...(departsOn !== null && isNewDay && departsOn < today && { departsOn: 'problem.plan.day-has-passed' }),
  } as const satisfies EntryFaults;
}
