import { expect, test, type Browser, type Page } from '@playwright/test';
import { addDays, dayIn, locales, type Locale, type Release } from '@romduol/domain';
import { nameOfMonth } from '../../ui/src/format.ts';
import { anotherWoman, courseOf, productUrl, type AnotherWoman } from './another-woman.ts';
import { named } from './answers.ts';
import { Inspection } from './inspection.ts';
import { kindOf, lessonsWithAllKinds } from './kinds.ts';
import { widenCodes } from './looking.ts';
import { atDeskOf, makeCard, makeClass, openWoman } from './staff-steps.ts';
import {
  bringCourse,
  newPhone,
  openInKhmer,
  ownNames,
  press,
  rowOf,
  see,
  seeHeading,
  signInByCard,
  takeLesson,
  takeTest,
  tapPin,
  type Woman,
} from './trainee-steps.ts';
import { haveThemRead, literally, say } from './words.ts';

const devi = { name: 'គំរូ ទេវី', pin: '4826' };

let course: Release;
let code = '';
let classId = '';
test.beforeAll(async ({ browser }) => {
  const cohort = await makeClass(await atDeskOf(browser, 'trainer'), 'ថ្នាក់គំរូ សម្រាប់មើល');
  ({ code, id: classId } = cohort);
});

for (const language of locales)
  test.describe(language, () => {
    test.beforeAll(async () => {
      course = await courseOf(code, { locale: language });
      await haveThemRead(language);
    });
    test.afterAll(() => haveThemRead('km'));

    test(`every screen on the way into the portal can be used by everyone (${language})`, async ({ browser }) => {
      const inspection = new Inspection(language);
      const page = await newPhone(browser, productUrl);
      const look = (screen: string) => inspection.ofPortal(page, screen);
      await page.goto('/');
      await expect(page.getByRole('button', { name: 'ភាសាខ្មែរ' })).toBeVisible();
      // Before anybody has chosen, it stands in Khmer, with each language by its own name.
      if (language === 'km') await look('language');
      await openInKhmer(page);
      await see(page, 'welcome.what');
      await look('welcome');
      await press(page, 'welcome.code');
      await page.getByLabel(say('join.code.ask')).fill('ABC');
      await press(page, 'next');
      await see(page, 'join.code.short');
      await look('class code');
      await page.getByLabel(say('join.code.ask')).fill(code);
      await press(page, 'next');
      await see(page, 'join.preview.course');
      await look('your class');
      await press(page, 'join.preview.yes');
      await see(page, 'join.name.ask');
      await look('her name');
      await page.getByLabel(say('join.name.ask')).fill(devi.name);
      await press(page, 'next');
      await see(page, 'departure.ask');
      await look('her going');
      const [year = 0, month = 1] = addDays(dayIn('Asia/Phnom_Penh', new Date()), 40).split('-').map(Number);
      await press(page, 'departure.know');
      await see(page, 'departure.month');
      await look('month');
      await named(page, say('departure.month-of', { month: nameOfMonth(language, month), year })).click();
      await look('day');
      await named(page, '15').click();
      await see(page, 'pin.new.ask');
      await look('new pictures');
      await tapPin(page, devi.pin);
      await tapPin(page, devi.pin);
      await see(page, 'learn.pack.title');
      await look('bring the course');
      await page.reload();
      await see(page, 'open.ask', { name: devi.name });
      await look('her pictures');
      await press(page, 'open.forgot');
      await see(page, 'open.forgot.how');
      await look('forgotten pictures');
      await press(page, 'open.forgot.card');
      await see(page, 'card.ask');
      await look('card');
      await page.goto('/help');
      await look('help');
      await page.goto('/help/KH');
      await see(page, 'help.copy-hint');
      await look('help at home');
      await page.goto('/C');
      await look('check');
      await page.goto('/nothing-here');
      await look('nothing here');
      inspection.conclude();
    });

    test(`so can every kind of screen in her place (${language})`, async ({ browser }) => {
      test.setTimeout(300_000);
      const inspection = new Inspection(language);
      const woman = await anotherWoman(code, devi);
      const page = await newPhone(browser, productUrl);
      const look = (screen: string) => inspection.ofPortal(page, screen);
      await signInReading(page, await cardFor(browser, woman), woman, language);
      await bringCourse(page);
      await look('learn');
      await press(page, 'learn.begin');
      await see(page, 'answer.dont-know');
      await look('question');
      await takeTest(page, testOf(course), 'pre');
      await look('after the questions');
      await press(page, 'learn.begin');

      const seen = new Set<string>();
      for (const lesson of lessonsWithAllKinds(course)) {
        await rowOf(page, lesson).click();
        if (lesson.notice) await look(`notice of ${lesson.id}`);
        await takeLesson(page, lesson, {
          look: async (block, when) => {
            const screen = `${kindOf(block)} ${when}`;
            if (seen.has(screen)) return;
            seen.add(screen);
            await look(screen);
          },
        });
        await look(`end of ${lesson.id}`);
        await press(page, 'lesson.end.home');
      }
      await page.goto('/test/post');
      await tapPin(page, woman.pin);
      await takeTest(page, testOf(course), 'post', { wrongTopic: testOf(course).topics[0]?.id ?? '' });
      await look('answers');

      await woman.finish(course);
      await page.goto('/me');
      await tapPin(page, woman.pin);
      await see(page, 'me.certificate');
      await look('me');
      for (const [row, words] of inside) {
        await page.getByRole('button', { name: new RegExp(`^${literally(say(row))}`) }).click();
        await see(page, words);
        await look(row);
        await press(page, 'back');
      }
      await press(page, 'me.certificate');
      await seeHeading(page, devi.name);
      expect(await widenCodes(page)).toBeGreaterThan(0);
      await look('certificate');
      await page.goto(new URL((await woman.certificate()).verifyUrl).pathname);
      await see(page, 'standing.valid');
      await look('check of a code');
      inspection.conclude();
    });
  });

/** Her card opens her place in the language of the class; she turns it to her own. */
async function signInReading(page: Page, card: string, woman: Woman, language: Locale): Promise<void> {
  await haveThemRead('km');
  await openInKhmer(page);
  await signInByCard(page, card, woman);
  if (language === 'km') return;
  await press(page, 'tab.me');
  await page.getByRole('button', { name: new RegExp(`^${literally(say('me.language'))}`) }).click();
  await page.getByRole('radio', { name: ownNames[language], exact: true }).click();
  await haveThemRead(language);
  await press(page, 'tab.learn');
}

async function cardFor(browser: Browser, woman: AnotherWoman): Promise<string> {
  const desk = await atDeskOf(browser, 'trainer');
  await openWoman(desk, classId, woman.joined.traineeCode);
  return makeCard(desk);
}

const inside = [
  ['me.plan', 'me.plan.intro'],
  ['me.language', 'me.language'],
  ['me.privacy', 'me.privacy.pin'],
  ['me.remove', 'me.remove.what'],
] as const;

const testOf = ({ test: questions }: Release) => {
  if (questions === null) throw new Error('the course has no test');
  return questions;
};
