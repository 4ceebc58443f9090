import { expect, type Browser, type Page } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';
import { generateSync } from 'otplib';
import { productUrl } from './another-woman.ts';
import { patience } from './trainee-steps.ts';
import { tell } from './words.ts';

type StaffKey = Parameters<typeof tell>[0];

/** Sign-ins of the demonstration programme. */
export type Staff = 'trainer' | 'manager';
const password = 'romduol demonstration';
const secret = 'ROMDUOLDEMONSTRATIONROMDUOLDEMOA';
const emailOf = (who: Staff): string => `${who}@demo.example`;

/** Seconds that a code of an authenticator lasts; the server takes the next one too, and each one once. */
const period = 30;
const lastStep = new Map<Staff, number>();

/** The next code that the server has not yet had from her. */
async function freshCode(who: Staff): Promise<string> {
  const stepNow = () => Math.floor(Date.now() / 1000 / period);
  const step = Math.max(stepNow(), (lastStep.get(who) ?? 0) + 1);
  while (step > stepNow() + 1) await wait(500);
  lastStep.set(who, step);
  return generateSync({ secret, epoch: step * period });
}

/** A computer of the programme, in English and wide enough for tables; at the product, or at the end of a road to it. */
export async function newDesk(browser: Browser, url = productUrl): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
  });
  context.setDefaultTimeout(patience);
  return context.newPage();
}

export const push = (page: Page, key: StaffKey): Promise<void> =>
  page.getByRole('button', { name: tell(key), exact: true }).click();
export const follow = (page: Page, key: StaffKey): Promise<void> =>
  page.getByRole('link', { name: tell(key), exact: true }).click();
export const seeTitle = (page: Page, words: string): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name: words, exact: true })).toBeVisible();

/** Types password and second factor where they are asked. */
export async function typeSignIn(page: Page, who: Staff, isKnown = false): Promise<void> {
  if (!isKnown) await page.getByLabel(tell('sign-in.email'), { exact: true }).fill(emailOf(who));
  await page.getByLabel(tell('sign-in.password'), { exact: true }).fill(password);
  await push(page, 'sign-in.go');
  await page.getByLabel(tell('code.label'), { exact: true }).fill(await freshCode(who));
  await push(page, 'sign-in.go');
}

/** Signs in with password and second factor at a desk of her own. */
export async function signIn(browser: Browser, who: Staff, url = productUrl): Promise<Page> {
  const page = await newDesk(browser, url);
  await page.goto('/staff/');
  await seeTitle(page, tell('sign-in.title'));
  await typeSignIn(page, who);
  await seeTitle(page, tell('nav.classes'));
  return page;
}

const desks = new Map<Staff, Page>();

/** At the desk where she signed in earlier in this file of journeys; signs in when there is none. */
export async function atDeskOf(browser: Browser, who: Staff): Promise<Page> {
  const desk = desks.get(who) ?? (await signIn(browser, who));
  desks.set(who, desk);
  await desk.goto('/staff/');
  await seeTitle(desk, tell('nav.classes'));
  return desk;
}

/** Part of the name of the class that the demonstration begins with. */
export const demonstrationClass = /ថ្នាក់គំរូ ទី 1/;

/** What a class page, its code and its address say of it. */
export interface MadeClass {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** The short course by its title on the form of a class. */
const shortCourse = /^Going safely: the short course/;

/** Makes a class, of the short course unless another is named, with so many seats if that matters; ends on its page. */
export async function makeClass(page: Page, name: string, seats?: number, course = shortCourse): Promise<MadeClass> {
  await page.goto('/staff/classes/new');
  await page.getByLabel(tell('class.name'), { exact: true }).fill(name);
  await page
    .getByRole('group', { name: tell('class.course') })
    .getByRole('radio', { name: course })
    .check();
  await page.getByRole('main').getByLabel(tell('class.language'), { exact: true }).selectOption('km');
  if (seats !== undefined) await page.getByLabel(tell('class.seats'), { exact: true }).fill(String(seats));
  await push(page, 'class.create');
  await seeTitle(page, name);
  return { id: idIn(page), name, code: await codeOn(page) };
}

const idIn = (page: Page): string => /\/classes\/([\w-]+)/.exec(page.url())?.[1] ?? '';

/** The class code as it stands on the class page, without its gap. */
export async function codeOn(page: Page): Promise<string> {
  const words = await page
    .getByText(/^[A-Z2-9]{4} [A-Z2-9]{4}$/)
    .first()
    .innerText();
  return words.replace(' ', '');
}

/** Opens the page of a woman from the list of her class. */
export async function openWoman(page: Page, classId: string, traineeCode: string): Promise<void> {
  await page.goto(`/staff/classes/${classId}`);
  await page.getByRole('link', { name: traineeCode }).click();
  await expect(page.getByText(tell('woman.code'), { exact: true })).toBeVisible();
}

/** Makes a new card for the woman whose page is open; answers what is printed on it. */
export async function makeCard(page: Page): Promise<string> {
  await follow(page, 'card.new');
  await push(page, 'card.make');
  const printed = page.getByRole('article', { name: tell('card.new') });
  return printed
    .getByText(/^([A-Z2-7]{2,4} ?)+$/)
    .last()
    .innerText();
}
