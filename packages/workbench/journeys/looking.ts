import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** The success criteria of WCAG 2.2 up to level AA that a program can judge. */
const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong on a screen: rule, and where. */
export async function accessFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(criteria).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Smallest side of anything to be tapped, in CSS pixels. */
const smallest = 56;

/** What is to be tapped and is too small for a thumb. */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate((least) => {
    const all = [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, [role=radio]')];
    return all.flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isSeen = width > 1 && height > 1 && element.checkVisibility();
      // Half a pixel is rounding.
      if (!isSeen || (width >= least - 0.5 && height >= least - 0.5)) return [];
      const words = element.getAttribute('aria-label') ?? element.innerText;
      return [`${element.tagName} "${words.slice(0, 40)}" ${Math.round(width)}×${Math.round(height)}`];
    });
  }, smallest);

/** What stands out of the screen sideways, so that she would have to scroll in two directions. */
export const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const found: string[] = [];
    for (const element of [document.documentElement, ...document.querySelectorAll('main')])
      if (element.scrollWidth > element.clientWidth + 1)
        found.push(`${element.tagName} scrolls: ${element.scrollWidth} in ${element.clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('h1, h2, h3, p, button, a, input, img, dd, li')) {
      const { left, right, width } = element.getBoundingClientRect();
      if (width <= 1 || !element.checkVisibility()) continue;
      if (left < -1 || right > wide + 1)
        found.push(
          `${element.tagName} "${element.innerText.slice(0, 30)}" from ${Math.round(left)} to ${Math.round(right)}`,
        );
    }
    return found;
  });

/**
 * Whether the page itself can be scrolled although the screen scrolls inside: the whole screen would leave, and with it
 * the way out.
 */
export const scrollsAway = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight > clientHeight + 1 ? [`the page is ${scrollHeight} high in ${clientHeight}`] : [];
  });

/** Doubles the size of all text, as the phone's own setting does. */
export const enlargeText = (page: Page, percent: 100 | 200): Promise<void> =>
  page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
  }, percent);

/** Latin words in what is seen, but for those that are marked as being in another language. */
export const latinWords = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const words: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (holder === null || holder.closest('[lang="en"], [lang="id"], script, style')) continue;
      if (holder.checkVisibility()) words.push(...(node.textContent?.match(/[A-Za-z][\w/.-]*/g) ?? []));
    }
    return words;
  });

/** Puts the widest letters into every code on the screen: what fits by chance today must fit for every woman. */
export const widenCodes = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const holders = [...document.querySelectorAll<HTMLElement>('dd, strong, span')];
    const codes = holders.filter(
      ({ childElementCount, innerText }) => childElementCount === 0 && /^[A-Z2-9]{6,26}$/.test(innerText),
    );
    for (const code of codes) code.textContent = 'W'.repeat(code.innerText.length);
    return codes.length;
  });
