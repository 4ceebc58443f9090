import { endpoints, handInEvents, type Endpoint } from '@romduol/contracts';
import { callAt, type Answered } from '../call.ts';
import { startApi, type Api } from '../harness.ts';
import { exampleIn, makeWorld, type World } from './world.ts';

/** Values that fit JSON and little else: what databases, dates and numbers stumble over. */
const hostile: readonly unknown[] = [
  ...['', ' ', '\u0000', 'a\u0000b', '\uD800', '\u202Egnp.exe', '<script>', "'; drop table trainee; --"],
  ...['x'.repeat(20_000), '០១២', '%00', '../../etc/passwd', '$1', '{}', '\\'],
  ...['0000-01-01', '9999-12-31', '2026-02-30', '-000001-01-01', '1969-12-31', '2149-12-31'],
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-05-01T00:00:00+14:00'],
  ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'not-a-uuid'],
  ...[-1, 0, 0.5, 2 ** 31, 2 ** 53 - 1, 1e300, null, true, [], {}, [[]], { __proto__: 1 }],
];

type Path = readonly (string | number)[];

/** Where a document has something that is no further document. */
function leavesOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...entries.flatMap(([key, child]: [string | number, unknown]) => leavesOf(child, [...at, key]))];
}

/** The document with another value in one place. */
function withValue(document: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(document))
    return document.map((child: unknown, at) => (at === first ? withValue(child, rest, value) : child));
  return { ...(document as object), [first]: withValue((document as Record<string, unknown>)[first], rest, value) };
}

/** Calls again when a limit is over: what is only told to wait has not been looked at. */
async function patiently(api: Api, call: () => Promise<Answered>): Promise<Answered> {
  const answer = await call();
  if (answer.problem?.code !== 'request.too-often') return answer;
  api.clock.advance({ seconds: Number(answer.problem.values?.['seconds']) });
  return call();
}

/** Hostile values that an endpoint answers with a fault of ours instead of a refusal. */
async function faultsOf(world: World, endpoint: Endpoint): Promise<string[]> {
  const faults: string[] = [];
  let example = await exampleIn(world, endpoint.name);
  for (const place of leavesOf(example.input.body))
    for (const value of hostile) {
      const body = withValue(example.input.body, place, value);
      if (typeof body !== 'object' || body === null) continue;
      const answer = await patiently(world.api, () =>
        callAt(world.api.url, example.as, endpoint, { ...example.input, body }),
      );
      if (answer.status >= 500)
        faults.push(`${endpoint.name} ${place.join('.')} = ${JSON.stringify(value)?.slice(0, 40)}: ${answer.status}`);
      if (answer.status === 200) example = await exampleIn(world, endpoint.name);
    }
  return faults;
}

describe('a value that no phone would send', () => {
  let api: Api;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  it.each(endpoints.filter(({ body }) => body !== undefined).map((endpoint) => [endpoint.name, endpoint] as const))(
    'is refused or taken, and never a fault of the server: %s',
    async (_, endpoint) => {
      expect(await faultsOf(await makeWorld(api), endpoint)).toEqual([]);
    },
    60_000,
  );

  it('never keeps the events beside it from being taken', async () => {
    const world = await makeWorld(api);
    const { given, trainee } = world;
    const blocks = trainee.release.modules.flatMap(({ lessons }) => lessons).flatMap(({ blocks }) => blocks);
    const story = blocks.find(({ kind }) => kind === 'story-choice');
    const text = blocks.find(({ kind }) => kind === 'text');
    if (!story || !text) throw new Error('the course has no story');
    const answer = { kind: 'story-choice', path: ['a', 'b'] } as const;
    const bad = given.event(trainee, { kind: 'activity-answered', blockId: story.id, answer });
    const kept: string[] = [];
    for (const place of leavesOf(bad).filter((at) => at.length > 0)) {
      const good = given.event(trainee, { kind: 'block-seen', blockId: text.id });
      const spoilt = hostile.map((value) => withValue({ ...bad, id: given.event(trainee, bad.fact).id }, place, value));
      const body = { sentAt: api.clock.now().toISOString(), events: [...spoilt, good] };
      const { problem, body: outcomes } = await api.as(trainee.phone).call(handInEvents, { body });
      if (problem || outcomes.at(-1)?.outcome !== 'taken') kept.push(place.join('.'));
    }
    expect(kept).toEqual([]);
  });
});
