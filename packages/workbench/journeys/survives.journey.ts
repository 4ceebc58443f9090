import { expect, test } from '@playwright/test';
import { lessonsOf, type Lesson, type Release } from '@romduol/domain';
import { classCode, courseOf, productUrl } from './another-woman.ts';
import { cutNetwork, mendNetwork, timesTaken } from './network.ts';
import { openRoad, type Road } from './road.ts';
import {
  atHome,
  bringCourse,
  eventsOn,
  idsOn,
  join,
  learn,
  newPhone,
  openInKhmer,
  openPlace,
  press,
  see,
  seeAllSent,
} from './trainee-steps.ts';

let road: Road;
let course: Release;
let lessons: readonly Lesson[];

test.beforeAll(async () => {
  course = await courseOf(classCode);
  lessons = lessonsOf(course);
});
test.beforeEach(async () => {
  road = await openRoad(productUrl);
});
test.afterEach(() => road.close());

const all = () => lessons.length;
const lesson = (at: number): Lesson => {
  const found = lessons[at];
  if (found === undefined) throw new Error(`the course has no lesson ${at + 1}`);
  return found;
};

test('when answers are lost on the way, nothing is lost and nothing counts twice', async ({ browser }) => {
  const page = await newPhone(browser, road.url);
  await atHome(page, classCode, { name: 'គំរូ ចម្លើយបាត់', pin: '1397' });
  road.befall(({ path }) => (path === '/api/events' ? 'answer-lost' : undefined));
  await learn(page, lesson(0));
  await see(page, 'learn.done-count', { done: 1, all: all() });
  expect((await idsOn(page, 'waiting')).length).toBeGreaterThan(0);
  await expect.poll(() => timesTaken(road).size).toBeGreaterThan(0);
  road.befall();
  await press(page, 'tab.me');
  await press(page, 'me.send');
  await see(page, 'me.all-sent');
  expect(await idsOn(page, 'waiting')).toEqual([]);
  expect([...timesTaken(road).keys()].sort()).toEqual([...(await idsOn(page, 'handed-in'))].sort());
  expect([...timesTaken(road).values()].filter((times) => times !== 1)).toEqual([]);
});

test('a network that wants a login first stops nothing and takes nothing for an answer', async ({ browser }) => {
  const page = await newPhone(browser, road.url);
  const woman = { name: 'គំរូ បណ្ដាញ', pin: '2468' };
  await atHome(page, classCode, woman);
  road.befall(() => 'login-page');
  await page.reload();
  await openPlace(page, woman);
  await learn(page, lesson(0));
  await see(page, 'learn.done-count', { done: 1, all: all() });
  expect(await idsOn(page, 'handed-in')).toEqual([]);
  road.befall();
  await press(page, 'tab.me');
  await press(page, 'me.send');
  await see(page, 'me.all-sent');
});

test('in two tabs at once each answer is kept, numbered and sent once', async ({ browser }) => {
  const page = await newPhone(browser, road.url);
  const woman = { name: 'គំរូ ពីរផ្ទាំង', pin: '3579' };
  await atHome(page, classCode, woman);
  const other = await page.context().newPage();
  await other.goto(`${road.url}/learn`);
  await openPlace(other, woman);
  await Promise.all([learn(page, lesson(0)), learn(other, lesson(1))]);
  await page.reload();
  await openPlace(page, woman);
  await see(page, 'learn.done-count', { done: 2, all: all() });
  await seeAllSent(page);
  const kept = await eventsOn(page);
  expect(new Set(kept.map(({ seq }) => seq)).size).toBe(kept.length);
  expect([...timesTaken(road).values()].filter((times) => times !== 1)).toEqual([]);
  expect(timesTaken(road).size).toBe(kept.length);
});

test('three women learn on one phone, each goes on where she was', async ({ browser }) => {
  const page = await newPhone(browser, road.url);
  const women = [
    { name: 'គំរូ ទីមួយ', pin: '1122' },
    { name: 'គំរូ ទីពីរ', pin: '3344' },
    { name: 'គំរូ ទីបី', pin: '5566' },
  ] as const;
  await openInKhmer(page);
  for (const [at, woman] of women.entries()) {
    await press(page, at === 0 ? 'welcome.code' : at === 1 ? 'open.someone-else' : 'open.new');
    await join(page, classCode, woman);
    if (at === 0) await bringCourse(page);
    for (let done = 0; done < at; done += 1) await learn(page, lesson(done));
    await press(page, 'tab.me');
    await press(page, 'me.lock');
  }
  await cutNetwork({ page, road });
  await page.reload();
  for (const [at, woman] of women.entries()) {
    await page.getByRole('button', { name: woman.name, exact: true }).click();
    await openPlace(page, woman);
    await press(page, 'tab.learn');
    await see(page, 'learn.done-count', { done: at, all: all() });
    await press(page, 'tab.me');
    await press(page, 'me.lock');
  }
});

for (const clock of ['1970-03-04T08:00:00Z', '2031-01-18T08:00:00Z'] as const)
  test(`a phone that believes it is ${clock.slice(0, 4)} learns, sends, and dates nothing wrong`, async ({
    browser,
  }) => {
    const page = await newPhone(browser, road.url);
    await page.clock.setSystemTime(clock);
    await atHome(page, classCode, { name: 'គំរូ នាឡិកា', pin: '9182' });
    await learn(page, lesson(0));
    await see(page, 'learn.done-count', { done: 1, all: all() });
    await seeAllSent(page);
    expect(await idsOn(page, 'refused')).toEqual([]);
    await page.clock.setSystemTime(new Date());
    await press(page, 'tab.learn');
    await learn(page, lesson(1));
    await see(page, 'learn.done-count', { done: 2, all: all() });
    await seeAllSent(page);
  });

test('after a month without network everything opens, and everything is sent', async ({ browser }) => {
  const page = await newPhone(browser, road.url);
  const woman = { name: 'គំរូ មួយខែ', pin: '7391' };
  await atHome(page, classCode, woman);
  await learn(page, lesson(0));
  await press(page, 'tab.help');
  await press(page, 'tab.learn');
  await cutNetwork({ page, road });
  await page.clock.setSystemTime(Date.now() + 30 * 24 * 3_600_000);
  await page.goto(`${road.url}/`);
  await openPlace(page, woman);
  await see(page, 'learn.done-count', { done: 1, all: all() });
  await learn(page, lesson(1));
  await press(page, 'tab.help');
  await expect(page.getByRole('button').filter({ hasText: /កម្ពុជា/ }).first()).toBeVisible();
  await mendNetwork({ page, road });
  await seeAllSent(page);
  expect([...timesTaken(road).values()].filter((times) => times !== 1)).toEqual([]);
});
