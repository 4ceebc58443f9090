import { expect, test, type Browser, type Page } from '@playwright/test';
import { lessonsOf, locales, type Lesson, type Locale } from '@romduol/domain';
import { anotherWoman, courseOf, productUrl, type AnotherWoman } from './another-woman.ts';
import { named } from './answers.ts';
import { Inspection } from './inspection.ts';
import { cutNetwork, mendNetwork, type OnRoad } from './network.ts';
import { openRoad, type Road } from './road.ts';
import { atDeskOf, makeCard, makeClass, openWoman, type MadeClass } from './staff-steps.ts';
import {
  bringCourse,
  introduce,
  join,
  newPhone,
  openInKhmer,
  openPlace,
  ownNames,
  press,
  rowOf,
  see,
  seeHeading,
  takeLesson,
  tapPin,
  typeClassCode,
} from './trainee-steps.ts';
import { haveThemRead, literally, say } from './words.ts';

/** Screens that are not on the way of every woman: each in every language, as on a phone and on a very small one. */
const bopha = { name: 'គំរូ បុប្ផា', pin: '3917' };
const kunthea = { name: 'គំរូ គន្ធា', pin: '6482' };
const secondPin = '1748';

let cohort: MadeClass;
let woman: AnotherWoman;
let card = '';
let lesson: Lesson;
test.beforeAll(async ({ browser }) => {
  const desk = await atDeskOf(browser, 'trainer');
  cohort = await makeClass(desk, 'ថ្នាក់គំរូ ផ្លូវផ្សេងៗ');
  woman = await anotherWoman(cohort.code, bopha);
  await openWoman(desk, cohort.id, woman.joined.traineeCode);
  card = await makeCard(desk);
});
test.afterEach(() => haveThemRead('km'));

const roads: Road[] = [];
test.afterEach(async () => {
  for (const road of roads.splice(0)) await road.close();
});

/** A new phone on a road of its own: without it, what the service worker asks for would go on reaching the server. */
async function newPhoneIn(browser: Browser, language: Locale): Promise<OnRoad> {
  await haveThemRead(language);
  // Another lesson in each language: what she did in one is done in all.
  const another = lessonsOf(await courseOf(cohort.code, { locale: language }))[locales.indexOf(language)];
  if (another === undefined) throw new Error('the course has too few lessons');
  lesson = another;
  const road = await openRoad(productUrl);
  roads.push(road);
  const page = await newPhone(browser, road.url);
  await openInKhmer(page);
  return { page, road };
}
const pressRow = (page: Page, key: Parameters<typeof say>[0]) =>
  page.getByRole('button', { name: new RegExp(`^${literally(say(key))}`) }).click();

for (const language of locales) {
  test(`looks, second pictures, trainer’s code and what is on the phone (${language})`, async ({ browser }) => {
    test.setTimeout(240_000);
    const inspection = new Inspection(language);
    const { page } = await newPhoneIn(browser, language);
    const look = (screen: string) => inspection.ofPortal(page, screen);
    await press(page, 'look.title');
    await see(page, 'look.ask');
    await look('name and picture');
    await pressRow(page, 'install.title');
    await see(page, 'install.change');
    await look('put on the home screen');
    await openInKhmer(page);
    await press(page, 'welcome.code');
    await join(page, cohort.code, kunthea);
    await bringCourse(page);
    await rowOf(page, lesson).click();
    await takeLesson(page, lesson);
    await press(page, 'lesson.end.home');
    await see(page, 'install.show');
    await look('hint to put it on the home screen');

    await press(page, 'tab.me');
    await pressRow(page, 'courses.title');
    await see(page, 'courses.whole');
    await look('courses on this phone');
    await press(page, 'courses.remove');
    await see(page, 'courses.removed');
    await look('a course taken off');
    await press(page, 'courses.undo');
    await press(page, 'back');
    await pressRow(page, 'me.privacy');
    await press(page, 'second.title');
    await look('second pictures');
    await press(page, 'second.choose');
    await see(page, 'second.own');
    await look('her own pictures first');
    await tapPin(page, kunthea.pin);
    await see(page, 'second.ask');
    await look('choose second pictures');
    await tapPin(page, secondPin);
    await tapPin(page, secondPin);
    await see(page, 'second.is-set');
    await look('second pictures are set');

    await page.goto('/');
    await tapPin(page, secondPin);
    await seeHeading(page, say('list.title'));
    await look('list for the market');
    await press(page, 'list.clear');
    await see(page, 'list.taken-off');
    await look('list with something taken off');
    await press(page, 'back');
    await press(page, 'open.forgot');
    await look('two ways when pictures are forgotten');
    await press(page, 'open.forgot.trainer');
    await see(page, 'reset.lost');
    await look('what new pictures cost');
    await press(page, 'reset.go-on');
    await page.getByLabel(say('reset.ask')).fill('WWWW WW');
    await press(page, 'next');
    await see(page, 'reset.short');
    await look('code that her trainer reads out');
    await page.context().close();
    inspection.conclude();
  });

  test(`not her phone, from its beginning to its end (${language})`, async ({ browser }) => {
    test.setTimeout(240_000);
    const inspection = new Inspection(language);
    const phone = await newPhoneIn(browser, language);
    const { page } = phone;
    const look = (screen: string) => inspection.ofPortal(page, screen);
    await press(page, 'borrowed.begin');
    await see(page, 'borrowed.how');
    await look('not my phone');
    await cutNetwork(phone);
    await see(page, 'borrowed.needs-network');
    await look('not my phone, without network');
    await mendNetwork(phone);
    await press(page, 'borrowed.card');
    await look('card on a phone that is not hers');
    await page.getByLabel(say('card.ask')).fill(card);
    await press(page, 'next');
    await see(page, 'card.pin');
    await look('pictures on a phone that is not hers');
    await tapPin(page, woman.pin);
    await turnTo(page, language);
    await look('bring the course, not her phone');
    await bringCourse(page);
    await look('learn, not her phone');
    await rowOf(page, lesson).click();
    await cutNetwork(phone);
    await press(page, 'next');
    await press(page, 'lesson.end.home');
    await press(page, 'tab.me');
    await look('me, not her phone');
    await press(page, 'borrowed.finish');
    await expect(named(page, say('borrowed.stay'))).toBeVisible({ timeout: 20_000 });
    await look('not yet sent');
    await mendNetwork(phone);
    await press(page, 'app.again');
    await see(page, 'borrowed.gone');
    await look('finished');
    await page.context().close();
    inspection.conclude(9);
  });

  test(`beginning without network, and asking again (${language})`, async ({ browser }) => {
    test.setTimeout(240_000);
    const inspection = new Inspection(language);
    const phone = await newPhoneIn(browser, language);
    const { page } = phone;
    const look = (screen: string) => inspection.ofPortal(page, screen);
    await press(page, 'welcome.code');
    await join(page, cohort.code, kunthea);
    await bringCourse(page);
    await look('learn');
    await cutNetwork(phone);
    await see(page, 'app.offline');
    await look('learn without network');
    await page.goto('/');
    await press(page, 'open.someone-else');
    await typeClassCode(page, cohort.code);
    await see(page, 'join.preview.offline');
    await look('class without network');
    await press(page, 'join.preview.no');
    await typeClassCode(page, 'WWWWWWWW');
    await see(page, 'join.unseen.title');
    await look('class that cannot be looked at');
    await press(page, 'join.unseen.begin');
    await introduce(page, { name: 'គំរូ ថ្មី', pin: '8359' });
    await see(page, 'asked.join.waiting');
    await look('asked, and nothing to learn yet');
    await page.goto('/');
    await see(page, 'open.who');
    await look('who is it');
    await mendNetwork(phone);
    await named(page, 'គំរូ ថ្មី').click();
    await openPlace(page, { name: 'គំរូ ថ្មី', pin: '8359' });
    await see(page, 'asked.join.refused');
    await look('refused');
    await press(page, 'asked.other-code');
    await look('another class code');
    await typeClassCode(page, cohort.code);
    await see(page, 'open.ask', { name: 'គំរូ ថ្មី' });
    await look('her pictures to ask again');
    await press(page, 'back');
    await press(page, 'back');
    await press(page, 'me.remove');
    await look('taking herself off');
    await page.context().close();
    inspection.conclude();
  });
}

/** Her card opens her place in the language of the class; she turns it to her own. */
async function turnTo(page: Page, language: Locale): Promise<void> {
  if (language === 'km') return see(page, 'borrowed.banner');
  await haveThemRead('km');
  await see(page, 'borrowed.banner');
  await press(page, 'tab.me');
  await pressRow(page, 'me.language');
  await page.getByRole('radio', { name: ownNames[language], exact: true }).click();
  await haveThemRead(language);
  await press(page, 'tab.learn');
}
