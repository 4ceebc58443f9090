import { createCaches } from './given.ts';
import { dropOldShells, noteOpened } from './open-pages.ts';

const isOurs = ({ pathname }: URL) => !pathname.startsWith('/staff') && pathname !== '/blank.html';

async function given(...versions: readonly string[]) {
  const { caches, held } = createCaches();
  for (const version of versions) await caches.open(`shell-${version}`);
  await caches.open('media-v1');
  let pages: readonly { id: string; url: string }[] = [];
  return {
    opened: async (id: string, version: string) => {
      await noteOpened(caches, id, version);
      pages = [...pages, { id, url: 'https://phone.example/lesson/a' }];
    },
    thereIs: (id: string, url: string) => {
      pages = [...pages, { id, url }];
    },
    closed: (id: string) => {
      pages = pages.filter((page) => page.id !== id);
    },
    /** The worker has just answered a page that the browser does not count yet. */
    opening: (id: string, version: string) => noteOpened(caches, id, version),
    drop: (version: string, justOpened?: string) =>
      dropOldShells(caches, version, { matchAll: async () => pages }, isOurs, justOpened),
    shells: () => [...held.keys()].filter((name) => name.startsWith('shell-')),
    notes: () => [...(held.get('open-pages')?.keys() ?? [])],
  };
}

describe('a version that has been replaced', () => {
  it('stays while a page runs on it, and goes with the last one', async () => {
    const { opened, closed, drop, shells } = await given('1', '2');
    await opened('lesson', '1');
    await opened('home', '2');
    await drop('2');
    expect(shells()).toEqual(['shell-1', 'shell-2']);
    closed('lesson');
    await drop('2');
    expect(shells()).toEqual(['shell-2']);
  });

  it('goes although the staff’s pages and the harmless page are open', async () => {
    const { opened, thereIs, drop, shells } = await given('1', '2');
    await opened('home', '2');
    thereIs('trainer', 'https://phone.example/staff/classes');
    thereIs('left', 'https://phone.example/blank.html');
    await drop('2');
    expect(shells()).toEqual(['shell-2']);
  });

  it('stays while a page is open of which nobody knows where it began', async () => {
    const { opened, thereIs, drop, shells } = await given('1', '2', '3');
    await opened('home', '3');
    thereIs('before-the-first-worker', 'https://phone.example/');
    await drop('3');
    expect(shells()).toEqual(['shell-1', 'shell-2', 'shell-3']);
  });

  it('goes alone: the media and the version in use stay, and closed pages are forgotten', async () => {
    const { opened, closed, drop, shells, notes } = await given('1', '2', '3');
    await opened('a', '1');
    await opened('b', '2');
    closed('a');
    await drop('3');
    expect(shells()).toEqual(['shell-2', 'shell-3']);
    expect(notes()).toEqual(['/b']);
  });

  it('goes although a page is just being opened, which is remembered all the same', async () => {
    const { opening, drop, shells, notes } = await given('1', '2');
    await opening('new', '2');
    await drop('2', 'new');
    expect(shells()).toEqual(['shell-2']);
    expect(notes()).toEqual(['/new']);
  });

  it('is not looked for when there is none, so that opening a page costs nothing', async () => {
    const { opened, drop, notes } = await given('1');
    await opened('a', '1');
    await opened('', '1');
    await drop('1');
    expect(notes()).toEqual(['/a']);
  });
});
