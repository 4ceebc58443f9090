/**
 * What is taught. One document per course release holds all of it; every id inside is stable for ever, so that a
 * woman's progress follows a lesson or block that is renamed, moved or edited.
 */
import type { Locale, Text } from './text.ts';

/** ISO 3166-1 alpha-2 of a destination, for instance `TH`. */
export type Country = string;
/** A kind of work with a pack of its own: domestic work, garments, fishing, construction, farming, hotels, factories. */
export type Sector = 'DW' | 'GM' | 'SF' | 'CO' | 'AG' | 'HO' | 'FA';

/** A picture by name; what it shows is said in `Course.pictures`. */
export type PictureId = string;

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

/** One answer that can be chosen, with what is said after choosing it. */
export interface Choice {
  readonly id: string;
  readonly text: Text;
  readonly picture?: PictureId;
  readonly feedback?: Text;
  /** How the choice turns out; said in words and shape as well as in colour. */
  readonly tone?: 'safer' | 'riskier' | 'neutral';
}

interface BlockBase {
  readonly id: string;
  readonly picture?: PictureId;
  /** A hard screen: "skip this" is offered, and skipping loses nothing. */
  readonly hard?: true;
}

/** One screen to read or hear: a picture, a voice, at most two short sentences. */
export interface TextBlock extends BlockBase {
  readonly kind: 'text';
  readonly text: Text;
}

interface ActivityBase extends BlockBase {
  /** What she is asked to do. */
  readonly ask: Text;
}

/** A scene of a branching story; a scene without choices is an ending. */
export interface Scene {
  readonly id: string;
  readonly text: Text;
  readonly picture?: PictureId;
  readonly choices?: readonly (Choice & { readonly next: string })[];
}
/** A branching story with words after each choice. Done when an ending is reached. */
export interface StoryChoice extends ActivityBase {
  readonly kind: 'story-choice';
  readonly start: string;
  readonly scenes: readonly Scene[];
}

/** One line of a chat, one part of an advert, or one place in a picture. */
export interface FlagPart {
  readonly id: string;
  readonly text: Text;
  /** Who says it, in a chat. */
  readonly from?: 'them' | 'her';
  /** Where it is in the picture, in per cent of width and height. */
  readonly area?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly flag: boolean;
  readonly why: Text;
}
/** Tap what is wrong. Done when every flag has been found or shown. */
export interface RedFlags extends ActivityBase {
  readonly kind: 'red-flags';
  readonly medium: 'chat' | 'advert' | 'picture';
  readonly parts: readonly FlagPart[];
}

/** Tick and keep; personal, so nothing is required to be ticked. Done when she says so. */
export interface Checklist extends ActivityBase {
  readonly kind: 'checklist';
  readonly points: readonly { readonly id: string; readonly text: Text; readonly picture?: PictureId }[];
}

export interface SortCard {
  readonly id: string;
  readonly text: Text;
  readonly picture?: PictureId;
  readonly why?: Text;
}
/** Cards into piles, or cards in order (the order in which they stand here). Done when all are right; help is given. */
export interface Sort extends ActivityBase {
  readonly kind: 'sort';
  readonly into:
    | { readonly by: 'order' }
    | {
        readonly by: 'piles';
        readonly piles: readonly { readonly id: string; readonly text: Text; readonly picture?: PictureId }[];
        /** card id → pile id */
        readonly belongs: Readonly<Record<string, string>>;
      };
  readonly cards: readonly SortCard[];
}

/** Questions inside a lesson, explained at once. Done when each has an answer; "I don't know" is one. */
export interface Quiz extends ActivityBase {
  readonly kind: 'quiz';
  readonly items: readonly Item[];
}

/** An amount with its currency: whole riel, or whole US cents. */
export interface Money {
  readonly currency: 'KHR' | 'USD';
  /** Minor units: riel have none (1 = 1 riel), dollars are in cents. */
  readonly minor: number;
}
/** Money with pictures: what comes in, what goes out, what is left. Done when answered. */
export interface Calc extends ActivityBase {
  readonly kind: 'calc';
  readonly lines: readonly {
    readonly id: string;
    readonly text: Text;
    readonly picture?: PictureId;
    readonly amount: Money;
    readonly sign: 'in' | 'out';
  }[];
  readonly answers: readonly { readonly id: string; readonly amount: Money; readonly feedback: Text }[];
  /** The right answer's id. */
  readonly key: string;
}

/** Her own plan. What she writes stays on her phone; only "kept" is ever told. Done when kept, or left for later. */
export interface Plan extends ActivityBase {
  readonly kind: 'plan';
  readonly fields: readonly {
    readonly id: string;
    readonly text: Text;
    readonly input: 'words' | 'time' | 'choice';
    readonly choices?: readonly Choice[];
  }[];
}

/** One turn of a class activity done alone: something is said, and she chooses what she would say. */
export interface Turn {
  readonly id: string;
  readonly text: Text;
  readonly picture?: PictureId;
  readonly choices?: readonly Choice[];
}
/** Played in class with cards; alone, turn by turn. Both forms count. */
export interface RolePlay extends ActivityBase {
  readonly kind: 'role-play';
  readonly trainerCard: Text;
  readonly roles: readonly { readonly id: string; readonly name: Text; readonly card: Text }[];
  readonly alone: readonly Turn[];
}
/** Talked over in class; alone, turn by turn. Both forms count. */
export interface Discuss extends ActivityBase {
  readonly kind: 'discuss';
  readonly trainerCard: Text;
  readonly questions: readonly { readonly id: string; readonly text: Text }[];
  readonly alone: readonly Turn[];
}

/** A story to listen to, part by part. Done when every part was opened. */
export interface Listen extends ActivityBase {
  readonly kind: 'listen';
  readonly parts: readonly { readonly id: string; readonly text: Text; readonly picture?: PictureId }[];
}

/** Something done with the hands, in a safe simulator that calls nobody. Done when the last step is done. */
export interface Practice extends ActivityBase {
  readonly kind: 'practice';
  readonly simulator:
    | { readonly of: 'dial'; readonly helpline: string }
    | { readonly of: 'leave-fast' }
    | { readonly of: 'picture-pin' }
    | { readonly of: 'thirty-seconds' };
  readonly steps: readonly { readonly id: string; readonly text: Text; readonly picture?: PictureId }[];
}

/** The eleven activity kinds. */
export type Activity =
  StoryChoice | RedFlags | Checklist | Sort | Quiz | Calc | Plan | RolePlay | Discuss | Listen | Practice;
export type ActivityKind = Activity['kind'];
/** What a lesson is made of. */
export type Block = TextBlock | Activity;

/**
 * One question with its scoring. `one`: one right choice; `many`: exactly the right set, nothing else. `face` and
 * `intention` ask how she feels and what she means to do: no right answer, reported apart. "I don't know" is always
 * offered by whoever shows the question, and is not written here.
 */
export interface Item {
  readonly id: string;
  readonly kind: 'one' | 'many' | 'face' | 'intention';
  /** The topic it tests, or null inside a lesson and for faces and intentions. */
  readonly topic: string | null;
  readonly ask: Text;
  readonly picture?: PictureId;
  readonly choices: readonly Choice[];
  /** Ids of the right choices; empty for `face` and `intention`. */
  readonly key: readonly string[];
  /** Said after the answer in lessons and after the post-test; never in the pre-test. */
  readonly explain: Text;
}

/** A question about herself: what she feels, or means to do. There is no right answer. */
export const isAboutHerself = ({ kind }: Pick<Item, 'kind'>): boolean => kind === 'face' || kind === 'intention';

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
