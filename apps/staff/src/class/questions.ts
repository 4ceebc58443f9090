/** Questions as a class answers them together: with cards that are held up, each woman's answer noted by her name. */
import {
  choicesFor,
  formFor,
  type Calc,
  type Item,
  type ItemAnswer,
  type Locale,
  type Money,
  type PictureId,
  type Quiz,
  type Sitting,
  type Test,
  type Text,
} from '@romduol/domain';
import { signsIn, type Sign } from './signs.ts';

/** One card of a question: its sign, and what it stands for. */
export interface Card {
  readonly choiceId: string;
  readonly sign: Sign;
  readonly words: Text | Money;
  readonly picture?: PictureId;
  /** Key of its recording; amounts have none. */
  readonly voiceKey: string | null;
}

export interface Question {
  readonly id: string;
  readonly ask: Text;
  readonly askVoice: string;
  readonly picture?: PictureId;
  /** What comes in and goes out, for a sum. */
  readonly lines: Calc['lines'];
  readonly cards: readonly Card[];
  /** More than one card may be held up. */
  readonly isMany: boolean;
  /** "I don't know" is an answer here. */
  readonly mayNotKnow: boolean;
  /** The right cards; none for what each woman only knows of herself. */
  readonly key: readonly string[];
  readonly explain: { readonly text: Text; readonly voiceKey: string } | null;
}

/** A question and the women who are asked it, by id. */
export interface Asked {
  readonly question: Question;
  readonly women: readonly string[];
}

/**
 * The cards for a question, in the one order in which the whole class sees them. `seed` decides it: the block in a
 * lesson, so that phone and class show the same.
 */
export function cardsFor(item: Item, seed: string, path: string, language: Locale): readonly Card[] {
  const signs = signsIn(language);
  return choicesFor(item, seed).flatMap(({ id, text, picture }, at) => {
    const sign = signs[at];
    const card = { choiceId: id, words: text, voiceKey: `${path}/${id}.text`, ...(picture && { picture }) };
    return sign ? [{ ...card, sign }] : [];
  });
}

function questionOf(item: Item, holder: string, language: Locale): Question {
  const path = `${holder}/${item.id}`;
  return {
    id: item.id,
    ask: item.ask,
    askVoice: `${path}.ask`,
    ...(item.picture && { picture: item.picture }),
    lines: [],
    cards: cardsFor(item, holder, path, language),
    isMany: item.kind === 'many',
    mayNotKnow: true,
    key: item.key,
    explain: { text: item.explain, voiceKey: `${path}.explain` },
  };
}

/** The questions of a quiz in a lesson, all for everyone who takes part. */
export const askedInQuiz = (block: Quiz, women: readonly string[], language: Locale): readonly Asked[] =>
  block.items.map((item) => ({ question: questionOf(item, block.id, language), women }));

/** What is left, as one question. */
export function askedInCalc(block: Calc, women: readonly string[], language: Locale): readonly Asked[] {
  const signs = signsIn(language);
  const right = block.answers.find(({ id }) => id === block.key);
  const cards = block.answers.flatMap(({ id, amount }, at): readonly Card[] => {
    const sign = signs[at];
    return sign ? [{ choiceId: id, sign, words: amount, voiceKey: null }] : [];
  });
  const question: Question = {
    id: block.id,
    ask: block.ask,
    askVoice: `${block.id}.ask`,
    ...(block.picture && { picture: block.picture }),
    lines: block.lines,
    cards,
    isMany: false,
    mayNotKnow: false,
    key: [block.key],
    explain: right ? { text: right.feedback, voiceKey: `${block.id}/${right.id}.feedback` } : null,
  };
  return [{ question, women }];
}

/** A woman, and the topics that she has answered rightly after the course, as far as this tablet knows. */
export interface TestTaker {
  readonly traineeId: string;
  readonly topicsRight: readonly string[];
}

/**
 * The questions of a test in class: first those of form X for the women who have it, then those of form Y for the others;
 * once more only what a woman has not yet answered rightly, from both forms. Faces and intentions are left out: nobody
 * is asked before others how she feels or what she means to do.
 */
export function askedInTest(
  test: Test,
  sitting: Sitting,
  takers: readonly TestTaker[],
  language: Locale,
): readonly Asked[] {
  const ids = [...new Set([...test.forms.X, ...test.forms.Y])];
  const items = ids.flatMap((id) => test.items.find((item) => item.id === id) ?? []);
  return items
    .filter(({ topic }) => topic !== null)
    .map((item) => ({
      question: questionOf(item, test.id, language),
      women: takers.filter((taker) => isAskedOf(test, sitting, item, taker)).map(({ traineeId }) => traineeId),
    }))
    .filter(({ women }) => women.length > 0);
}

function isAskedOf(test: Test, sitting: Sitting, item: Item, { traineeId, topicsRight }: TestTaker): boolean {
  if (sitting === 'again') return item.topic !== null && !topicsRight.includes(item.topic);
  return test.forms[formFor(traineeId, sitting)].includes(item.id);
}

/** Question id → woman's id → her answer. */
export type Answers = Readonly<Record<string, Readonly<Record<string, ItemAnswer>>>>;

export const answerOf = (answers: Answers, questionId: string, traineeId: string): ItemAnswer | null =>
  answers[questionId]?.[traineeId] ?? null;

function withAnswer(answers: Answers, questionId: string, traineeId: string, answer: ItemAnswer | null): Answers {
  const { [traineeId]: _, ...others } = answers[questionId] ?? {};
  return { ...answers, [questionId]: answer === null ? others : { ...others, [traineeId]: answer } };
}

/**
 * One tap on a card beside a name: it is her answer; tapped again it is taken back. Of many, each card by itself.
 * `choice` is null for "I don't know".
 */
export function tapped(
  answers: Answers,
  { id, isMany }: Pick<Question, 'id' | 'isMany'>,
  traineeId: string,
  choice: string | null,
): Answers {
  const before = answerOf(answers, id, traineeId);
  if (choice === null) return withAnswer(answers, id, traineeId, before === 'dont-know' ? null : 'dont-know');
  const chosen = before === null || before === 'dont-know' ? [] : before;
  const isTaken = chosen.includes(choice);
  if (!isMany) return withAnswer(answers, id, traineeId, isTaken ? null : [choice]);
  const more = isTaken ? chosen.filter((one) => one !== choice) : [...chosen, choice];
  return withAnswer(answers, id, traineeId, more.length === 0 ? null : more);
}

/** Women of a question for whom nothing is noted yet. */
export const leftIn = ({ question, women }: Asked, answers: Answers): readonly string[] =>
  women.filter((traineeId) => answerOf(answers, question.id, traineeId) === null);

/** The same answer for everyone of whom nothing is noted yet. */
export function forAllLeft(asked: Asked, answers: Answers, answer: ItemAnswer): Answers {
  return leftIn(asked, answers).reduce(
    (all, traineeId) => withAnswer(all, asked.question.id, traineeId, answer),
    answers,
  );
}
