/**
 * What is taught. One document per course release holds all of it; every id inside is stable for ever, so that a
 * woman's progress follows a lesson or block that is renamed, moved or edited.
 */
import type { Block, Item, PictureId } from './block.ts';
import type { Locale, Text } from './text.ts';

export * from './block.ts';

/** ISO 3166-1 alpha-2 of a destination, for instance `TH`. */
export type Country = string;
/** A kind of work with a pack of its own: domestic work, garments, fishing, construction, farming, hotels, factories. */
export type Sector = 'DW' | 'GM' | 'SF' | 'CO' | 'AG' | 'HO' | 'FA';

/** Where a statement comes from. `general` rests on general knowledge and waits for a reviewer. */
export interface Source {
  readonly kind: 'page' | 'law' | 'helplines' | 'general';
  readonly title: string;
  readonly url?: string;
}

/** Whether a named native reader has accepted the words of one language. */
export type Review =
  { readonly state: 'awaiting' } | { readonly state: 'accepted'; readonly by: string; readonly on: string };

/** One recording of one text in one language: a human voice, or in development a marked placeholder. */
export interface Narration {
  /** SHA-256 of the sound file, lower-case hex. */
  readonly media: string;
  readonly seconds: number;
  /** The words that were read aloud, so that a later change of the text shows the recording as stale. */
  readonly of: string;
  readonly placeholder?: true;
}

/** Narration slots: text key (see `textsOf`) → language → recording. */
export type Voices = Readonly<Record<string, { readonly [L in Locale]?: Narration }>>;

/** 5 to 12 minutes of blocks. */
export interface Lesson {
  readonly id: string;
  /** The row of the curriculum table it belongs to, for instance `A2.2`. */
  readonly unit: string;
  readonly title: Text;
  /** "She can …" */
  readonly objective: Text;
  readonly minutes: number;
  readonly picture?: PictureId;
  /** Said before the lesson starts when something in it may be heavy. */
  readonly notice?: Text;
  /** The whole lesson may be skipped without loss of credit. */
  readonly skippable?: true;
  /** Ends with a calm step and the help card. */
  readonly calmEnding?: true;
  /** A contact after departure, by the days since then or on her return; no part of what completes the course. */
  readonly afterDeparture?: number | 'return';
  readonly blocks: readonly Block[];
  readonly sources: readonly Source[];
  /** Rests on law or general knowledge that nobody has reviewed yet; shown so to staff. */
  readonly underReview?: true;
}

/** Something done with the hands, small enough to be shown to an assessor in one go: "change the needle". */
export interface Skill {
  readonly id: string;
  readonly text: Text;
  readonly picture?: PictureId;
}
/** A trade that is learned at the workbench: its skills in the order in which they are usually learned. */
export interface SkillTrack {
  readonly id: string;
  readonly title: Text;
  readonly skills: readonly Skill[];
}

/** A skill module: lessons on one subject; the thing a trainer authors. */
export interface Module {
  readonly id: string;
  readonly code: string;
  readonly title: Text;
  readonly lessons: readonly Lesson[];
  /** What a named assessor marks; no part of what completes the course. */
  readonly tracks?: readonly SkillTrack[];
}

/**
 * A destination or sector pack: a module that her departure plan chooses. On a phone that has not fetched it, it has no
 * lessons yet.
 */
export interface ChosenModule extends Module {
  readonly for: { readonly destinations: readonly Country[] } | { readonly sector: Sector };
  /** Shown where she chooses, before its lessons are here. */
  readonly picture?: PictureId;
  /** Minutes of its lessons together. */
  readonly minutes: number;
  /** Day on which a person last checked what it says, `YYYY-MM-DD`; null until somebody has. */
  readonly lastChecked: string | null;
}

export interface Topic {
  readonly id: string;
  readonly title: Text;
  /** One of the safety-critical topics, which the certificate requires. */
  readonly critical: boolean;
}
/** Two parallel forms on the same topics, given before and after; pre-test and post-test are different forms. */
export interface Test {
  readonly id: string;
  readonly title: Text;
  readonly topics: readonly Topic[];
  readonly items: readonly Item[];
  /** Item ids of each form, one per topic, then the faces and intentions common to both. */
  readonly forms: { readonly X: readonly string[]; readonly Y: readonly string[] };
}
export type Form = keyof Test['forms'];

/** What completes a course: lessons ∧ meetings attended ∧ test. */
export interface CompletionRule {
  readonly lessons: 'all-required';
  /** Meetings that must have been attended; 0 when the course can be done alone. */
  readonly meetings: number;
  readonly test: { readonly topics: 'critical' | 'all' } | null;
  readonly packs: 'none' | 'destination-and-sector';
}

/** A course as it is written: modules in order, their packs, test and completion rule. */
export interface Course {
  readonly code: string;
  readonly title: Text;
  readonly summary: Text;
  /** Minutes of lessons and tests together, as the certificate states them. */
  readonly minutes: number;
  readonly modules: readonly Module[];
  readonly packs: readonly ChosenModule[];
  readonly test: Test | null;
  readonly completion: CompletionRule;
  /** What each picture shows, for those who cannot see it. */
  readonly pictures: Readonly<Record<PictureId, { readonly alt: Text }>>;
  readonly voices: Voices;
  readonly review: Readonly<Record<Locale, Review>>;
}

/** A file that a release needs, immutable and known by its hash. */
export interface MediaFile {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
}

/** An immutable published version of a course. */
export interface Release extends Course {
  readonly id: string;
  /** 1, 2, 3 … per course. */
  readonly version: number;
  /** Every file it needs: pictures by their id, recordings by their hash. */
  readonly files: Readonly<Record<PictureId, MediaFile>>;
}

/** Every lesson of a course's modules in order. */
export function lessonsOf(course: Pick<Course, 'modules'>): readonly Lesson[] {
  return course.modules.flatMap((module) => module.lessons);
}

/** What completes a course: its lessons without the contacts after departure, and without packs. */
export const requiredLessonsOf = (course: Pick<Course, 'modules'>): readonly Lesson[] =>
  lessonsOf(course).filter(({ afterDeparture }) => afterDeparture === undefined);

/** Every lesson there is: those of its modules, then those of the packs that a departure plan may choose. */
export const allLessonsOf = (course: Pick<Course, 'modules' | 'packs'>): readonly Lesson[] => [
  ...lessonsOf(course),
  ...course.packs.flatMap(({ lessons }) => lessons),
];

/** Every block of a course in order, those of its packs at the end. */
export function blocksOf(course: Pick<Course, 'modules' | 'packs'>): readonly Block[] {
  return allLessonsOf(course).flatMap((lesson) => lesson.blocks);
}
