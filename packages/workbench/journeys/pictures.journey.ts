import { expect, test, type Browser, type Page } from '@playwright/test';
import { lessonsOf, type Lesson } from '@romduol/domain';
import { courseOf, productUrl } from './another-woman.ts';
import { cutNetwork, mendNetwork } from './network.ts';
import { filesOn } from './phone-files.ts';
import { openRoad, type Road } from './road.ts';
import { atDeskOf, makeClass, type MadeClass } from './staff-steps.ts';
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
  takeLesson,
  tapPin,
  type Woman,
} from './trainee-steps.ts';
import { inKhmer, say } from './words.ts';

/** Two women whose names are of one length, so that what lies on their phones can be compared by its size. */
const careful = { name: 'គំរូ ក', pin: '5917' };
const other = { name: 'គំរូ ខ', pin: '6284' };
const secondPin = '3846';

let road: Road;
let cohort: MadeClass;
let lesson: Lesson;
let phone: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  road = await openRoad(productUrl);
  cohort = await makeClass(await atDeskOf(browser, 'trainer'), 'ថ្នាក់គំរូ រូបទីពីរ');
  const [first] = lessonsOf(await courseOf(cohort.code));
  if (first === undefined) throw new Error('the course has no lesson');
  lesson = first;
});
test.afterAll(() => road.close());

/** A phone on which a woman took a first lesson; everything is handed in, and she is at "me". */
async function phoneOf(browser: Browser, woman: Woman): Promise<Page> {
  const page = await newPhone(browser, road.url);
  await openInKhmer(page);
  await press(page, 'welcome.code');
  await join(page, cohort.code, woman);
  await bringCourse(page);
  await rowOf(page, lesson).click();
  await takeLesson(page, lesson);
  await press(page, 'lesson.end.home');
  await press(page, 'tab.me');
  await see(page, 'me.all-sent');
  return page;
}

/** Her own pictures, then twice those of the list. */
async function chooseSecond(page: Page, { pin }: Woman): Promise<void> {
  await press(page, 'me.privacy');
  await press(page, 'second.title');
  await press(page, 'second.choose');
  await see(page, 'second.own');
  await tapPin(page, pin);
  await see(page, 'second.ask');
  await tapPin(page, secondPin);
  await tapPin(page, secondPin);
  await see(page, 'second.kept');
}

/** The list for the market is open: it can be used, and shows nothing of her. */
async function expectOnlyList(page: Page): Promise<void> {
  await seeHeading(page, say('list.title'));
  const seen = await page.locator('body').innerText();
  for (const words of [careful.name, say('tab.learn'), say('tab.me'), inKhmer(lesson.title), say('learn.all')])
    expect(seen).not.toContain(words);
  expect(seen).toContain(say('list.offered.1'));
}

const add = async (page: Page, words: string) => {
  await page.getByLabel(say('list.new')).fill(words);
  await press(page, 'list.add');
  await expect(page.getByRole('checkbox', { name: words, exact: true })).toBeVisible();
};

test('her second pictures open a list for the market, her own open her place', async ({ browser }) => {
  phone = await phoneOf(browser, careful);
  await chooseSecond(phone, careful);
  await press(phone, 'back');
  await press(phone, 'back');
  await press(phone, 'me.lock');
  await tapPin(phone, secondPin);
  await expectOnlyList(phone);
  await add(phone, 'ត្រសក់');
  await press(phone, 'back');
  await openPlace(phone, careful);
  await seeHeading(phone, say('learn.hello', { name: careful.name }));
});

test('so also without network, and the list is as it was left', async () => {
  await cutNetwork({ page: phone, road });
  await phone.goto('/learn');
  await tapPin(phone, secondPin);
  await expectOnlyList(phone);
  await expect(phone.getByRole('checkbox', { name: 'ត្រសក់', exact: true })).toBeVisible();
  await phone.goto('/me');
  await see(phone, 'open.ask', { name: careful.name });
  await tapPin(phone, secondPin);
  await expectOnlyList(phone);
  await phone.reload();
  await openPlace(phone, careful);
  await press(phone, 'tab.learn');
  await expect(rowOf(phone, lesson)).toContainText(say('learn.state.done'));
  await mendNetwork({ page: phone, road });
});

test('nothing on the phone tells that there is a second', async ({ browser }) => {
  const without = await phoneOf(browser, other);
  await without.goto('/');
  await openPlace(without, other);
  await press(without, 'tab.me');
  await press(phone, 'tab.me');
  await see(phone, 'me.all-sent');
  const plain = await shapeOf(without);
  await expect.poll(() => shapeOf(phone)).toEqual(plain);

  // Neither does taking them away, nor anything that is sent while a phone without them would send nothing.
  await press(phone, 'me.privacy');
  await press(phone, 'second.title');
  const moment = road.said.length;
  await press(phone, 'second.forget');
  await see(phone, 'second.forgotten');
  expect(await shapeOf(phone)).toEqual(plain);
  // The browser looks by itself whether there is a newer version.
  const said = road.said.slice(moment).map(({ path }) => path);
  expect(said.filter((path) => path !== '/sw.js')).toEqual([]);
  await phone.goto('/');
  await tapPin(phone, secondPin);
  await see(phone, 'open.wrong');
  await openPlace(phone, careful);
  await phone.context().close();
  await without.context().close();
});

/**
 * What the phone keeps, as somebody sees it who can read its files and has no pictures: where what lies, under which
 * names, and how long it is. Ids, days, keys and what is sealed differ by chance from phone to phone, and not in length;
 * how often the app was opened, and what it last told the server, by what else she did.
 */
async function shapeOf(page: Page): Promise<readonly string[]> {
  const lines = (await filesOn(page)).map(({ where, words }) =>
    where.startsWith('phone ') ? `${where} ${JSON.stringify(shape(JSON.parse(words)))}` : where,
  );
  return lines.filter((line) => !line.startsWith('open-pages ')).sort();
}

function shape(value: unknown): unknown {
  if (typeof value === 'string') return /^[a-z-]{0,20}$/.test(value) ? value : value.length;
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([name, inside]) => [shape(name), name === 'reported' ? 'told' : shape(inside)]);
}
