import { createCaches, createServer, request } from './given.ts';
import { fromMedia } from './media.ts';

const path = `/media/${'a'.repeat(64)}`;

async function given() {
  const { caches, held } = createCaches();
  const server = createServer();
  server.files = { [path]: 'from the network' };
  const keep = async () => (await caches.open('media-v1')).put(path, new Response('0123456789'));
  const get = (headers: Readonly<Record<string, string>> = {}, from = caches) =>
    fromMedia(from, request(path, headers), server.fetch);
  return { held, server, keep, get };
}

describe('a picture or voice', () => {
  it('comes from the pack, whole or in parts, without network', async () => {
    const { keep, get, server } = await given();
    await keep();
    server.isReachable = false;
    expect(await (await get()).text()).toBe('0123456789');
    const part = await get({ range: 'bytes=4-' });
    expect([part.status, await part.text()]).toEqual([206, '456789']);
    expect(server.asked).toEqual([]);
  });

  it('that is not here comes as the network sends it, in the parts the player asks for, and is kept nowhere', async () => {
    const { get, server, held } = await given();
    expect(await (await get({ range: 'bytes=0-' })).text()).toBe('from the network');
    await get();
    expect(server.asked.map(({ cache, range }) => [cache, range])).toEqual([
      ['no-store', 'bytes=0-'],
      ['no-store', null],
    ]);
    expect([...(held.get('media-v1')?.keys() ?? [])]).toEqual([]);
  });

  it('is heard before all of it is here: its first bytes are passed on while the rest is still coming', async () => {
    const { caches } = createCaches();
    let end: () => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('first'));
        end = () => controller.close();
      },
    });
    const answer = await fromMedia(caches, request(path), async () => new Response(body));
    const { value } = (await answer.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe('first');
    end();
  });

  it('comes from the network where the browser refuses its cache', async () => {
    const { get } = await given();
    const refuses = { open: () => Promise.reject(new DOMException('insecure', 'SecurityError')) };
    expect(await (await get({}, refuses as unknown as CacheStorage)).text()).toBe('from the network');
  });
});
