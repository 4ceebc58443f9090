import { getClassRoster, getCohortProgress, getMyLearning, handInEvents } from '@romduol/contracts';
import { allLessonsOf, rightAnswerTo, type ActivityAnswer, type LearningFact, type Lesson } from '@romduol/domain';
import { Given } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

/** A woman of a class of the whole course. */
async function aWoman() {
  const organisation = await given.organisation();
  const release = await given.release('A');
  const cohort = await given.cohort(organisation.trainer, { releaseId: release.id });
  const trainee = { ...(await given.trainee(organisation, cohort)), release };
  const lesson = (id: string): Lesson => {
    const found = allLessonsOf(release).find((one) => one.id === id);
    if (!found) throw new Error(`the course has no lesson ${id}`);
    return found;
  };
  const hands = async (facts: readonly LearningFact[]) => {
    const body = { sentAt: api.clock.now().toISOString(), events: facts.map((fact) => given.event(trainee, fact)) };
    const outcomes = (await api.as(trainee.phone).call(handInEvents, { body })).body;
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(facts.map(() => 'taken'));
  };
  return { organisation, cohort, trainee, lesson, hands };
}

/** Everything done, as an app would send it that keeps nothing to itself: on each question about her the last choice. */
const everythingIn = ({ blocks }: Lesson): readonly LearningFact[] =>
  blocks.map((block) => {
    if (block.kind === 'text') return { kind: 'block-seen', blockId: block.id };
    const answer: ActivityAnswer =
      block.kind === 'quiz'
        ? {
            kind: 'quiz',
            answers: Object.fromEntries(block.items.map(({ id, choices }) => [id, [choices.at(-1)?.id ?? '']])),
          }
        : rightAnswerTo(block);
    return { kind: 'activity-answered', blockId: block.id, answer };
  });

describe('what is hers alone', () => {
  it('is not kept by the server even when an app sends it: whether she is paid, or feels safe', async () => {
    const { trainee, lesson, hands } = await aWoman();
    await hands(everythingIn(lesson('a16-7')));
    const { events } = (await api.as(trainee).call(getMyLearning, {})).body;
    const answers = events.flatMap(({ fact }) =>
      fact.kind === 'activity-answered' && fact.answer.kind === 'quiz' ? Object.values(fact.answer.answers) : [],
    );
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.filter((answer) => answer.length > 0)).toEqual([]);
  });

  it('is on no list of names: neither the contacts she answered nor the packs she learned from', async () => {
    const { organisation, cohort, lesson, hands } = await aWoman();
    for (const id of ['a0-1', 'a16-7', 'th-1']) await hands(everythingIn(lesson(id)));
    const params = { id: cohort.id };
    const [row] = (await api.as(organisation.trainer).call(getClassRoster, { params })).body.trainees;
    expect(row?.lessonsDone).toEqual(['a0-1']);
    const [progress] = (await api.as(organisation.trainer).call(getCohortProgress, { params })).body.trainees;
    expect([progress?.lessonsDone, progress?.lessons]).toEqual([1, 66]);
    expect(JSON.stringify(progress)).not.toMatch(/a16|th-1/);
  });
});
