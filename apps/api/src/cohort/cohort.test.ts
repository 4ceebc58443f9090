import {
  acceptRelease,
  getCohort,
  listCohorts,
  listReleases,
  renewJoinCode,
  saveCohort,
  type Call,
} from '@romduol/contracts';
import { newId } from '../platform/database/new-id.ts';
import type { Who } from '../../test/call.ts';
import { Given } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

type Draft = Call<typeof saveCohort>['body'];
const saves = (who: Who, id: string, body: Draft) => api.as(who).call(saveCohort, { params: { id }, body });
/** A course as the list shows it to a member. */
const asListed = async (who: Who, releaseId: string) =>
  (await api.as(who).call(listReleases, {})).body.find(({ id }) => id === releaseId);
const reads = (who: Who, id: string) => api.as(who).call(getCohort, { params: { id } });

describe('a class', () => {
  it('is made with a join code, and is its trainer’s', async () => {
    const { trainer } = await given.organisation({ today: '2026-05-01' });
    const id = newId();
    const draft = await given.cohortDraft({ name: 'ថ្នាក់ ខែឧសភា', seats: 12, endsOn: '2026-05-20' });
    const made = (await saves(trainer, id, draft)).body;
    expect(made).toMatchObject({ ...draft, id, version: 1, joined: 0, trainerName: trainer.name });
    expect(made.code).toEqual({
      code: expect.stringMatching(/^[A-HJ-NP-Z2-9]{8}$/),
      expiresOn: '2026-05-20',
      isExpired: false,
      joinUrl: `https://school.example/join/${made.code.code}`,
    });
    expect((await reads(trainer, id)).body).toEqual(made);
  });

  it('that is saved again after a lost answer is one class with one code, also at the same moment', async () => {
    const { trainer } = await given.organisation();
    const [id, draft] = [newId(), await given.cohortDraft()];
    const answers = await Promise.all([
      saves(trainer, id, draft),
      saves(trainer, id, draft),
      saves(trainer, id, draft),
    ]);
    answers.push(await saves(trainer, id, draft));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await api.as(trainer).call(listCohorts, {})).body.length).toBe(1);
  });

  it('is not made under the id of another class', async () => {
    const { trainer } = await given.organisation();
    const cohort = await given.cohort(trainer);
    const other = await given.cohortDraft({ name: 'Another class' });
    expect(await saves(trainer, cohort.id, other)).toBeRefused('thing.exists-differently');
  });

  it('keeps everything that a form shows when it is saved without a change', async () => {
    const { trainer } = await given.organisation();
    const { id, code, ...shown } = await given.cohort(trainer, { endsOn: '2099-12-31', womenOnly: false, seats: 7 });
    const {
      courseTitle: _title,
      hasSkills: _skills,
      trainerName: _trainer,
      joined: _joined,
      version,
      ...facts
    } = shown;
    const saved = (await saves(trainer, id, { ...facts, version })).body;
    expect(saved).toEqual({ ...shown, id, code, version: version + 1 });
  });

  it('that somebody else changed meanwhile is not overwritten', async () => {
    const { trainer, manager } = await given.organisation();
    const cohort = await given.cohort(trainer);
    const draft = await given.cohortDraft({ version: cohort.version });
    const [one, two] = await Promise.all([
      saves(trainer, cohort.id, { ...draft, name: 'By the trainer' }),
      saves(manager, cohort.id, { ...draft, name: 'By the manager' }),
    ]);
    const [kept, refused] = one.status === 200 ? [one, two] : [two, one];
    expect(refused).toBeRefused('thing.changed-meanwhile');
    expect((await reads(trainer, cohort.id)).body.name).toBe(kept.body.name);
  });

  it('does not end before it starts', async () => {
    const { trainer } = await given.organisation();
    const draft = await given.cohortDraft({ startsOn: '2026-05-10', endsOn: '2026-05-09' });
    expect(await saves(trainer, newId(), draft)).toBeRefused('cohort.ends-before-start');
    expect((await saves(trainer, newId(), { ...draft, endsOn: '2026-05-10' })).status).toBe(200);
  });

  it('never has fewer seats than women who joined, and keeps its course once one has', async () => {
    const { organisation, trainer, cohort } = await given.class();
    await given.trainee(organisation, cohort);
    const draft = await given.cohortDraft({ version: cohort.version });
    expect(await saves(trainer, cohort.id, { ...draft, seats: 1 })).toBeRefused('cohort.too-few-seats');
    expect((await saves(trainer, cohort.id, { ...draft, seats: 2 })).status).toBe(200);
    const [other] = await api.asOwner<{ id: string }>(
      `insert into release (id, code, version, document, fingerprint, published_at)
       select $1::uuid, code, version + 1, jsonb_set(document, '{id}', to_jsonb($1::text)), 'another', published_at from release
       order by version desc limit 1 returning id`,
      [newId()],
    );
    const moved = { ...draft, version: 2, releaseId: other?.id ?? '' };
    expect(await saves(trainer, cohort.id, moved)).toBeRefused('cohort.course-fixed');
    await api.asOwner(`delete from release where fingerprint = 'another'`);
  });

  it('is of a course that exists', async () => {
    const { trainer } = await given.organisation();
    const draft = await given.cohortDraft({ releaseId: newId() });
    expect(await saves(trainer, newId(), draft)).toBeRefused('thing.not-found');
  });

  it('has a name in one normal form, without control characters', async () => {
    const { trainer } = await given.organisation();
    const draft = await given.cohortDraft({ name: ' Classe\u0301 ' });
    expect((await saves(trainer, newId(), draft)).body.name).toBe('Classé');
    expect(await saves(trainer, newId(), { ...draft, name: 'a\u0000b' })).toBeRefused('request.invalid');
  });

  it('has a code that follows its days, and a renewed one that is another', async () => {
    const { trainer } = await given.organisation({ today: '2026-05-01' });
    const cohort = await given.cohort(trainer);
    expect(cohort.code.expiresOn).toBe('2026-06-30');
    const draft = await given.cohortDraft({ version: 1, startsOn: '2026-07-01' });
    expect((await saves(trainer, cohort.id, draft)).body.code.expiresOn).toBe('2026-08-30');
    const renewed = (await api.as(trainer).call(renewJoinCode, { params: { id: cohort.id } })).body;
    expect(renewed.code.code).not.toBe(cohort.code.code);
    api.clock.set('2026-08-31');
    const later = (await reads(await given.signedIn(trainer), cohort.id)).body;
    expect(later.code.isExpired).toBe(true);
  });
});

describe('the course of a class', () => {
  it('must have been accepted by a named person, unless this is a demonstration', async () => {
    const { trainer, manager } = await given.organisation({ isDemonstration: false, today: '2026-05-01' });
    const draft = await given.cohortDraft();
    expect(await saves(trainer, newId(), draft)).toBeRefused('cohort.course-not-accepted');
    const before = await asListed(trainer, draft.releaseId);
    expect(before).toMatchObject({ id: draft.releaseId, code: 'AE', accepted: null, mayBeTaught: false });
    await api.as(manager).call(acceptRelease, { params: { id: draft.releaseId } });
    const after = await asListed(trainer, draft.releaseId);
    expect(after).toMatchObject({ accepted: { by: manager.name, on: '2026-05-01' }, mayBeTaught: true });
    expect((await saves(trainer, newId(), draft)).status).toBe(200);
  });

  it('keeps the first acceptance when it is accepted again', async () => {
    const { manager, administrator } = await given.organisation({ isDemonstration: false, today: '2026-05-01' });
    const { id } = await given.release();
    await api.as(manager).call(acceptRelease, { params: { id } });
    expect((await api.as(administrator).call(acceptRelease, { params: { id } })).status).toBe(200);
    const release = await asListed(manager, id);
    expect(release?.accepted).toEqual({ by: manager.name, on: '2026-05-01' });
  });

  it('that one organisation accepted is not accepted for another', async () => {
    const one = await given.organisation({ isDemonstration: false });
    const other = await given.organisation({ isDemonstration: false });
    const draft = await given.cohortDraft();
    await api.as(one.manager).call(acceptRelease, { params: { id: draft.releaseId } });
    expect(await saves(other.trainer, newId(), draft)).toBeRefused('cohort.course-not-accepted');
  });
});

describe('the list of classes', () => {
  it('holds a trainer’s own, and all of them for manager and administrator, the latest start first', async () => {
    const { id, trainer, manager, administrator } = await given.organisation();
    const colleague = await given.member(id, ['trainer']);
    const mine = await given.cohort(trainer, { name: 'mine', startsOn: '2026-05-02' });
    const hers = await given.cohort(colleague, { name: 'hers', startsOn: '2026-05-09' });
    const seenBy = async (who: Who) => (await api.as(who).call(listCohorts, {})).body.map(({ name }) => name);
    expect(await seenBy(trainer)).toEqual(['mine']);
    expect(await seenBy(colleague)).toEqual(['hers']);
    expect(await seenBy(manager)).toEqual(['hers', 'mine']);
    expect(await seenBy(administrator)).toEqual(['hers', 'mine']);
    expect(await reads(trainer, hers.id)).toBeRefused('thing.not-found');
    expect((await reads(manager, mine.id)).body.trainerName).toBe(trainer.name);
  });
});
