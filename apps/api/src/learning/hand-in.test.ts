import { forgetDevice, getMyLearning, handInEvents, largestBatch } from '@romduol/contracts';
import { blocksOf, rightAnswerTo, type Block, type LearningFact } from '@romduol/domain';
import { newId } from '../platform/database/new-id.ts';
import type { Who } from '../../test/call.ts';
import { bearer, Given, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const sends = (who: Who, events: readonly unknown[], sentAt = api.clock.now().toISOString()) =>
  api.as(who).call(handInEvents, { body: { sentAt, events: [...events] } });
const mine = async (trainee: Trainee) => (await api.as(trainee).call(getMyLearning, {})).body.events;
const blockOf = <K extends Block['kind']>(trainee: Trainee, kind: K): Extract<Block, { kind: K }> => {
  const block = blocksOf(trainee.release).find((candidate) => candidate.kind === kind);
  if (!block) throw new Error(`the course has no ${kind}`);
  return block as Extract<Block, { kind: K }>;
};
const seen = (trainee: Trainee, at = 0): LearningFact => {
  const texts = blocksOf(trainee.release).filter(({ kind }) => kind === 'text');
  return { kind: 'block-seen', blockId: texts[at]?.id ?? '' };
};
const answered = (trainee: Trainee): LearningFact => {
  const block = blockOf(trainee, 'story-choice');
  return { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) };
};

describe('learning events', () => {
  it('are taken, and come back to her phone as they were', async () => {
    const { trainee } = await given.class();
    const events = [given.event(trainee, seen(trainee)), given.event(trainee, answered(trainee))];
    expect((await sends(trainee.phone, events)).body).toEqual(events.map(({ id }) => ({ id, outcome: 'taken' })));
    const back = await mine(trainee);
    expect(back.sort((a, b) => a.seq - b.seq)).toEqual(events);
  });

  it('handed in again are known, also when both arrive at the same moment', async () => {
    const { trainee } = await given.class();
    const events = [given.event(trainee, seen(trainee)), given.event(trainee, seen(trainee, 1))];
    const answers = await Promise.all([1, 2, 3].map(() => sends(trainee.phone, events)));
    for (const { body } of answers) for (const { outcome } of body) expect(['taken', 'known']).toContain(outcome);
    expect((await sends(trainee.phone, [events[0], events[0], events[1]])).body.map(({ outcome }) => outcome)).toEqual([
      ...['known', 'known', 'known'],
    ]);
    expect((await mine(trainee)).length).toBe(2);
  });

  it('that stand twice in one batch are taken once', async () => {
    const { trainee } = await given.class();
    const event = given.event(trainee, seen(trainee));
    const { body } = await sends(trainee.phone, [event, event]);
    expect(body.map(({ outcome }) => outcome)).toEqual(['taken', 'known']);
    expect((await mine(trainee)).length).toBe(1);
  });

  it('are answered one by one: a bad one never keeps the others back', async () => {
    const { trainee } = await given.class();
    const story = blockOf(trainee, 'story-choice');
    const quiz = blockOf(trainee, 'quiz');
    const good = () => given.event(trainee, seen(trainee));
    const bad = [
      ['request.invalid', { ...good(), score: 100 }],
      ['request.invalid', { ...good(), fact: { ...seen(trainee), isComplete: true } }],
      ['request.invalid', { ...good(), v: 3 }],
      ['request.invalid', { ...good(), by: 'somebody' }],
      ['event.witness-does-not-fit', { ...good(), by: 'trainer' }],
      ['request.invalid', { ...good(), id: 'seven' }],
      ['event.unknown-content', given.event(trainee, { kind: 'block-seen', blockId: 'no-such-block' })],
      ['event.unknown-content', given.event(trainee, { kind: 'lesson-skipped', lessonId: 'no-such-lesson' })],
      [
        'event.answer-does-not-fit',
        given.event(trainee, { kind: 'activity-answered', blockId: story.id, answer: rightAnswerTo(quiz) }),
      ],
      [
        'event.unknown-content',
        given.event(trainee, {
          ...{ kind: 'item-answered', attemptId: newId(), sitting: 'post', itemId: 'no-such-item' },
          answer: 'dont-know',
        }),
      ],
      [
        'event.answer-does-not-fit',
        given.event(trainee, {
          ...{ kind: 'item-answered', attemptId: newId(), sitting: 'post' },
          ...{ itemId: trainee.release.test?.items[0]?.id ?? '', answer: ['no-such-choice'] },
        }),
      ],
      ['event.not-enrolled', given.event(trainee, seen(trainee), { enrolmentId: newId() })],
    ] as const;
    const batch = bad.flatMap(([, event]) => [good(), event]);
    const { body } = await sends(trainee.phone, batch);
    const outcomes = batch.map((event, at) =>
      at % 2 === 0
        ? { id: event.id, outcome: 'taken' }
        : { id: event.id, outcome: 'refused', code: bad[(at - 1) / 2]?.[0] },
    );
    expect(body).toEqual(outcomes);
    expect((await mine(trainee)).length).toBe(bad.length);
  });

  it.each([null, 7, 'words', [], [[]], { id: 'x'.repeat(100) }, { id: 7 }])(
    'that are no events at all are refused and told back where they have an id: %j',
    async (thing) => {
      const { trainee } = await given.class();
      const { body } = await sends(trainee.phone, [thing, given.event(trainee, seen(trainee))]);
      expect(body[0]).toEqual({ id: null, outcome: 'refused', code: 'request.invalid' });
      expect(body[1]?.outcome).toBe('taken');
    },
  );

  it('carry no scores: whatever she is said to have reached, the rules decide', async () => {
    const { trainee } = await given.class();
    const forged = ['score', 'passed', 'progress', 'completion', 'certificate', 'receivedAt', 'organisationId'];
    const { body } = await sends(
      trainee.phone,
      forged.map((field) => ({ ...given.event(trainee, seen(trainee)), [field]: 1 })),
    );
    expect(new Set(body.map(({ code }) => code))).toEqual(new Set(['request.invalid']));
    expect(await mine(trainee)).toEqual([]);
  });

  it('under the id of another woman’s event are refused, and hers stays as it was', async () => {
    const { organisation, cohort, trainee } = await given.class();
    const other = await given.trainee(organisation, cohort);
    const hers = given.event(trainee, seen(trainee));
    await sends(trainee.phone, [hers]);
    const { body } = await sends(other.phone, [given.event(other, answered(other), { id: hers.id })]);
    expect(body).toEqual([{ id: hers.id, outcome: 'refused', code: 'thing.exists-differently' }]);
    expect(await mine(trainee)).toEqual([hers]);
  });

  it('of a course that she is not in are refused, also when another woman is', async () => {
    const { organisation, cohort, trainee } = await given.class();
    const other = await given.trainee(organisation, cohort);
    const event = given.event(trainee, seen(trainee), { enrolmentId: other.enrolmentId });
    expect((await sends(trainee.phone, [event])).body).toMatchObject([{ code: 'event.not-enrolled' }]);
    expect(await mine(other)).toEqual([]);
  });

  it.each(['1970-03-04T00:00:00.000Z', '2031-01-18T00:00:00.000Z'])(
    'of a phone whose clock says %s are kept as she sent them, and harm nothing',
    async (occurredAt) => {
      const { trainee, id } = await given.class({ today: '2026-05-01' });
      const event = given.event(trainee, seen(trainee), { occurredAt });
      expect((await sends(trainee.phone, [event], occurredAt)).body).toMatchObject([{ outcome: 'taken' }]);
      expect(await mine(trainee)).toEqual([event]);
      const [row] = await api.rows<Record<string, Date>>(id, 'select sent_at, received_at from learning_event');
      expect(row?.['sent_at']?.toISOString()).toBe(occurredAt);
      expect(row?.['received_at']).toEqual(api.clock.now());
    },
  );

  it('come in batches of at most five hundred, and in any number of them', async () => {
    const { trainee } = await given.class();
    const events = Array.from({ length: largestBatch + 1 }, () => given.event(trainee, seen(trainee)));
    const tooMany = await sends(trainee.phone, events);
    expect(tooMany).toBeRefused('request.invalid');
    expect(tooMany.problem?.fields?.map(({ path }) => path)).toEqual(['body.events']);
    expect((await sends(trainee.phone, events.slice(0, largestBatch))).body.length).toBe(largestBatch);
    expect((await sends(trainee.phone, [])).body).toEqual([]);
  });

  it('arrive in any order and any split with the same result', async () => {
    const { organisation, cohort, trainee } = await given.class();
    const other = await given.trainee(organisation, cohort);
    const facts = [0, 1, 2, 3, 4, 5].map((at) => seen(trainee, at));
    const forward = facts.map((fact) => given.event(trainee, fact));
    const backward = facts.map((fact) => given.event(other, fact)).reverse();
    await sends(trainee.phone, forward);
    for (const event of backward) await sends(other.phone, [event]);
    const kept = async (of: Trainee) => (await mine(of)).map(({ seq, fact }) => ({ seq, fact }));
    const inOrder = (events: { seq: number }[]) => events.sort((a, b) => a.seq - b.seq);
    expect(inOrder(await kept(other))).toEqual(inOrder(await kept(trainee)));
  });

  it('are never changed by the API’s role', async () => {
    const { trainee, id } = await given.class();
    await sends(trainee.phone, [given.event(trainee, seen(trainee))]);
    await expect(api.rows(id, 'update learning_event set seq = 0')).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
  });
});

describe('the token that can only hand in', () => {
  it('hands in, and reads nothing', async () => {
    const { trainee } = await given.class();
    expect((await sends(trainee.phone, [given.event(trainee, seen(trainee))])).status).toBe(200);
    expect(await api.as(trainee.phone).call(getMyLearning, {})).toBeRefused('permission.missing');
  });

  it('of a phone that is no longer hers hands in nothing', async () => {
    const { trainee } = await given.class();
    await api.as(trainee).call(forgetDevice, {});
    const answer = await sends(trainee.phone, [given.event(trainee, seen(trainee))]);
    expect(answer).toBeRefused('session.expired');
    expect(await api.rows(trainee.organisationId, 'select 1 from learning_event')).toEqual([]);
  });

  it('that nobody gave out, or in another form, opens nothing', async () => {
    for (const token of ['x', 'a'.repeat(43), '', "' or true --"])
      expect((await sends(bearer(token), [])).status).toBe(401);
    expect(await sends({ credentials: { authorization: 'Basic YTpi' } }, [])).toBeRefused('session.needed');
  });
});
