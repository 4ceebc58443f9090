import { expect, test, type Browser, type Page } from '@playwright/test';
import { lessonsOf, type Lesson } from '@romduol/domain';
import { anotherWoman, courseOf, productUrl, type AnotherWoman } from './another-woman.ts';
import { cutNetwork, mendNetwork, timesTaken } from './network.ts';
import { filesOn, type Kept } from './phone-files.ts';
import { openRoad, type Road } from './road.ts';
import { atDeskOf, makeCard, makeClass, openWoman, type MadeClass } from './staff-steps.ts';
import {
  bringCourse,
  join,
  newPhone,
  openInKhmer,
  press,
  rowOf,
  see,
  seeHeading,
  takeLesson,
  tapPin,
  typeCard,
} from './trainee-steps.ts';
import { inKhmer, say, tell } from './words.ts';

const owner = { name: 'គំរូ ម្ចាស់ទូរសព្ទ', pin: '1475' };

let road: Road;
let cohort: MadeClass;
let lessons: readonly Lesson[];
let woman: AnotherWoman;
let card = '';
let phone: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  const desk = await atDeskOf(browser, 'trainer');
  cohort = await makeClass(desk, 'ថ្នាក់គំរូ ទូរសព្ទអ្នកដទៃ');
  lessons = lessonsOf(await courseOf(cohort.code));
  woman = await anotherWoman(cohort.code, { name: 'គំរូ ខ្ចីទូរសព្ទ', pin: '3862' });
  await openWoman(desk, cohort.id, woman.name);
  card = await makeCard(desk);
});
test.beforeEach(async ({ browser }) => {
  road = await openRoad(productUrl);
  phone = await newPhone(browser, road.url);
});
test.afterEach(async () => {
  await phone.context().close();
  await road.close();
});

const lesson = (at: number): Lesson => {
  const found = lessons[at];
  if (found === undefined) throw new Error(`the course has no lesson ${at + 1}`);
  return found;
};
const seeDone = (done: number) => see(phone, 'learn.done-count', { done, all: lessons.length });
const historyLength = () => phone.evaluate(() => history.length);

/** From "this is not my phone" to her place with the whole course in the page's memory. */
async function signInForNow(): Promise<void> {
  await press(phone, 'borrowed.begin');
  await see(phone, 'borrowed.how');
  await press(phone, 'borrowed.card');
  await typeCard(phone, card, woman);
  await see(phone, 'borrowed.banner');
  await bringCourse(phone);
}
async function learn(at: number): Promise<void> {
  await rowOf(phone, lesson(at)).click();
  await takeLesson(phone, lesson(at));
  await press(phone, 'lesson.end.home');
}

/** What would tell that she was here, wherever it stands. */
const tracesOf = (files: readonly Kept[]): readonly string[] => {
  const { traineeId, traineeCode, enrolmentId } = woman.joined;
  const telling = [woman.name, traineeId, traineeCode, enrolmentId, card.replaceAll(' ', ''), inKhmer(lesson(0).title)];
  return telling.filter((words) => files.some(({ where, words: kept }) => `${where} ${kept}`.includes(words)));
};

/** So many lessons are done, as her trainer sees it. */
async function expectDoneOnServer(browser: Browser, done: number): Promise<void> {
  const desk = await atDeskOf(browser, 'trainer');
  await desk.goto(`/staff/classes/${cohort.id}`);
  const row = desk.getByRole('row').filter({ hasText: woman.name });
  await expect(row).toContainText(tell('watch.lessons-of', { done, all: lessons.length }));
}

test('she learns on a phone that is not hers and finishes: nothing of hers stays, all of it is with the server', async ({
  browser,
}) => {
  await openInKhmer(phone);
  await see(phone, 'welcome.what');
  const entries = await historyLength();

  await signInForNow();
  await learn(0);
  await seeDone(1);
  expect(tracesOf(await filesOn(phone))).toEqual([]);
  await press(phone, 'borrowed.finish');
  await see(phone, 'borrowed.gone');
  await see(phone, 'borrowed.stays', { name: say('app.name') });

  const left = await filesOn(phone);
  expect(tracesOf(left)).toEqual([]);
  const untouched = await newPhone(browser, road.url);
  await openInKhmer(untouched);
  await expect.poll(async () => placesIn(await filesOn(untouched))).toEqual(placesIn(left));
  await untouched.context().close();
  expect(await historyLength()).toBe(entries);
  await phone.goBack();
  await expect(phone.locator('body')).not.toContainText(woman.name);
  await phone.goto('/');
  await expect(phone.getByRole('button', { name: 'ភាសាខ្មែរ' })).toBeVisible();
  expect([...timesTaken(road).values()].filter((times) => times !== 1)).toEqual([]);
  await expectDoneOnServer(browser, 1);
});

/** What lies where: of a phone on which somebody learned no more than of one on which nobody went past the language. */
const placesIn = (files: readonly Kept[]): readonly string[] => files.map(({ where }) => where).sort();

test('without network she is asked before anything is lost; the owner’s place stays as it was', async ({ browser }) => {
  await openInKhmer(phone);
  await press(phone, 'welcome.code');
  await join(phone, cohort.code, owner);
  await press(phone, 'tab.me');
  await see(phone, 'me.all-sent');
  await press(phone, 'me.lock');
  await phone.reload();
  await press(phone, 'back');
  await signInForNow();
  await seeDone(1);

  await cutNetwork({ page: phone, road });
  await learn(1);
  expect(await asksBeforeClosing()).toBe(true);
  await press(phone, 'borrowed.finish');
  const asked = phone.getByText(new RegExp(`^${say('borrowed.unsent', { count: '\\d+' })}$`));
  await expect(asked).toBeVisible({ timeout: 20_000 });
  await press(phone, 'borrowed.stay');
  await seeDone(2);
  expect(tracesOf(await filesOn(phone))).toEqual([]);

  await mendNetwork({ page: phone, road });
  await press(phone, 'borrowed.finish');
  await see(phone, 'borrowed.gone');
  expect(tracesOf(await filesOn(phone))).toEqual([]);
  expect([...timesTaken(road).values()].filter((times) => times !== 1)).toEqual([]);
  await expectDoneOnServer(browser, 2);
  await phone.goto('/');
  await see(phone, 'open.ask', { name: owner.name });
  await tapPin(phone, owner.pin);
  await seeHeading(phone, say('learn.hello', { name: owner.name }));
});

/** Whether the browser asks before the page is closed; it stays open. */
async function asksBeforeClosing(): Promise<boolean> {
  const asked = phone.waitForEvent('dialog');
  await phone.close({ runBeforeUnload: true });
  const dialog = await asked;
  await dialog.dismiss();
  return dialog.type() === 'beforeunload' && !phone.isClosed();
}

test('a page that is closed in the middle of a lesson leaves nothing, and her key opens nothing any more', async () => {
  await openInKhmer(phone);
  await signInForNow();
  await rowOf(phone, lesson(2)).click();
  const tokens = road.said.map(({ headers }) => /"authorization":"(Bearer [^"]+)"/.exec(headers)?.[1]);
  const token = tokens.findLast((one) => one !== undefined) ?? '';
  const isTaken = async () =>
    (await fetch(`${productUrl}/api/me/learning`, { headers: { authorization: token } })).status === 200;
  expect(await isTaken()).toBe(true);

  const context = phone.context();
  await phone.close({ runBeforeUnload: true });
  await expect.poll(isTaken).toBe(false);
  phone = await context.newPage();
  await phone.goto('/lesson/' + lesson(2).id);
  await expect(phone.getByRole('button', { name: 'ភាសាខ្មែរ' })).toBeVisible();
  await expect(phone.locator('body')).not.toContainText(woman.name);
  expect(tracesOf(await filesOn(phone))).toEqual([]);
});
