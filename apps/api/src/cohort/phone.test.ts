import {
  eraseTrainee,
  forgetDevice,
  getCohortPhones,
  reportPhone,
  signInWithCard,
  type Call,
  type Cohort,
} from '@romduol/contracts';
import { nobody, type Who } from '../../test/call.ts';
import { bearer, Given, newKeys, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

type Report = Call<typeof reportPhone>['body'];
const reportOf = (trainee: Trainee, over: Partial<Report> = {}): Report => ({
  ...{ waiting: 0, refused: 0, app: '2.1.0-sample' },
  packs: [packOf(trainee)],
  ...over,
});
const says = (who: Who, body: Report) => api.as(who).call(reportPhone, { body });
const phones = async (who: Who, { id }: Cohort) => (await api.as(who).call(getCohortPhones, { params: { id } })).body;
const now = () => api.clock.now().toISOString();

describe('the phones of a class', () => {
  it('are known from joining on, and are up to date once they say that they hold the course and nothing waits', async () => {
    const { trainer, cohort, trainee } = await given.class({ today: '2026-05-01' });
    const her = { traineeId: trainee.id, code: trainee.code, name: trainee.name };
    expect(await phones(trainer, cohort)).toEqual([{ ...her, state: 'no-course', waiting: 0, heardAt: now() }]);
    api.clock.advance({ days: 1 });
    expect((await says(trainee.phone, reportOf(trainee))).body).toEqual({});
    expect(await phones(await given.signedIn(trainer), cohort)).toEqual([
      { ...her, state: 'up-to-date', waiting: 0, heardAt: now() },
    ]);
  });

  it('show what waits, what is not whole, who is silent, and who has none', async () => {
    const { organisation, trainer, cohort, trainee: unsent } = await given.class({ today: '2026-05-01' });
    const another = () => given.trainee(organisation, cohort);
    const [partly, silent, none] = [await another(), await another(), await another()];
    await says(silent.phone, reportOf(silent));
    await api.as(none).call(forgetDevice, {});
    api.clock.advance({ days: 14 });
    await says(unsent.phone, reportOf(unsent, { waiting: 12 }));
    await says(partly.phone, reportOf(partly, { packs: [{ ...packOf(partly), isWhole: false }] }));
    const seen = await phones(await given.signedIn(trainer), cohort);
    expect(new Map(seen.map(({ traineeId, state, waiting }) => [traineeId, { state, waiting }]))).toEqual(
      new Map([
        [unsent.id, { state: 'unsent', waiting: 12 }],
        [partly.id, { state: 'no-course', waiting: 0 }],
        [silent.id, { state: 'silent', waiting: 0 }],
        [none.id, { state: 'none', waiting: 0 }],
      ]),
    );
    expect(seen.find(({ traineeId }) => traineeId === none.id)?.heardAt).toBe(null);
  });

  it('of one woman are one row: the phone that was heard of last', async () => {
    const { trainer, cohort, trainee } = await given.class({ today: '2026-05-01' });
    const card = await given.card(trainer, trainee);
    await says(trainee.phone, reportOf(trainee, { waiting: 3 }));
    api.clock.advance({ seconds: 60 });
    const keys = newKeys();
    await api.as(nobody).call(signInWithCard, { body: { card, pin: trainee.pin, keys } });
    await says(bearer(keys.token), reportOf(trainee));
    expect(await phones(trainer, cohort)).toMatchObject([{ traineeId: trainee.id, state: 'up-to-date' }]);
  });

  it('are named for who teaches the class, by codes for who manages, and are not there for others', async () => {
    const { organisation, manager, cohort, trainee } = await given.class();
    const many = await given.member(organisation.id, ['trainer', 'manager']);
    for (const who of [manager, many])
      expect(await phones(who, cohort)).toMatchObject([{ code: trainee.code, name: null }]);
    const stranger = await given.member(organisation.id, ['trainer']);
    const answer = await api.as(stranger).call(getCohortPhones, { params: { id: cohort.id } });
    expect(answer).toBeRefused('thing.not-found');
  });
});

describe('what a phone says of itself', () => {
  it('replaces what it said before, leaves no row in the log, and touches nothing else', async () => {
    const { trainee, id } = await given.class();
    const rest = 'select trainee_id, device_id, token_hash, upload_hash, created_at, ended_at from device';
    const [log, before] = [await api.audit(id), await api.rows(id, rest)];
    for (const waiting of [40, 2]) await says(trainee.phone, reportOf(trainee, { waiting }));
    expect(await api.rows(id, 'select report, heard_at from device')).toEqual([
      { report: reportOf(trainee, { waiting: 2 }), heard_at: api.clock.now() },
    ]);
    expect(await api.rows(id, rest)).toEqual(before);
    expect(await api.audit(id)).toEqual(log);
  });

  it('goes when she is erased', async () => {
    const { trainee, manager, id } = await given.class();
    await says(trainee.phone, reportOf(trainee));
    await api.as(manager).call(eraseTrainee, { params: { id: trainee.id } });
    expect(await api.rows(id, 'select report, heard_at from device')).toEqual([{ report: null, heard_at: null }]);
    expect(await says(trainee.phone, reportOf(trainee))).toBeRefused('trainee.erased');
  });

  it('is not taken from a phone that is no longer hers', async () => {
    const { trainee } = await given.class();
    await api.as(trainee).call(forgetDevice, {});
    expect(await says(trainee.phone, reportOf(trainee))).toBeRefused('session.expired');
  });
});

const packOf = ({ release }: Trainee) => ({ releaseId: release.id, language: 'km' as const, isWhole: true });
