import {
  createClient,
  getMyLearning,
  getSealingKey,
  listCertificateKeys,
  listHelpCards,
  listMyCertificates,
  type ProblemCode,
} from '@romduol/contracts';
import { addressOf, cheap, clockAt, idOf, joinedAs, keysOf, leavingInJune, pin, saw, seeded, today } from './given.ts';
import { createMemoryStore } from './memory-store.ts';
import { openPhone } from './open-phone.ts';
import { sealingKey } from './sealing-double.ts';
import { problem } from './server-double.ts';
import { synchronise } from './sync.ts';
import { createSafetyFirst } from './sync-safety.ts';

const { enrolmentId } = joinedAs(1);
const theirEvent = {
  id: idOf(77),
  v: 2,
  by: 'herself',
  enrolmentId,
  deviceId: idOf(78),
  seq: 1,
  occurredAt: today,
  fact: saw('b-2'),
} as const;
const skillMark = { enrolmentId, skillId: 's-1', mark: 'can', by: 'Example Assessor', on: '2026-05-01' } as const;
const answers = {
  [getMyLearning.path]: {
    joined: [joinedAs(1)],
    departure: leavingInJune,
    events: [theirEvent],
    skillMarks: [skillMark],
  },
  [listMyCertificates.path]: [],
  [listHelpCards.path]: { asOf: '2026-05-01', cards: [], programme: null },
  [getSealingKey.path]: sealingKey,
  [listCertificateKeys.path]: [{ keyId: 1, publicKey: 'example' }],
};
interface OnTheWay {
  readonly answer: () => Response;
  /** Answers when the test says so. */
  readonly late: (() => void)[];
  readonly signal: AbortSignal | null | undefined;
}
const page = (status: number) =>
  Promise.resolve(new Response('<html>Example Café</html>', { status, headers: { 'content-type': 'text/html' } }));
/** What may befall a question, beside being refused. */
const mishaps = {
  'no-network': () => Promise.reject(new TypeError('Failed to fetch')),
  silent: ({ signal }) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('given up')))),
  late: ({ answer, late }) => new Promise((resolve) => late.push(() => resolve(answer()))),
  'login-page': () => page(200),
  'bad-gateway': () => page(502),
  garbage: () => Promise.resolve(Response.json({ welcome: 'to Example Café' })),
} as const satisfies Readonly<Record<string, (way: OnTheWay) => Promise<Response>>>;
type Befalls = ProblemCode | keyof typeof mishaps;
const all = {
  learning: 'fresh',
  certificates: 'fresh',
  helpCards: 'fresh',
  sealingKey: 'fresh',
  certificateKeys: 'fresh',
};

/** The server's key of before, which this phone still seals to. */
const earlierKey = { ...sealingKey, keyId: 'EARLIER-KEY' };

async function given() {
  const time = clockAt(today);
  const phone = await openPhone({
    store: createMemoryStore(),
    clock: time.clock,
    random: seeded(1),
    iterations: cheap,
    caches: undefined,
  });
  await phone.keepSealingKey(earlierKey);
  const place = await phone.settle(joinedAs(1), keysOf(1), pin);
  const failing = new Map<string, Befalls>();
  const asked: string[] = [];
  const late: (() => void)[] = [];
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const path = addressOf(address).replace('/api', '') as keyof typeof answers;
    asked.push(path);
    const befalls = failing.get(path) ?? failing.get('every');
    const answer = () => Response.json(answers[path]);
    if (befalls === undefined) return answer();
    const happen = mishaps[befalls as keyof typeof mishaps];
    return happen === undefined ? problem(befalls as ProblemCode) : happen({ answer, late, signal: init?.signal });
  };
  const client = createClient({ base: '/api', token: () => place.token, fetch, timeout: 1_000 });
  return { phone, place, failing, asked, late, time, client };
}

describe('coming up to date', () => {
  it('brings her classes, plan, events, marks of skills, certificates, help cards and keys', async () => {
    const { phone, place, client } = await given();
    expect(await synchronise({ phone, place, client })).toEqual(all);
    expect(await place.departure()).toEqual(leavingInJune);
    expect((await place.events(enrolmentId)).map(({ fact }) => fact)).toEqual([saw('b-2')]);
    expect(await place.skillMarks()).toEqual([skillMark]);
    expect((await phone.helpCards())?.asOf).toBe('2026-05-01');
    expect(await phone.sealingKey()).toEqual(sealingKey);
    expect(await phone.certificateKeys()).toHaveLength(1);
  });

  it('changes nothing the tenth time: nothing grows, nothing is doubled, nothing is lost', async () => {
    const { phone, place, client } = await given();
    await place.record(enrolmentId, saw('b-1'));
    const lookAt = async () => ({
      events: await place.events(enrolmentId),
      joined: place.joined,
      waiting: await place.waiting(),
      rows: await phone.store.read(['phone', 'places', 'events', 'sealed', 'packs'], async (tx) =>
        Promise.all(
          (['phone', 'places', 'events', 'sealed', 'packs'] as const).map(
            async (table) => (await tx.list(table)).length,
          ),
        ),
      ),
    });
    await synchronise({ phone, place, client });
    const once = await lookAt();
    for (let times = 1; times < 10; times += 1) await synchronise({ phone, place, client });
    expect(await lookAt()).toEqual(once);
    expect(once.events).toHaveLength(2);
  });

  it('asks for the help cards before everything else', async () => {
    const { phone, place, client, asked } = await given();
    await synchronise({ phone, place, client });
    expect(asked.slice(0, 2)).toEqual([listHelpCards.path, getSealingKey.path]);
    expect(asked).toHaveLength(5);
  });

  it('brings the rest when one part fails, and leaves what was there', async () => {
    const { phone, place, client, failing } = await given();
    const mine = await place.record(enrolmentId, saw('b-1'));
    failing.set(getMyLearning.path, 'no-network').set(listMyCertificates.path, 'server.not-ready');
    failing.set(listHelpCards.path, 'bad-gateway');
    expect(await synchronise({ phone, place, client })).toEqual({
      learning: 'unreachable',
      certificates: 'unreachable',
      helpCards: 'unreachable',
      sealingKey: 'fresh',
      certificateKeys: 'fresh',
    });
    expect(await place.events(enrolmentId)).toEqual([mine]);
    expect(place.joined).toEqual([joinedAs(1)]);
  });

  it('says when her token is not taken any more, and takes nothing from her', async () => {
    const { phone, place, client, failing } = await given();
    await place.record(enrolmentId, saw('b-1'));
    failing.set(getMyLearning.path, 'session.expired').set(listMyCertificates.path, 'permission.missing');
    expect(await synchronise({ phone, place, client })).toMatchObject({
      learning: 'signed-out',
      certificates: 'refused',
    });
    expect((await place.waiting()).waiting).toBe(1);
  });

  it.each<Befalls>(['silent', 'login-page', 'garbage', 'bad-gateway', 'no-network'])(
    'is over in its time on a network that is there and leads nowhere, and nothing is lost: %s',
    async (befalls) => {
      const { phone, place, client, failing } = await given();
      await synchronise({ phone, place, client });
      failing.set('every', befalls);
      const none = Object.fromEntries(Object.keys(all).map((part) => [part, 'unreachable']));
      expect(await synchronise({ phone, place, client, budget: 20 })).toEqual(none);
      expect((await phone.helpCards())?.asOf).toBe('2026-05-01');
      expect(await phone.sealingKey()).toEqual(sealingKey);
      expect(await place.events(enrolmentId)).toHaveLength(1);
    },
  );

  it('does not keep a screen waiting for a server that is slow, and keeps what comes later', async () => {
    const { phone, place, client, failing, late } = await given();
    failing.set('every', 'no-network').set(getMyLearning.path, 'late');
    expect(await synchronise({ phone, place, client, budget: 0 })).toMatchObject({ learning: 'unreachable' });
    expect(await place.departure()).toBeNull();
    late.forEach((answer) => answer());
    while ((await place.departure()) === null) await new Promise((resolve) => setTimeout(resolve));
    expect(await place.departure()).toEqual(leavingInJune);
  });

  it('brings help cards to a phone on which nobody is signed in', async () => {
    const { phone, client } = await given();
    expect(await synchronise({ phone, place: null, client })).toEqual({ ...all, learning: null, certificates: null });
  });

  it('goes on numbering its events when somebody handed in one under the highest number there is', async () => {
    const { phone, place } = await given();
    const forged = { ...theirEvent, id: idOf(79), deviceId: phone.deviceId, seq: 2 ** 31 - 1 };
    await place.restore([joinedAs(1)], leavingInJune, [forged]);
    expect((await place.record(enrolmentId, saw('b-1'))).seq).toBe(1);
  });

  it('forgets a woman whom the server has erased, and keeps the help cards', async () => {
    const { phone, place, failing, client } = await given();
    await place.record(enrolmentId, saw('b-1'));
    failing.set(getMyLearning.path, 'trainee.erased');
    failing.set(listMyCertificates.path, 'trainee.erased');
    expect(await synchronise({ phone, place, client })).toMatchObject({ learning: 'erased', helpCards: 'fresh' });
    expect(await phone.places()).toEqual([]);
    expect(await phone.helpCards()).not.toBeNull();
  });
});

describe('what her safety hangs on', () => {
  it('is asked for again when a few minutes have passed, and not before', async () => {
    const { phone, client, asked, time } = await given();
    const safety = createSafetyFirst({ phone, client });
    for (let times = 0; times < 3; times += 1) await safety.bring();
    expect(asked).toHaveLength(2);
    time.pass(5 * 60);
    await safety.bring();
    expect(asked).toHaveLength(4);
    // Somebody sets the clock back.
    time.set('1970-03-04T00:00:00Z');
    await safety.bring();
    expect(asked).toHaveLength(6);
  });

  it('is asked for again at once when it did not come', async () => {
    const { phone, client, asked, failing } = await given();
    const safety = createSafetyFirst({ phone, client });
    failing.set(listHelpCards.path, 'no-network');
    expect(await safety.bring()).toEqual({ helpCards: 'unreachable', sealingKey: 'fresh' });
    failing.clear();
    expect(await safety.bring()).toEqual({ helpCards: 'fresh', sealingKey: 'fresh' });
    expect(asked).toHaveLength(4);
  });

  it('is asked for once by however many ask at the same time, and everyone hears when cards have come', async () => {
    const { phone, client, asked } = await given();
    const safety = createSafetyFirst({ phone, client });
    let heard = 0;
    const stop = safety.onHelpCards(() => (heard += 1));
    await Promise.all([safety.bring(), safety.bring(), synchronise({ phone, place: null, client, safety })]);
    stop();
    expect(asked).toEqual([listHelpCards.path, getSealingKey.path, listCertificateKeys.path]);
    expect(heard).toBe(1);
  });

  it('keeps nobody waiting long, and is kept when it comes late', async () => {
    const { phone, client, failing, late } = await given();
    failing.set('every', 'late');
    const safety = createSafetyFirst({ phone, client, budget: 0 });
    expect(await safety.bring()).toEqual({ helpCards: 'unreachable', sealingKey: 'unreachable' });
    late.forEach((answer) => answer());
    while ((await phone.sealingKey())?.keyId === earlierKey.keyId) await new Promise((resolve) => setTimeout(resolve));
    expect(await phone.helpCards()).toEqual({ asOf: '2026-05-01', cards: [], programme: null });
  });
});
