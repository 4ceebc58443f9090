import {
  createClient,
  getMyLearning,
  listCertificateKeys,
  listHelpCards,
  listMyCertificates,
  type ProblemCode,
} from '@romduol/contracts';
import { addressOf, cheap, clockAt, idOf, joinedAs, keysOf, leavingInJune, pin, saw, seeded, today } from './given.ts';
import { createMemoryStore } from './memory-store.ts';
import { openPhone } from './open-phone.ts';
import { problem } from './server-double.ts';
import { synchronise } from './sync.ts';

const { enrolmentId } = joinedAs(1);
const theirEvent = {
  id: idOf(77),
  v: 1,
  enrolmentId,
  deviceId: idOf(78),
  seq: 1,
  occurredAt: today,
  fact: saw('b-2'),
} as const;
const answers = {
  [getMyLearning.path]: { joined: [joinedAs(1)], departure: leavingInJune, events: [theirEvent] },
  [listMyCertificates.path]: [],
  [listHelpCards.path]: { asOf: '2026-05-01', cards: [] },
  [listCertificateKeys.path]: [{ keyId: 1, publicKey: 'example' }],
};

async function given() {
  const phone = await openPhone({
    store: createMemoryStore(),
    clock: clockAt(today).clock,
    random: seeded(1),
    iterations: cheap,
    caches: undefined,
  });
  const place = await phone.settle(joinedAs(1), keysOf(1), pin);
  const failing = new Map<string, ProblemCode | 'no-network'>();
  const fetch: typeof globalThis.fetch = async (address) => {
    const path = addressOf(address).replace('/api', '') as keyof typeof answers;
    const failure = failing.get(path);
    if (failure === 'no-network') throw new TypeError('Failed to fetch');
    return failure === undefined ? Response.json(answers[path]) : problem(failure);
  };
  return { phone, place, failing, client: createClient({ base: '/api', token: () => place.token, fetch }) };
}

describe('coming up to date', () => {
  it('brings her classes, plan, events, certificates, help cards and keys', async () => {
    const { phone, place, client } = await given();
    expect(await synchronise({ phone, place, client })).toEqual({
      learning: 'fresh',
      certificates: 'fresh',
      helpCards: 'fresh',
      certificateKeys: 'fresh',
    });
    expect(await place.departure()).toEqual(leavingInJune);
    expect((await place.events(enrolmentId)).map(({ fact }) => fact)).toEqual([saw('b-2')]);
    expect((await phone.helpCards())?.asOf).toBe('2026-05-01');
    expect(await phone.certificateKeys()).toHaveLength(1);
  });

  it('brings the rest when one part fails, and leaves what was there', async () => {
    const { phone, place, client, failing } = await given();
    const mine = await place.record(enrolmentId, saw('b-1'));
    failing.set(getMyLearning.path, 'no-network').set(listMyCertificates.path, 'server.not-ready');
    expect(await synchronise({ phone, place, client })).toEqual({
      learning: 'unreachable',
      certificates: 'unreachable',
      helpCards: 'fresh',
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

  it('does not keep a screen waiting for a server that does not answer, and keeps what comes later', async () => {
    const { phone, place } = await given();
    let answer: (response: Response) => void = () => undefined;
    const waitsForLearning: typeof globalThis.fetch = (address) =>
      addressOf(address).endsWith(getMyLearning.path)
        ? new Promise((resolve) => (answer = resolve))
        : Promise.reject(new TypeError('Failed to fetch'));
    const client = createClient({ base: '/api', fetch: waitsForLearning });
    expect(await synchronise({ phone, place, client, budget: 0 })).toMatchObject({ learning: 'unreachable' });
    expect(await place.departure()).toBeNull();
    answer(Response.json(answers[getMyLearning.path]));
    while ((await place.departure()) === null) await new Promise((resolve) => setTimeout(resolve));
    expect(await place.departure()).toEqual(leavingInJune);
  });

  it('brings help cards to a phone on which nobody is signed in', async () => {
    const { phone, client } = await given();
    expect(await synchronise({ phone, place: null, client })).toEqual({
      learning: null,
      certificates: null,
      helpCards: 'fresh',
      certificateKeys: 'fresh',
    });
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
