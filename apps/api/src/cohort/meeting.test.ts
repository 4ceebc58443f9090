import {
  eraseTrainee,
  getMyLearning,
  listMeetings,
  recordMeeting,
  saveCohort,
  type AttendanceMark,
  type Call,
  type Cohort,
} from '@romduol/contracts';
import type { Who } from '../../test/call.ts';
import { Given, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { newId } from '../platform/database/new-id.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

type Body = Call<typeof recordMeeting>['body'];
const day = '2026-05-01';
const tablet = newId();

/** A class of two women in which today is the first of May. */
async function aClass() {
  const world = await given.class({ today: day });
  const second = await given.trainee(world.organisation, world.cohort, { name: 'គំរូ ទីពីរ' });
  return { ...world, women: [world.trainee, second] as const };
}
let marked = 0;
const mark = (of: Trainee, as: AttendanceMark['mark'], over: Partial<AttendanceMark> = {}): AttendanceMark => ({
  ...{ id: newId(), traineeId: of.id, mark: as, deviceId: tablet, seq: (marked += 1) },
  markedAt: api.clock.now().toISOString(),
  ...over,
});
const records = (who: Who, { id }: Cohort, meetingId: string, marks: AttendanceMark[], over: Partial<Body> = {}) =>
  api.as(who).call(recordMeeting, { params: { id, meetingId }, body: { heldOn: day, marks, ...over } });
const meetings = async (who: Who, { id }: Cohort) => (await api.as(who).call(listMeetings, { params: { id } })).body;
const attended = async (trainee: Trainee) =>
  (await api.as(trainee).call(getMyLearning, {})).body.joined.map(({ meetingsAttended }) => meetingsAttended);

describe('a meeting', () => {
  it('is recorded with who was there, for everyone who may see the class, and for her phone', async () => {
    const { trainer, manager, cohort, women } = await aClass();
    const [first, second] = women;
    const id = newId();
    const answer = await records(trainer, cohort, id, [mark(first, 'present'), mark(second, 'absent')]);
    expect(answer.body).toEqual({});
    for (const who of [trainer, manager])
      expect(await meetings(who, cohort)).toEqual([{ id, heldOn: day, present: [first.id], absent: [second.id] }]);
    expect([await attended(first), await attended(second)]).toEqual([[1], [0]]);
  });

  it('can be recorded before anybody is marked', async () => {
    const { trainer, cohort } = await aClass();
    const id = newId();
    await records(trainer, cohort, id, []);
    expect(await meetings(trainer, cohort)).toEqual([{ id, heldOn: day, present: [], absent: [] }]);
  });

  it('recorded again is the same meeting, and marks are added to it', async () => {
    const { trainer, cohort, women, id: organisationId } = await aClass();
    const [id, one, other] = [newId(), mark(women[0], 'present'), mark(women[1], 'present')];
    for (const marks of [[one], [one], [one, other, other], []])
      expect((await records(trainer, cohort, id, marks)).status).toBe(200);
    expect((await meetings(trainer, cohort)).map(({ present }) => present.length)).toEqual([2]);
    expect(await api.rows(organisationId, 'select 1 from attendance_mark')).toHaveLength(2);
  });

  it('recorded by two devices at once is one meeting with the marks of both', async () => {
    const { trainer, cohort, women } = await aClass();
    const id = newId();
    const both = women.map((woman) => records(trainer, cohort, id, [mark(woman, 'present', { deviceId: newId() })]));
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await meetings(trainer, cohort)).map(({ present }) => present.length)).toEqual([2]);
  });

  it('is listed in the order of the days, whenever it was recorded', async () => {
    const { trainer, cohort } = await aClass();
    for (const heldOn of ['2026-04-20', '2026-04-28', '2026-04-24'])
      await records(trainer, cohort, newId(), [], { heldOn });
    const days = (await meetings(trainer, cohort)).map(({ heldOn }) => heldOn);
    expect(days).toEqual(['2026-04-20', '2026-04-24', '2026-04-28']);
  });

  it('of today is today’s where the class is, and one that is still to come is refused', async () => {
    const { trainer: early, cohort } = await aClass();
    api.clock.set('2026-05-01T17:30:00Z');
    const trainer = await given.signedIn(early);
    expect((await records(trainer, cohort, newId(), [], { heldOn: '2026-05-02' })).status).toBe(200);
    const tomorrow = await records(trainer, cohort, newId(), [], { heldOn: '2026-05-03' });
    expect(tomorrow).toBeRefused('meeting.in-future');
    expect((await meetings(trainer, cohort)).map(({ heldOn }) => heldOn)).toEqual(['2026-05-02']);
  });

  it('dated long before the class begins is refused, and its day can be put right; a month before is taken', async () => {
    const { trainer, cohort, women } = await aClass();
    const [id, marks] = [newId(), [mark(women[0], 'present')]];
    for (const heldOn of ['1970-01-01', '2026-03-31'])
      expect(await records(trainer, cohort, id, marks, { heldOn })).toBeRefused('meeting.before-class');
    expect(await meetings(trainer, cohort)).toEqual([]);
    expect((await records(trainer, cohort, id, marks)).status).toBe(200);
    expect(await attended(women[0])).toEqual([1]);
    expect((await records(trainer, cohort, newId(), [], { heldOn: '2026-04-01' })).status).toBe(200);
  });

  it('that was recorded stays open for marks when the class is put off afterwards', async () => {
    const { trainer, cohort, women } = await aClass();
    const id = newId();
    await records(trainer, cohort, id, []);
    const later = await given.cohortDraft({ version: cohort.version, startsOn: '2026-08-01' });
    expect((await api.as(trainer).call(saveCohort, { params: { id: cohort.id }, body: later })).status).toBe(200);
    expect((await records(trainer, cohort, id, [mark(women[0], 'present')])).status).toBe(200);
    expect(await records(trainer, cohort, newId(), [])).toBeRefused('meeting.before-class');
  });

  it('is of one day and one class', async () => {
    const { trainer, cohort } = await aClass();
    const id = newId();
    await records(trainer, cohort, id, []);
    expect(await records(trainer, cohort, id, [], { heldOn: '2026-04-30' })).toBeRefused('meeting.other-day');
    const other = await given.cohort(trainer);
    expect(await records(trainer, other, id, [])).toBeRefused('thing.exists-differently');
  });

  it('is recorded by who teaches the class, and by nobody who merely sees it', async () => {
    const { organisation, manager, cohort, women } = await aClass();
    const many = await given.member(organisation.id, ['trainer', 'manager']);
    const marks = [mark(women[0], 'present')];
    expect(await records(many, cohort, newId(), marks)).toBeRefused('thing.not-found');
    expect(await records(manager, cohort, newId(), marks)).toBeRefused('permission.missing');
    expect(await meetings(many, cohort)).toEqual([]);
  });
});

describe('a mark', () => {
  it('is corrected by a further one, and both stay', async () => {
    const { trainer, cohort, women, id: organisationId } = await aClass();
    const [woman] = women;
    const id = newId();
    await records(trainer, cohort, id, [mark(woman, 'present')]);
    await records(trainer, cohort, id, [mark(woman, 'absent')]);
    expect(await meetings(trainer, cohort)).toMatchObject([{ present: [], absent: [woman.id] }]);
    expect(await attended(woman)).toEqual([0]);
    const kept = await api.rows(organisationId, 'select mark from attendance_mark order by seq');
    expect(kept).toEqual([{ mark: 'present' }, { mark: 'absent' }]);
  });

  it('that arrives after its own correction undoes nothing', async () => {
    const { trainer, cohort, women } = await aClass();
    const [woman] = women;
    const [id, first, corrected] = [newId(), mark(woman, 'absent'), mark(woman, 'present')];
    await records(trainer, cohort, id, [corrected]);
    await records(trainer, cohort, id, [first]);
    expect(await meetings(trainer, cohort)).toMatchObject([{ present: [woman.id], absent: [] }]);
  });

  it('keeps its witness: who marked, on which device, and what its clock said', async () => {
    const { trainer, cohort, women, id: organisationId } = await aClass();
    const markedAt = '1970-01-03T00:00:00.000Z';
    await records(trainer, cohort, newId(), [mark(women[0], 'present', { markedAt })]);
    const rows = await api.rows(organisationId, 'select * from attendance_mark');
    expect(rows).toEqual([
      expect.objectContaining({
        ...{ recorded_by: trainer.id, device_id: tablet, trainee_id: women[0].id },
        ...{ marked_at: new Date(markedAt), received_at: api.clock.now() },
      }),
    ]);
  });

  it('under the id of another mark is refused, and nothing beside it is half recorded', async () => {
    const { trainer, cohort, women } = await aClass();
    const [first, second] = women;
    const [id, one] = [newId(), mark(first, 'present')];
    await records(trainer, cohort, id, [one]);
    const changed = { ...one, mark: 'absent' as const };
    const answer = await records(trainer, cohort, id, [mark(second, 'present'), changed]);
    expect(answer).toBeRefused('thing.exists-differently');
    const twice = mark(second, 'present');
    const contrary = await records(trainer, cohort, id, [twice, { ...twice, mark: 'absent' }]);
    expect(contrary).toBeRefused('thing.exists-differently');
    expect(await meetings(trainer, cohort)).toMatchObject([{ present: [first.id], absent: [] }]);
  });

  it('of a woman who is in another class is refused', async () => {
    const { organisation, trainer, cohort } = await aClass();
    const elsewhere = await given.trainee(organisation, await given.cohort(trainer));
    const answer = await records(trainer, cohort, newId(), [mark(elsewhere, 'present')]);
    expect(answer).toBeRefused('event.not-enrolled');
    expect(await meetings(trainer, cohort)).toEqual([]);
  });

  it('is never changed by the API’s role, nor is a meeting', async () => {
    const { id } = await given.organisation();
    const forbidden = [
      'update attendance_mark set seq = 0',
      'update meeting set held_on = now()',
      'delete from meeting',
    ];
    for (const sql of forbidden)
      await expect(api.rows(id, sql)).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});

describe('a woman who is erased', () => {
  it('takes her marks with her, and the other women’s stay', async () => {
    const { trainer, manager, cohort, women } = await aClass();
    const [first, second] = women;
    await records(trainer, cohort, newId(), [mark(first, 'present'), mark(second, 'present')]);
    await api.as(manager).call(eraseTrainee, { params: { id: first.id } });
    expect(await meetings(trainer, cohort)).toMatchObject([{ present: [second.id], absent: [] }]);
  });

  it('is passed over when a tablet that has been away still marks her', async () => {
    const { trainer, manager, cohort, women } = await aClass();
    const [first, second] = women;
    await api.as(manager).call(eraseTrainee, { params: { id: first.id } });
    const marks = [mark(first, 'present'), mark(second, 'present')];
    expect((await records(trainer, cohort, newId(), marks)).status).toBe(200);
    expect(await meetings(trainer, cohort)).toMatchObject([{ present: [second.id], absent: [] }]);
  });

  it('leaves no mark behind when she is marked at the same moment', async () => {
    const { trainer, manager, cohort, women } = await aClass();
    const [first, second] = women;
    const marking = [1, 2, 3].map(() =>
      records(trainer, cohort, newId(), [mark(second, 'present'), mark(first, 'present')]),
    );
    const erasing = api.as(manager).call(eraseTrainee, { params: { id: first.id } });
    const answers = await Promise.all([...marking, erasing]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await meetings(trainer, cohort)).map(({ present }) => present)).toEqual([
      [second.id],
      [second.id],
      [second.id],
    ]);
  });
});
