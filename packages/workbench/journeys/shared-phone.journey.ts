import { expect, test, type Page } from '@playwright/test';
import { lessonsOf, type Lesson } from '@romduol/domain';
import { classCode, courseOf, productUrl } from './another-woman.ts';
import { named } from './answers.ts';
import { atDeskOf, demonstrationClass, makeCard, push } from './staff-steps.ts';
import {
  bringCourse,
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

const elder = { name: 'គំរូ បងស្រី', pin: '1397' };
const younger = { name: 'គំរូ ប្អូនស្រី', pin: '8264' };

let phone: Page;
let lesson: Lesson;
let all = 0;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const lessons = lessonsOf(await courseOf(classCode));
  const [first] = lessons;
  if (first === undefined) throw new Error('the course has no lesson');
  lesson = first;
  all = lessons.length;
});

test('two sisters learn on one phone, each at her own place', async ({ browser }) => {
  phone = await newPhone(browser, productUrl);
  await openInKhmer(phone);
  await press(phone, 'welcome.code');
  await join(phone, classCode, elder);
  await bringCourse(phone);
  await rowOf(phone, lesson).click();
  await takeLesson(phone, lesson);
  await press(phone, 'lesson.end.home');
  await see(phone, 'learn.done-count', { done: 1, all });
  await press(phone, 'tab.me');
  await press(phone, 'me.lock');

  await press(phone, 'open.someone-else');
  await join(phone, classCode, younger, 'staying');
  await see(phone, 'learn.done-count', { done: 0, all });
  await expectNothingOf(elder.name);
  await press(phone, 'tab.me');
  await seeHeading(phone, younger.name);
  await expectNothingOf(elder.name);
  await press(phone, 'me.plan');
  await see(phone, 'me.plan.empty');
});

/** Wrong tries that are free (see `secondsToWait` of the domain). */
const freeTries = 5;

test('five wrong tries make her wait, and not her sister', async () => {
  await phone.reload();
  await named(phone, elder.name).click();
  for (let tries = 0; tries < freeTries; tries += 1) {
    await tapPin(phone, younger.pin);
    await see(phone, 'open.wrong');
  }
  await tapPin(phone, elder.pin);
  await expect(phone.getByText(new RegExp(`^${say('open.wait', { time: '.+' })}$`))).toBeVisible();
  await press(phone, 'back');
  await named(phone, younger.name).click();
  await openPlace(phone, younger);
});

test('"not my phone" takes one of them off it and leaves the other', async () => {
  await press(phone, 'tab.me');
  await press(phone, 'me.remove');
  await press(phone, 'me.remove.yes');
  await see(phone, 'open.ask', { name: elder.name });
  const places = await tableOf<{ readonly name: string }>(phone, 'places');
  expect(places.map(({ name }) => name)).toEqual([elder.name]);
});

test('with a card from her trainer she chooses new pictures on another phone and finds her progress', async ({
  browser,
}) => {
  const desk = await atDeskOf(browser, 'trainer');
  await desk.getByRole('link', { name: demonstrationClass }).click();
  await desk.getByRole('link', { name: elder.name }).click();
  await push(desk, 'pin.reset');
  await push(desk, 'pin.reset-go');
  await expect(desk.getByText(tell('pin.reset-done'))).toBeVisible();
  const card = await makeCard(desk);

  const fresh = { ...elder, pin: '6415' };
  const another = await newPhone(browser, productUrl);
  await openInKhmer(another);
  await signInByCard(another, card, fresh);
  await bringCourse(another);
  await see(another, 'learn.done-count', { done: 1, all });
  await another.reload();
  await openPlace(another, fresh);
});

/** The screen shows nothing of her. */
const expectNothingOf = (name: string) => expect(phone.locator('body')).not.toContainText(name);
