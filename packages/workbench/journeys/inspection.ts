import { expect, type Page } from '@playwright/test';
import { locales, type Locale } from '@romduol/domain';
import { accessFaults, enlargeText, latinWords, scrollsAway, sideways, smallTargets } from './looking.ts';

/**
 * What may stand in Latin letters on a Khmer screen: languages by their own names, codes, the browser's own word for its
 * history, ways to reach help, web addresses.
 */
const mayBeLatin =
  /^(Language|English|Bahasa|Indonesia|[A-Z2-9]{4,10}|History|SMS|WhatsApp|Telegram|LINE|[\w-]+\.[\w./-]+)$/;

/** Faults of every screen that was looked at, each with the name of its screen. */
export class Inspection {
  readonly faults: string[] = [];
  screens = 0;
  private readonly language: Locale;

  /** `language`: in which the portal is looked at. The staff app is looked at in each. */
  constructor(language: Locale = 'km') {
    this.language = language;
  }

  /** `least`: fewer screens than that were not really looked at. */
  conclude(least = 10): void {
    expect(this.faults).toEqual([]);
    expect(this.screens).toBeGreaterThanOrEqual(least);
  }

  private note(screen: string, what: string, found: readonly string[]): void {
    this.faults.push(...found.map((fault) => `${screen}, ${what}: ${fault}`));
  }

  /** Looks at a screen of the portal as it is on a phone, on a very small phone, and with letters twice as large. */
  async ofPortal(page: Page, name: string): Promise<void> {
    const screen = `${name} (${this.language})`;
    this.screens += 1;
    await expect(page.locator('html')).toHaveAttribute('lang', this.language);
    this.note(screen, 'axe', await accessFaults(page));
    this.note(screen, 'too small to tap', await smallTargets(page));
    this.note(screen, 'can be scrolled away', await scrollsAway(page));
    const foreign = (await latinWords(page)).filter((word) => !mayBeLatin.test(word));
    if (this.language === 'km') this.note(screen, 'not in Khmer', foreign);
    await page.setViewportSize({ width: 320, height: 640 });
    this.note(screen, 'at 320 px', await sideways(page));
    await enlargeText(page, 200);
    this.note(screen, 'with text of 200 %', await sideways(page));
    await enlargeText(page, 100);
    await page.setViewportSize({ width: 360, height: 640 });
  }

  /** Looks at a page of the staff app in every language, at a desk and on a phone; ends in English. */
  async ofStaff(page: Page, screen: string): Promise<void> {
    this.screens += 1;
    for (const language of [...locales].sort((one) => (one === 'en' ? 1 : -1))) {
      await page.locator('select:has(option[lang=km])').first().selectOption(language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await this.ofStaffAsItIs(page, `${screen} (${language})`);
    }
  }

  /** Looks at a page of the staff app in the language in which it stands, at a desk and on a phone. */
  async ofStaffAsItIs(page: Page, screen: string, isForThumbs = false): Promise<void> {
    const wide = page.viewportSize() ?? { width: 1280, height: 800 };
    this.note(screen, 'axe', await accessFaults(page));
    if (isForThumbs) this.note(screen, 'too small to tap', await smallTargets(page));
    await page.setViewportSize({ width: 320, height: 800 });
    this.note(screen, 'axe at 320 px', await accessFaults(page));
    this.note(screen, 'at 320 px', await sideways(page));
    await page.setViewportSize(wide);
  }
}
