import { endpoints, pathOf, problems, type Endpoint, type ProblemCode } from '@romduol/contracts';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { send, type Answered } from '../call.ts';
import { startApi, type Api } from '../harness.ts';
import { exampleIn, makeWorld, type World } from './world.ts';

const withBody = endpoints.filter(({ body }) => body !== undefined);
/** A word that comes back nowhere. */
const secret = 'gumroo-secret-word';

/** One way of getting a request wrong, and the refusal it must meet. */
interface Mistake {
  readonly said: string;
  readonly code: ProblemCode;
  readonly type?: string;
  readonly body: (right: object) => string;
}
const mistakes: readonly Mistake[] = [
  { said: 'an unknown field', code: 'request.invalid', body: (right) => JSON.stringify({ ...right, isAdmin: secret }) },
  { said: 'no field at all', code: 'request.invalid', body: () => '{}' },
  { said: 'a list', code: 'request.invalid', body: () => `["${secret}"]` },
  { said: 'half a document', code: 'request.malformed', body: () => `{"name":"${secret}` },
  { said: 'a bare word', code: 'request.malformed', body: () => `"${secret}"` },
  { said: 'a form', code: 'request.wrong-type', type: 'application/x-www-form-urlencoded', body: () => `a=${secret}` },
  { said: 'plain text', code: 'request.wrong-type', type: 'text/plain', body: (right) => JSON.stringify(right) },
  { said: 'another charset', code: 'request.wrong-type', type: 'application/json; charset=klingon', body: () => '{}' },
  { said: 'a huge body', code: 'request.too-large', body: () => JSON.stringify({ huge: 'x'.repeat(600_000) }) },
];

async function sendMistake(world: World, endpoint: Endpoint, mistake: Mistake): Promise<Answered> {
  const { as, input } = await exampleIn(world, endpoint.name);
  const headers = { 'content-type': mistake.type ?? 'application/json', 'x-forwarded-for': nextAddress() };
  return send(
    world.api.url,
    endpoint.method,
    `/api${pathOf(endpoint.path, input.params)}`,
    mistake.body(input.body ?? {}),
    { ...as.credentials, ...headers },
  );
}
let address = 0;
const nextAddress = () => `10.8.${(address += 1) >> 8}.${address & 255}`;

/** Answers to a mistake that are not the refusal they should be, or that repeat what was sent. */
async function strictnessViolations(world: World, endpoint: Endpoint, mistake: Mistake): Promise<string[]> {
  const { status, problem, text } = await sendMistake(world, endpoint, mistake);
  const where = `${endpoint.name} with ${mistake.said}`;
  if (problem?.code !== mistake.code || status !== problems[mistake.code][0]) return [`${where}: ${status} ${text}`];
  return text.includes(secret) ? [`${where} was answered with what was sent: ${text}`] : [];
}

/** Codes of the catalogue that the sources never use. */
function deadCodes(codes: readonly string[], sources: readonly string[]): readonly string[] {
  return codes.filter((code) => !sources.some((source) => source.includes(`'${code}'`)));
}

describe('a request', () => {
  let api: Api;
  let world: World;
  beforeAll(async () => {
    api = await startApi();
    world = await makeWorld(api);
    await world.certificate();
  });
  afterAll(() => api.stop());

  it.each(mistakes.map((mistake) => [mistake.said, mistake] as const))(
    'with %s is refused by every endpoint that takes a body, and never repeated',
    async (_, mistake) => {
      const violations: string[] = [];
      for (const endpoint of withBody) violations.push(...(await strictnessViolations(world, endpoint, mistake)));
      expect(violations).toEqual([]);
    },
  );

  it('with an unknown field is told which field that is', async () => {
    const [mistake] = mistakes;
    if (!mistake) throw new Error('there are no mistakes');
    for (const endpoint of withBody) {
      const { problem } = await sendMistake(world, endpoint, mistake);
      expect({ [endpoint.name]: problem?.fields }).toEqual({
        [endpoint.name]: [{ path: 'body.isAdmin', message: expect.any(String) }],
      });
    }
  });

  it('would be caught if an endpoint took what it should refuse', async () => {
    const [endpoint] = withBody.filter(({ name }) => name === 'trainee.plan');
    if (!endpoint) throw new Error('the endpoint has another name now');
    const harmless: Mistake = {
      said: 'nothing wrong',
      code: 'request.invalid',
      body: (right) => JSON.stringify(right),
    };
    expect(await strictnessViolations(world, endpoint, harmless)).toEqual([
      expect.stringMatching(/^trainee\.plan with nothing wrong: 200 /),
    ]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('with another verb does nothing: %s', async (method) => {
    const taken = endpoints.filter((endpoint) => endpoint.method === method).map((endpoint) => endpoint.path);
    const before = await api.audit(world.organisation.id);
    for (const { path: address, name } of endpoints.filter((endpoint) => !taken.includes(endpoint.path))) {
      const { input } = await exampleIn(world, name);
      const url = `/api${pathOf(address, input.params)}`;
      const answer = await send(api.url, method, url, undefined, world.organisation.manager.credentials);
      expect({ [name]: answer.problem?.code }).toEqual({ [name]: 'request.unknown-route' });
    }
    const changes = (await api.audit(world.organisation.id)).slice(before.length);
    // Making an example may leave traces of its own; none of them is the manager's.
    expect(changes.filter(({ actor_id }) => actor_id === world.organisation.manager.id)).toEqual([]);
  });

  it('with a damaged or overlong address is refused as not found, or as malformed', async () => {
    const { manager } = world.organisation;
    for (const id of ['1', '%00', '..', '../../etc/passwd', "' or 1=1 --", 'x'.repeat(4000), '0'.repeat(36)]) {
      const answer = await send(api.url, 'GET', `/api/trainees/${encodeURIComponent(id)}`, undefined, {
        ...manager.credentials,
      });
      expect(['thing.not-found', 'request.unknown-route']).toContain(answer.problem?.code);
    }
    expect(await send(api.url, 'GET', '/api/trainees/%E0%A4%A', undefined, manager.credentials)).toBeRefused(
      'request.malformed',
    );
  });

  it('with query fields that nobody asked for is answered as if they were not there', async () => {
    const answer = await send(api.url, 'GET', '/api/me?organisationId=1&roles[]=manager&__proto__=1', undefined, {
      ...world.organisation.trainer.credentials,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: world.organisation.trainer.id, roles: ['trainer'] });
  });
});

describe('the catalogue of refusals', () => {
  const folder = path.resolve(import.meta.dirname, '../../src');
  const sources = globSync('**/*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));

  it('has no code that is never used', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(deadCodes(Object.keys(problems), sources)).toEqual([]);
  });

  it('would be caught keeping one', () => {
    expect(deadCodes(['thing.not-found', 'thing.too-blue'], sources)).toEqual(['thing.too-blue']);
  });

  it('has a status of refusals and an English title for every code', () => {
    for (const [code, [status, title]] of Object.entries(problems)) {
      expect({ code, isRefusal: status >= 400 && status < 600 }).toEqual({ code, isRefusal: true });
      expect(title.length).toBeGreaterThan(10);
    }
  });
});
