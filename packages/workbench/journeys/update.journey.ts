import { expect, test, type Page } from '@playwright/test';
import { lessonsOf, type Lesson, type Release } from '@romduol/domain';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { courseOf } from './another-woman.ts';
import { named } from './answers.ts';
import { deployPortal, type Deployment } from './deploy.ts';
import { cutNetwork, mendNetwork, timesTaken } from './network.ts';
import { startProduct, type Product } from './product.ts';
import { openRoad, type Road } from './road.ts';
import {
  appIsHere,
  atHome,
  idsOn,
  learn,
  newPhone,
  openPlace,
  press,
  rowOf,
  see,
  seeAllSent,
  seeHeading,
  takeLesson,
} from './trainee-steps.ts';
import { say } from './words.ts';

let deployment: Deployment;
let data: string;
let product: Product;
let road: Road;
let classCode: string;
let course: Release;

test.beforeAll(async () => {
  deployment = deployPortal();
  data = mkdtempSync(path.join(os.tmpdir(), 'romduol-update-'));
  product = await startProduct({ data, environment: { PORTAL: deployment.folder } });
  road = await openRoad(product.url);
  classCode = /class code\s+(\w+)/.exec(product.printed)?.[1] ?? '';
  course = await courseOf(classCode, { url: product.url });
});
test.afterAll(async () => {
  await road.close();
  await product.stop();
  deployment.remove();
  rmSync(data, { recursive: true, force: true });
});

const lesson = (at: number): Lesson => {
  const found = lessonsOf(course)[at];
  if (found === undefined) throw new Error(`the course has no lesson ${at + 1}`);
  return found;
};

/** Waits until the browser, which looks by itself when a page is opened, has found the newer version and has it whole. */
const newVersionIsHere = (page: Page): Promise<unknown> =>
  page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed');

/** What a browser keeps of the network by itself it may throw away at any moment; the worker's own caches stay. */
async function forgetBrowserCache(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

/** Scripts of which version the page runs on. */
const versionOf = (page: Page): Promise<'old' | 'new'> =>
  page.evaluate(() => ([...document.scripts].some(({ src }) => src.includes('_next.js')) ? 'new' : 'old'));

const offer = (page: Page) => named(page, say('app.update.apply'));
const all = () => lessonsOf(course).length;

test('a new version that comes in mid-lesson breaks nothing, is offered between lessons, and takes nothing of hers', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await newPhone(browser, road.url);
  const woman = { name: 'គំរូ កំណែថ្មី', pin: '2793' };
  await atHome(page, classCode, woman);
  await appIsHere(page);
  await rowOf(page, lesson(0)).click();
  await takeLesson(page, lesson(0), { to: 3 });
  deployment.update();
  const other = await page.context().newPage();
  await other.goto(`${road.url}/learn`);
  await openPlace(other, woman);
  await rowOf(other, lesson(2)).click();
  await takeLesson(other, lesson(2), { to: 1 });
  await newVersionIsHere(page);
  await forgetBrowserCache(page);
  await page.bringToFront();
  await takeLesson(page, lesson(0), {
    from: 3,
    look: () => expect(offer(page)).toBeHidden(),
  });
  await expect(offer(page)).toBeVisible();
  await press(page, 'lesson.end.home');
  // Parts that she opens for the first time are of the old version too, and the server has it no more.
  await press(page, 'tab.help');
  await seeHeading(page, say('help.title'));
  await press(page, 'tab.learn');
  expect(await versionOf(page)).toBe('old');

  await offer(page).click();
  await openPlace(page, woman);
  await see(page, 'learn.done-count', { done: 1, all: all() });
  expect(await versionOf(page)).toBe('new');

  await other.bringToFront();
  await takeLesson(other, lesson(2), { from: 1, look: () => expect(offer(other)).toBeHidden() });
  await press(other, 'lesson.end.home');
  await press(other, 'tab.me');
  await seeHeading(other, woman.name);
  await press(other, 'tab.learn');
  expect(await versionOf(other)).toBe('old');
  await offer(other).click();
  await openPlace(other, woman);
  await see(other, 'learn.done-count', { done: 2, all: all() });
  expect(await versionOf(other)).toBe('new');
  await other.close();

  await cutNetwork({ page, road });
  await page.reload();
  await openPlace(page, woman);
  expect(await versionOf(page)).toBe('new');
  await learn(page, lesson(1));
  await see(page, 'learn.done-count', { done: 3, all: all() });
  await mendNetwork({ page, road });
  await seeAllSent(page);
  expect([...timesTaken(road).keys()].sort()).toEqual([...(await idsOn(page, 'handed-in'))].sort());
  expect([...timesTaken(road).values()].filter((times) => times !== 1)).toEqual([]);
  // Nothing had to be loaded again because a part of the app was not there.
  expect(await page.evaluate(() => sessionStorage.getItem('reloaded'))).toBeNull();
});
