import { expect, type Locator, type Page } from '@playwright/test';

/** Pages that have nothing but a keyboard. */
const keyboards = new WeakSet<Page>();

/** From now on everything on this page is done with Tab, Enter, the space bar and letters. */
export const useKeyboardOnly = (page: Page): void => void keyboards.add(page);

/** Pages on a screen that is touched; their context was made with `hasTouch`. */
const touched = new WeakSet<Page>();

/** From now on everything on this page is done with a finger on the glass, and nothing with a pointer. */
export const useFingersOnly = (page: Page): void => void touched.add(page);

/** Presses something: as a browser is used for which nothing else was said, with a finger, or with the keyboard. */
export function tap(thing: Locator): Promise<void> {
  if (keyboards.has(thing.page())) return press(thing.page(), thing);
  return touched.has(thing.page()) ? thing.tap() : thing.click();
}

/** Writes into a field that is empty. A time is written as hours and minutes, `07:30`. */
export const write = (field: Locator, words: string): Promise<void> =>
  keyboards.has(field.page()) ? type(field.page(), field, words) : field.fill(words);

/** The most steps that anything may be away. */
const farthest = 80;

/** Goes on with the Tab key until a thing has the focus, and sees that it can be seen there. */
async function tabTo(page: Page, thing: Locator): Promise<void> {
  await expect(thing).toBeVisible();
  await expect(thing).toBeEnabled();
  for (let step = 0; step < farthest; step += 1) {
    if (await thing.evaluate((element) => element === document.activeElement)) return expectSeen(thing);
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(thing)}`);
}

/** What has the focus is marked, and lies on the screen with nothing over it. */
async function expectSeen(thing: Locator): Promise<void> {
  const faults = await thing.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const isMarked = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    const { left, top, width, height } = element.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    const isOnTop = above !== null && (element.contains(above) || above.contains(element));
    return [...(isMarked ? [] : ['is not marked']), ...(isOnTop ? [] : ['is covered or off the screen'])];
  });
  expect(faults, `the focus on ${String(thing)}`).toEqual([]);
}

async function press(page: Page, thing: Locator): Promise<void> {
  await tabTo(page, thing);
  const isTicked = ['radio', 'checkbox'].includes((await thing.getAttribute('role')) ?? '');
  await page.keyboard.press(isTicked ? 'Space' : 'Enter');
  await expectFocus(page, `after ${String(thing)}`);
}

async function type(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  if ((await field.getAttribute('type')) !== 'time') return page.keyboard.insertText(words);
  await page.keyboard.type(words.replace(':', ''));
  // Where hours are counted to twelve, the half of the day is a part of its own.
  if ((await field.inputValue()) === '') await page.keyboard.press('ArrowUp');
  await expect(field).not.toHaveValue('');
}

/** The focus is somewhere: whoever hears the screen or tabs goes on where she was, and not at the beginning. */
const expectFocus = (page: Page, when: string): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body), { message: `the focus ${when}` })
    .toBe(true);
