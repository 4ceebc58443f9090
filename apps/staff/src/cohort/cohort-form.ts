import type { Cohort, CohortDraft, ReleaseSummary } from '@romduol/contracts';
import { locales, type Day, type Locale } from '@romduol/domain';
import type { Difference, Side } from '../ui/conflict.tsx';
import type { StaffKey } from '../words.ts';

/** A class as it stands in the form: what is typed is words until it is sent. */
export interface CohortForm {
  readonly name: string;
  /** Empty until a course is chosen. */
  readonly releaseId: string;
  readonly language: Locale;
  readonly womenOnly: boolean;
  readonly seats: string;
  readonly startsOn: string;
  /** Empty when no end is planned. */
  readonly endsOn: string;
}

/** A form together with the id that the class will have, so that sending it twice makes one class. */
export interface StoredForm {
  readonly id: string;
  /** 0 for a new class, else the version that was read. */
  readonly version: number;
  readonly form: CohortForm;
}

/** Whether something out of the browser's store is a form of ours. */
export function isStoredForm(found: unknown): found is StoredForm {
  const { id, version, form } = (found ?? {}) as Partial<Record<keyof StoredForm, unknown>>;
  if (typeof id !== 'string' || typeof version !== 'number' || typeof form !== 'object' || form === null) return false;
  const { womenOnly, language, ...words } = form as Record<string, unknown>;
  return (
    typeof womenOnly === 'boolean' &&
    (locales as readonly unknown[]).includes(language) &&
    (['name', 'releaseId', 'seats', 'startsOn', 'endsOn'] as const).every((key) => typeof words[key] === 'string')
  );
}

export const emptyForm = (language: Locale, today: Day): CohortForm => ({
  name: '',
  releaseId: '',
  language,
  womenOnly: true,
  seats: '25',
  startsOn: today,
  endsOn: '',
});

export const formOf = (cohort: Cohort): CohortForm => ({
  name: cohort.name,
  releaseId: cohort.releaseId,
  language: cohort.language,
  womenOnly: cohort.womenOnly,
  seats: String(cohort.seats),
  startsOn: cohort.startsOn,
  endsOn: cohort.endsOn ?? '',
});

/** What is sent. The form must have no faults. */
export const draftOf = ({ form, version }: StoredForm): CohortDraft => ({
  ...form,
  name: form.name.trim(),
  seats: Number(form.seats),
  endsOn: form.endsOn === '' ? null : form.endsOn,
  version,
});

export type FormFaults = { readonly [K in keyof CohortForm]?: StaffKey };

/** What must be put right before it is worth sending, in the order of the fields. */
export function faultsIn(form: CohortForm, release: ReleaseSummary | undefined, joined: number): FormFaults {
  const seats = Number(form.seats);
  const isWhole = /^\d+$/.test(form.seats) && seats >= 1 && seats <= 500;
  return {
    ...(form.name.trim() === '' && { name: 'class.lacks-name' }),
    ...(release === undefined && { releaseId: 'class.lacks-course' }),
    ...(release?.mayBeTaught === false && { releaseId: 'class.course-not-accepted' }),
    ...(!isWhole && { seats: 'class.lacks-seats' }),
    ...(isWhole && seats < joined && { seats: 'problem.cohort.too-few-seats' }),
    ...(form.startsOn === '' && { startsOn: 'class.lacks-start' }),
    ...(form.endsOn !== '' && form.endsOn < form.startsOn && { endsOn: 'problem.cohort.ends-before-start' }),
  } as const satisfies FormFaults;
}

/** What two people set differently, worded by `shown`. */
export function differencesBetween(
  mine: CohortForm,
  theirs: CohortForm,
  label: (key: keyof CohortForm) => string,
  shown: (key: keyof CohortForm, form: CohortForm) => string,
): readonly Difference<keyof CohortForm>[] {
  const keys = Object.keys(mine) as (keyof CohortForm)[];
  return keys
    .filter((key) => (typeof mine[key] === 'string' ? mine[key].trim() : mine[key]) !== theirs[key])
    .map((key) => ({ key, label: label(key), mine: shown(key, mine), theirs: shown(key, theirs) }));
}

/** Mine, except for what she chose to take from the other entry. */
export function merged<T extends object>(mine: T, theirs: T, kept: Readonly<Partial<Record<keyof T, Side>>>): T {
  const keys = Object.keys(mine) as (keyof T)[];
  return {
    ...mine,
    ...Object.fromEntries(keys.filter((key) => kept[key] === 'theirs').map((key) => [key, theirs[key]])),
  };
}
