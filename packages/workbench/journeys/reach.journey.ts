import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { addDays, dayIn, lessonsOf, type Release } from '@romduol/domain';
import { nameOfMonth } from '../../ui/src/format.ts';
import { anotherWoman, classCode, courseOf, productUrl, type AnotherWoman } from './another-woman.ts';
import { named } from './answers.ts';
import { kindOf, lessonsWithAllKinds } from './kinds.ts';
import { accessFaults, enlargeText, latinWords, scrollsAway, sideways, smallTargets, widenCodes } from './looking.ts';
import { atDeskOf, demonstrationClass, makeCard, makeClass, newDesk, seeTitle } from './staff-steps.ts';
import {
  bringCourse,
  newPhone,
  openInKhmer,
  press,
  rowOf,
  see,
  seeHeading,
  signInByCard,
  stepOf,
  takeLesson,
  takeTest,
  tapPin,
} from './trainee-steps.ts';
import { inKhmer, literally, say, tell } from './words.ts';

const devi = { name: 'គំរូ ទេវី', pin: '4826' };

let course: Release;
test.beforeAll(async () => {
  course = await courseOf(classCode);
});

/**
 * What may stand in Latin letters on a Khmer screen: languages by their own names, codes, the browser's own word for its
 * history, ways to reach help, web addresses.
 */
const mayBeLatin =
  /^(Language|English|Bahasa|Indonesia|[A-Z2-9]{4,10}|History|SMS|WhatsApp|Telegram|LINE|[\w-]+\.[\w./-]+)$/;

/** Faults of every screen that was looked at, each with the name of its screen. */
class Inspection {
  readonly faults: string[] = [];
  screens = 0;

  conclude(): void {
    expect(this.faults).toEqual([]);
    expect(this.screens).toBeGreaterThan(10);
  }

  private note(screen: string, what: string, found: readonly string[]): void {
    this.faults.push(...found.map((fault) => `${screen}, ${what}: ${fault}`));
  }

  /** Looks at a screen of the portal as it is on a phone, on a very small phone, and with letters twice as large. */
  async ofPortal(page: Page, screen: string): Promise<void> {
    this.screens += 1;
    this.note(screen, 'axe', await accessFaults(page));
    this.note(screen, 'too small to tap', await smallTargets(page));
    this.note(screen, 'can be scrolled away', await scrollsAway(page));
    const foreign = (await latinWords(page)).filter((word) => !mayBeLatin.test(word));
    this.note(screen, 'not in Khmer', foreign);
    await page.setViewportSize({ width: 320, height: 640 });
    this.note(screen, 'at 320 px', await sideways(page));
    await enlargeText(page, 200);
    this.note(screen, 'with text of 200 %', await sideways(page));
    await enlargeText(page, 100);
    await page.setViewportSize({ width: 360, height: 640 });
  }

  /** Looks at a page of the staff app at a desk and on a phone. */
  async ofStaff(page: Page, screen: string): Promise<void> {
    this.screens += 1;
    this.note(screen, 'axe', await accessFaults(page));
    await page.setViewportSize({ width: 320, height: 800 });
    this.note(screen, 'axe at 320 px', await accessFaults(page));
    this.note(screen, 'at 320 px', await sideways(page));
    await page.setViewportSize({ width: 1280, height: 800 });
  }
}

test('every screen on the way into the portal can be used by everyone', async ({ browser }) => {
  const inspection = new Inspection();
  const page = await newPhone(browser, productUrl);
  const look = (screen: string) => inspection.ofPortal(page, screen);
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'ភាសាខ្មែរ' })).toBeVisible();
  await look('language');
  await openInKhmer(page);
  await see(page, 'welcome.what');
  await look('welcome');
  await press(page, 'welcome.code');
  await page.getByLabel(say('join.code.ask')).fill('ABC');
  await press(page, 'next');
  await see(page, 'join.code.short');
  await look('class code');
  await page.getByLabel(say('join.code.ask')).fill(classCode);
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
  await named(page, say('departure.month-of', { month: nameOfMonth('km', month), year })).click();
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

test('so can every kind of screen in her place', async ({ browser }) => {
  test.setTimeout(180_000);
  const inspection = new Inspection();
  const woman = await anotherWoman(classCode, devi);
  const page = await newPhone(browser, productUrl);
  const look = (screen: string) => inspection.ofPortal(page, screen);
  await openInKhmer(page);
  const card = await cardFor(browser, woman);
  await signInByCard(page, card, woman);
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

async function cardFor(browser: Browser, woman: AnotherWoman): Promise<string> {
  const desk = await atDeskOf(browser, 'trainer');
  await desk.getByRole('link', { name: demonstrationClass }).click();
  await desk.getByRole('link', { name: woman.joined.traineeCode }).click();
  return makeCard(desk);
}

test('so can every page of the staff app', async ({ browser }) => {
  const inspection = new Inspection();
  const stranger = await newDesk(browser);
  await stranger.goto('/staff/');
  await seeTitle(stranger, tell('sign-in.title'));
  await inspection.ofStaff(stranger, 'sign in');
  await stranger.context().close();

  const trainer = await atDeskOf(browser, 'trainer');
  const cohort = await makeClass(trainer, 'ថ្នាក់គំរូ សម្រាប់មើល');
  const woman = await anotherWoman(cohort.code, { name: 'គំរូ វណ្ណា', pin: '1928' });
  await woman.finish(course);
  const one = `/classes/${cohort.id}`;
  const her = `${one}/women/${woman.joined.traineeId}`;
  const pages = {
    '/': tell('nav.classes'),
    '/classes/new': tell('class.new'),
    [one]: cohort.name,
    [`${one}/edit`]: tell('class.edit'),
    [`${one}/sheet`]: tell('join.sheet'),
    [`${one}/certificates`]: tell('certificates'),
    '/courses': tell('nav.courses'),
    '/account': tell('account.title'),
    '/nothing-here': tell('problem.request.unknown-route'),
  };
  for (const who of ['trainer', 'manager'] as const) {
    const desk = await atDeskOf(browser, who);
    const hers =
      who === 'trainer'
        ? { [her]: woman.name, [`${her}/card`]: tell('card.new') }
        : { [her]: woman.joined.traineeCode };
    for (const [path, title] of Object.entries({ ...pages, ...hers })) {
      await desk.goto(`/staff${path}`);
      await seeTitle(desk, title);
      await expect(desk.getByText(tell('loading'))).toHaveCount(0);
      await inspection.ofStaff(desk, `${who}: ${path.replaceAll(/[0-9a-f-]{36}/g, '…')}`);
    }
  }
  inspection.conclude();
});

test('with nothing but a keyboard she chooses her language, joins, and takes a first lesson', async ({ browser }) => {
  const page = await newPhone(browser, productUrl);
  const hit = (words: string) => hitByKeyboard(page, named(page, words));
  const hitKey = (key: Parameters<typeof say>[0]) => hit(say(key));
  await page.goto('/');
  await hit('ភាសាខ្មែរ');
  await hitKey('welcome.code');
  await tabTo(page, page.getByLabel(say('join.code.ask')));
  await page.keyboard.type(classCode);
  await page.keyboard.press('Enter');
  await hitKey('join.preview.yes');
  await tabTo(page, page.getByLabel(say('join.name.ask')));
  await page.keyboard.insertText('គំរូ ក្តារចុច');
  await page.keyboard.press('Enter');
  await hitKey('departure.unknown');
  for (let time = 0; time < 2; time += 1)
    for (const picture of ['pin.5', 'pin.1', 'pin.9', 'pin.2'] as const) await hitKey(picture);
  await hitKey('learn.pack.start');
  await hitKey('app.skip');
  await hitKey('learn.begin');
  const [lesson] = lessonsOf(course);
  for (const block of lesson?.blocks.slice(0, 2) ?? []) {
    if (block.kind === 'text') await expect(page.getByText(inKhmer(block.text), { exact: true })).toBeVisible();
    await hitKey('next');
  }
  await expect(stepOf(page, 3, lesson?.blocks.length ?? 0)).toBeVisible();
  await page.context().close();
});

/** The most steps that anything may be away. */
const farthest = 60;

/** Goes on with the Tab key until a thing has the focus. */
async function tabTo(page: Page, thing: Locator): Promise<void> {
  await expect(thing).toBeVisible();
  for (let step = 0; step < farthest; step += 1) {
    if (await thing.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not reach it');
}

async function hitByKeyboard(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}
