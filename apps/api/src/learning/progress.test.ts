import { getCohortProgress, getMyLearning } from '@romduol/contracts';
import { lessonsOf, type DeparturePlan } from '@romduol/domain';
import { Given, lessonFacts, testFacts, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

/** A woman's row as her trainer sees it. */
async function rowOf({ trainee, trainer, cohort }: Awaited<ReturnType<Given['class']>>, of: Trainee = trainee) {
  const staff = await given.signedIn(trainer);
  const { trainees } = (await api.as(staff).call(getCohortProgress, { params: { id: cohort.id } })).body;
  const row = trainees.find(({ traineeId }) => traineeId === of.id);
  if (!row) throw new Error('she is not in the class');
  return row;
}
const does = (trainee: Trainee, facts: readonly Parameters<Given['event']>[1][]) =>
  given.handsIn(
    trainee,
    facts.map((fact) => given.event(trainee, fact)),
  );

describe('the class screen', () => {
  it('shows a woman who has just joined with everything still missing', async () => {
    const world = await given.class();
    const row = await rowOf(world);
    const lessons = lessonsOf(world.trainee.release);
    expect(row).toMatchObject({ lessonsDone: 0, lessons: lessons.length, isComplete: false, asOf: null });
    expect(row).toMatchObject({ preTest: null, postTest: null, readiness: { state: 'no-day', daysLeft: null } });
    const missing = row.missing.flatMap((thing) => (thing.what === 'lesson' ? [thing.lessonId] : []));
    expect(missing).toEqual(lessons.map(({ id }) => id));
    expect(row.missing.filter(({ what }) => what === 'topic').length).toBeGreaterThan(0);
  });

  it('counts a lesson when its last block is done, and not before', async () => {
    const world = await given.class();
    const [lesson] = lessonsOf(world.trainee.release);
    if (!lesson) throw new Error('the course has no lesson');
    const facts = lessonFacts(world.trainee.release).slice(0, lesson.blocks.length);
    await does(world.trainee, facts.slice(0, -1));
    expect((await rowOf(world)).lessonsDone).toBe(0);
    await does(world.trainee, facts.slice(-1));
    expect(await rowOf(world)).toMatchObject({ lessonsDone: 1, asOf: api.clock.now().toISOString() });
  });

  it('shows a woman who has finished as complete, whatever her clock says', async () => {
    const world = await given.class({ today: '2026-05-01' });
    await given.completedCourse(world.trainee);
    expect(await rowOf(world)).toMatchObject({ isComplete: true, missing: [], readiness: { state: 'ready' } });
  });

  it('shows both tests as what was right of what was asked, and no more than that', async () => {
    const world = await given.class();
    await does(world.trainee, testFacts(world.trainee, 'pre', false));
    const before = await rowOf(world);
    expect(before.preTest?.right).toBe(0);
    expect(before.postTest).toBeNull();
    await does(world.trainee, testFacts(world.trainee, 'post'));
    await does(world.trainee, testFacts(world.trainee, 'post', false));
    const { preTest, postTest } = await rowOf(world);
    const topics = world.trainee.release.test?.topics.length;
    expect(preTest).toEqual({ right: 0, of: topics });
    expect(postTest).toEqual({ right: topics, of: topics });
  });

  it('shows no result of a sitting that is not handed in, whatever of it has come, and the whole of it afterwards', async () => {
    const world = await given.class();
    const facts = testFacts(world.trainee, 'post');
    for (const fact of facts.slice(0, -1)) await does(world.trainee, [fact]);
    const before = await rowOf(world);
    expect([before.preTest, before.postTest]).toEqual([null, null]);
    expect(before.missing.filter(({ what }) => what === 'topic').length).toBeGreaterThan(0);
    await does(world.trainee, facts.slice(-1));
    const after = await rowOf(world);
    const topics = world.trainee.release.test?.topics.length;
    expect(after.postTest).toEqual({ right: topics, of: topics });
    expect(after.missing.filter(({ what }) => what === 'topic')).toEqual([]);
  });

  it('keeps a topic missing however often it was tried and not known, and forgets no lesson over it', async () => {
    const world = await given.class();
    await does(world.trainee, lessonFacts(world.trainee.release));
    const topicsMissing = async () => (await rowOf(world)).missing.map(({ what }) => what);
    const before = await topicsMissing();
    expect(new Set(before)).toEqual(new Set(['topic']));
    for (const sitting of ['post', 'again', 'again'] as const) {
      await does(world.trainee, testFacts(world.trainee, sitting, false));
      expect(await topicsMissing()).toEqual(before);
    }
    expect((await rowOf(world)).isComplete).toBe(false);
  });

  it('is not complete by lessons alone, nor by the test alone', async () => {
    const [byLessons, byTest] = [await given.class(), await given.class()];
    await does(byLessons.trainee, lessonFacts(byLessons.trainee.release));
    const lacksTest = await rowOf(byLessons);
    expect(lacksTest.isComplete).toBe(false);
    expect(new Set(lacksTest.missing.map(({ what }) => what))).toEqual(new Set(['topic']));
    await does(byTest.trainee, testFacts(byTest.trainee, 'post'));
    const lacksLessons = await rowOf(byTest);
    expect(lacksLessons.isComplete).toBe(false);
    expect(new Set(lacksLessons.missing.map(({ what }) => what))).toEqual(new Set(['lesson']));
  });

  it.each<[string, DeparturePlan, string, string, number | null]>([
    ['a day far away', { intention: 'leaving', departsOn: '2026-08-01' }, '2026-05-01', 'on-course', 92],
    ['tomorrow', { intention: 'leaving', departsOn: '2026-05-02' }, '2026-05-01', 'cannot-make-it', 1],
    ['yesterday', { intention: 'leaving', departsOn: '2026-05-02' }, '2026-05-03', 'left-unready', -1],
    ['no day', { intention: 'leaving', departsOn: null }, '2026-05-01', 'no-day', null],
    ['the wish to stay', { intention: 'staying', departsOn: null }, '2026-05-01', 'staying', null],
  ])('says of a woman with %s how ready she is', async (_, departure, today, state, daysLeft) => {
    const world = await given.class({ today: '2026-05-01', departure });
    api.clock.set(today);
    expect((await rowOf(world)).readiness).toMatchObject({ state, daysLeft });
  });

  it('counts days where the organisation is', async () => {
    const world = await given.class({
      today: '2026-05-01',
      departure: { intention: 'leaving', departsOn: '2026-05-03' },
    });
    api.clock.set('2026-05-01T16:59:59Z');
    expect((await rowOf(world)).readiness.daysLeft).toBe(2);
    api.clock.set('2026-05-01T17:00:00Z');
    expect((await rowOf(world)).readiness.daysLeft).toBe(1);
  });

  it('holds each woman’s own learning, in a class of several', async () => {
    const world = await given.class();
    const second = await given.trainee(world.organisation, world.cohort);
    await does(world.trainee, lessonFacts(world.trainee.release).slice(0, 40));
    expect((await rowOf(world)).lessonsDone).toBeGreaterThan(0);
    expect((await rowOf(world, second)).lessonsDone).toBe(0);
  });
});

describe('what comes back to a phone that was wiped', () => {
  it('is her class, her plan and everything she has done', async () => {
    const departure = { intention: 'leaving', departsOn: '2026-08-01' } as const;
    const { trainee } = await given.class({ today: '2026-05-01', departure });
    const events = await given.completedCourse(trainee);
    const mine = (await api.as(trainee).call(getMyLearning, {})).body;
    expect(mine.departure).toEqual(departure);
    expect(mine.joined).toMatchObject([{ traineeId: trainee.id, enrolmentId: trainee.enrolmentId }]);
    expect(mine.events.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
  });
});
