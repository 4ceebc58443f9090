import { expect, test, type Page } from '@playwright/test';
import { lessonsOf, type Lesson, type Release } from '@romduol/domain';
import { classCode, courseOf, productUrl } from './another-woman.ts';
import { everythingOn } from './phone-files.ts';
import { openRoad, type Road } from './road.ts';
import {
  bringCourse,
  join,
  newPhone,
  openInKhmer,
  openPlace,
  press,
  rowOf,
  see,
  stepOf,
  takeLesson,
} from './trainee-steps.ts';
import { inKhmer, say } from './words.ts';

const channary = { name: 'គំរូ ចាន់ណារី', pin: '7316' };
/** Words that nobody else would write: wherever they are found, they are hers. */
const herWords = 'ក្រមាលឿងនៅក្បែរអណ្តូង yellow krama';

let road: Road;
let phone: Page;
let course: Release;
let entries = 0;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  road = await openRoad(productUrl);
  course = await courseOf(classCode);
});
test.afterAll(async () => {
  await phone.context().close();
  await road.close();
});

const historyLength = () => phone.evaluate(() => history.length);

test('what she writes in her plan is found by her, and by nobody else on the phone or on the road', async ({
  browser,
}) => {
  phone = await newPhone(browser, road.url);
  await openInKhmer(phone);
  entries = await historyLength();
  await press(phone, 'welcome.code');
  await join(phone, classCode, channary);
  await bringCourse(phone);
  const lesson = lessonWithWords(course);
  await rowOf(phone, lesson).click();
  await takeLesson(phone, lesson, { herWords });
  await press(phone, 'lesson.end.home');
  await press(phone, 'tab.me');
  await see(phone, 'me.all-sent');
  await press(phone, 'me.plan');
  await expect(phone.getByText(herWords).first()).toBeVisible();

  const kept = await everythingOn(phone);
  expect(kept).toContain(channary.name);
  for (const word of herWords.split(' ')) expect(kept).not.toContain(word);
  expect(kept).not.toContain(`"${channary.pin}"`);
  // What goes up is sealed; what the server made of it is read where it comes back.
  await phone.context().setOffline(true);
  await phone.context().setOffline(false);
  const cameBack = () => road.said.filter(({ path }) => path === '/api/me/learning').map(({ answer }) => answer);
  await expect.poll(() => cameBack().some((answer) => answer.includes('"kind":"plan"'))).toBe(true);
  const told = road.said
    .map(({ path, headers, body, answer }) => decodeURIComponent(path) + headers + body + answer)
    .join('\n');
  expect(told).toContain(channary.name);
  for (const word of herWords.split(' ')) expect(told).not.toContain(word);
});

const lessonWithWords = (release: Release): Lesson => {
  const isWritten = ({ blocks }: Lesson) =>
    blocks.some((block) => block.kind === 'plan' && block.fields.some(({ input }) => input === 'words'));
  const lesson = lessonsOf(release).find(isWritten);
  if (lesson === undefined) throw new Error('no lesson in which she writes');
  return lesson;
};

test('behind other apps nothing of the page is to be seen', async () => {
  await turn('hidden');
  await expect(phone.locator('body')).toHaveCSS('visibility', 'hidden');
  await expect(phone.getByText(herWords).first()).toBeHidden();
  await turn('visible');
  await expect(phone.getByText(herWords).first()).toBeVisible();
});

/** Another app comes to the front, or the portal does again, as the browser tells the page. */
const turn = (state: 'hidden' | 'visible') =>
  phone.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

test('leaving from a lesson shows a harmless page at once, and the back key does not return', async () => {
  const [lesson] = lessonsOf(course);
  if (lesson === undefined) throw new Error('no lesson');
  await press(phone, 'back');
  await press(phone, 'tab.learn');
  await rowOf(phone, lesson).click();
  await expect(stepOf(phone, 1, lesson.blocks.length)).toBeVisible();
  expect(await historyLength()).toBe(entries);
  expect(await phone.title()).toBe(say('app.name'));

  await press(phone, 'leave.explain');
  await expect(phone).toHaveURL(/\/blank\.html$/);
  await expectNothingOf(lesson);
  expect(await historyLength()).toBe(entries);
  await phone.goBack();
  expect(new URL(phone.url()).pathname).not.toMatch(/lesson|learn/);
  await expectNothingOf(lesson);

  await phone.goto('/');
  await openPlace(phone, channary);
});

async function expectNothingOf(lesson: Lesson): Promise<void> {
  const seen = `${await phone.title()}\n${await phone.locator('body').innerText()}`;
  for (const words of [inKhmer(lesson.title), say('app.name'), say('leave'), channary.name])
    expect(seen).not.toContain(words);
}

test('the title of every page is the neutral name', async () => {
  const titles = new Set<string>();
  const places = ['/', '/join', '/card', '/help', '/help/KH', '/me', '/certificate', '/C/ABCDEFGH', '/nothing-here'];
  for (const place of places) {
    await phone.goto(place);
    await expect(phone.getByRole('button', { name: say('leave.explain') })).toBeVisible();
    titles.add(await phone.title());
  }
  expect([...titles]).toEqual([say('app.name')]);
});
