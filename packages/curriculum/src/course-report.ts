import {
  allLessonsOf,
  faultsOfActivities,
  inEachLanguage,
  lessonsOf,
  lessonsUnderReview,
  minutesByUnit,
  picturesWithoutDescription,
  screenCountsOf,
  shipFaultsOf,
  textCountsOf,
  type Course,
  type CoursePlan,
  type Lesson,
  type Locale,
  type ScreenCount,
  type ShipFault,
  type ShipFaultKind,
  type TextCount,
} from '@romduol/domain';

/** What is counted of a course, and in the same way of each module and pack of it. */
export interface Counts {
  readonly lessons: number;
  readonly minutes: number;
  readonly underReview: number;
  readonly languages: Readonly<Record<Locale, TextCount & { readonly screens: ScreenCount }>>;
  /** Pictures it shows that lack a description in some language, by name. */
  readonly picturesWithoutDescription: readonly string[];
  /** Activities that no one can complete, by id. */
  readonly cannotBeCompleted: readonly string[];
  /** Questions and pictures of signs that are passed by ticking everything, by id. */
  readonly tickingEverythingPasses: readonly string[];
}

/**
 * What is told of a course. Its texts are all there are, those of its packs included; its lessons and minutes are
 * without packs, which are counted by themselves.
 */
export interface CourseReport extends Counts {
  readonly units: Readonly<Record<string, number>>;
  readonly modules: Readonly<Record<string, Counts>>;
  readonly packs: Readonly<Record<string, Counts>>;
  /** What keeps it from shipping. */
  readonly faults: readonly ShipFault[];
}

/** Counts a course, its modules and its packs, and finds what must not ship. */
export function reportOf(course: Course, plan?: CoursePlan): CourseReport {
  const counted = ({ modules = [], packs = [] }: Partial<Pick<Course, 'modules' | 'packs'>>): Counts => {
    const part = { modules, packs, test: null };
    return countsOf(course, part, textCountsOf(course, part), allLessonsOf(part));
  };
  const whole = countsOf(course, course, textCountsOf(course), allLessonsOf(course));
  return {
    ...whole,
    lessons: lessonsOf(course).length,
    minutes: course.minutes,
    underReview: lessonsUnderReview(course).length,
    units: minutesByUnit(lessonsOf(course)),
    modules: Object.fromEntries(course.modules.map((module) => [module.code, counted({ modules: [module] })])),
    packs: Object.fromEntries(course.packs.map((pack) => [pack.code, counted({ packs: [pack] })])),
    faults: shipFaultsOf(course, plan),
  };
}

function countsOf(
  course: Course,
  part: Pick<Course, 'modules' | 'packs' | 'test'>,
  texts: ReturnType<typeof textCountsOf>,
  lessons: readonly Lesson[],
): Counts {
  const screens = screenCountsOf(lessons);
  const faults = [...picturesWithoutDescription(course, part), ...faultsOfActivities(part)];
  const at = (kind: ShipFaultKind) => [...new Set(faults.flatMap((fault) => (fault.kind === kind ? [fault.at] : [])))];
  return {
    lessons: lessons.length,
    minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
    underReview: lessonsUnderReview(part).length,
    languages: inEachLanguage((locale) => ({ ...texts[locale], screens: screens[locale] })),
    picturesWithoutDescription: at('picture-without-description'),
    cannotBeCompleted: at('cannot-be-completed'),
    tickingEverythingPasses: at('ticking-everything-passes'),
  };
}
