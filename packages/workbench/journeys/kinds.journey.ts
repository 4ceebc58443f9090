import { expect, test, type Browser, type Page } from '@playwright/test';
import { locales, packOf, withPack, type Lesson, type Release } from '@romduol/domain';
import { getChosenPack } from '@romduol/contracts';
import { clientAt, courseOf, productUrl } from './another-woman.ts';
import { Inspection } from './inspection.ts';
import { kindOf, lessonsWithAllKinds } from './kinds.ts';
import { atDeskOf, makeClass, type MadeClass } from './staff-steps.ts';
import { tap, useFingersOnly, useKeyboardOnly } from './touch.ts';
import {
  appIsHere,
  bringCourse,
  join,
  newPhone,
  openInKhmer,
  patience,
  press,
  rowOf,
  see,
  takeLesson,
} from './trainee-steps.ts';
import { haveThemRead, inKhmer, literally, say } from './words.ts';

/** The whole course "Going safely": every kind of activity that it has, in Khmer, as women and others use a phone. */
let cohort: MadeClass;
let course: Release;
test.beforeAll(async ({ browser }) => {
  cohort = await makeClass(await atDeskOf(browser, 'trainer'), 'ថ្នាក់គំរូ វគ្គពេញ', undefined, /^Going safely(?!:)/);
  course = await courseOf(cohort.code);
});

async function phoneFor(browser: Browser, hand: 'fingers' | 'keyboard'): Promise<Page> {
  const more = hand === 'fingers' ? { hasTouch: true, isMobile: true } : {};
  const context = await browser.newContext({ baseURL: productUrl, locale: 'km-KH', ...more });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  (hand === 'fingers' ? useFingersOnly : useKeyboardOnly)(page);
  await page.goto('/');
  await tap(page.getByRole('button', { name: 'ភាសាខ្មែរ', exact: true }));
  await press(page, 'welcome.code');
  await join(page, cohort.code, { name: hand === 'fingers' ? 'គំរូ ម្រាមដៃ' : 'គំរូ គ្រាប់ចុច', pin: '7264' });
  await bringCourse(page);
  return page;
}

const open = (page: Page, lesson: Lesson) => tap(rowOf(page, lesson));

for (const hand of ['fingers', 'keyboard'] as const)
  test(`one lesson of each kind of activity is taken to its end, with ${hand} alone`, async ({ browser }) => {
    test.setTimeout(480_000);
    const page = await phoneFor(browser, hand);
    const lessons = lessonsWithAllKinds(course);
    const kinds = new Set(lessons.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)));
    expect(kinds.size).toBe(12);
    expect(new Set(lessons.flatMap(({ blocks }) => blocks.map(kindOf))).size).toBeGreaterThanOrEqual(16);
    for (const [at, lesson] of lessons.entries()) {
      await open(page, lesson);
      await takeLesson(page, lesson);
      await press(page, 'lesson.end.home');
      await see(page, 'learn.done-count', { done: at + 1, all: 66 });
    }
    await page.context().close();
  });

test('she chooses a country and a work, and learns from both without network', async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await phoneFor(browser, 'fingers');
  await appIsHere(page);
  await press(page, 'packs.choose');
  for (const id of ['th', 'dw']) {
    const pack = course.packs.find((one) => one.id === id);
    await tap(
      page.getByRole('button', {
        name: new RegExp(`^${literally(inKhmer(pack?.title ?? {}).replaceAll('\u200b', ''))}`),
      }),
    );
  }
  await press(page, 'back');
  const parts = await Promise.all(
    ['th', 'dw'].map((pack) => clientAt()(getChosenPack, { params: { id: course.id, locale: 'km', pack } })),
  );
  const whole = parts.reduce((release, part) => withPack(release, part), course);
  const lessons = ['th', 'dw'].flatMap((id) => packOf(whole, id)?.module.lessons.slice(0, 1) ?? []);
  expect(lessons).toHaveLength(2);
  await expect(rowOf(page, lessons[1] ?? fail())).toBeVisible();
  await expect(page.getByText(say('learn.pack.begun'))).toBeHidden({ timeout: 60_000 });
  await page.context().setOffline(true);
  for (const lesson of lessons) {
    await open(page, lesson);
    await takeLesson(page, lesson);
    await press(page, 'lesson.end.home');
  }
  await see(page, 'learn.done-count', { done: 0, all: 66 });
  await expect(page.getByText(say('packs.unchecked'))).toHaveCount(2);
  await page.context().close();
});

for (const language of locales)
  test(`choosing them, and what she chose, can be used by everyone (${language})`, async ({ browser }) => {
    test.setTimeout(240_000);
    await haveThemRead(language);
    const inspection = new Inspection(language);
    const page = await newPhone(browser, productUrl);
    await openInKhmer(page);
    await press(page, 'welcome.code');
    await join(page, cohort.code, { name: `គំរូ ជ្រើស ${locales.indexOf(language) + 1}`, pin: '7264' });
    await bringCourse(page);
    await press(page, 'packs.choose');
    await see(page, 'packs.ask');
    const [pack] = course.packs;
    const title = (await courseOf(cohort.code, { locale: language })).packs[0]?.title ?? pack?.title ?? {};
    await page
      .getByRole('button', { name: new RegExp(`^${literally(inKhmer(title).replaceAll('\u200b', ''))}`) })
      .click();
    await inspection.ofPortal(page, 'country and work');
    await press(page, 'back');
    await see(page, 'packs.unchecked');
    await inspection.ofPortal(page, 'home of the whole course');
    await page.context().close();
    inspection.conclude(2);
  });
test.afterEach(() => haveThemRead('km'));

const fail = (): never => {
  throw new Error('there is no such lesson');
};
