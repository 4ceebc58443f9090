/** What a screen of a lesson can be: a text, or one of eleven activities; and the questions that tests and quizzes ask. */
import type { Text } from './text.ts';

/** A picture by name; what it shows is said in `Course.pictures`. */
export type PictureId = string;

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
