import { getMyLearning, handInEvents } from '@romduol/contracts';
import {
  blocksOf,
  rightAnswerTo,
  type Activity,
  type ActivityAnswer,
  type LearningEvent,
  type LearningFact,
} from '@romduol/domain';
import { Given, lessonFacts, testFacts, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { newId } from '../platform/database/new-id.ts';
import { mostEvents } from './intake.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const sends = async (trainee: Trainee, events: readonly unknown[]) => {
  const body = { sentAt: api.clock.now().toISOString(), events: [...events] };
  return (await api.as(trainee.phone).call(handInEvents, { body })).body;
};
const outcomesOf = async (trainee: Trainee, events: readonly unknown[]) =>
  (await sends(trainee, events)).map(({ code, outcome }) => code ?? outcome);
const held = async (trainee: Trainee) => (await api.as(trainee).call(getMyLearning, {})).body.events;
const activityOf = <K extends Activity['kind']>({ release }: Trainee, kind: K, by?: string) => {
  const found = blocksOf(release).find(
    (block) => block.kind === kind && (by === undefined || (block.kind === 'sort' && block.into.by === by)),
  );
  if (!found) throw new Error(`the course has no ${kind}`);
  return found as Extract<Activity, { kind: K }>;
};
const answered = (block: Activity, answer: ActivityAnswer): LearningFact => ({
  ...{ kind: 'activity-answered', blockId: block.id, answer },
});

describe('an answer', () => {
  it('is taken when it is right, unfinished or wrong, for every activity of the course', async () => {
    const { trainee } = await given.class();
    const facts = lessonFacts(trainee.release);
    const unfinished: LearningFact[] = [
      answered(activityOf(trainee, 'story-choice'), { kind: 'story-choice', path: [] }),
      answered(activityOf(trainee, 'red-flags'), { kind: 'red-flags', found: [] }),
      answered(activityOf(trainee, 'quiz'), { kind: 'quiz', answers: {} }),
      answered(activityOf(trainee, 'sort', 'piles'), { kind: 'sort', piles: {} }),
      answered(activityOf(trainee, 'plan'), { kind: 'plan', kept: false }),
      answered(activityOf(trainee, 'role-play'), { kind: 'role-play', form: 'class', choices: [] }),
    ];
    const events = [...facts, ...unfinished].map((fact) => given.event(trainee, fact));
    const outcomes = await given.handsIn(trainee, events);
    expect(outcomes).toEqual(events.map(({ id }) => ({ id, outcome: 'taken' })));
  });

  it('that names a part which its block does not have is refused, and the others go on', async () => {
    const { trainee } = await given.class();
    const story = activityOf(trainee, 'story-choice');
    const quiz = activityOf(trainee, 'quiz');
    const item = quiz.items[0]?.id ?? '';
    const turn = activityOf(trainee, 'role-play').alone[0]?.id ?? '';
    const piles = activityOf(trainee, 'sort', 'piles');
    const card = piles.cards[0]?.id ?? '';
    const strange: LearningFact[] = [
      answered(story, { kind: 'story-choice', path: ['no-such-choice'] }),
      answered(activityOf(trainee, 'red-flags'), { kind: 'red-flags', found: ['no-such-part'] }),
      answered(activityOf(trainee, 'sort', 'order'), { kind: 'sort', order: ['no-such-card'] }),
      answered(activityOf(trainee, 'sort', 'order'), { kind: 'sort', piles: {} }),
      answered(piles, { kind: 'sort', piles: { [card]: 'no-such-pile' } }),
      answered(quiz, { kind: 'quiz', answers: { 'no-such-item': 'dont-know' } }),
      answered(quiz, { kind: 'quiz', answers: { [item]: ['no-such-choice'] } }),
      answered(activityOf(trainee, 'listen'), { kind: 'listen', heard: ['no-such-part'] }),
      answered(activityOf(trainee, 'practice'), { kind: 'practice', steps: ['no-such-step'] }),
      answered(activityOf(trainee, 'role-play'), { kind: 'role-play', form: 'alone', choices: [`${turn}/no-choice`] }),
      answered(story, rightAnswerTo(quiz)),
    ];
    const good = answered(story, rightAnswerTo(story));
    const events = [...strange, good].map((fact) => given.event(trainee, fact));
    expect(await outcomesOf(trainee, events)).toEqual([...strange.map(() => 'event.answer-does-not-fit'), 'taken']);
    expect((await held(trainee)).length).toBe(1);
  });

  it('in a test that is handed in whole names items and choices that are there, each once', async () => {
    const { trainee } = await given.class();
    const [first] = trainee.release.test?.items ?? [];
    if (!first) throw new Error('the course has no test');
    const choice = first.choices[0]?.id ?? '';
    const handedIn = (answers: Extract<LearningFact, { kind: 'test-handed-in' }>['answers']) =>
      given.event(trainee, {
        kind: 'test-handed-in',
        attemptId: newId(),
        sitting: 'post',
        ...(answers && { answers }),
      });
    const item = { kind: 'item-answered', attemptId: newId(), sitting: 'post', itemId: first.id } as const;
    const events = [
      handedIn(undefined),
      handedIn({}),
      handedIn({ [first.id]: 'dont-know' }),
      handedIn({ [first.id]: [choice] }),
      handedIn({ [first.id]: ['no-such-choice'] }),
      handedIn({ [first.id]: [choice, choice] }),
      given.event(trainee, { ...item, answer: [choice, choice] }),
      given.event(trainee, { ...item, answer: [choice] }),
      handedIn({ 'no-such-item': 'dont-know' }),
    ];
    expect(await outcomesOf(trainee, events)).toEqual([
      ...['taken', 'taken', 'taken', 'taken'],
      ...['event.answer-does-not-fit', 'event.answer-does-not-fit', 'event.answer-does-not-fit'],
      ...['taken', 'event.unknown-content'],
    ]);
  });
});

describe('an event of the first version', () => {
  const firstOf = ({ by: _, ...event }: LearningEvent) => ({ ...event, v: 1 });

  it('is kept as it was sent, counts, and is read as one of today', async () => {
    const { trainee, id } = await given.class();
    const events = lessonFacts(trainee.release)
      .slice(0, 3)
      .map((fact) => given.event(trainee, fact));
    const outcomes = await sends(trainee, events.map(firstOf));
    expect(outcomes).toEqual(events.map((event) => ({ id: event.id, outcome: 'taken' })));
    const rows = await api.rows<{ v: number; fact: LearningFact }>(
      id,
      'select v, fact from learning_event order by seq',
    );
    expect(rows).toEqual(events.map(({ fact }) => ({ v: 1, fact })));
    expect((await held(trainee)).sort((a, b) => a.seq - b.seq)).toEqual(events);
    expect(await outcomesOf(trainee, events)).toEqual(['known', 'known', 'known']);
  });

  it('carries nothing that the second one brought, nor the second one less', async () => {
    const { trainee } = await given.class();
    const [fact] = lessonFacts(trainee.release);
    if (!fact) throw new Error('the course is empty');
    const event = () => given.event(trainee, fact);
    const mixed = [
      { ...event(), v: 1 },
      { ...firstOf(event()), v: 2 },
      { ...event(), v: '2' },
    ];
    expect(await outcomesOf(trainee, mixed)).toEqual(mixed.map(() => 'request.invalid'));
  });
});

describe('more events than a woman can make', () => {
  /** Rows as if handed in long ago, up to so many. */
  const fill = ({ enrolmentId, id, release, organisationId }: Trainee, many: number) =>
    api.rows(
      organisationId,
      `insert into learning_event (id, enrolment_id, trainee_id, device_id, seq, v, fact, occurred_at, sent_at, received_at)
       select gen_random_uuid(), $1, $2, $1, seq, 2, $3, now(), now(), now() from generate_series(1, $4::integer) as seq`,
      [enrolmentId, id, { kind: 'block-seen', blockId: blocksOf(release)[0]?.id }, many],
    );

  it('are refused from the first that is too many on, each by itself; what is there stays known', async () => {
    const { trainee, organisation, cohort } = await given.class();
    const [fact] = lessonFacts(trainee.release);
    if (!fact) throw new Error('the course is empty');
    const early = given.event(trainee, fact);
    await sends(trainee, [early]);
    await fill(trainee, mostEvents - 3);
    const events = [1, 2, 3, 4].map(() => given.event(trainee, fact));
    const expected = ['taken', 'taken', 'event.too-many', 'event.too-many'];
    expect(await outcomesOf(trainee, events)).toEqual(expected);
    expect(await outcomesOf(trainee, [early, ...events])).toEqual([
      ...['known', 'known', 'known'],
      ...['event.too-many', 'event.too-many'],
    ]);
    const other = await given.trainee(organisation, cohort);
    expect(await outcomesOf(other, [given.event(other, fact)])).toEqual(['taken']);
  });
});

describe('the last thing that was missing', () => {
  const completed = async (organisationId: string) => {
    await api.finishJobs();
    return (await api.rows(organisationId, 'select 1 from certificate')).length;
  };

  it.each([
    ['an answer', (all: LearningEvent[]) => all.slice(3, 4)],
    ['the test', (all: LearningEvent[]) => all.slice(-1)],
    ['a whole lesson', (all: LearningEvent[]) => all.slice(0, 5)],
  ])('completes the course, be it %s that comes late', async (_, partOf) => {
    const { trainee, id } = await given.class();
    const facts = [...lessonFacts(trainee.release), ...testFacts(trainee, 'post')];
    const events = facts.map((fact) => given.event(trainee, fact));
    const late = partOf(events);
    await given.handsIn(
      trainee,
      events.filter((event) => !late.includes(event)),
    );
    expect(await completed(id)).toBe(0);
    await given.handsIn(trainee, late);
    expect(await completed(id)).toBe(1);
  });

  it('completes it with hard screens that were skipped without loss, too', async () => {
    const { trainee, id } = await given.class();
    const hard = new Set(blocksOf(trainee.release).flatMap((block) => (block.hard ? [block.id] : [])));
    expect(hard.size).toBeGreaterThan(0);
    const lessons = lessonFacts(trainee.release).map((fact): LearningFact =>
      'blockId' in fact && hard.has(fact.blockId) ? { kind: 'block-skipped', blockId: fact.blockId } : fact,
    );
    const facts = [...testFacts(trainee, 'post'), ...lessons];
    await given.handsIn(
      trainee,
      facts.map((fact) => given.event(trainee, fact)),
    );
    expect(await completed(id)).toBe(1);
  });

  it('is not looked for among events of which none is new', async () => {
    const { trainee, id } = await given.class();
    const events = await given.completedCourse(trainee);
    expect(await completed(id)).toBe(1);
    const jobs = () => api.query('select 1 from pgboss.job where name = $1', ['course-completed']);
    const before = (await jobs()).length;
    await given.handsIn(trainee, events);
    expect((await jobs()).length).toBe(before);
  });
});
