/** What must not ship. Each fault is named with its place; what is merely not there yet is counted in `course-count.ts`. */
import { picturesIn } from './chosen-pack.ts';
import { blocksOf, lessonsOf, type Activity, type ChosenModule, type Course, type Item } from './content.ts';
import { leadsOut } from './content-faults.ts';
import { minutesByUnit } from './course-count.ts';
import { completes, isRight } from './grading.ts';
import { testMinutes } from './readiness.ts';
import { rightAnswerTo } from './right-answer.ts';
import { locales, type Locale } from './text.ts';
import { textsOf } from './texts.ts';

export const shipFaultKinds = [
  'placeholder',
  'missing-translation',
  'picture-without-description',
  'cannot-be-completed',
  'ticking-everything-passes',
  'minutes',
] as const;
export type ShipFaultKind = (typeof shipFaultKinds)[number];

/** One thing that keeps a course from shipping. */
export interface ShipFault {
  readonly kind: ShipFaultKind;
  /** Key of the text, id of the block, item or picture, unit, or code of the course. */
  readonly at: string;
  readonly locale?: Locale;
  /** The fault in a sentence. */
  readonly says: string;
}

/** How long a course is meant to be. */
export interface CoursePlan {
  /** What the course says of itself: its units and its sittings of the test. */
  readonly minutes: number;
  /** Sittings of the test that are counted in it, 0 or 2. */
  readonly sittings: number;
  /** Minutes of each unit that is counted. */
  readonly units: Readonly<Record<string, number>>;
  /** Minutes of units that come after what is counted: a later phase, contacts after departure. */
  readonly later?: Readonly<Record<string, number>>;
  /** Minutes of each pack that the course offers. */
  readonly packs?: { readonly destination: number; readonly sector: number };
}

/** A course, or a part of it beside the whole, whose descriptions and voices it uses. */
type Part = Pick<Course, 'modules' | 'packs' | 'test'>;

/** Everything that keeps a course from shipping, empty when nothing does. Without a plan its minutes are not judged. */
export function shipFaultsOf(course: Course, plan?: CoursePlan): readonly ShipFault[] {
  return [
    ...placeholdersIn(course),
    ...missingTranslationsIn(course),
    ...picturesWithoutDescription(course, course),
    ...faultsOfActivities(course),
    ...(plan ? faultsOfMinutes(course, plan) : []),
  ];
}

const placeholdersIn = ({ voices }: Course): readonly ShipFault[] =>
  Object.entries(voices).flatMap(([key, slot]) =>
    locales.flatMap((locale) =>
      slot[locale]?.placeholder
        ? [
            {
              kind: 'placeholder',
              at: key,
              locale,
              says: `${key} has a placeholder for a voice in "${locale}"`,
            } as const,
          ]
        : [],
    ),
  );

const missingTranslationsIn = (document: unknown): readonly ShipFault[] =>
  textsOf(document).flatMap(({ key, text }) =>
    locales.flatMap((locale) =>
      text[locale] || key.startsWith('pictures/')
        ? []
        : [{ kind: 'missing-translation', at: key, locale, says: `${key} has no words in "${locale}"` } as const],
    ),
  );

/** Pictures that a part shows and that the course does not describe in every language. */
export const picturesWithoutDescription = ({ pictures }: Pick<Course, 'pictures'>, part: Part): readonly ShipFault[] =>
  picturesIn({ modules: part.modules, packs: part.packs, test: part.test }).flatMap((id) =>
    locales.flatMap((locale) =>
      pictures[id]?.alt[locale]
        ? []
        : [
            {
              kind: 'picture-without-description',
              at: id,
              locale,
              says: `the picture ${id} has no description in "${locale}"`,
            } as const,
          ],
    ),
  );

/** Activities that no one can complete, and what ticking everything passes, in lessons and in the test of a part. */
export function faultsOfActivities(part: Part): readonly ShipFault[] {
  const activities = blocksOf(part).filter((block) => block.kind !== 'text');
  const items = [
    ...activities.flatMap((block) => (block.kind === 'quiz' ? block.items : [])),
    ...(part.test?.items ?? []),
  ];
  return [
    ...activities
      .filter((activity) => !canBeCompleted(activity))
      .map(({ id }) => ({ kind: 'cannot-be-completed', at: id, says: `no one can complete ${id}` }) as const),
    ...[...items.filter(passesAllTicked), ...activities.filter(passesAllTapped)].map(
      ({ id }) =>
        ({ kind: 'ticking-everything-passes', at: id, says: `${id} is passed by ticking everything` }) as const,
    ),
  ];
}

/** Whether the rule of completion can be met, and met from wherever she has come to. */
function canBeCompleted(activity: Activity): boolean {
  if (!completes(activity, rightAnswerTo(activity))) return false;
  if (activity.kind === 'story-choice') {
    const { start, scenes } = activity;
    const reached = new Set([start]);
    for (const id of reached)
      for (const choice of scenes.find((scene) => scene.id === id)?.choices ?? []) reached.add(choice.next);
    return [...reached].every((id) => leadsOut(id, scenes));
  }
  if (activity.kind === 'sort' && activity.into.by === 'piles') {
    const { piles, belongs } = activity.into;
    return activity.cards.every((card) => piles.some(({ id }) => id === belongs[card.id]));
  }
  if (activity.kind === 'red-flags' && activity.medium === 'picture')
    return activity.parts.every(({ flag, area }) => !flag || area !== undefined);
  return true;
}

const passesAllTicked = (item: Item): boolean =>
  isRight(
    item,
    item.choices.map(({ id }) => id),
  ) === true;
const passesAllTapped = (activity: Activity): boolean =>
  activity.kind === 'red-flags' && activity.parts.every(({ flag }) => flag);

function faultsOfMinutes(course: Course, plan: CoursePlan): readonly ShipFault[] {
  const { code, packs } = course;
  const there = minutesByUnit(lessonsOf(course));
  const planned = { ...plan.units, ...plan.later };
  const sumOf = (minutes: readonly number[]) => minutes.reduce((sum, more) => sum + more, 0);
  const sum = sumOf(Object.keys(plan.units).map((unit) => there[unit] ?? 0)) + plan.sittings * testMinutes;
  const differing: readonly (readonly [at: string, has: number, wanted: number])[] = [
    ...[...new Set([...Object.keys(planned), ...Object.keys(there)])].map(
      (unit) => [unit, there[unit] ?? 0, planned[unit] ?? 0] as const,
    ),
    ...packs.map((pack) => [pack.code, pack.minutes, wantedOf(pack.for, plan)] as const),
    ...packs.map((pack) => [pack.code, sumOf(pack.lessons.map(({ minutes }) => minutes)), pack.minutes] as const),
    [code, course.minutes, plan.minutes],
    [code, sum, plan.minutes],
  ];
  return differing
    .filter(([, has, wanted]) => has !== wanted)
    .map(([at, has, wanted]) => ({ kind: 'minutes', at, says: `${at} has ${has} minutes where ${wanted} are due` }));
}

const wantedOf = (chosenBy: ChosenModule['for'], { packs }: CoursePlan): number =>
  ('sector' in chosenBy ? packs?.sector : packs?.destination) ?? 0;
