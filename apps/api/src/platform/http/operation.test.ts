import {
  endpoints,
  getMetrics,
  getOpenApi,
  getPack,
  getReference,
  isAlive,
  isReady,
  listHelpCards,
  openTrainee,
  pathOf,
  problems,
  verifyCertificate,
} from '@romduol/contracts';
import { textsOf } from '@romduol/domain';
import { Validator } from '@seriousme/openapi-schema-validator';
import net from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { nobody, operator, send } from '../../../test/call.ts';
import { bearer, Given } from '../../../test/given.ts';
import { newDatabase, startApi, type Api } from '../../../test/harness.ts';
import { apiUrlOf } from '../../../test/test-config.ts';
import { Readiness } from './readiness.ts';

/** A connection to the database that can be cut in the middle. */
async function severable(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((socket) => {
    if (isCut) return socket.destroy();
    const onward = net.connect(Number(target.port), target.hostname);
    for (const one of [socket, onward]) sockets.add(one.on('error', () => undefined));
    socket.pipe(onward).pipe(socket);
    return socket;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    sockets.forEach((socket) => socket.destroy());
  };
  return {
    url: Object.assign(new URL(databaseUrl), { port: (server.address() as net.AddressInfo).port }).toString(),
    cut,
    mend: () => void (isCut = false),
    close: () => {
      cut();
      server.close();
    },
  };
}

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

describe('health', () => {
  it('is alive and ready while it can do its work', async () => {
    expect((await api.as(nobody).call(isAlive, {})).body).toEqual({});
    expect((await api.as(nobody).call(isReady, {})).body).toEqual({});
  });

  it('is alive but no longer ready while it is stopping', async () => {
    const stopping = await startApi();
    const closing = stopping.get(Readiness).beforeApplicationShutdown('SIGTERM');
    expect(await stopping.as(nobody).call(isReady, {})).toBeRefused('server.stopping');
    expect((await stopping.as(nobody).call(isAlive, {})).status).toBe(200);
    await closing;
    await stopping.stop();
  });

  it('is alive but not ready while the database cannot be reached, and ready again when it can', async () => {
    const { name, drop } = await newDatabase();
    const line = await severable(apiUrlOf(name));
    const environment = { API_DATABASE_URL: line.url, WORKS_JOBS: 'false' };
    const alone = await startApi({ environment });
    line.cut();
    expect(await alone.as(nobody).call(isReady, {})).toBeRefused('server.not-ready');
    expect((await alone.as(nobody).call(isAlive, {})).status).toBe(200);
    line.mend();
    expect((await alone.as(nobody).call(isReady, {})).status).toBe(200);
    await alone.stop();
    line.close();
    await drop();
  });
});

describe('the metrics', () => {
  it('are there for whoever holds the token, and not there for anyone else', async () => {
    const { trainer, trainee } = await given.class();
    for (const who of [nobody, trainer, trainee])
      expect(await api.as(who).call(getMetrics, {})).toBeRefused('request.unknown-route');
    expect(await api.as(bearer('a-token-for-the-metricz')).call(getMetrics, {})).toBeRefused('session.expired');
    const answer = await api.as(operator).call(getMetrics, {});
    expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(answer.text).toContain('# TYPE romduol_http_request_seconds histogram');
  });

  it('name routes and statuses, never an id or a code', async () => {
    const { manager, trainee } = await given.class();
    await api.as(manager).call(openTrainee, { params: { id: trainee.id } });
    await api.as(nobody).call(verifyCertificate, { params: { code: 'GUMROOGUMROO' } });
    await send(api.url, 'GET', `/api/no-such-address/${trainee.id}`, undefined);
    const { text } = await api.as(operator).call(getMetrics, {});
    const labels = [...new Set(text.match(/route="[^"]*"/g))].join(' ');
    expect(labels).toContain('route="/api/trainees/:id"');
    expect(labels).toContain('route="/api/verify/:code"');
    expect(labels).not.toMatch(/[0-9a-f]{8}-|GUMROO|no-such-address/);
  });

  it('count jobs that were done', async () => {
    const { trainee } = await given.class();
    await given.certificate(trainee);
    const { text } = await api.as(operator).call(getMetrics, {});
    expect(text).toMatch(/romduol_jobs_total\{queue="course-completed",outcome="done"\} [1-9]/);
  });

  it('are nobody’s when no token is set', async () => {
    const without = await startApi({ environment: { METRICS_TOKEN: '' } });
    expect(await without.as(operator).call(getMetrics, {})).toBeRefused('session.expired');
    expect(await without.as(nobody).call(getMetrics, {})).toBeRefused('request.unknown-route');
    await without.stop();
  });
});

describe('the reference', () => {
  it('is a valid OpenAPI document with every endpoint and every refusal in it', async () => {
    const document = (await api.as(nobody).call(getOpenApi, {})).body as unknown as {
      paths: Record<string, Record<string, { operationId: string }>>;
      'x-problem-codes': object;
    };
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(endpoints.map(({ name }) => name).sort());
    expect(Object.keys(document['x-problem-codes'])).toEqual(Object.keys(problems));
  });

  it('is a page to read, with no script in it', async () => {
    const answer = await api.as(nobody).call(getReference, {});
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const { name } of endpoints) expect(answer.text).toContain(`id="${name}"`);
    for (const code of Object.keys(problems)) expect(answer.text).toContain(`id="${code}"`);
    expect(answer.text).not.toMatch(/<script|<style|javascript:/);
  });
});

describe('every answer', () => {
  it('carries the security headers, and a personal one is kept by nobody', async () => {
    const { manager, trainee } = await given.class();
    const answer = await api.as(manager).call(openTrainee, { params: { id: trainee.id } });
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it('that is a refusal is a problem document that is kept by nobody either', async () => {
    const { manager } = await given.organisation();
    const answer = await api.as(manager).call(openTrainee, { params: { id: manager.id } });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.problem).toEqual({
      ...{ type: '/api/reference#thing.not-found', title: problems['thing.not-found'][1], status: 404 },
      ...{ code: 'thing.not-found', instance: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });

  it('that never changes may be kept for ever, and soon travels as small as it can be', async () => {
    const { id } = await given.release();
    const get = (encodings: string) =>
      fetch(`${api.url}/api${pathOf(getPack.path, { id, locale: 'km' })}`, {
        headers: { 'accept-encoding': encodings },
      });
    const plain = await (await get('identity')).text();
    const pressedTo = async () => {
      const { headers } = await get('gzip, br');
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(headers.get('vary')).toMatch(/accept-encoding/i);
      return headers.get('content-length');
    };
    // Until it is pressed it travels as any other answer does, of a length that nobody knows before.
    while ((await pressedTo()) === null) continue;
    expect(await pressedTo()).toBe(String(brotliCompressSync(plain).length));
    const zipped = await get('gzip');
    expect([zipped.headers.get('content-encoding'), await zipped.text()]).toEqual(['gzip', plain]);
  });
});

describe('the pack of a course', () => {
  it('is the same under every spelling of its address', async () => {
    const { id } = await given.release();
    const path = `/api/releases/${id}/packs/km`;
    const plain = await send(api.url, 'GET', path, undefined);
    for (const spelling of [`${path}/`, path.replace('releases', 'ReLeases'), `${path}?again=1`]) {
      const again = await send(api.url, 'GET', spelling, undefined);
      expect([again.status, again.text === plain.text]).toEqual([200, true]);
    }
    expect(await send(api.url, 'GET', path.replace(id, id.toUpperCase()), undefined)).toBeRefused('thing.not-found');
  });

  it.each(['km', 'en', 'id'] as const)('holds one language and no other: %s', async (locale) => {
    const { id, code } = await given.release();
    const pack = (await api.as(nobody).call(getPack, { params: { id, locale } })).body;
    expect(pack).toMatchObject({ id, code });
    expect(Object.keys(pack.title)).toEqual([locale]);
    const texts = textsOf(pack);
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter(({ text }) => Object.keys(text).join() !== locale)).toEqual([]);
  });

  it('is not there in a language that it does not have, or for a release that nobody published', async () => {
    const { id } = await given.release();
    const path = (of: string, locale: string) => `/api/releases/${of}/packs/${locale}`;
    expect(await send(api.url, 'GET', path(id, 'fr'), undefined)).toBeRefused('thing.not-found');
    expect(await send(api.url, 'GET', path(given.api.config.PUBLIC_URL, 'km'), undefined)).toBeRefused(
      'request.unknown-route',
    );
    const { id: unknown } = await given.organisation();
    expect(await send(api.url, 'GET', path(unknown, 'km'), undefined)).toBeRefused('thing.not-found');
  });
});

describe('the help cards', () => {
  it('are there without sign-in, and none says that it was dialled by us', async () => {
    const { cards } = (await api.as(nobody).call(listHelpCards, {})).body;
    expect(cards.length).toBeGreaterThan(3);
    expect(
      cards.every(({ lastVerified, phones, url }) => lastVerified === null && (phones.length > 0 || url !== null)),
    ).toBe(true);
  });
});
