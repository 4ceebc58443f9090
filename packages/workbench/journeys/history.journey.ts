import { expect, test } from '@playwright/test';
import { lessonsOf } from '@romduol/domain';
import { classCode, courseOf, productUrl } from './another-woman.ts';
import { lastingPhone, type LastingPhone } from './lasting-phone.ts';
import { bringCourse, join, openInKhmer, openPlace, press, rowOf, stepOf, takeLesson } from './trainee-steps.ts';
import { say } from './words.ts';

const rachana = { name: 'គំរូ រចនា', pin: '5173' };

let phone: LastingPhone;
test.beforeAll(() => {
  phone = lastingPhone(productUrl);
});
test.afterAll(() => phone.remove());

test('the browser’s list of visited pages names the door of the portal, and nothing of what she looked at', async () => {
  const [lesson, next] = lessonsOf(await courseOf(classCode));
  if (lesson === undefined || next === undefined) throw new Error('the course is too short');
  const page = await phone.start('online');
  await openInKhmer(page);
  await press(page, 'welcome.help');
  await page.getByRole('button', { name: /^ម៉ាឡេស៊ី/ }).click();
  await press(page, 'back');
  await press(page, 'back');
  await press(page, 'borrowed.begin');
  await press(page, 'borrowed.card');
  await expect(page.getByLabel(say('card.ask'))).toBeVisible();
  await press(page, 'back');
  await openInKhmer(page);
  await press(page, 'welcome.code');
  await join(page, classCode, rachana);
  await bringCourse(page);
  await rowOf(page, lesson).click();
  await takeLesson(page, lesson);
  await press(page, 'lesson.end.home');
  await press(page, 'tab.me');
  await press(page, 'me.plan');
  await press(page, 'back');
  await press(page, 'tab.learn');
  await rowOf(page, next).click();
  await expect(stepOf(page, 1, next.blocks.length)).toBeVisible();
  // A page that is loaded again is where it was.
  await page.reload();
  await openPlace(page, rachana);
  await expect(stepOf(page, 1, next.blocks.length)).toBeVisible();
  await press(page, 'leave.explain');
  await expect(page).toHaveURL(/\/blank\.html$/);
  const visited = (await phone.visited()).map((address) => new URL(address).pathname);
  expect(new Set(visited)).toEqual(new Set(['/', '/blank.html']));
});
