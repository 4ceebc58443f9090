import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { type Day, type Item, type LearningEvent, type Lesson, type Sitting, type Test } from '@romduol/domain';
import { nameOfMonth } from '../../ui/src/format.ts';
import { answerBlock, choose, named, rightChoices } from './answers.ts';
import { inKhmer, literally, say } from './words.ts';

type PortalKey = Parameters<typeof say>[0];

/** A woman of these journeys: a plainly made-up name, and four pictures as digits 1–9. */
export interface Woman {
  readonly name: string;
  readonly pin: string;
}

/** A phone of her own with nothing on it, at the address of a road or of the product. */
export async function newPhone(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'km-KH', acceptDownloads: true });
  return context.newPage();
}

export const press = (page: Page, key: PortalKey): Promise<void> => named(page, say(key)).click();
/** These words are on the screen, somewhere. */
export const see = (page: Page, key: PortalKey, values = {}): Promise<void> =>
  expect(page.getByText(say(key, values), { exact: true }).first()).toBeVisible();
export const seeHeading = (page: Page, words: string): Promise<void> =>
  expect(page.getByRole('heading', { name: words, exact: true })).toBeVisible();

/** Opens the portal on a new phone and chooses Khmer. */
export async function openInKhmer(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await press(page, 'language.name');
}

/** Taps four pictures. */
export async function tapPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await named(page, say(`pin.${digit}` as PortalKey)).click();
}

export type Leaving = Day | 'unknown' | 'staying';

/** From the first page to her own place. */
export async function join(
  page: Page,
  code: string,
  { name, pin }: Woman,
  leaving: Leaving = 'unknown',
): Promise<void> {
  await page.getByLabel(say('join.code.ask')).fill(code);
  await press(page, 'next');
  await press(page, 'join.preview.yes');
  await page.getByLabel(say('join.name.ask')).fill(name);
  await press(page, 'next');
  await sayWhenSheLeaves(page, leaving);
  await tapPin(page, pin);
  await see(page, 'pin.repeat.ask');
  await tapPin(page, pin);
  await seeHeading(page, say('learn.hello', { name }));
}

async function sayWhenSheLeaves(page: Page, leaving: Leaving): Promise<void> {
  if (leaving === 'unknown' || leaving === 'staying') return press(page, `departure.${leaving}`);
  const [year = 0, month = 1, date = 1] = leaving.split('-').map(Number);
  await press(page, 'departure.know');
  await named(page, say('departure.month-of', { month: nameOfMonth('km', month), year })).click();
  await named(page, String(date)).click();
}

/** Brings the course onto the phone. */
export async function bringCourse(page: Page): Promise<void> {
  await press(page, 'learn.pack.start');
  await seeHeading(page, say('learn.all'));
}

/** Opens her place again after the page was loaded or closed. */
export async function openPlace(page: Page, { name, pin }: Woman): Promise<void> {
  await see(page, 'open.ask', { name });
  await tapPin(page, pin);
  await seeHeading(page, say('learn.hello', { name }));
}

/** The row of a lesson in the list; its name goes on with how far she is. */
export const rowOf = (page: Page, lesson: Lesson): Locator =>
  page.getByRole('button', {
    name: new RegExp(`^${literally(inKhmer(lesson.title).replaceAll('\u200b', ''))} ?(?=\\S)`),
  });

/** Where in a lesson or test she is, as it is heard. */
export const stepOf = (page: Page, step: number, steps: number): Locator =>
  page.getByRole('img', { name: say('progress.step', { step, steps }), exact: true });

/** Goes through a lesson that is open, from its beginning to its end. */
export async function takeLesson(page: Page, lesson: Lesson): Promise<void> {
  const { blocks } = lesson;
  if (lesson.notice) await press(page, 'lesson.notice.begin');
  for (const [at, block] of blocks.entries()) {
    await expect(stepOf(page, at + 1, blocks.length)).toBeVisible();
    await answerBlock(page, block);
    const isLast = at + 1 === blocks.length;
    await goOn(page, isLast ? endOf(page) : stepOf(page, at + 2, blocks.length));
  }
  await see(page, 'lesson.end.done', { title: inKhmer(lesson.title) });
}

const endOf = (page: Page) => page.getByRole('heading', { name: say('lesson.end.title'), exact: true });

/** Presses "next"; a finger that is quicker than the phone writes is told to wait, and presses again. */
export async function goOn(page: Page, then: Locator): Promise<void> {
  const notYet = page.getByText(say('lesson.do-first'));
  await press(page, 'next');
  await expect(then.or(notYet)).toBeVisible();
  if (await notYet.isVisible()) await press(page, 'next');
  await expect(then).toBeVisible();
}

/** Answers every question of a sitting that is open, right but for one topic, and hands it in. Answers how many. */
export async function takeTest(page: Page, test: Test, sitting: Sitting, wrongTopic?: string): Promise<number> {
  const title = say(`test.${sitting}`);
  await expect(page.getByText(title, { exact: true })).toBeVisible();
  const dots = page.getByRole('img', {
    name: new RegExp(literally(say('progress.step', { step: 1, steps: 0 })).replace('0', '(\\d+)')),
  });
  const steps = Number(/(\d+)\D*$/.exec((await dots.getAttribute('aria-label')) ?? '')?.[1]);
  for (let step = 1; step <= steps; step += 1) {
    await expect(stepOf(page, step, steps)).toBeVisible();
    const item = await questionOn(page, test);
    await choose(page, item, item.topic !== null && item.topic === wrongTopic ? wrongChoice(item) : rightChoices(item));
    await press(page, step === steps ? 'test.hand-in' : 'next');
  }
  if (sitting !== 'pre') await seeHeading(page, say('test.result.title'));
  return steps;
}

async function questionOn(page: Page, { items }: Test): Promise<Item> {
  const words = await page.getByRole('radiogroup').or(page.getByRole('group')).getAttribute('aria-label');
  const item = items.find(({ ask }) => inKhmer(ask) === words);
  if (item === undefined) throw new Error(`no question of this test: ${words}`);
  return item;
}

const wrongChoice = ({ choices, key }: Item): readonly string[] =>
  choices
    .filter(({ id }) => !key.includes(id))
    .slice(0, 1)
    .map(({ id }) => id);

/** A learning event as it lies on the phone, with what became of it. */
export interface KeptEvent {
  readonly state: 'waiting' | 'handed-in' | 'refused';
  readonly event: LearningEvent;
}

/** Every row of a table of the phone's store, as whoever can read the phone's files reads it. */
export const tableOf = <T>(page: Page, table: string): Promise<readonly T[]> =>
  page.evaluate(
    (name) =>
      new Promise<readonly T[]>((resolve, reject) => {
        const opening = indexedDB.open('phone');
        opening.onerror = () => reject(new Error('the store does not open'));
        opening.onsuccess = () => {
          const rows = opening.result.transaction(name).objectStore(name).getAll();
          rows.onsuccess = () => {
            opening.result.close();
            resolve(rows.result as readonly T[]);
          };
        };
      }),
    table,
  );
export const eventsOn = (page: Page): Promise<readonly KeptEvent[]> => tableOf<KeptEvent>(page, 'events');
