/** The one grading rule, run for feedback on the phone and again on the server from raw answers. */
import { isAboutHerself, type Block, type Item, type Test } from './content.ts';
import type { ActivityAnswer, ItemAnswer } from './learning-event.ts';

/** An exact share; rounding is a matter of display. */
export interface Fraction {
  readonly of: number;
  readonly right: number;
}

/**
 * Whether an item is answered rightly. All or nothing: `many` wants exactly the right set, so ticking everything earns
 * nothing. Faces and intentions are neither right nor wrong and answer null.
 */
export function isRight(item: Item, answer: ItemAnswer | undefined): boolean | null {
  if (isAboutHerself(item)) return null;
  if (answer === undefined || answer === 'dont-know') return false;
  const chosen = new Set(answer);
  return chosen.size === item.key.length && item.key.every((id) => chosen.has(id));
}

/** What the answers of one sitting amount to: the denominator is the items that were asked, never the whole bank. */
export interface TestResult {
  readonly score: Fraction;
  /** Topic ids answered rightly. */
  readonly topicsRight: readonly string[];
  readonly dontKnow: number;
}

/** Grades one sitting from the items that were asked and the answers that were given. Unanswered counts as not right. */
export function gradeTest(test: Test, asked: readonly string[], answers: ReadonlyMap<string, ItemAnswer>): TestResult {
  const graded = test.items.filter((item) => asked.includes(item.id) && isRight(item, answers.get(item.id)) !== null);
  const right = graded.filter((item) => isRight(item, answers.get(item.id)));
  return {
    score: { of: graded.length, right: right.length },
    topicsRight: [...new Set(right.flatMap((item) => item.topic ?? []))],
    dontKnow: graded.filter((item) => answers.get(item.id) === 'dont-know').length,
  };
}

/**
 * Whether an answer completes its activity. What is graded is recomputed here; what cannot be proven, such as having
 * listened, is taken as she reports it. A wrong answer never blocks: activities teach, so it is answering that counts,
 * except where finding or sorting is the activity itself.
 */
export function completes(block: Block, answer: ActivityAnswer): boolean {
  switch (block.kind) {
    case 'text':
      return false;
    case 'story-choice':
      return answer.kind === 'story-choice' && endsStory(block, answer.path);
    case 'red-flags':
      return answer.kind === 'red-flags' && block.parts.every((part) => !part.flag || answer.found.includes(part.id));
    case 'sort':
      return answer.kind === 'sort' && isSorted(block, answer);
    case 'quiz':
      return answer.kind === 'quiz' && block.items.every((item) => isAnswer(item, answer.answers[item.id]));
    case 'calc':
      return answer.kind === 'calc' && block.answers.some(({ id }) => id === answer.answer);
    case 'listen':
      return answer.kind === 'listen' && block.parts.every(({ id }) => answer.heard.includes(id));
    case 'practice':
      return answer.kind === 'practice' && block.steps.every(({ id }) => answer.steps.includes(id));
    case 'role-play':
    case 'discuss':
      return answer.kind === block.kind && (answer.form === 'class' || answersTurns(block.alone, answer.choices));
    case 'checklist':
    case 'plan':
      return answer.kind === block.kind;
  }
}

/**
 * What of an answer in a lesson leaves her phone: of questions about herself only that they were answered. In a test they
 * are reported, apart and as numbers; in a lesson, whether she is paid or feels safe is for nobody to read.
 */
export function toldOf(block: Block, answer: ActivityAnswer): ActivityAnswer {
  if (block.kind !== 'quiz' || answer.kind !== 'quiz') return answer;
  const hers = new Set(block.items.filter(isAboutHerself).map(({ id }) => id));
  const told = Object.entries(answer.answers).map(([id, given]) => [id, hers.has(id) ? [] : given] as const);
  return { kind: 'quiz', answers: Object.fromEntries(told) };
}

/**
 * Whether an answer names only choices that the item offers, and at least one; of a question about herself none need be
 * named (see `toldOf`).
 */
export function isAnswer(item: Item, answer: ItemAnswer | undefined): boolean {
  if (answer === undefined) return false;
  if (answer === 'dont-know') return true;
  return (
    (answer.length > 0 || isAboutHerself(item)) && answer.every((id) => item.choices.some((choice) => choice.id === id))
  );
}

function endsStory(block: Extract<Block, { kind: 'story-choice' }>, path: readonly string[]): boolean {
  let scene = block.scenes.find(({ id }) => id === block.start);
  for (const taken of path) {
    const choice = scene?.choices?.find(({ id }) => id === taken);
    scene = block.scenes.find(({ id }) => id === choice?.next);
  }
  return scene !== undefined && scene.choices === undefined;
}

function isSorted(block: Extract<Block, { kind: 'sort' }>, answer: Extract<ActivityAnswer, { kind: 'sort' }>): boolean {
  const { into, cards } = block;
  if (into.by === 'order')
    return (
      'order' in answer && cards.length === answer.order.length && cards.every(({ id }, at) => answer.order[at] === id)
    );
  return 'piles' in answer && cards.every(({ id }) => answer.piles[id] === into.belongs[id]);
}

function answersTurns(turns: Extract<Block, { kind: 'role-play' }>['alone'], chosen: readonly string[]): boolean {
  return turns.every((turn) => !turn.choices || turn.choices.some(({ id }) => chosen.includes(`${turn.id}/${id}`)));
}
