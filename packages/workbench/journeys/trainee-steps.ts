import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { type Block, type Day, type Item, type Lesson, type Sitting, type Test } from '@romduol/domain';
import { nameOfMonth } from '../../ui/src/format.ts';
import { answerBlock, choose, firstThat, named, rightChoices } from './answers.ts';
import { tap, write } from './touch.ts';
import { herLanguage, inKhmer, literally, say } from './words.ts';

type PortalKey = Parameters<typeof say>[0];

/** A woman of these journeys: a plainly made-up name, and four pictures as digits 1–9. */
export interface Woman {
  readonly name: string;
  readonly pin: string;
}

/** Milliseconds after which something that does not come is missed. */
export const patience = 30_000;

/** A phone of her own with nothing on it, at the address of a road or of the product. */
export async function newPhone(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: 'km-KH', acceptDownloads: true });
  context.setDefaultTimeout(patience);
  return context.newPage();
}

export const press = (page: Page, key: PortalKey): Promise<void> => tap(named(page, say(key)));
/** These words are on the screen, somewhere. */
export const see = (page: Page, key: PortalKey, values = {}): Promise<void> =>
  expect(page.getByText(say(key, values), { exact: true }).first()).toBeVisible();
export const seeHeading = (page: Page, words: string): Promise<void> =>
  expect(page.getByRole('heading', { name: words, exact: true })).toBeVisible();

/** Languages by their own names, which stand on the first screen in whatever language. */
export const ownNames = { km: 'ភាសាខ្មែរ', en: 'English', id: 'Bahasa Indonesia' } as const;

/** Opens the portal on a new phone and chooses Khmer, or whatever the women of this journey read. */
export async function openInKhmer(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await tap(named(page, ownNames[herLanguage]));
}

/** Taps four pictures. */
export async function tapPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await tap(named(page, say(`pin.${digit}` as PortalKey)));
}

/** The day on which she leaves, or that none is known, or that she stays. */
export type Leaving = { readonly on: Day } | 'unknown' | 'staying';

/** From the first page to her own place. */
export async function join(page: Page, code: string, woman: Woman, leaving: Leaving = 'unknown'): Promise<void> {
  await typeClassCode(page, code);
  await press(page, 'join.preview.yes');
  await introduce(page, woman, leaving);
}

/** Types a class code where it is asked. */
export async function typeClassCode(page: Page, code: string): Promise<void> {
  await write(page.getByLabel(say('join.code.ask')), code);
  await press(page, 'next');
}

/** From the question for her name to her own place. */
export async function introduce(page: Page, { name, pin }: Woman, leaving: Leaving = 'unknown'): Promise<void> {
  await write(page.getByLabel(say('join.name.ask')), name);
  await press(page, 'next');
  await sayWhenSheLeaves(page, leaving);
  await tapPin(page, pin);
  await see(page, 'pin.repeat.ask');
  await tapPin(page, pin);
  await seeHeading(page, say('learn.hello', { name }));
}

async function sayWhenSheLeaves(page: Page, leaving: Leaving): Promise<void> {
  if (typeof leaving === 'string') return press(page, `departure.${leaving}`);
  const [year = 0, month = 1, date = 1] = leaving.on.split('-').map(Number);
  await press(page, 'departure.know');
  await tap(named(page, say('departure.month-of', { month: nameOfMonth(herLanguage, month), year })));
  await tap(named(page, String(date)));
}

/** Brings the whole course onto the phone; lessons open before its last picture has come. */
export async function bringCourse(page: Page): Promise<void> {
  await press(page, 'learn.pack.start');
  await seeHeading(page, say('learn.all'));
  await expect(page.getByText(say('learn.pack.begun'), { exact: true })).toBeHidden({ timeout: 30_000 });
}

/** A woman on a new phone joins her class, and is at home with the course. */
export async function atHome(page: Page, code: string, woman: Woman): Promise<void> {
  await openInKhmer(page);
  await press(page, 'welcome.code');
  await join(page, code, woman);
  await bringCourse(page);
}

/** Waits until the app itself is on the phone and answers this page: what comes after a quiet moment, behind her back. */
export const appIsHere = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** Opens her place again after the page was loaded or closed; she is then where she was. */
export async function openPlace(page: Page, { name, pin }: Woman): Promise<void> {
  await see(page, 'open.ask', { name });
  await tapPin(page, pin);
  await expect(page.getByRole('heading', { name: say('open.title'), exact: true })).toBeHidden();
}

/** From the first page to her place by her card, on a phone that does not know her yet. */
export async function signInByCard(page: Page, card: string, woman: Woman): Promise<void> {
  await press(page, 'welcome.card');
  await typeCard(page, card, woman);
}

/** From the question for her card to her place. */
export async function typeCard(page: Page, card: string, { name, pin }: Woman): Promise<void> {
  await write(page.getByLabel(say('card.ask')), card);
  await press(page, 'next');
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

/** What a journey does besides, on the way through a lesson. */
interface OnTheWay {
  /** How many screens are done already; from the beginning when nothing is said. */
  readonly from?: number;
  /** After how many screens she stops; at the end when nothing is said. */
  readonly to?: number;
  /** What she writes in plans. */
  readonly herWords?: string;
  /** Called on each screen before and after it is answered. */
  readonly look?: (block: Block, when: 'before' | 'after') => Promise<void>;
}

/** Goes through a lesson that is open, from its beginning to its end. */
export async function takeLesson(page: Page, lesson: Lesson, way: OnTheWay = {}): Promise<void> {
  const { blocks } = lesson;
  const { from = 0, to = blocks.length, herWords, look } = way;
  if (lesson.notice && from === 0) await press(page, 'lesson.notice.begin');
  for (const [at, block] of blocks.entries()) {
    if (at < from || at >= to) continue;
    await expect(stepOf(page, at + 1, blocks.length)).toBeVisible();
    await look?.(block, 'before');
    await answerBlock(page, block, herWords);
    await look?.(block, 'after');
    const isLast = at + 1 === blocks.length;
    await goOn(page, isLast ? endOf(page) : stepOf(page, at + 2, blocks.length));
  }
  if (to === blocks.length) await see(page, 'lesson.end.done', { title: inKhmer(lesson.title) });
}

/** Takes one lesson from her home and comes back. */
export async function learn(page: Page, lesson: Lesson): Promise<void> {
  await rowOf(page, lesson).click();
  await takeLesson(page, lesson);
  await press(page, 'lesson.end.home');
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

/** What differs from a whole sitting with right answers only. */
interface Sat {
  /** Answered wrong on purpose. */
  readonly wrongTopic?: string;
  /** How many questions come; a whole form when nothing is said. */
  readonly questions?: number;
  /** How many of them are answered already; none when nothing is said. */
  readonly from?: number;
  /** After how many she stops, with the next one on the screen; she hands in when nothing is said. */
  readonly to?: number;
}

/** Answers every question of a sitting that is open, and hands it in. */
export async function takeTest(page: Page, test: Test, sitting: Sitting, sat: Sat = {}): Promise<void> {
  const { wrongTopic, questions = test.forms.X.length, from = 0, to = questions } = sat;
  for (let step = from + 1; step <= to; step += 1) {
    await expect(stepOf(page, step, questions)).toBeVisible();
    const item = await questionOn(page, test);
    const isWrong = item.topic !== null && item.topic === wrongTopic;
    await choose(page, item, isWrong ? wrongChoice(item) : rightChoices(item));
    await press(page, step === questions ? 'test.hand-in' : 'next');
  }
  if (to < questions) await expect(stepOf(page, to + 1, questions)).toBeVisible();
  else await seeHeading(page, say(sitting === 'pre' ? 'test.pre.thanks' : 'test.result.title'));
}

/** The question on the screen: parallel forms ask the same and offer other choices. */
export async function questionOn(page: Page, { items }: Test): Promise<Item> {
  const words = await page.getByRole('radiogroup').or(page.getByRole('group')).getAttribute('aria-label');
  return firstThat(
    items.filter(({ ask }) => inKhmer(ask) === words),
    ({ choices: [choice] }) => page.getByRole('radio', { name: inKhmer(choice?.text ?? {}), exact: true }).isVisible(),
  );
}

const wrongChoice = ({ choices, key }: Item): readonly string[] =>
  choices
    .filter(({ id }) => !key.includes(id))
    .slice(0, 1)
    .map(({ id }) => id);

/** What whoever reads the phone's files sees of a learning event: that there is one, whose, and what became of it. */
export interface KeptEvent {
  readonly id: string;
  readonly traineeId: string;
  readonly enrolmentId: string;
  readonly seq: number;
  readonly state: 'waiting' | 'handed-in' | 'refused';
  /** Only rows of the store's first version lie in clear. */
  readonly event?: unknown;
}

/** Goes to her own page and waits until everything is handed in: the phone tries again by itself after some seconds. */
export async function seeAllSent(page: Page): Promise<void> {
  await press(page, 'tab.me');
  await expect(page.getByText(say('me.all-sent'), { exact: true })).toBeVisible({ timeout: patience });
}

/** Every row of a table of the phone's store, as whoever can read the phone's files reads it; or of a tablet's `desk`. */
export const tableOf = <T>(page: Page, table: string, database: 'phone' | 'desk' = 'phone'): Promise<readonly T[]> =>
  page.evaluate(
    ([name, store]) =>
      new Promise<readonly T[]>((resolve, reject) => {
        const opening = indexedDB.open(store);
        opening.onerror = () => reject(new Error('the store does not open'));
        opening.onsuccess = () => {
          const rows = opening.result.transaction(name).objectStore(name).getAll();
          rows.onsuccess = () => {
            opening.result.close();
            resolve(rows.result as readonly T[]);
          };
        };
      }),
    [table, database] as const,
  );
export const eventsOn = (page: Page): Promise<readonly KeptEvent[]> => tableOf<KeptEvent>(page, 'events');
export const idsOn = async (page: Page, state: KeptEvent['state']): Promise<readonly string[]> =>
  (await eventsOn(page)).filter((kept) => kept.state === state).map(({ id }) => id);

/** Paths of what one of the phone's caches holds. */
export const keptIn = (page: Page, cache: 'media-v1' | 'media-parts-v1'): Promise<readonly string[]> =>
  page.evaluate(async (name) => {
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  }, cache);
