import { expect, test, type Browser, type Page } from '@playwright/test';
import { lessonsOf, type Lesson } from '@romduol/domain';
import { courseOf, productUrl } from './another-woman.ts';
import { cutNetwork, mendNetwork, timesTaken } from './network.ts';
import { openRoad, type Road } from './road.ts';
import { atDeskOf, follow, makeCard, makeClass, openWoman, push, type MadeClass } from './staff-steps.ts';
import {
  bringCourse,
  eventsOn,
  join,
  newPhone,
  openInKhmer,
  openPlace,
  press,
  rowOf,
  see,
  seeHeading,
  signInByCard,
  tableOf,
  takeLesson,
  tapPin,
} from './trainee-steps.ts';
import { say, tell } from './words.ts';

const sreyNeang = { name: 'គំរូ ស្រីនាង', pin: '2741' };
const withNewPictures = { ...sreyNeang, pin: '9386' };
const classWords = 'three plainly made up words';

let road: Road;
let lessons: readonly Lesson[];
let cohort: MadeClass;
let phone: Page;
let other: Page;
let code = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  road = await openRoad(productUrl);
});
test.afterAll(() => road.close());

async function learn(at: number): Promise<void> {
  const lesson = lessons[at];
  if (lesson === undefined) throw new Error(`the course has no lesson ${at + 1}`);
  await rowOf(phone, lesson).click();
  await takeLesson(phone, lesson);
  await press(phone, 'lesson.end.home');
}
const seeDone = (on: Page, done: number) => see(on, 'learn.done-count', { done, all: lessons.length });

/** From "I forgot my pictures" to the question for the code, past what is lost by it. */
async function sayThatSheForgot(on: Page): Promise<void> {
  await press(on, 'open.forgot');
  await press(on, 'open.forgot.trainer');
  await see(on, 'reset.lost');
  await press(on, 'reset.go-on');
}
async function typeCode(on: Page, typed: string): Promise<void> {
  await on.getByLabel(say('reset.ask')).fill(typed);
  await press(on, 'next');
}
async function choosePictures(on: Page, pin: string): Promise<void> {
  await tapPin(on, pin);
  await see(on, 'pin.repeat.ask');
  await tapPin(on, pin);
}

/** The trainer's tablet with the class on it and no network; answers the code that it shows for her. */
async function codeOnTablet(browser: Browser): Promise<string> {
  const tablet = await atDeskOf(browser, 'trainer');
  await tablet.goto(`/staff/classes/${cohort.id}/take`);
  await tablet.getByLabel(tell('teach.words-choose'), { exact: true }).fill(classWords);
  await tablet.getByLabel(tell('teach.words-again'), { exact: true }).fill(classWords);
  await push(tablet, 'teach.take-go');
  await expect(tablet.getByText(tell('teach.ready'))).toBeVisible({ timeout: 60_000 });
  await tablet.context().setOffline(true);
  await follow(tablet, 'teach.to-class');
  await tablet.getByLabel(tell('teach.words'), { exact: true }).fill(classWords);
  await push(tablet, 'teach.open');
  await push(tablet, 'teach.begin');
  await tablet.getByRole('button', { name: tell('teach.forgot-of', { name: sreyNeang.name }) }).click();
  const shown = tablet.getByRole('dialog', { name: tell('teach.forgot') }).locator('p', { hasText: /^[A-Z2-9]{12}$/ });
  const read = await shown.textContent();
  await tablet.context().setOffline(false);
  return read ?? '';
}

test('without network her trainer reads a code to her, and she chooses new pictures', async ({ browser }) => {
  test.setTimeout(180_000);
  cohort = await makeClass(await atDeskOf(browser, 'trainer'), 'ថ្នាក់គំរូ ដែលភ្លេចរូប');
  lessons = lessonsOf(await courseOf(cohort.code));
  phone = await newPhone(browser, road.url);
  await openInKhmer(phone);
  await press(phone, 'welcome.code');
  await join(phone, cohort.code, sreyNeang);
  await bringCourse(phone);
  await learn(0);
  await press(phone, 'tab.me');
  await see(phone, 'me.all-sent');
  await press(phone, 'tab.learn');

  other = await anotherPhoneOfHers(browser);
  code = await codeOnTablet(browser);
  expect(code).toMatch(/^[A-Z2-9]{12}$/);

  await cutNetwork({ page: phone, road });
  await other.context().setOffline(true);
  await learn(1);
  await seeDone(phone, 2);
  await phone.reload();
  await sayThatSheForgot(phone);
  await typeCode(phone, code.slice(1));
  await see(phone, 'reset.short');
  await typeCode(phone, (code.startsWith('K') ? 'X' : 'K') + code.slice(1));
  await choosePictures(phone, withNewPictures.pin);
  await see(phone, 'reset.wrong');
  // As it is read out: in groups, and nobody minds small letters.
  await typeCode(phone, code.toLowerCase().replace(/^(.{4})(.{4})/, '$1 $2-'));
  await choosePictures(phone, withNewPictures.pin);
  await seeHeading(phone, say('learn.hello', { name: sreyNeang.name }));
  await see(phone, 'asked.reset.waiting');

  await phone.reload();
  await tapPin(phone, sreyNeang.pin);
  await see(phone, 'open.wrong');
  await openPlace(phone, withNewPictures);
  await learn(2);
});

/** A phone of hers that she opened with her card, and that has heard nothing since. */
async function anotherPhoneOfHers(browser: Browser): Promise<Page> {
  const desk = await atDeskOf(browser, 'trainer');
  await openWoman(desk, cohort.id, await codeOf(desk));
  const card = await makeCard(desk);
  const page = await newPhone(browser, productUrl);
  await openInKhmer(page);
  await signInByCard(page, card, sreyNeang);
  await bringCourse(page);
  await seeDone(page, 1);
  return page;
}

async function codeOf(desk: Page): Promise<string> {
  await desk.goto(`/staff/classes/${cohort.id}`);
  return desk.getByRole('link', { name: sreyNeang.name }).innerText();
}

test('when the network is back, all that she learned is there and is handed in once', async ({ browser }) => {
  await mendNetwork({ page: phone, road });
  await press(phone, 'tab.me');
  await see(phone, 'me.all-sent');
  await press(phone, 'tab.learn');
  await expect(phone.getByText(say('asked.reset.waiting'))).toBeHidden();
  await seeDone(phone, 3);
  const kept = await eventsOn(phone);
  expect(kept.filter(({ state }) => state !== 'handed-in')).toEqual([]);
  const times = timesTaken(road);
  expect(kept.filter(({ id }) => times.get(id) !== 1)).toEqual([]);

  const desk = await atDeskOf(browser, 'trainer');
  await desk.goto(`/staff/classes/${cohort.id}`);
  const row = desk.getByRole('row').filter({ hasText: sreyNeang.name });
  await expect(row).toContainText(tell('watch.lessons-of', { done: 3, all: lessons.length }));

  await phone.reload();
  await openPlace(phone, withNewPictures);
  await seeDone(phone, 3);
});

test('the old code opens nothing any more: not on her phone, and on another not for the server', async () => {
  await press(phone, 'tab.me');
  await press(phone, 'me.lock');
  await sayThatSheForgot(phone);
  await typeCode(phone, code);
  await choosePictures(phone, '2846');
  await see(phone, 'reset.wrong');
  await phone.goto('/');
  await openPlace(phone, withNewPictures);

  // A phone that has heard nothing takes it; the server does not, and gives this phone nothing.
  await other.reload();
  await sayThatSheForgot(other);
  await typeCode(other, code);
  await choosePictures(other, '5173');
  await see(other, 'asked.reset.waiting');
  await other.context().setOffline(false);
  await see(other, 'asked.reset.refused');
  const [place] = await tableOf<{ readonly request: { readonly refused: string } | null }>(other, 'places');
  expect(place?.request?.refused).toBe('reset.code-refused');
  await seeDone(other, 0);
  await phone.context().close();
  await other.context().close();
});
