import { expect, test, type Browser, type Page } from '@playwright/test';
import { lessonsOf, type Lesson } from '@romduol/domain';
import { courseOf, productUrl } from './another-woman.ts';
import { cutNetwork, mendNetwork, timesTaken } from './network.ts';
import { openRoad, type Road } from './road.ts';
import { atDeskOf, codeOn, makeClass, push, type MadeClass } from './staff-steps.ts';
import {
  bringCourse,
  eventsOn,
  introduce,
  join,
  newPhone,
  openInKhmer,
  openPlace,
  press,
  rowOf,
  see,
  seeHeading,
  tableOf,
  takeLesson,
  tapPin,
  typeClassCode,
  type Woman,
} from './trainee-steps.ts';
import { say, tell } from './words.ts';

const elder = { name: 'គំរូ បងធំ', pin: '1397' };
const younger = { name: 'គំរូ ប្អូនពៅ', pin: '8264' };

let road: Road;
let lessons: readonly Lesson[];
test.beforeEach(async () => {
  road = await openRoad(productUrl);
});
test.afterEach(() => road.close());

const lesson = (at: number): Lesson => {
  const found = lessons[at];
  if (found === undefined) throw new Error(`the course has no lesson ${at + 1}`);
  return found;
};

/** A phone on which the elder sister is in a class and has its course; locked, and without network. */
async function phoneOfTheElder(browser: Browser, code: string): Promise<Page> {
  lessons = lessonsOf(await courseOf(code));
  const phone = await newPhone(browser, road.url);
  await openInKhmer(phone);
  await press(phone, 'welcome.code');
  await join(phone, code, elder);
  await bringCourse(phone);
  await press(phone, 'tab.me');
  await press(phone, 'me.lock');
  await cutNetwork({ page: phone, road });
  await phone.reload();
  await press(phone, 'open.someone-else');
  return phone;
}

async function learn(phone: Page, at: number): Promise<void> {
  await rowOf(phone, lesson(at)).click();
  await takeLesson(phone, lesson(at));
  await press(phone, 'lesson.end.home');
}

const seeDone = (phone: Page, done: number) => see(phone, 'learn.done-count', { done, all: lessons.length });

/** What the server was asked on behalf of women without network, and with what it answered. */
const asked = () => road.said.filter(({ path }) => path === '/api/join/request').map(({ status }) => status);

/** She is in that class once, with so many lessons done, as her trainer sees it. */
async function expectInClass(browser: Browser, { id }: MadeClass, { name }: Woman, done: number): Promise<void> {
  const desk = await atDeskOf(browser, 'trainer');
  await desk.goto(`/staff/classes/${id}`);
  const row = desk.getByRole('row').filter({ hasText: name });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(tell('watch.lessons-of', { done, all: lessons.length }));
}

/** Everything that she did is with the server, and each thing once. */
async function expectHandedInOnce(phone: Page, { name }: Woman): Promise<void> {
  await press(phone, 'tab.me');
  await see(phone, 'me.all-sent');
  const place = (await placesOn(phone)).find((one) => one.name === name);
  const kept = (await eventsOn(phone)).filter(({ traineeId }) => traineeId === place?.traineeId);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter(({ state }) => state !== 'handed-in')).toEqual([]);
  const times = timesTaken(road);
  expect(kept.filter(({ id }) => times.get(id) !== 1)).toEqual([]);
}

const placesOn = (phone: Page) =>
  tableOf<{ readonly traineeId: string; readonly name: string; readonly isProvisional: boolean }>(phone, 'places');

/** Types another code after the first was refused, and her pictures to seal it. */
async function askWith(phone: Page, code: string, { name, pin }: Woman): Promise<void> {
  await press(phone, 'asked.other-code');
  await typeClassCode(phone, code);
  await see(phone, 'open.ask', { name });
  await tapPin(phone, pin);
}

test('she begins without network on her sister’s phone; when it comes she is in the class, once', async ({
  browser,
}) => {
  const cohort = await makeClass(await atDeskOf(browser, 'trainer'), 'ថ្នាក់គំរូ ឆ្ងាយពីបណ្តាញ');
  const phone = await phoneOfTheElder(browser, cohort.code);
  await typeClassCode(phone, cohort.code);
  await see(phone, 'join.preview.offline');
  await press(phone, 'join.preview.yes');
  await introduce(phone, younger);
  await see(phone, 'asked.join.waiting');
  await learn(phone, 0);
  await seeDone(phone, 1);
  await phone.reload();
  await phone.getByRole('button', { name: younger.name, exact: true }).click();
  await openPlace(phone, younger);
  await learn(phone, 1);
  await seeDone(phone, 2);
  expect((await placesOn(phone)).filter(({ isProvisional }) => isProvisional).map(({ name }) => name)).toEqual([
    younger.name,
  ]);

  // The server takes her in, and its answer does not arrive: she is asked for again, and is the same woman.
  road.befall(({ path }) => (path === '/api/join/request' ? 'answer-lost' : undefined));
  await mendNetwork({ page: phone, road });
  await expect.poll(() => asked().length).toBeGreaterThan(0);
  await press(phone, 'tab.me');
  await see(phone, 'asked.join.waiting');
  const lost = asked().length;
  road.befall();
  await press(phone, 'me.send');
  await expectHandedInOnce(phone, younger);
  expect(asked().length).toBeGreaterThan(lost);
  expect(asked().filter((status) => status !== 200)).toEqual([]);
  await expect(phone.getByText(say('me.code')).first()).toBeVisible();
  expect((await placesOn(phone)).filter(({ isProvisional }) => isProvisional)).toEqual([]);
  await press(phone, 'tab.learn');
  await expect(phone.getByText(say('asked.join.waiting'))).toBeHidden();
  await seeDone(phone, 2);
  await expectInClass(browser, cohort, younger, 2);
  await phone.context().close();
});

test('a class that is full says so, and another takes her with everything she did', async ({ browser }) => {
  const desk = await atDeskOf(browser, 'trainer');
  const full = await makeClass(desk, 'ថ្នាក់គំរូ ដែលពេញ', 1);
  const other = await makeClass(desk, 'ថ្នាក់គំរូ ដែលនៅទំនេរ');
  const phone = await phoneOfTheElder(browser, full.code);
  await join(phone, full.code, younger);
  await learn(phone, 0);
  await mendNetwork({ page: phone, road });
  await see(phone, 'problem.join.class-full');
  await see(phone, 'asked.join.refused');
  await seeDone(phone, 1);

  await askWith(phone, full.code, younger);
  await see(phone, 'problem.join.class-full');
  await press(phone, 'back');
  await askWith(phone, other.code, younger);
  await seeHeading(phone, say('learn.hello', { name: younger.name }));
  await seeDone(phone, 1);
  await expectHandedInOnce(phone, younger);
  await expectInClass(browser, other, younger, 1);
  await desk.goto(`/staff/classes/${full.id}`);
  await expect(desk.getByRole('row').filter({ hasText: elder.name })).toHaveCount(1);
  await expect(desk.getByRole('row').filter({ hasText: younger.name })).toHaveCount(0);
  await phone.context().close();
});

test('a code that was renewed meanwhile is refused, and the new one takes her in', async ({ browser }) => {
  const desk = await atDeskOf(browser, 'trainer');
  const cohort = await makeClass(desk, 'ថ្នាក់គំរូ ដែលមានលេខកូដថ្មី');
  const phone = await phoneOfTheElder(browser, cohort.code);
  await join(phone, cohort.code, younger);
  await learn(phone, 0);

  await desk.goto(`/staff/classes/${cohort.id}`);
  await push(desk, 'join.renew');
  await push(desk, 'join.renew-go');
  await expect.poll(() => codeOn(desk)).not.toBe(cohort.code);
  const code = await codeOn(desk);
  await mendNetwork({ page: phone, road });
  await see(phone, 'problem.join.code-unknown');
  await askWith(phone, code, younger);
  await seeDone(phone, 1);
  await expectHandedInOnce(phone, younger);
  await expectInClass(browser, cohort, younger, 1);
  await phone.context().close();
});

test('a code that nobody on the phone can look at does not end her way', async ({ browser }) => {
  const desk = await atDeskOf(browser, 'trainer');
  const known = await makeClass(desk, 'ថ្នាក់គំរូ ដែលទូរសព្ទស្គាល់');
  const unseen = await makeClass(desk, 'ថ្នាក់គំរូ ដែលទូរសព្ទមិនស្គាល់');
  const phone = await phoneOfTheElder(browser, known.code);
  await typeClassCode(phone, mistyped(unseen.code));
  await see(phone, 'join.unseen.title');
  await press(phone, 'join.unseen.begin');
  await introduce(phone, younger);
  await see(phone, 'asked.join.waiting');
  await see(phone, 'asked.meanwhile');
  await mendNetwork({ page: phone, road });
  await see(phone, 'problem.join.code-unknown');
  await askWith(phone, unseen.code, younger);
  await seeDone(phone, 0);
  await learn(phone, 0);
  await expectHandedInOnce(phone, younger);
  await expectInClass(browser, unseen, younger, 1);
  await phone.context().close();
});

/** A code as a class could have it, with its last letter read wrongly. */
const mistyped = (code: string): string => code.slice(0, -1) + (code.endsWith('K') ? 'X' : 'K');
