import {
  eraseTrainee,
  getClassRoster,
  getCohortProgress,
  getMyLearning,
  listCertificates,
  recordClass,
  recordMeeting,
  type Call,
  type Cohort,
} from '@romduol/contracts';
import {
  completionOf,
  lessonsOf,
  progressOf,
  type LearningEvent,
  type LearningFact,
  type Release,
} from '@romduol/domain';
import type { Who } from '../../test/call.ts';
import { Given, lessonFacts, testFacts, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { newId } from '../platform/database/new-id.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const tablet = newId();
let made = 0;
/** An event as the trainer's tablet makes it for a woman. */
const noted = (of: Trainee, fact: LearningFact, over: Partial<LearningEvent> = {}) => ({
  traineeId: of.id,
  event: given.event(of, fact, { by: 'trainer', deviceId: tablet, seq: (made += 1), ...over }),
});
const textOf = ({ release }: Trainee): LearningFact => {
  const block = lessonsOf(release)
    .flatMap(({ blocks }) => blocks)
    .find(({ kind }) => kind === 'text');
  return { kind: 'block-seen', blockId: block?.id ?? '' };
};
const firstLesson = ({ release }: Trainee) => {
  const [lesson] = lessonsOf(release);
  if (!lesson) throw new Error('the course has no lesson');
  return { id: lesson.id, facts: lessonFacts(release).slice(0, lesson.blocks.length) };
};
const notes = (who: Who, { id }: Cohort, events: readonly unknown[], sentAt = api.clock.now().toISOString()) =>
  api.as(who).call(recordClass, { params: { id }, body: { sentAt, events: [...events] } });
const takesAlong = (who: Who, { id }: Cohort) => api.as(who).call(getClassRoster, { params: { id } });
const mine = async (of: Trainee) => (await api.as(of).call(getMyLearning, {})).body.events;

/** The built-in course as it would be if its certificate asked for meetings. */
async function releaseWithMeetings(meetings: number): Promise<string> {
  const { release } = (await given.class()).trainee;
  const document = { ...release, id: newId(), version: 0, completion: { ...release.completion, meetings } };
  await api.asOwner(
    `insert into release (id, code, version, document, fingerprint, published_at) values ($1, $2, 0, $3, $4, now())`,
    [document.id, `${release.code}-${meetings}`, JSON.stringify(document), document.id],
  );
  return document.id;
}

describe('a class taken along', () => {
  it('holds its women by name, with what each has done and the code that her phone would know', async () => {
    const { organisation, trainer, cohort, trainee, id } = await given.class({ name: 'គំរូ ទីមួយ' });
    const second = await given.trainee(organisation, cohort, { name: 'គំរូ ទីពីរ' });
    const lesson = firstLesson(second);
    await given.handsIn(
      second,
      lesson.facts.map((fact) => given.event(second, fact)),
    );
    const codes = await api.rows<{ id: string; reset_code: string }>(id, 'select id, reset_code from trainee');
    const rowOf = (of: Trainee, lessonsDone: string[]) => ({
      ...{ traineeId: of.id, enrolmentId: of.enrolmentId, code: of.code, name: of.name, lessonsDone },
      resetCode: codes.find((row) => row.id === of.id)?.reset_code,
    });
    expect((await takesAlong(trainer, cohort)).body).toEqual({
      ...{ cohortId: cohort.id, name: cohort.name, releaseId: cohort.releaseId, language: 'km' },
      trainees: [rowOf(trainee, []), rowOf(second, [lesson.id])],
    });
  });

  it('is taken by who teaches it and by nobody who merely sees it, and leaves a row in the log', async () => {
    const { organisation, trainer, manager, cohort, id } = await given.class();
    const many = await given.member(organisation.id, ['trainer', 'manager']);
    expect(await takesAlong(many, cohort)).toBeRefused('thing.not-found');
    expect(await takesAlong(manager, cohort)).toBeRefused('permission.missing');
    await takesAlong(trainer, cohort);
    expect((await api.audit(id)).at(-1)).toEqual({
      ...{ actor_kind: 'member', actor_id: trainer.id, action: 'class.take-along', subject: cohort.id },
    });
  });

  it('is without a woman who was erased', async () => {
    const { trainer, manager, cohort, trainee } = await given.class();
    await api.as(manager).call(eraseTrainee, { params: { id: trainee.id } });
    expect((await takesAlong(trainer, cohort)).body.trainees).toEqual([]);
  });
});

describe('what a trainer notes for the women of her class', () => {
  it('is taken once, counts like what they do themselves, and says on their phones who noted it', async () => {
    const { organisation, trainer, cohort, trainee } = await given.class();
    const second = await given.trainee(organisation, cohort);
    const lesson = firstLesson(trainee);
    const events = [trainee, second].flatMap((of) => lesson.facts.map((fact) => noted(of, fact)));
    const outcomes = async () => new Set((await notes(trainer, cohort, events)).body.map(({ outcome }) => outcome));
    expect(await outcomes()).toEqual(new Set(['taken']));
    expect(await outcomes()).toEqual(new Set(['known']));
    const progress = (await api.as(trainer).call(getCohortProgress, { params: { id: cohort.id } })).body.trainees;
    expect(progress.map(({ lessonsDone }) => lessonsDone)).toEqual([1, 1]);
    // Nothing came from their phones, and the desk says who entered it.
    expect(progress.map(({ byTrainer, asOf }) => [byTrainer, asOf])).toEqual(
      [trainee, second].map(() => [lesson.facts.length, null]),
    );
    const hers = events.flatMap(({ traineeId, event }) => (traineeId === second.id ? [event] : []));
    expect(await mine(second)).toEqual(expect.arrayContaining(hers));
    expect(await mine(second)).toHaveLength(hers.length);
  });

  it('adds up with what a woman does on her own phone', async () => {
    const { trainer, cohort, trainee } = await given.class();
    const { id, facts } = firstLesson(trainee);
    const [half, rest] = [facts.slice(0, 2), facts.slice(2)];
    await notes(
      trainer,
      cohort,
      half.map((fact) => noted(trainee, fact)),
    );
    await given.handsIn(
      trainee,
      rest.map((fact) => given.event(trainee, fact)),
    );
    expect((await takesAlong(trainer, cohort)).body.trainees).toMatchObject([{ lessonsDone: [id] }]);
    expect(new Set((await mine(trainee)).map(({ by }) => by))).toEqual(new Set(['trainer', 'herself']));
  });

  it('is kept with the member who noted it, which nobody can send along', async () => {
    const { trainer, cohort, trainee, id } = await given.class();
    const [event, forged] = [noted(trainee, textOf(trainee)), noted(trainee, textOf(trainee))];
    const asAnother = { ...forged, event: { ...forged.event, recordedBy: newId() } };
    const { body } = await notes(trainer, cohort, [event, asAnother]);
    expect(body).toEqual([
      { id: event.event.id, outcome: 'taken' },
      { id: forged.event.id, outcome: 'refused', code: 'request.invalid' },
    ]);
    await given.handsIn(trainee, [given.event(trainee, textOf(trainee))]);
    const rows = await api.rows(id, 'select recorded_by from learning_event order by recorded_by nulls last');
    expect(rows).toEqual([{ recorded_by: trainer.id }, { recorded_by: null }]);
  });

  it('names its witness rightly: no trainer speaks as the woman, and no phone as the trainer', async () => {
    const { trainer, cohort, trainee } = await given.class();
    const asHer = noted(trainee, textOf(trainee), { by: 'herself' });
    const refused = [{ outcome: 'refused', code: 'event.witness-does-not-fit' }];
    expect((await notes(trainer, cohort, [asHer])).body).toMatchObject(refused);
    const asTrainer = given.event(trainee, textOf(trainee), { by: 'trainer' });
    expect(await given.handsIn(trainee, [asTrainer])).toMatchObject(refused);
    expect(await mine(trainee)).toEqual([]);
  });

  it('is for women of this class and for their own places in it', async () => {
    const { organisation, trainer, cohort, trainee } = await given.class();
    const second = await given.trainee(organisation, cohort);
    const elsewhere = await given.trainee(organisation, await given.cohort(trainer));
    const crossed = { ...noted(trainee, textOf(trainee)), traineeId: second.id };
    const { body } = await notes(trainer, cohort, [noted(elsewhere, textOf(elsewhere)), crossed]);
    expect(body.map(({ code }) => code)).toEqual(['event.not-enrolled', 'event.not-enrolled']);
    expect([await mine(elsewhere), await mine(trainee), await mine(second)]).toEqual([[], [], []]);
  });

  it('is checked against the course, each on its own', async () => {
    const { trainer, cohort, trainee } = await given.class();
    const events = [
      null,
      'half',
      { traineeId: trainee.id },
      { ...noted(trainee, textOf(trainee)), score: 5 },
      noted(trainee, { kind: 'block-seen', blockId: 'no-such-block' }),
      noted(trainee, textOf(trainee)),
    ];
    const { body } = await notes(trainer, cohort, events);
    expect(body.map(({ outcome, code }) => code ?? outcome)).toEqual([
      ...['request.invalid', 'request.invalid', 'request.invalid', 'request.invalid'],
      ...['event.unknown-content', 'taken'],
    ]);
    expect(body.slice(0, 3).map(({ id }) => id)).toEqual([null, null, null]);
  });

  it('never takes the place of what a woman did herself', async () => {
    const { organisation, trainer, cohort, trainee } = await given.class();
    const other = await given.trainee(organisation, cohort);
    const hers = given.event(trainee, textOf(trainee));
    await given.handsIn(trainee, [hers]);
    const [same, others] = [trainee, other].map((of) => noted(of, textOf(of), { id: hers.id }));
    expect((await notes(trainer, cohort, [same])).body).toEqual([{ id: hers.id, outcome: 'known' }]);
    expect((await notes(trainer, cohort, [others])).body).toMatchObject([{ code: 'thing.exists-differently' }]);
    expect(await mine(trainee)).toEqual([hers]);
  });

  it('has ids in small letters; one that is written otherwise is refused and holds up no other', async () => {
    const { trainer, cohort, trainee } = await given.class();
    const [one, other] = [noted(trainee, textOf(trainee)), noted(trainee, textOf(trainee))];
    const shouted = { ...one, event: { ...one.event, id: one.event.id.toUpperCase() } };
    expect((await notes(trainer, cohort, [shouted, other])).body).toEqual([
      { id: shouted.event.id, outcome: 'refused', code: 'request.invalid' },
      { id: other.event.id, outcome: 'taken' },
    ]);
  });

  it('is told apart when a woman was erased meanwhile, and the others’ is taken', async () => {
    const { organisation, trainer, manager, cohort, trainee } = await given.class();
    const other = await given.trainee(organisation, cohort);
    await api.as(manager).call(eraseTrainee, { params: { id: trainee.id } });
    const { body } = await notes(trainer, cohort, [noted(trainee, textOf(trainee)), noted(other, textOf(other))]);
    expect(body.map(({ outcome, code }) => code ?? outcome)).toEqual(['trainee.erased', 'taken']);
  });

  it('is noted by who teaches the class, from a clock in 1970 too', async () => {
    const { organisation, manager, trainer, cohort, trainee } = await given.class();
    const many = await given.member(organisation.id, ['trainer', 'manager']);
    const event = noted(trainee, textOf(trainee), { occurredAt: '1970-01-02T00:00:00.000Z' });
    expect(await notes(many, cohort, [event])).toBeRefused('thing.not-found');
    expect(await notes(manager, cohort, [event])).toBeRefused('permission.missing');
    expect((await notes(trainer, cohort, [event], '1970-01-02T00:00:00.000Z')).body).toMatchObject([
      { outcome: 'taken' },
    ]);
  });
});

describe('a course that is finished in class', () => {
  const certificates = async (who: Who, { id }: Cohort) => {
    await api.finishJobs();
    return (await api.as(who).call(listCertificates, { params: { id } })).body;
  };
  const everything = (of: Trainee) => [...lessonFacts(of.release), ...testFacts(of, 'post')];
  const attends = (who: Who, { id }: Cohort, of: Trainee, mark: 'present' | 'absent', meetingId = newId()) => {
    const heldOn = api.clock.today('Asia/Phnom_Penh');
    const markedAt = api.clock.now().toISOString();
    const marks: Call<typeof recordMeeting>['body']['marks'] = [
      { id: newId(), traineeId: of.id, mark, markedAt, deviceId: tablet, seq: (made += 1) },
    ];
    return api.as(who).call(recordMeeting, { params: { id, meetingId }, body: { heldOn, marks } });
  };

  /** What her phone works out of what it is told. */
  const onHerPhone = async (of: Trainee, release: Release) => {
    const { joined, events } = (await api.as(of).call(getMyLearning, {})).body;
    return joined.map((one) => completionOf(release, progressOf(release, events), one.meetingsAttended));
  };

  it('gives a woman without a phone her certificate', async () => {
    const { trainer, cohort, trainee } = await given.class();
    const events = everything(trainee).map((fact) => noted(trainee, fact));
    for (let at = 0; at < events.length; at += 100) await notes(trainer, cohort, events.slice(at, at + 100));
    expect(await certificates(trainer, cohort)).toMatchObject([{ traineeId: trainee.id, standing: 'valid' }]);
  });

  it('asks for its meetings, counts those she was at, and is complete with the last one, on her phone too', async () => {
    const releaseId = await releaseWithMeetings(2);
    const organisation = await given.organisation();
    const { trainer } = organisation;
    const cohort = await given.cohort(trainer, { releaseId });
    const trainee = await given.trainee(organisation, cohort);
    const taught = { ...trainee.release, completion: { ...trainee.release.completion, meetings: 2 } };
    await given.completedCourse(trainee);
    await attends(trainer, cohort, trainee, 'present');
    await attends(trainer, cohort, trainee, 'absent');
    expect(await certificates(trainer, cohort)).toEqual([]);
    const params = { id: cohort.id };
    expect((await api.as(trainer).call(getCohortProgress, { params })).body.trainees).toMatchObject([
      { isComplete: false, missing: [{ what: 'meetings', meetings: 1 }] },
    ]);
    expect(await onHerPhone(trainee, taught)).toEqual([
      { isComplete: false, missing: [{ what: 'meetings', meetings: 1 }] },
    ]);
    await attends(trainer, cohort, trainee, 'present');
    expect(await certificates(trainer, cohort)).toMatchObject([{ traineeId: trainee.id, standing: 'valid' }]);
    expect((await api.as(trainer).call(getCohortProgress, { params })).body.trainees).toMatchObject([
      { isComplete: true, missing: [] },
    ]);
    expect(await onHerPhone(trainee, taught)).toEqual([{ isComplete: true, missing: [] }]);
  });

  it('is complete with her last answer, when she was at the meetings before', async () => {
    const releaseId = await releaseWithMeetings(1);
    const organisation = await given.organisation();
    const { trainer } = organisation;
    const cohort = await given.cohort(trainer, { releaseId });
    const trainee = await given.trainee(organisation, cohort);
    await attends(trainer, cohort, trainee, 'present');
    expect(await certificates(trainer, cohort)).toEqual([]);
    await given.completedCourse(trainee);
    expect(await certificates(trainer, cohort)).toMatchObject([{ traineeId: trainee.id }]);
  });
});
