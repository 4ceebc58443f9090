/**
 * Which build of the portal this page is: the hash in the name of its entry script, which is another one when any script
 * of the build is another. Empty where nothing was built.
 */
export function buildOf(page: Document): string {
  const entry = page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';
  return /\/assets\/index-([\w-]{1,40})\.js$/.exec(entry)?.[1] ?? '';
}
