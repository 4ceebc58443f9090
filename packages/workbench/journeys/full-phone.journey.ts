import { expect, test, type Page } from '@playwright/test';
import { lessonsOf, type Lesson, type Release } from '@romduol/domain';
import { classCode, courseOf, productUrl } from './another-woman.ts';
import { answerBlock, named } from './answers.ts';
import { cutNetwork, mendNetwork } from './network.ts';
import { openRoad, type Road } from './road.ts';
import { eventsHeldFor } from './server-side.ts';
import {
  appIsHere,
  atHome,
  join,
  keptIn,
  learn,
  newPhone,
  openInKhmer,
  press,
  rowOf,
  see,
  seeAllSent,
  stepOf,
  takeLesson,
} from './trainee-steps.ts';
import { say } from './words.ts';

let road: Road;
let course: Release;

test.beforeAll(async () => {
  course = await courseOf(classCode);
});
test.beforeEach(async () => {
  road = await openRoad(productUrl);
});
test.afterEach(() => road.close());

const firstLesson = (): Lesson => {
  const [first] = lessonsOf(course);
  if (first === undefined) throw new Error('the course has no lesson');
  return first;
};
const files = () => Object.values(course.files).map(({ sha256 }) => `/media/${sha256}`);
const mediaOn = (page: Page) => keptIn(page, 'media-v1');

/** The room on a phone, which films and photos take and give back. */
interface Room {
  /** Leaves so many bytes; none at all when nothing is said. */
  fill(left?: number): Promise<void>;
  free(): Promise<void>;
}

async function roomOn(page: Page): Promise<Room> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(road.url);
  return {
    async fill(left) {
      const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
      await session.send('Storage.overrideQuotaForOrigin', {
        origin,
        quotaSize: left === undefined ? 1 : usage + left,
      });
      // The browser asks how much room there is only now and then, and believes it for half a minute.
      if (left === undefined)
        await expect.poll(() => writeSomething(page), { timeout: 45_000 }).toBe('QuotaExceededError');
    },
    free: async () => void (await session.send('Storage.overrideQuotaForOrigin', { origin })),
  };
}

/** Writes a kilobyte beside everything else; answers what the browser says to it. */
const writeSomething = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('films');
        opening.onupgradeneeded = () => opening.result.createObjectStore('films');
        opening.onerror = () => resolve(opening.error?.name ?? 'it does not open');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('films', 'readwrite');
          writing.objectStore('films').put('film'.repeat(250), 1);
          writing.oncomplete = () => resolve('written');
          writing.onabort = () => resolve(writing.error?.name ?? 'broken off');
        };
      }),
  );

const seeThatItIsFull = (page: Page) =>
  expect(page.getByText(new RegExp(`^${say('learn.pack.full', { size: '.+' })}$`)).first()).toBeVisible();

test('a phone that is full says so, keeps what it has, and goes on with the course when there is room', async ({
  browser,
}) => {
  const page = await newPhone(browser, road.url);
  const woman = { name: 'គំរូ ទូរស័ព្ទពេញ', pin: '4682' };
  await openInKhmer(page);
  await press(page, 'welcome.code');
  await join(page, classCode, woman);
  await appIsHere(page);
  const room = await roomOn(page);
  await room.fill(20_000);
  await press(page, 'learn.pack.start');
  await seeThatItIsFull(page);
  const here = await mediaOn(page);
  expect(here.length).toBeLessThan(Object.keys(course.files).length);
  await learn(page, firstLesson());
  await see(page, 'learn.done-count', { done: 1, all: lessonsOf(course).length });

  await room.free();
  const before = road.said.length;
  await named(page, say(here.length > 0 ? 'learn.pack.resume' : 'learn.pack.start')).click();
  await expect(named(page, say('learn.pack.resume'))).toBeHidden();
  await expect.poll(async () => new Set(await mediaOn(page))).toEqual(new Set(files()));
  const asked = road.said.slice(before).map(({ path }) => path);
  expect(asked.filter((path) => here.includes(path))).toEqual([]);
});

test('an answer that a full phone cannot keep is not lost: "next" keeps it as soon as there is room', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await newPhone(browser, road.url);
  const woman = { name: 'គំរូ គ្មានកន្លែង', pin: '8246' };
  await atHome(page, classCode, woman);
  const room = await roomOn(page);
  await cutNetwork({ page, road });
  const lesson = firstLesson();
  const at = lesson.blocks.findIndex(({ kind }) => kind !== 'text');
  const activity = lesson.blocks[at];
  if (activity === undefined) throw new Error('the lesson has no activity');
  await rowOf(page, lesson).click();
  await takeLesson(page, lesson, { to: at });
  await room.fill();
  await answerBlock(page, activity);
  await see(page, 'problem.storage-full');
  await press(page, 'next');
  await see(page, 'problem.storage-full');
  await expect(stepOf(page, at + 1, lesson.blocks.length)).toBeVisible();
  await room.free();
  await press(page, 'next');
  await takeLesson(page, lesson, { from: at + 1 });
  await press(page, 'lesson.end.home');
  await see(page, 'learn.done-count', { done: 1, all: lessonsOf(course).length });

  await mendNetwork({ page, road });
  await seeAllSent(page);
  const told = (await eventsHeldFor(road)).flatMap(({ fact }) => ('blockId' in fact ? [fact.blockId] : []));
  expect([...told].sort()).toEqual(lesson.blocks.map(({ id }) => id).sort());
});
