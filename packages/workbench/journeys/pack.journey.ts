import { expect, test, type Page } from '@playwright/test';
import { lessonsOf, type Lesson, type MediaFile, type Release } from '@romduol/domain';
import { classCode, courseOf, productUrl } from './another-woman.ts';
import { named } from './answers.ts';
import { cutNetwork, mendNetwork } from './network.ts';
import { openRoad, type Fate, type Road, type Said } from './road.ts';
import {
  appIsHere,
  atHome,
  join,
  keptIn,
  learn,
  newPhone,
  openInKhmer,
  openPlace,
  press,
  rowOf,
  see,
  seeHeading,
} from './trainee-steps.ts';
import { say } from './words.ts';

let road: Road;
let course: Release;
let lesson: Lesson;
let files: readonly MediaFile[];

test.beforeAll(async () => {
  course = await courseOf(classCode);
  const [first] = lessonsOf(course);
  if (first === undefined) throw new Error('the course has no lesson');
  lesson = first;
  files = [...new Map(Object.values(course.files).map((file) => [file.sha256, file])).values()];
});
test.beforeEach(async () => {
  road = await openRoad(productUrl);
});
test.afterEach(() => road.close());

const isMedia = ({ path }: Pick<Said, 'path'>) => path.startsWith('/media/');
const pathOf = ({ sha256 }: MediaFile) => `/media/${sha256}`;
const rangeOf = ({ headers }: Said) => (JSON.parse(headers) as { readonly range?: string }).range ?? 'all of it';

/** She joins; the first thing that is to come of her course meets what befalls it. */
async function beginDownload(page: Page, name: string, fate: Fate): Promise<void> {
  await openInKhmer(page);
  await press(page, 'welcome.code');
  await join(page, classCode, { name, pin });
  await appIsHere(page);
  road.befall(fate);
  await press(page, 'learn.pack.start');
  await seeHeading(page, say('learn.all'));
}
const pin = '2846';

test('a pack that broke off in mid-file is learned from as far as it is here, and only what is missing travels', async ({
  browser,
}) => {
  const page = await newPhone(browser, road.url);
  const woman = { name: 'គំរូ ពាក់កណ្ដាល', pin };
  const whole = new Set<string>();
  const broken = new Map<string, number>();
  const enough = Math.floor(files.length / 2);
  await beginDownload(page, woman.name, ({ path }) => {
    if (!isMedia({ path })) return undefined;
    if (whole.size < enough) return void whole.add(path);
    const bytes = files.find((file) => pathOf(file) === path)?.bytes ?? 0;
    const brokenAfter = Math.floor(bytes / 2);
    broken.set(path, brokenAfter);
    return { brokenAfter };
  });
  await see(page, 'learn.pack.broken');
  await cutNetwork({ page, road });
  await learn(page, lesson);
  await page.reload();
  await openPlace(page, woman);
  await see(page, 'learn.done-count', { done: 1, all: lessonsOf(course).length });
  await see(page, 'learn.pack.some', { here: whole.size, all: files.length });

  const before = road.said.length;
  road.befall();
  await mendNetwork({ page, road });
  await press(page, 'learn.pack.resume');
  await expect.poll(() => keptIn(page, 'media-v1')).toHaveLength(files.length);
  const asked = road.said.slice(before).filter(isMedia);
  const missing = files.map(pathOf).filter((path) => !whole.has(path));
  const rest = (path: string) => (broken.has(path) ? `bytes=${broken.get(path)}-` : 'all of it');
  expect(broken.size).toBeGreaterThan(0);
  expect(asked.map((one) => [one.path, rangeOf(one)]).sort()).toEqual(missing.map((path) => [path, rest(path)]).sort());
  await expect(named(page, say('learn.pack.resume'))).toBeHidden();
  expect([...(await keptIn(page, 'media-v1'))].sort()).toEqual(files.map(pathOf).sort());
  expect(await keptIn(page, 'media-parts-v1')).toEqual([]);
});

test('a lesson that was opened before the app itself was here waits for the network, with a way out', async ({
  browser,
}) => {
  const page = await newPhone(browser, road.url);
  const woman = { name: 'គំរូ រង់ចាំ', pin };
  road.befall(({ path }) => (path === '/sw.js' ? 'answer-lost' : undefined));
  await atHome(page, classCode, woman);
  await cutNetwork({ page, road });
  await rowOf(page, lesson).click();
  await expect(named(page, '→')).toBeVisible();
  await named(page, '↻').click();
  await expect(named(page, '→')).toBeVisible();
  await mendNetwork({ page, road });
  await openPlace(page, woman);
  await learn(page, lesson);
});

test('a file that comes with wrong content is not kept, and is said', async ({ browser }) => {
  const page = await newPhone(browser, road.url);
  const victim = files.at(-1);
  if (victim === undefined) throw new Error('the course has no file');
  await beginDownload(page, 'គំរូ ខូច', ({ path }) => (path === pathOf(victim) ? 'damaged' : undefined));
  await see(page, 'learn.pack.damaged');
  const others = files.filter((file) => file !== victim).map(pathOf);
  expect([...(await keptIn(page, 'media-v1'))].sort()).toEqual(others.sort());
  expect(await keptIn(page, 'media-parts-v1')).toEqual([]);
  await see(page, 'learn.pack.some', { here: files.length - 1, all: files.length });

  const before = road.said.length;
  road.befall();
  await press(page, 'learn.pack.resume');
  await expect.poll(() => keptIn(page, 'media-v1')).toContain(pathOf(victim));
  expect(
    road.said
      .slice(before)
      .filter(isMedia)
      .map(({ path }) => path),
  ).toEqual([pathOf(victim)]);
});
