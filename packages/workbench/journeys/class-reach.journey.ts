import { expect, test, type Page } from '@playwright/test';
import { locales, type Locale } from '@romduol/domain';
import { anotherWoman, courseOf, productUrl, type AnotherWoman } from './another-woman.ts';
import { beginMeeting, giveWords, lessonIn, newTablet, takeAlong, teachLesson, type Tablet } from './class-steps.ts';
import { cutNetwork } from './network.ts';
import { lessonsWithAllKinds } from './kinds.ts';
import { accessFaults, latinWords, scrollsAway, sideways, smallTargets } from './looking.ts';
import { follow, makeClass, push, seeTitle, type MadeClass } from './staff-steps.ts';
import { staffWords } from './words.ts';

let tablet: Tablet;
let cohort: MadeClass;
let women: readonly AnotherWoman[];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  tablet = await newTablet(browser, productUrl);
  const { page } = tablet;
  cohort = await makeClass(page, 'ថ្នាក់គំរូ សម្រាប់មើលលើថេប្លេត');
  women = [
    await anotherWoman(cohort.code, { name: 'គំរូ ស្រីម៉ុម', pin: '1397' }),
    await anotherWoman(cohort.code, { name: 'គំរូ ដែលមានឈ្មោះវែងណាស់សម្រាប់មើល', pin: '1397' }),
  ];
  await takeAlong(page, cohort);
  await cutNetwork(tablet);
  await giveWords(page);
  await beginMeeting(page, women);
});
test.afterAll(() => tablet.road.close());

const sizes = [
  { width: 360, height: 640 },
  { width: 800, height: 1280 },
] as const;
const smallest = { width: 320, height: 640 };

/** What is wrong with a screen of class mode, on a phone and on a tablet. */
async function faultsOf(page: Page, screen: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const note = (what: string, found: readonly string[]) =>
    faults.push(...found.map((fault) => `${screen}, ${what}: ${fault}`));
  for (const size of sizes) {
    await page.setViewportSize(size);
    note(`axe at ${size.width} px`, await accessFaults(page));
    // A lesson has the whole screen; its way out and its two steps must not leave it.
    if (page.url().includes('/lessons/')) {
      note(`can be scrolled away at ${size.width} px`, await scrollsAway(page));
      note(`too small to tap at ${size.width} px`, await smallTargets(page));
    }
  }
  await page.setViewportSize(smallest);
  note('at 320 px', await sideways(page));
  await page.setViewportSize(sizes[1]);
  return faults;
}

test('every kind of screen of a lesson can be used by everyone in class', async () => {
  test.setTimeout(300_000);
  const { page } = tablet;
  const faults: string[] = [];
  let screens = 0;
  await follow(page, 'teach.to-lessons');
  for (const lesson of lessonsWithAllKinds(await courseOf(cohort.code))) {
    await lessonIn(page, lesson).click();
    if (lesson.notice) faults.push(...(await faultsOf(page, `what is said before ${lesson.id}`)));
    await teachLesson(page, lesson, women, {
      look: async ({ id, kind }, when) => {
        if (kind === 'text') return;
        screens += 1;
        faults.push(...(await faultsOf(page, `${id} (${kind}) ${when}`)));
      },
    });
    faults.push(...(await faultsOf(page, `the end of ${lesson.id}`)));
    await push(page, 'teach.to-lessons');
  }
  expect(faults).toEqual([]);
  expect(screens).toBeGreaterThan(20);
});

/** The names of the product and of the trainer. */
const mayBeLatin = /^(Romduol|Demo|Trainer)$/;

for (const locale of locales)
  test(`so can its pages in ${locale}`, async () => {
    const { page } = tablet;
    const words = await staffWords(locale);
    const faults: string[] = [];
    const look = async (screen: string) => {
      faults.push(...(await faultsOf(page, screen)));
      const foreign = locale === 'km' ? await latinWords(page) : [];
      faults.push(
        ...foreign.filter((word) => !mayBeLatin.test(word)).map((word) => `${screen}, not in Khmer: ${word}`),
      );
    };
    await speak(page, locale);
    await page.goto('/staff/class');
    await seeTitle(page, words('teach.title'));
    await look('the classes');
    await page.goto(`/staff/class/${cohort.id}/cards`);
    await seeTitle(page, words('teach.cards'));
    await look('the cards');
    await page.goto(`/staff/class/${cohort.id}`);
    await page.getByLabel(words('teach.words'), { exact: true }).fill('wrong words indeed');
    await page.getByRole('button', { name: words('teach.open'), exact: true }).click();
    await expect(page.getByText(words('teach.words-wrong'))).toBeVisible();
    await look('the words');
    await giveWords(page, undefined, words);
    await seeTitle(page, cohort.name);
    await look('the meetings');
    await page.getByRole('link', { name: new RegExp(words('teach.here', { count: women.length })) }).click();
    await seeTitle(page, words('teach.who'));
    await look('who is here');
    await page
      .getByRole('button', { name: new RegExp(words('teach.forgot-short')) })
      .first()
      .click();
    await expect(page.getByText(words('teach.forgot-how'))).toBeVisible();
    await look('a reset code');
    await page.getByRole('button', { name: words('close'), exact: true }).click();
    await page.getByRole('link', { name: words('teach.to-lessons'), exact: true }).click();
    await seeTitle(page, words('teach.lessons'));
    await look('the lessons');
    await page
      .getByRole('link')
      .filter({ hasText: words('teach.test-pre') })
      .click();
    await seeTitle(page, words('teach.test-pre'));
    await look('before the test');
    await page.getByRole('button', { name: words('teach.test-begin'), exact: true }).click();
    await look('a question of the test');
    await page.getByRole('button', { name: words('teach.to-answers'), exact: true }).click();
    await look('answers to a question of the test');
    await page.getByRole('button', { name: words('back'), exact: true }).click();
    await expect(page.getByRole('button', { name: words('teach.to-answers'), exact: true })).toBeVisible();
    await page.goto(`/staff/class/${cohort.id}/records`);
    await giveWords(page, undefined, words);
    await seeTitle(page, words('teach.records'));
    await look('what was noted');
    expect(faults).toEqual([]);
  });

/** Changes the language of the tablet's screen. */
async function speak(page: Page, locale: Locale): Promise<void> {
  await page.evaluate((tag) => localStorage.setItem('romduol.staff.language', tag), locale);
}
