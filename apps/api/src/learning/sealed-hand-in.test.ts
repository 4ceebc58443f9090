import { getMyLearning, handInEvents, type SealedBox } from '@romduol/contracts';
import { blocksOf, rightAnswerTo, type LearningEvent } from '@romduol/domain';
import { randomBytes } from 'node:crypto';
import { Given, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { damaged, newSealingKey, sealedBatch, sealTo } from '../../test/sealing.ts';
import { newId } from '../platform/database/new-id.ts';
import { Sealing } from '../platform/sealing/sealing.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const key = () => api.get(Sealing).key;
const sends = (trainee: Trainee, events: readonly unknown[], box?: SealedBox) => {
  const body = { sentAt: api.clock.now().toISOString(), events: [...events], ...(box ? { key: box } : {}) };
  return api.as(trainee.phone).call(handInEvents, { body });
};
const held = async (trainee: Trainee) =>
  (await api.as(trainee).call(getMyLearning, {})).body.events.sort((a, b) => a.seq - b.seq);
/** What she does first: a text, then an answer. */
const firstEvents = (trainee: Trainee): LearningEvent[] => {
  const blocks = blocksOf(trainee.release);
  const [text] = blocks.filter(({ kind }) => kind === 'text');
  const activity = blocks.find((block) => block.kind === 'quiz');
  if (!text || activity?.kind !== 'quiz') throw new Error('the course has no such blocks');
  return [
    given.event(trainee, { kind: 'block-seen', blockId: text.id }),
    given.event(trainee, { kind: 'activity-answered', blockId: activity.id, answer: rightAnswerTo(activity) }),
  ];
};

describe('events that waited sealed', () => {
  it('are taken as they were written, and nothing of them is known to whoever carries them', async () => {
    const { trainee } = await given.class();
    const events = firstEvents(trainee);
    const sealed = await sealedBatch(key(), events);
    const body = JSON.stringify(sealed);
    for (const { fact, enrolmentId } of events) {
      expect(body).not.toContain(enrolmentId);
      if ('blockId' in fact) expect(body).not.toContain(fact.blockId);
    }
    const answer = await sends(trainee, sealed.events, sealed.key);
    expect(answer.body).toEqual(events.map(({ id }) => ({ id, outcome: 'taken' })));
    expect(await held(trainee)).toEqual(events);
    expect((await sends(trainee, sealed.events, sealed.key)).body.map(({ outcome }) => outcome)).toEqual([
      ...['known', 'known'],
    ]);
  });

  it('may stand beside events in clear', async () => {
    const { trainee } = await given.class();
    const [one, two] = firstEvents(trainee);
    if (!one || !two) throw new Error('she did nothing');
    const sealed = await sealedBatch(key(), [one]);
    expect((await sends(trainee, [two, ...sealed.events], sealed.key)).body.map(({ outcome }) => outcome)).toEqual([
      ...['taken', 'taken'],
    ]);
  });

  it('of version 1 are taken too', async () => {
    const { trainee } = await given.class();
    const [event] = firstEvents(trainee);
    if (!event) throw new Error('she did nothing');
    const { by: _, ...rest } = event;
    const first = { ...rest, v: 1 as const };
    const sealed = await sealedBatch(key(), [first]);
    expect((await sends(trainee, sealed.events, sealed.key)).body).toEqual([{ id: event.id, outcome: 'taken' }]);
    expect(await held(trainee)).toEqual([event]);
  });

  it('are refused one by one where one is damaged, and the others go on', async () => {
    const { trainee } = await given.class();
    const [one, two] = firstEvents(trainee);
    if (!one || !two) throw new Error('she did nothing');
    const other = await sealedBatch(key(), [{ ...one, id: newId() }]);
    const { key: box, events } = await sealedBatch(key(), [one, two, { id: newId() }, { ...one, id: newId() }]);
    const [first, second, third, fourth] = events;
    if (!first || !second || !third || !fourth) throw new Error('nothing was sealed');
    const batch = [
      damaged(first),
      second,
      third,
      { ...fourth, id: newId() },
      { ...other.events[0] },
      { ...first, iv: 'short' },
      { ...first, isComplete: true },
      { id: 'x'.repeat(100), iv: first.iv, bytes: first.bytes },
    ];
    const codes = (await sends(trainee, batch, box)).body.map(({ code, outcome }) => code ?? outcome);
    expect(codes).toEqual([
      'seal.damaged',
      'taken',
      'request.invalid',
      'seal.damaged',
      'seal.damaged',
      ...['request.invalid', 'request.invalid', 'request.invalid'],
    ]);
    expect(await held(trainee)).toEqual([two]);
    expect((await sends(trainee, [first], box)).body).toEqual([{ id: one.id, outcome: 'taken' }]);
  });

  it('are known by the id under which they were sealed, and by no other that is written inside', async () => {
    const { trainee } = await given.class();
    const [event] = firstEvents(trainee);
    if (!event) throw new Error('she did nothing');
    const outside = newId();
    const inside = { ...event, toJSON: () => event };
    const sealed = await sealedBatch(key(), [{ ...inside, id: outside }]);
    expect((await sends(trainee, sealed.events, sealed.key)).body).toEqual([
      { id: outside, outcome: 'refused', code: 'request.invalid' },
    ]);
    expect(await held(trainee)).toEqual([]);
  });

  it.each([
    ['there is no key with them', () => undefined],
    ['the box of their key is damaged', async (box: SealedBox) => damaged(box)],
    ['the box was sealed for a request', () => sealTo(key(), 'request', randomBytes(32))],
    ['the box holds no key', () => sealTo(key(), 'outbox-key', randomBytes(16))],
  ])('stay closed when %s: each is refused, and what came in clear is taken', async (_, boxInPlaceOf) => {
    const { trainee } = await given.class();
    const [one, two] = firstEvents(trainee);
    if (!one || !two) throw new Error('she did nothing');
    const sealed = await sealedBatch(key(), [one]);
    const answer = await sends(trainee, [...sealed.events, two], await boxInPlaceOf(sealed.key));
    expect(answer.body).toEqual([
      { id: one.id, outcome: 'refused', code: 'seal.damaged' },
      { id: two.id, outcome: 'taken' },
    ]);
  });

  it('wait when the server does not hold their key, and are taken when it does again', async () => {
    const { trainee } = await given.class();
    const events = firstEvents(trainee);
    const elsewhere = new Sealing({ ...api.config, SEALING_KEY: newSealingKey() });
    const unknown = await sealedBatch(elsewhere.key, events);
    const answer = await sends(trainee, unknown.events, unknown.key);
    expect(answer).toBeRefused('seal.unknown-key');
    expect(answer.status).toBe(503);
    expect(await held(trainee)).toEqual([]);
    const sealed = await sealedBatch(key(), events);
    expect((await sends(trainee, sealed.events, sealed.key)).body.map(({ outcome }) => outcome)).toEqual([
      ...['taken', 'taken'],
    ]);
  });
});
