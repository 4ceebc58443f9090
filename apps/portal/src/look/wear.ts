import type { Locale } from '@romduol/domain';
import { drawingOf, firstLook, isLook, type Look } from './looks.ts';

/** A look as it is worn: which, in which language, and its name in that language. */
export interface Worn {
  readonly look: Look;
  readonly locale: Locale;
  readonly name: string;
}

/** Before anything was chosen, and before there are words: no name at all. */
export const unworn: Worn = { look: firstLook, locale: 'km', name: '…' };

/**
 * Puts a look on the page: its name in the title and for the home screen, its picture beside the title, its manifest.
 * The only place where the title is set, so that no screen can say more in it than this name.
 */
export function wear({ look, locale, name }: Worn): void {
  document.title = name;
  link('icon', drawingOf(look)).type = 'image/svg+xml';
  link('apple-touch-icon', `/looks/${look}-maskable.png`);
  link('manifest', `/looks/${look}.${locale}.webmanifest`);
  const title = document.querySelector<HTMLMetaElement>('meta[name="apple-mobile-web-app-title"]');
  if (title !== null) title.content = name;
}

function link(rel: string, href: string): HTMLLinkElement {
  const found = document.querySelector<HTMLLinkElement>(`link[rel="${rel}"]`);
  const element = found ?? document.createElement('link');
  element.rel = rel;
  // Setting the same address again would make the browser ask for it again.
  if (element.getAttribute('href') !== href) element.href = href;
  if (found === null) document.head.append(element);
  return element;
}

const key = 'look';

/**
 * Keeps a chosen look where the next page finds it before the phone's store is open: neither the tab nor the home screen
 * then ever shows another name. Not everywhere may something be kept, and then it comes a moment later.
 */
export function keepWorn(worn: Worn): void {
  try {
    localStorage.setItem(key, JSON.stringify(worn));
  } catch {
    // Refused, as in private windows.
  }
}

/** What was chosen on this phone, or null. */
export function keptWorn(): Worn | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isWorn(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isWorn(kept: unknown): kept is Worn {
  if (typeof kept !== 'object' || kept === null) return false;
  const { look, locale, name }: Partial<Record<keyof Worn, unknown>> = kept;
  return isLook(look) && (locale === 'km' || locale === 'en' || locale === 'id') && typeof name === 'string';
}
