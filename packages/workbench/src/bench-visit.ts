/** `npm run bench -- first-load` and `repeat-visit`: a joined trainee opens her first lesson on a slow phone. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { createClient, getPack, previewJoin } from '@romduol/contracts';
import { lessonsOf, type Lesson } from '@romduol/domain';
import { bringCourse, join, openInKhmer, press, see, tableOf, type Woman } from '../journeys/trainee-steps.ts';
import { startProduct, type Product } from '../journeys/product.ts';
import { inKhmer, say } from '../journeys/words.ts';
import { openSlowRoad, type Network, type Passed, type SlowRoad } from './bench-road.ts';
import { sendRobot, type Orders, type Seen } from './bench-robot.ts';
import { tellWaterfall } from './bench-waterfall.ts';
import { chromiumFlags, findChromium } from './chromium.ts';

/** What the two benches print: medians of five visits. */
interface VisitFigures {
  /** Of scripts as they travelled before she could read, in kilobytes of 1000. */
  readonly scriptKilobytes: number;
  /** Of everything that travelled to the phone before she could read, heads of answers included. */
  readonly bytes: number;
  readonly firstPaintMs: number;
  /** From the navigation to the first words of the lesson on the screen. */
  readonly readableMs: number;
}

const slowNetwork: Network = { kilobitsPerSecond: 400, latencyMs: 400 };
const slowness = 4;
const visits = 5;
const woman: Woman = { name: 'គំរូ ល្បឿន', pin: '1397' };

/** She has a place on this phone and nothing else is here: no file of the app, no word of the course. */
export const benchFirstLoad = (): Promise<Readonly<Record<string, number>>> =>
  inWorld(async ({ product, road, work }) => {
    const lesson = await firstLesson(product);
    const profile = path.join(work, 'joined');
    await onPhone(profile, road, async (page) => {
      await arrive(page, product);
      await forgetApp(page);
    });
    road.become(slowNetwork);
    return median(await visitAgainAndAgain(profile, road, lesson, work));
  });

/** Everything is on the phone, and the server is stopped. */
export const benchRepeatVisit = (): Promise<Readonly<Record<string, number>>> =>
  inWorld(async ({ product, road, work }) => {
    const lesson = await firstLesson(product);
    const profile = path.join(work, 'installed');
    await onPhone(profile, road, async (page) => {
      await arrive(page, product);
      await bringCourse(page);
      await everythingHere(page);
    });
    await product.stop();
    await road.close();
    return median(await visitAgainAndAgain(profile, road, lesson, work));
  });

interface World {
  readonly product: Product;
  readonly road: SlowRoad;
  /** A folder that is gone afterwards. */
  readonly work: string;
}

async function inWorld<T>(task: (world: World) => Promise<T>): Promise<T> {
  const work = mkdtempSync(path.join(os.tmpdir(), 'romduol-visit-'));
  const product = await startProduct({ data: path.join(work, 'data') });
  const road = await openSlowRoad(product.url);
  try {
    return await task({ product, road, work });
  } finally {
    await road.close();
    await product.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Opens a browser whose files lie in `profile`. What the work leaves behind is there when it is opened again. */
async function onPhone<T>(profile: string, road: SlowRoad, task: (page: Page) => Promise<T>): Promise<T> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found. Set CHROMIUM to the path of one.');
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    ...{ executablePath, args: [...chromiumFlags], baseURL: road.url },
    ...{ viewport: { width: 360, height: 640 }, locale: 'km-KH' },
  });
  try {
    return await task(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
  }
}

const codeOf = ({ printed }: Product): string => /class code\s+(\w+)/.exec(printed)?.[1] ?? '';

async function firstLesson(product: Product): Promise<Lesson> {
  const client = createClient({ base: `${product.url}/api` });
  const { releaseId: id, language: locale } = await client(previewJoin, { body: { code: codeOf(product) } });
  const [first] = lessonsOf(await client(getPack, { params: { id, locale } }));
  if (first === undefined) throw new Error('the course has no lesson');
  return first;
}

/** She joins, and is at home. */
async function arrive(page: Page, product: Product): Promise<void> {
  await openInKhmer(page);
  await press(page, 'welcome.code');
  await join(page, codeOf(product), woman);
}

/** Leaves nothing on the phone but her place: no file of the app in whatever cache, no course. */
async function forgetApp(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await page.goto('/blank.html');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('phone');
        opening.onerror = () => reject(new Error('the store does not open'));
        opening.onsuccess = () => {
          const emptying = opening.result.transaction('packs', 'readwrite');
          emptying.objectStore('packs').clear();
          emptying.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  const browser = await page.context().newCDPSession(page);
  const storageTypes = 'service_workers,cache_storage,shader_cache,appcache,local_storage';
  await browser.send('Storage.clearDataForOrigin', { origin, storageTypes });
  await browser.send('Network.clearBrowserCache');
  const kept = await page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: await caches.keys(),
  }));
  const [places, packs] = [await tableOf(page, 'places'), await tableOf(page, 'packs')];
  if (kept.workers > 0 || kept.caches.length > 0 || packs.length > 0 || places.length !== 1)
    throw new Error(`the phone is not as it should be: ${JSON.stringify({ ...kept, packs, places: places.length })}`);
}

/** Waits until the app and the course are on the phone, and runs once with both. */
async function everythingHere(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('phone');
        opening.onerror = () => reject(new Error('the store does not open'));
        opening.onsuccess = () => {
          const rows = opening.result.transaction('packs').objectStore('packs').getAll();
          rows.onsuccess = () => {
            opening.result.close();
            resolve((rows.result as { readonly state: string }[]).some(({ state }) => state === 'whole'));
          };
        };
      }),
  );
  await page.reload();
  await see(page, 'open.ask', { name: woman.name });
}

/** The same phone as it was, five times. */
async function visitAgainAndAgain(
  profile: string,
  road: SlowRoad,
  lesson: Lesson,
  work: string,
): Promise<readonly VisitFigures[]> {
  const all: VisitFigures[] = [];
  for (let turn = 1; turn <= visits; turn += 1) {
    const copy = path.join(work, `turn-${turn}`);
    cpSync(profile, copy, { recursive: true });
    road.forget();
    const seen = await onPhone(copy, road, (page) => visit(page, lesson));
    const figures = figuresOf(seen, road.passed);
    console.error(`\nVisit ${turn}: ${JSON.stringify(figures)}`);
    tellWaterfall(seen, road.passed);
    all.push(figures);
    rmSync(copy, { recursive: true, force: true });
  }
  return all;
}

async function visit(page: Page, lesson: Lesson): Promise<Seen> {
  const [first] = lesson.blocks;
  if (first?.kind !== 'text') throw new Error('the first lesson does not begin with a text');
  const orders: Orders = {
    pictures: [...woman.pin].map((digit) => say(`pin.${digit}` as Parameters<typeof say>[0])),
    press: [say('learn.pack.start')],
    text: inKhmer(first.text)
      .replace(/[\s\u200b]/g, '')
      .slice(0, 40),
    slowness,
  };
  await page.addInitScript(sendRobot, orders);
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  await page.goto(`/lesson/${lesson.id}`, { waitUntil: 'commit', timeout: 60_000 });
  const seen = page.evaluate(() => window.readable);
  const result = await Promise.race([seen, sleep(60_000, undefined, { ref: false })]);
  if (result === undefined) throw new Error(`the lesson never came; the screen says: ${await page.innerText('body')}`);
  return result;
}

const isScript = ({ type }: Passed): boolean => /javascript/.test(type);

function figuresOf({ readableMs, firstPaintMs, beganAt }: Seen, passed: readonly Passed[]): VisitFigures {
  const until = beganAt + readableMs;
  const before = (one: Passed) => one.delivered.filter(({ at }) => at <= until);
  const total = (some: readonly Passed[], sizeOf: (piece: { head: number; body: number }) => number) =>
    some.flatMap(before).reduce((sum, piece) => sum + sizeOf(piece), 0);
  return {
    scriptKilobytes: Math.round(total(passed.filter(isScript), ({ body }) => body) / 100) / 10,
    bytes: total(passed, ({ head, body }) => head + body),
    firstPaintMs: Math.round(firstPaintMs),
    readableMs: Math.round(readableMs),
  };
}

function median(all: readonly VisitFigures[]): Readonly<Record<string, number>> {
  const middle = (name: keyof VisitFigures): number => {
    const sorted = all.map((one) => one[name]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    scriptKilobytes: middle('scriptKilobytes'),
    bytes: middle('bytes'),
    firstPaintMs: middle('firstPaintMs'),
    readableMs: middle('readableMs'),
  };
}
