import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { Block, Calc, Item, Lesson } from '@romduol/domain';
import { formatMoney } from '../../ui/src/format.ts';
import type { AnotherWoman } from './another-woman.ts';
import { answerBlock, rightChoices } from './answers.ts';
import type { OnRoad } from './network.ts';
import { openRoad } from './road.ts';
import { follow, push, seeTitle, signIn, type MadeClass } from './staff-steps.ts';
import { inKhmer, literally, tell } from './words.ts';

/** A trainer's tablet and its road to the server. */
export type Tablet = OnRoad;

/** What opens the names of the classes of these journeys. */
export const herWords = 'seven mango trees';

/** A tablet at which the trainer of the demonstration is signed in, at the end of a road of its own. */
export async function newTablet(browser: Browser, to: string): Promise<Tablet> {
  const road = await openRoad(to);
  const page = await signIn(browser, 'trainer', road.url);
  await page.setViewportSize({ width: 800, height: 1280 });
  return { page, road };
}

/** Chooses words for a class and has its names put on the tablet; the course follows by itself. */
export async function takeNames(page: Page, { id }: MadeClass, words = herWords): Promise<void> {
  await page.goto(`/staff/classes/${id}`);
  await follow(page, 'teach.take');
  await page.getByLabel(tell('teach.words-choose'), { exact: true }).fill(words);
  await page.getByLabel(tell('teach.words-again'), { exact: true }).fill(words);
  await push(page, 'teach.take-go');
}

/** Takes a class along until everything is on the tablet, and goes over into class mode. */
export async function takeAlong(page: Page, cohort: MadeClass, words = herWords): Promise<void> {
  await takeNames(page, cohort, words);
  await expect(page.getByText(tell('teach.ready'))).toBeVisible({ timeout: 60_000 });
  await follow(page, 'teach.to-class');
}

/** Gives the words where they are asked, on a screen that speaks English or another language. */
export async function giveWords(page: Page, words = herWords, spoken = tell): Promise<void> {
  await page.getByLabel(spoken('teach.words'), { exact: true }).fill(words);
  await page.getByRole('button', { name: spoken('teach.open'), exact: true }).click();
}

/** Opens a class that is on the tablet, from wherever the tablet is. */
export async function openClass(page: Page, cohort: MadeClass, words = herWords): Promise<void> {
  await page.goto(`/staff/class/${cohort.id}`);
  await giveWords(page, words);
  await seeTitle(page, cohort.name);
}

/** The button of one name in the list of who is here. */
export const nameOf = (page: Page, { name }: Pick<AnotherWoman, 'name'>): Locator =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`^${literally(name)}`) });

/** Taps a name until she is marked as there. */
export async function markCome(page: Page, woman: Pick<AnotherWoman, 'name'>): Promise<void> {
  await nameOf(page, woman).click();
  await expect(nameOf(page, woman)).toHaveAttribute('aria-pressed', 'true');
}

/** Begins today's meeting of the open class, with these women there and everybody else not. */
export async function beginMeeting(page: Page, there: readonly Pick<AnotherWoman, 'name'>[]): Promise<void> {
  await push(page, 'teach.begin');
  for (const woman of there) await markCome(page, woman);
  const others = page.getByRole('button', { name: tell('teach.rest-absent'), exact: true });
  if (await others.isVisible()) {
    await others.click();
    await expect(others).toBeHidden();
  }
}

/** The link of a lesson in the list. */
export const lessonIn = (page: Page, lesson: Lesson): Locator =>
  page.getByRole('link').filter({ hasText: inKhmer(lesson.title).replaceAll('\u200b', '') });

/** Where in a lesson the class is. */
export const seeStep = (page: Page, step: number, steps: number): Promise<void> =>
  expect(page.getByRole('img', { name: tell('progress.step', { step, steps }), exact: true })).toBeVisible();

/** Which cards each woman holds up, for one question. */
export type Held = (woman: AnotherWoman, question: Item | Calc) => readonly string[];
export const allRight: Held = (_, question) => (question.kind === 'calc' ? [question.key] : rightChoices(question));

interface Teaching {
  /** Index of the screen that is open. */
  readonly from?: number;
  readonly held?: Held;
  /** Whether that screen is a question of which answers are being tapped. */
  readonly isAnswering?: boolean;
  /** Called on each screen before and after it is answered. */
  readonly look?: (block: Block, when: 'before' | 'answering' | 'after') => Promise<void>;
}

/** Teaches a lesson that is open from one of its screens to its end. */
export async function teachLesson(
  page: Page,
  lesson: Lesson,
  here: readonly AnotherWoman[],
  { from = 0, held = allRight, isAnswering = false, look }: Teaching = {},
): Promise<void> {
  if (lesson.notice && from === 0) await push(page, 'teach.notice-begin');
  for (const [at, block] of lesson.blocks.entries()) {
    if (at < from) continue;
    await seeStep(page, at + 1, lesson.blocks.length);
    await look?.(block, 'before');
    await teachBlock(page, block, here, held, { isAnswering: isAnswering && at === from, ...(look && { look }) });
  }
  await expect(page.getByRole('button', { name: tell('teach.to-lessons'), exact: true })).toBeVisible();
}

/** One screen of a lesson, until the next one comes. */
export async function teachBlock(
  page: Page,
  block: Block,
  here: readonly AnotherWoman[],
  held: Held = allRight,
  { isAnswering = false, look }: Pick<Teaching, 'isAnswering' | 'look'> = {},
): Promise<void> {
  switch (block.kind) {
    case 'text':
      await answerBlock(page, block);
      break;
    case 'quiz':
      for (const [at, item] of block.items.entries())
        await askAll(page, item, here, held, isAnswering && at === 0, (when) => look?.(block, when));
      return;
    case 'calc':
      return askAll(page, block, here, held, isAnswering, (when) => look?.(block, when));
    case 'role-play':
    case 'discuss':
      await push(page, 'teach.did-together');
      await seeNoted(page, here);
      break;
    case 'checklist':
      await push(page, 'teach.checklist-done');
      await seeNoted(page, here);
      break;
    case 'plan':
      await push(page, 'teach.plan-done');
      await seeNoted(page, here);
      break;
    case 'listen':
    case 'practice':
    case 'red-flags':
    case 'sort':
    case 'story-choice':
      await answerBlock(page, block);
      await seeNoted(page, here);
  }
  await look?.(block, 'after');
  await push(page, 'next');
}

const seeNoted = (page: Page, here: readonly AnotherWoman[]): Promise<void> =>
  expect(page.getByText(tell('teach.noted', { count: here.length }), { exact: true })).toBeVisible();

/** Holds a question up, taps what each woman holds up, and shows the answer. */
async function askAll(
  page: Page,
  question: Item | Calc,
  here: readonly AnotherWoman[],
  held: Held,
  isAnswering: boolean,
  look: (when: 'answering' | 'after') => Promise<void> | undefined,
): Promise<void> {
  if (!isAnswering) await push(page, 'teach.to-answers');
  for (const woman of here) await tapAnswers(page, woman, question, held(woman, question));
  await look('answering');
  await push(page, 'teach.to-explain');
  await look('after');
  await push(page, 'next');
}

/** Taps the cards of one woman in the list of names, as far as they are not tapped yet. */
export async function tapAnswers(
  page: Page,
  { name }: Pick<AnotherWoman, 'name'>,
  question: Item | Calc,
  choices: readonly string[],
): Promise<void> {
  for (const id of choices) {
    const card = cardOf(page, name, wordsOf(question, id));
    if ((await card.getAttribute('aria-pressed')) !== 'true') await card.click();
    await expect(card).toHaveAttribute('aria-pressed', 'true');
  }
}

/** The card with these words beside a name; its letter stands before them. */
export const cardOf = (page: Page, name: string, words: string): Locator =>
  page
    .getByRole('group', { name, exact: true })
    .getByRole('button', { name: new RegExp(`^\\S+ ${literally(words.replaceAll('\u200b', ''))}$`) });

/** What a card says; `dont-know` is a card too. */
export function wordsOf(question: Item | Calc, choiceId: string): string {
  if (choiceId === 'dont-know') return tell('answer.dont-know');
  const words =
    question.kind === 'calc'
      ? question.answers.filter(({ id }) => id === choiceId).map(({ amount }) => formatMoney('km', amount))
      : question.choices.filter(({ id }) => id === choiceId).map(({ text }) => inKhmer(text));
  const [one] = words;
  if (one === undefined) throw new Error(`${question.id} has no answer ${choiceId}`);
  return one;
}
