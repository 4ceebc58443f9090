import { expect, test, type Page } from '@playwright/test';
import { lessonsOf, type Lesson } from '@romduol/domain';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { anotherWoman, courseOf, productUrl, type AnotherWoman } from './another-woman.ts';
import {
  beginMeeting,
  giveWords,
  herWords,
  lessonIn,
  nameOf,
  newTablet,
  openClass,
  seeStep,
  takeAlong,
  teachBlock,
  teachLesson,
  type Tablet,
} from './class-steps.ts';
import { cutNetwork, mendNetwork } from './network.ts';
import { deployStaff } from './deploy.ts';
import { startProduct } from './product.ts';
import { atDeskOf, follow, makeClass, openWoman, push, seeTitle, type MadeClass } from './staff-steps.ts';
import { patience, tableOf } from './trainee-steps.ts';
import { tell } from './words.ts';

let tablet: Tablet;
let cohort: MadeClass;
let lesson: Lesson;
let lessons = 0;
let stays: AnotherWoman;
let leaves: AnotherWoman;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  tablet = await newTablet(browser, productUrl);
  cohort = await makeClass(tablet.page, 'ថ្នាក់គំរូ ភ្លេចពាក្យ');
  const all = lessonsOf(await courseOf(cohort.code));
  const [first] = all;
  if (first === undefined) throw new Error('the course has no lesson');
  lesson = first;
  lessons = all.length;
  stays = await anotherWoman(cohort.code, { name: 'គំរូ នៅ', pin: '1397' });
  leaves = await anotherWoman(cohort.code, { name: 'គំរូ ទៅ', pin: '1397' });
});
test.afterAll(() => tablet.road.close());

const waiting = () => tablet.page.getByRole('region', { name: tell('teach.waiting-label') });
interface KeptOnTablet {
  readonly traineeId: string;
  readonly state: string;
}
const rowsOf = (page: Page, table: 'events' | 'marks') => tableOf<KeptOnTablet>(page, table, 'desk');
/** Scripts of the next version that the page runs. */
const newScripts = (page: Page) => page.locator('script[src*="_next"]');
const newWords = 'a green river boat';

test('a woman who is erased while the tablet is away is not noted; the others are, and the tablet says so', async ({
  browser,
}) => {
  const { page } = tablet;
  await takeAlong(page, cohort);
  await cutNetwork(tablet);
  await giveWords(page);
  await beginMeeting(page, [stays, leaves]);
  await follow(page, 'teach.to-lessons');
  await lessonIn(page, lesson).click();
  await teachLesson(page, lesson, [stays, leaves]);
  await push(page, 'teach.to-lessons');

  const manager = await atDeskOf(browser, 'manager');
  await openWoman(manager, cohort.id, leaves.joined.traineeCode);
  await push(manager, 'erase.offer');
  await push(manager, 'erase.go');
  await seeTitle(manager, cohort.name);

  await mendNetwork(tablet);
  await openClass(page, cohort);
  await follow(page, 'teach.records');
  await expect(waiting()).toBeHidden();
  const rows = page.getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(leaves.name);
  await expect(rows).toContainText(tell('teach.records-count', { count: lesson.blocks.length }));
  await expect(rows).toContainText(tell('problem.trainee.erased'));
  await openWoman(manager, cohort.id, stays.joined.traineeCode);
  await expect(manager.getByText(tell('watch.lessons-of', { done: 1, all: lessons }))).toBeVisible();
  await manager.goto(`/staff/classes/${cohort.id}`);
  await expect(manager.getByText(tell('meetings.there', { present: 1, all: 1 }))).toBeVisible();
});

test('her name and what was noted for her leave the tablet with the next list of names', async () => {
  const { page } = tablet;
  await openClass(page, cohort);
  await push(page, 'teach.refresh');
  await expect(page.getByText(tell('teach.refreshed'))).toBeVisible();
  await follow(page, 'teach.records');
  await expect(page.getByText(tell('teach.none-refused'))).toBeVisible();
  const events = await rowsOf(page, 'events');
  const marks = await rowsOf(page, 'marks');
  expect(events.length).toBe(lesson.blocks.length);
  expect(JSON.stringify([events, marks])).not.toContain(leaves.joined.traineeId);
});

test('wrong words open nothing; forgotten ones lose nothing: new ones are chosen, and what waits is handed in', async () => {
  const { page } = tablet;
  await openClass(page, cohort);
  await page.getByRole('link', { name: new RegExp(tell('teach.here', { count: 1 })) }).click();
  await cutNetwork(tablet);
  await nameOf(page, stays).click();
  await expect(nameOf(page, stays)).toContainText(tell('teach.mark-absent'));
  await page.reload();
  await giveWords(page, newWords);
  await expect(page.getByText(tell('teach.words-wrong'))).toBeVisible();
  await expect(page.locator('body')).not.toContainText(stays.name);
  await page.getByText(tell('teach.words-forgotten'), { exact: true }).click();
  await expect(page.getByText(tell('teach.words-forgotten-how'))).toBeVisible();

  // What waits needs no words: it goes as soon as there is network.
  await mendNetwork(tablet);
  await takeAlong(page, cohort, newWords);
  await giveWords(page, herWords);
  await expect(page.getByText(tell('teach.words-wrong'))).toBeVisible();
  await giveWords(page, newWords);
  await seeTitle(page, cohort.name);
  await expect(waiting()).toBeHidden();
  await page.getByRole('link', { name: new RegExp(tell('teach.here', { count: 0 })) }).click();
  await expect(nameOf(page, stays)).toContainText(tell('teach.mark-absent'));
  await expect
    .poll(async () => (await rowsOf(page, 'marks')).map(({ state }) => state))
    .toEqual(['handed-in', 'handed-in']);
});

test('a new version of the app does not break a lesson that is open, and is taken when she asks for it', async ({
  browser,
}) => {
  const deployment = deployStaff();
  const data = mkdtempSync(path.join(os.tmpdir(), 'romduol-class-'));
  const product = await startProduct({ data, environment: { STAFF: deployment.folder } });
  const { page, road } = await newTablet(browser, product.url);
  try {
    const other = await makeClass(page, 'ថ្នាក់គំរូ កំណែថ្មី');
    const woman = await anotherWoman(other.code, { name: 'គំរូ ថ្មី', pin: '1397' }, product.url);
    await takeAlong(page, other);
    await giveWords(page);
    await beginMeeting(page, [woman]);
    await follow(page, 'teach.to-lessons');
    await lessonIn(page, lesson).click();
    const [first, second] = lesson.blocks;
    if (first === undefined || second === undefined) throw new Error('the lesson is too short');
    await seeStep(page, 1, lesson.blocks.length);
    await teachBlock(page, first, [woman]);

    deployment.update();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/staff/'))?.update());
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/staff/'))?.waiting?.state))
      .toBe('installed');
    await seeStep(page, 2, lesson.blocks.length);
    await teachBlock(page, second, [woman]);
    await seeStep(page, 3, lesson.blocks.length);
    await expect(newScripts(page)).toHaveCount(0);

    await follow(page, 'teach.lessons');
    await seeTitle(page, tell('teach.lessons'));
    await page.goto('/staff/class');
    await push(page, 'teach.update-go');
    // The old version first ends what it is still answering.
    await expect(newScripts(page).first()).toBeAttached({ timeout: patience });
    await openClass(page, other);
    await follow(page, 'teach.go-on');
    await seeStep(page, 3, lesson.blocks.length);
    await teachLesson(page, lesson, [woman], { from: 2 });
  } finally {
    await road.close();
    await product.stop();
    deployment.remove();
    rmSync(data, { recursive: true, force: true });
  }
});
