import { expect, test, type Locator, type Page } from '@playwright/test';
import { tracksOf, type SkillTrack, type Text } from '@romduol/domain';
import { formatDay } from '../../ui/src/format.ts';
import { courseOf, productUrl } from './another-woman.ts';
import { accessFaults, sideways } from './looking.ts';
import { atDeskOf, makeClass, openWoman, type MadeClass } from './staff-steps.ts';
import { appIsHere, atHome, newPhone, openPlace, press, see, tableOf } from './trainee-steps.ts';
import { inKhmer, say, tell } from './words.ts';

const woman = { name: 'គំរូ ជាងដេរ', pin: '2685' };
const assessor = 'Demo Trainer';

let cohort: MadeClass;
let phone: Page;
let sewing: SkillTrack;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  cohort = await makeClass(await atDeskOf(browser, 'trainer'), 'ថ្នាក់គំរូ ជំនាញដៃ', 5, /^Ready to work/);
  const [first] = tracksOf(await courseOf(cohort.code));
  if (first === undefined) throw new Error('the course has no track');
  sewing = first;
  phone = await newPhone(browser, productUrl);
});

const inEnglish = ({ id }: { readonly id: string }): Promise<string> =>
  courseOf(cohort.code, { locale: 'en' }).then((course) => {
    const named = tracksOf(course).flatMap((track) => [
      { id: track.id, words: track.title },
      ...track.skills.map((skill) => ({ id: skill.id, words: skill.text })),
    ]);
    return named.find((one) => one.id === id)?.words.en ?? '';
  });

/** Goes on with the tabulator until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 60 && !(await isThere()); steps += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}
const region = (words: Text): Locator => phone.getByRole('region', { name: inKhmer(words), exact: true });

test('a woman sees which trades she can learn before anybody has watched her', async () => {
  await atHome(phone, cohort.code, woman);
  await appIsHere(phone);
  await press(phone, 'tab.me');
  await press(phone, 'me.skills');
  await see(phone, 'me.skills.none');
  await expect(phone.getByText(inKhmer(sewing.title), { exact: true })).toBeVisible();
});

test('her trainer marks two skills with the keyboard alone, and corrects one', async ({ browser }) => {
  const desk = await atDeskOf(browser, 'trainer');
  await press(phone, 'back');
  const code = await phone.locator('strong').first().innerText();
  await openWoman(desk, cohort.id, code);
  const [first, second] = sewing.skills;
  if (first === undefined || second === undefined) throw new Error('the track has fewer than two skills');
  const summary = desk.locator('summary').filter({ hasText: await inEnglish(sewing) });
  await tabTo(desk, summary);
  await desk.keyboard.press('Enter');
  const button = async (skill: { readonly id: string }, key: 'skills.can' | 'skills.not-yet') =>
    desk
      .getByRole('group', { name: await inEnglish(skill), exact: true })
      .getByRole('button', { name: tell(key), exact: true });
  for (const [skill, key] of [
    [first, 'skills.not-yet'],
    [second, 'skills.not-yet'],
    [first, 'skills.can'],
  ] as const) {
    const mark = await button(skill, key);
    await desk.locator('summary').first().focus();
    await tabTo(desk, mark);
    await desk.keyboard.press('Enter');
    await expect(mark).toHaveAttribute('aria-pressed', 'true');
  }
  await expect(desk.getByText(tell('skills.underway'))).toHaveCount(0);
  await expect(summary).toContainText(tell('skills.count', { can: 1, all: sewing.skills.length }));
  expect(await accessFaults(desk)).toEqual([]);
  expect(await sideways(desk)).toEqual([]);
  await desk.reload();
  await desk
    .locator('summary')
    .filter({ hasText: await inEnglish(sewing) })
    .click();
  await expect(await button(first, 'skills.can')).toHaveAttribute('aria-pressed', 'true');
  await expect(await button(second, 'skills.not-yet')).toHaveAttribute('aria-pressed', 'true');
});

test('she reads on her phone what she can do, who said so and when; also without network, and nobody else does', async () => {
  await phone.reload();
  await openPlace(phone, woman);
  await press(phone, 'tab.me');
  await press(phone, 'me.skills');
  const [first, second] = sewing.skills;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Phnom_Penh' }).format(new Date());
  const by = say('me.skills.by', { name: assessor, day: formatDay('km', today) });
  const rows = region(sewing.title).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: inKhmer(first?.text ?? {}) })).toContainText(by);
  await expect(rows.filter({ hasText: inKhmer(second?.text ?? {}) })).toContainText(by);
  await expect(region(sewing.title)).toContainText(say('me.skills.next'));
  expect(await accessFaults(phone)).toEqual([]);
  expect(await sideways(phone)).toEqual([]);

  const kept = JSON.stringify([await tableOf(phone, 'places'), await tableOf(phone, 'sealed')]);
  expect(kept).toContain(woman.name);
  for (const word of [assessor, first?.id, second?.id]) expect(kept).not.toContain(word);

  await phone.context().setOffline(true);
  await phone.reload();
  await openPlace(phone, woman);
  await press(phone, 'tab.me');
  await press(phone, 'me.skills');
  await expect(region(sewing.title).getByRole('listitem')).toHaveCount(2);
  await phone.context().setOffline(false);
});
