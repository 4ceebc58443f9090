import * as z from 'zod/mini';
import { createClient, pathOf, RefusedError, TimedOutError, UnreachableError } from './client.ts';
import { endpoint } from './endpoint.ts';
import { problems, type ProblemCode } from './problem.ts';

const readThing = endpoint({
  name: 'thing.read',
  method: 'GET',
  path: '/things/:id/parts/:part',
  summary: 'A thing',
  allow: 'anyone',
  params: z.strictObject({ id: z.string(), part: z.string() }),
  query: z.strictObject({ words: z.optional(z.string()), many: z.optional(z.int()) }),
  response: z.strictObject({ name: z.string(), parts: z.array(z.strictObject({ size: z.int() })) }),
});
const saveThing = endpoint({
  name: 'thing.save',
  method: 'PUT',
  path: '/things',
  summary: 'Save a thing',
  allow: 'trainee',
  body: z.strictObject({ name: z.string() }),
  response: z.strictObject({}),
});
const openSheet = endpoint({
  name: 'thing.sheet',
  method: 'GET',
  path: '/sheet',
  summary: 'A file',
  allow: 'trainee',
  response: z.unknown(),
  produces: 'application/pdf',
});

const requested = (url: string | URL | Request): string => (url instanceof Request ? url.url : url.toString());

/** A network that answers every request in one way and remembers what was asked. */
function network(answer: () => Response | Promise<Response>) {
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    asked.push({ url: requested(url), init });
    return answer();
  };
  return { asked, fetch };
}
const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
const html = (status = 200) =>
  new Response('<html><body>Welcome to free Wi-Fi</body></html>', { status, headers: { 'content-type': 'text/html' } });
const problem = (code: string, status = 422) =>
  json({ type: 'about:blank', title: 'Refused', status, code, values: { seconds: 30 } }, status);
const thing = { name: 'Basket', parts: [{ size: 1 }] };
const reading = (answer: () => Response | Promise<Response>) =>
  createClient({ base: '/api', fetch: network(answer).fetch })(readThing, {
    params: { id: '1', part: 'a' },
    query: {},
  });

describe('a call', () => {
  it('puts parameters into the path and the query, each as what it is', async () => {
    const { asked, fetch } = network(() => json(thing));
    const client = createClient({ base: 'https://romduol.example/api', fetch });
    await client(readThing, { params: { id: 'a/b?c', part: 'ខ្មែរ' }, query: { words: 'a&b=c d', many: 2 } });
    const url = new URL(asked[0]?.url ?? '');
    expect(url.pathname).toBe(`/api/things/a%2Fb%3Fc/parts/${encodeURIComponent('ខ្មែរ')}`);
    expect(Object.fromEntries(url.searchParams)).toEqual({ words: 'a&b=c d', many: '2' });
  });

  it('leaves out what is not given', async () => {
    const { asked, fetch } = network(() => json(thing));
    await createClient({ base: '/api', fetch })(readThing, {
      params: { id: '1', part: '2' },
      query: { words: undefined },
    });
    expect(asked[0]).toMatchObject({
      url: '/api/things/1/parts/2',
      init: { method: 'GET', credentials: 'same-origin', headers: {} },
    });
    expect(asked[0]?.init.body).toBeUndefined();
  });

  it('sends a body as JSON with her token, read anew each time', async () => {
    const { asked, fetch } = network(() => json({}));
    const tokens = ['first', undefined];
    const client = createClient({ base: '/api', fetch, token: () => tokens.shift() });
    await client(saveThing, { body: { name: 'បុប្ផា' } });
    await client(saveThing, { body: { name: 'ដារ៉ា' } });
    expect(asked[0]?.init).toMatchObject({
      method: 'PUT',
      body: '{"name":"បុប្ផា"}',
      headers: { 'content-type': 'application/json', authorization: 'Bearer first' },
    });
    expect(asked[1]?.init.headers).toEqual({ 'content-type': 'application/json' });
  });

  it('answers what the endpoint promises', async () => {
    await expect(reading(() => json(thing))).resolves.toEqual(thing);
  });

  it('leaves aside what a newer server says beyond that', async () => {
    const more = { ...thing, colour: 'green', parts: [{ size: 1, weight: 2 }] };
    await expect(reading(() => json(more))).resolves.toEqual(thing);
  });

  it('answers bytes where the endpoint produces a file', async () => {
    const pdf = () => new Response('%PDF-1.7', { headers: { 'content-type': 'application/pdf' } });
    const blob = await createClient({ base: '/api', fetch: network(pdf).fetch })(openSheet, {});
    expect(await blob.text()).toBe('%PDF-1.7');
  });
});

describe('a refusal', () => {
  it.each(Object.keys(problems) as ProblemCode[])('with %s is told by its code', async (code) => {
    const refused = await reading(() => problem(code)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedError);
    expect(refused).toMatchObject({ code, problem: { status: 422, values: { seconds: 30 } } });
  });
});

describe('no usable answer', () => {
  it.each<[string, () => Response | Promise<Response>]>([
    ['there is no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a captive portal answers with its page', () => html()],
    ['a captive portal asks to sign in', () => html(511)],
    ['a proxy answers with its own error', () => html(502)],
    ['a proxy forbids with its own page', () => html(403)],
    ['somebody else answers in JSON', () => json({ status: 'ok' })],
    ['somebody else refuses in JSON', () => json({ error: 'nope' }, 403)],
    ['the code of the refusal is in no catalogue', () => problem('no.such-code')],
    ['a name of every object is used as a code', () => problem('constructor')],
    ['the answer breaks off', () => new Response('{"name": "Bas', { status: 200 })],
    ['the answer is empty', () => new Response('', { status: 200 })],
    ['a field is of another kind', () => json({ ...thing, parts: [{ size: '1' }] })],
    ['a field is missing although others are new', () => json({ name: 'Basket', colour: 'green' })],
  ])('came when %s', async (_, answer) => {
    await expect(reading(answer)).rejects.toBeInstanceOf(UnreachableError);
  });

  it('came when a page arrives in place of a file', async () => {
    const client = createClient({ base: '/api', fetch: network(() => html()).fetch });
    await expect(client(openSheet, {})).rejects.toBeInstanceOf(UnreachableError);
  });

  const untilGivenUp = (signal: AbortSignal | null | undefined) =>
    new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
    });

  it('came when nothing answers in time', async () => {
    const client = createClient({ base: '/api', timeout: 1, fetch: (_, init) => untilGivenUp(init?.signal) });
    await expect(client(readThing, { params: { id: '1', part: 'a' }, query: {} })).rejects.toBeInstanceOf(
      TimedOutError,
    );
  });

  it('came when an answer begins and never ends', async () => {
    const fetch = async (_: unknown, init?: RequestInit) => {
      const body = new ReadableStream({
        start: (stream) => {
          init?.signal?.addEventListener('abort', () => stream.error(new DOMException('given up', 'AbortError')));
        },
      });
      return new Response(body, { status: 200 });
    };
    const client = createClient({ base: '/api', timeout: 1, fetch });
    await expect(client(readThing, { params: { id: '1', part: 'a' }, query: {} })).rejects.toBeInstanceOf(
      TimedOutError,
    );
  });
});

describe('a path', () => {
  it('is filled with its parameters, encoded, and never leaves its place', () => {
    expect(pathOf('/cohorts/:id/progress', { id: 'x y' })).toBe('/cohorts/x%20y/progress');
    expect(pathOf('/verify/:code', { code: '../me' })).toBe('/verify/..%2Fme');
    expect(pathOf('/me')).toBe('/me');
  });
});
