import { previewJoin, RefusedError } from '@romduol/contracts';
import { lessonsOf, type Release } from '@romduol/domain';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { anotherWoman, classCode, clientAt, courseOf, productUrl } from './another-woman.ts';
import { canRead, qrIn } from './paper.ts';
import {
  atDeskOf,
  codeOn,
  follow,
  makeCard,
  makeClass,
  openWoman,
  push,
  seeTitle,
  signIn,
  typeSignIn,
  type MadeClass,
} from './staff-steps.ts';
import { newPhone, openInKhmer, see, signInByCard, tableOf, tapPin } from './trainee-steps.ts';
import { tell } from './words.ts';

test.describe.configure({ mode: 'serial' });

let course: Release;
let cohort: MadeClass;
test.beforeAll(async () => {
  course = await courseOf(classCode);
});

test('a trainer makes a class, and its sheet for the wall can be scanned', async ({ browser }) => {
  const desk = await atDeskOf(browser, 'trainer');
  cohort = await makeClass(desk, 'ថ្នាក់គំរូ សម្រាប់ធ្វើតេស្ត');
  await follow(desk, 'join.sheet');
  await expect(desk.getByRole('img', { name: tell('join.qr') })).toBeVisible();
  await desk.emulateMedia({ media: 'print' });
  await expect(desk.getByRole('button', { name: tell('print') })).toBeHidden();
  const sheet = test.info().outputPath('sheet.png');
  const picture = await desk.screenshot({ path: sheet, fullPage: true });
  await desk.emulateMedia({ media: null });
  expect(picture.length).toBeGreaterThan(20_000);
  if (canRead('the sheet', 'zbarimg')) expect(qrIn(sheet)).toMatch(new RegExp(`/join/${cohort.code}$`, 'i'));
});

test('a new code replaces the old one at once', async ({ browser }) => {
  const desk = await atDeskOf(browser, 'trainer');
  await desk.goto(`/staff/classes/${cohort.id}`);
  await push(desk, 'join.renew');
  await push(desk, 'join.renew-go');
  await expect.poll(() => codeOn(desk)).not.toBe(cohort.code);
  const old = cohort.code;
  cohort = { ...cohort, code: await codeOn(desk) };
  await expect(preview(old)).rejects.toThrow(RefusedError);
  expect((await preview(cohort.code)).cohortName).toBe(cohort.name);
});

const preview = (code: string) => clientAt()(previewJoin, { body: { code } });

test('she follows a woman from her first lessons to her certificate', async ({ browser }) => {
  const woman = await anotherWoman(cohort.code, { name: 'គំរូ មួយ', pin: '1478' });
  const lessons = lessonsOf(course);
  await woman.learn(lessons.slice(0, 3));
  const desk = await atDeskOf(browser, 'trainer');
  await desk.goto(`/staff/classes/${cohort.id}`);
  const row = desk.getByRole('row').filter({ hasText: woman.name });
  await expect(row).toContainText(tell('watch.lessons-of', { done: 3, all: lessons.length }));
  await expect(row).toContainText(tell('state.no-day'));
  await row.getByRole('link').click();
  await seeTitle(desk, woman.name);
  await expect(desk.getByText(woman.joined.traineeCode, { exact: true })).toBeVisible();

  const { number } = await woman.finish(course);
  await desk.goto(`/staff/classes/${cohort.id}/certificates`);
  await expect(desk.getByRole('row').filter({ hasText: number })).toContainText(woman.name);
  await push(desk, 'certificate.open');
  const saving = desk.waitForEvent('download');
  await follow(desk, 'certificate.keep');
  const file = test.info().outputPath('certificate.pdf');
  await (await saving).saveAs(file);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a manager sees codes and no names, and opens a name on purpose', async ({ browser }) => {
  const woman = await anotherWoman(cohort.code, { name: 'គំរូ ពីរ', pin: '2369' });
  const desk = await atDeskOf(browser, 'manager');
  await desk.goto(`/staff/classes/${cohort.id}`);
  await expect(desk.getByRole('link', { name: woman.joined.traineeCode })).toBeVisible();
  await expect(desk.locator('body')).not.toContainText(woman.name);
  await openWoman(desk, cohort.id, woman.joined.traineeCode);
  await expect(desk.locator('body')).not.toContainText(woman.name);
  await push(desk, 'woman.open');
  await expect(desk.getByLabel(tell('woman.name'), { exact: true })).toHaveValue(woman.name);
});

test('a session that was ended elsewhere asks to sign in again, and what she typed is kept', async ({ browser }) => {
  const desk = await signIn(browser, 'trainer');
  await desk.goto('/staff/classes/new');
  const name = 'ថ្នាក់គំរូ ដែលវាយពាក់កណ្តាល';
  await desk.getByLabel(tell('class.name'), { exact: true }).fill(name);
  await desk
    .getByRole('group', { name: tell('class.course') })
    .getByRole('radio')
    .first()
    .check();

  await endOtherSessions(await atDeskOf(browser, 'trainer'));

  await push(desk, 'class.create');
  const asked = desk.getByRole('dialog', { name: tell('expired.title') });
  await expect(asked).toBeVisible();
  await expect(desk.getByLabel(tell('class.name'), { exact: true })).toHaveValue(name);
  await typeSignIn(desk, 'trainer', true);
  await seeTitle(desk, name);
});

async function endOtherSessions(desk: Page): Promise<void> {
  await desk.goto('/staff/account');
  await expect(desk.getByText(tell('sessions.this'))).toBeVisible();
  const others = desk.getByRole('button', { name: tell('sessions.end'), exact: true });
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click();
    await expect(others).toHaveCount(left - 1);
  }
}

test('a woman who wants to be forgotten is erased: from the class, from her phone, from her certificate', async ({
  browser,
}) => {
  const woman = await anotherWoman(cohort.code, { name: 'គំរូ បី', pin: '3571' });
  const { verifyUrl } = await woman.finish(course);
  const trainer = await atDeskOf(browser, 'trainer');
  await openWoman(trainer, cohort.id, woman.joined.traineeCode);
  const phone = await newPhone(browser, productUrl);
  await openInKhmer(phone);
  await signInByCard(phone, await makeCard(trainer), woman);

  const manager = await atDeskOf(browser, 'manager');
  await openWoman(manager, cohort.id, woman.joined.traineeCode);
  await push(manager, 'erase.offer');
  await push(manager, 'erase.go');
  await seeTitle(manager, cohort.name);
  await expect(manager.locator('body')).not.toContainText(woman.joined.traineeCode);

  await phone.reload();
  await see(phone, 'open.ask', { name: woman.name });
  await tapPin(phone, woman.pin);
  await see(phone, 'welcome.what');
  expect(await tableOf(phone, 'places')).toEqual([]);
  const stranger = await newPhone(browser, productUrl);
  await stranger.goto(new URL(verifyUrl).pathname);
  await see(stranger, 'standing.revoked');
});
