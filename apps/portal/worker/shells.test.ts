import { buildOf, createCaches, createServer, request } from './given.ts';
import { fromShell, keepShell } from './shells.ts';

const first = { '/index.html': 'page 1', '/assets/app-1.js': 'app 1', '/assets/font.woff2': 'font' };
const firstWords = { '/assets/words-en-1.js': 'words 1', '/assets/words-id-1.js': 'kata 1' };
const second = { '/index.html': 'page 2', '/assets/app-2.js': 'app 2', '/assets/font.woff2': 'font' };
const secondWords = { '/assets/words-en-2.js': 'words 2', '/assets/words-id-2.js': 'kata 2' };
const [one, two] = [buildOf('1', first, firstWords), buildOf('2', second, secondWords)];

/** A phone on which the first version is kept, and a server that has the second. */
async function given() {
  const { caches, held } = createCaches();
  const server = createServer();
  server.files = { ...first, ...firstWords };
  await keepShell(one, caches, server.fetch);
  const deploy = () => {
    server.files = { ...second, ...secondWords };
    server.asked.length = 0;
  };
  const kept = (version: string) => [...(held.get(`shell-${version}`)?.keys() ?? [])].sort();
  const get = async (build: typeof one, path: string) =>
    (await fromShell(build, caches, request(path), server.fetch)).text();
  return { caches, held, server, deploy, kept, get };
}

describe('a version of the app', () => {
  it('is kept whole: every file of it, and no other language’s words', async () => {
    const { kept } = await given();
    expect(kept('1')).toEqual(Object.keys(first).sort());
  });

  it('fetches only what changed', async () => {
    const { caches, server, deploy, kept } = await given();
    deploy();
    await keepShell(two, caches, server.fetch);
    expect(server.pathsAsked()).toEqual(['/assets/app-2.js', '/index.html']);
    expect(kept('2')).toEqual(Object.keys(second).sort());
  });

  it.each([
    ['one file is missing', () => new Response('not found', { status: 404 })],
    ['a login page comes in place of a file', () => new Response('<html>Example Café</html>')],
  ])('is not taken when %s; the version before goes on, and the next try finds what came', async (_, otherwise) => {
    const { caches, server, deploy, get } = await given();
    deploy();
    server.otherwise = otherwise;
    delete server.files['/assets/app-2.js'];
    await expect(keepShell(two, caches, server.fetch)).rejects.toThrow('/assets/app-2.js');
    expect(await get(one, '/assets/app-1.js')).toBe('app 1');
    deploy();
    await keepShell(two, caches, server.fetch);
    expect(await get(two, '/assets/app-2.js')).toBe('app 2');
  });

  it('is not mixed with another: a page of one build and a script of the next are not what was built', async () => {
    const { caches, server, deploy } = await given();
    deploy();
    server.files['/index.html'] = 'page 3';
    await expect(keepShell(two, caches, server.fetch)).rejects.toThrow('/index.html');
  });

  it('does not trust what an older version has kept under the same name', async () => {
    const { caches, held, server, deploy, get } = await given();
    deploy();
    held.get('shell-1')?.set('/assets/font.woff2', new Response('<html>Example Café</html>'));
    await keepShell(two, caches, server.fetch);
    expect(await get(two, '/assets/font.woff2')).toBe('font');
  });

  it('keeps the words of a language when they are first asked for, and the next version brings its own', async () => {
    const { caches, server, deploy, kept, get } = await given();
    expect(await get(one, '/assets/words-en-1.js')).toBe('words 1');
    deploy();
    await keepShell(two, caches, server.fetch);
    expect(kept('2')).toEqual([...Object.keys(second), '/assets/words-en-2.js'].sort());
    server.isReachable = false;
    expect(await get(two, '/assets/words-en-2.js')).toBe('words 2');
    await expect(get(two, '/assets/words-id-2.js')).rejects.toThrow('Failed to fetch');
  });

  it('takes no login page for words', async () => {
    const { server, get, kept } = await given();
    server.files['/assets/words-id-1.js'] = '<html>Example Café</html>';
    await expect(get(one, '/assets/words-id-1.js')).rejects.toThrow('not what was built');
    expect(kept('1')).not.toContain('/assets/words-id-1.js');
  });

  it('is fetched past the browser’s cache when that holds something else', async () => {
    const { caches, server, deploy, get } = await given();
    deploy();
    const throughCache: typeof fetch = (address, init) =>
      init?.cache === 'default'
        ? Promise.resolve(new Response('<html>Example Café</html>'))
        : server.fetch(address, init);
    await keepShell(two, caches, throughCache);
    expect(await get(two, '/assets/app-2.js')).toBe('app 2');
  });

  it('goes on serving parts of the version before to pages that began with it', async () => {
    const { caches, server, deploy, get } = await given();
    deploy();
    await keepShell(two, caches, server.fetch);
    expect(await get(two, '/assets/app-1.js')).toBe('app 1');
    expect(await get(two, '/index.html')).toBe('page 2');
  });

  it('asks the network for what no build knows, and keeps it nowhere', async () => {
    const { server, get, kept } = await given();
    server.files['/robots.txt'] = 'none';
    expect(await get(one, '/robots.txt')).toBe('none');
    expect(kept('1')).toEqual(Object.keys(first).sort());
  });
});
