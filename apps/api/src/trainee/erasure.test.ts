import {
  eraseTrainee,
  getCohortProgress,
  getMyLearning,
  handInEvents,
  joinClass,
  listCertificates,
  openCertificate,
  openTrainee,
  signInWithCard,
  verifyCertificate,
} from '@romduol/contracts';
import { nobody } from '../../test/call.ts';
import { Given, newKeys } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { codeIn } from '../../test/laws/world.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

async function anErasedWoman() {
  const world = await given.class({ name: 'គំរូ ដែលត្រូវលុប' });
  const card = await given.card(world.trainer, world.trainee);
  const certificate = await given.certificate(world.trainee);
  const erased = await api.as(world.manager).call(eraseTrainee, { params: { id: world.trainee.id } });
  expect(erased.status).toBe(200);
  return { ...world, card, certificate };
}

describe('a woman who was erased', () => {
  it('is told so on her phone, which then forgets her too', async () => {
    const { trainee } = await anErasedWoman();
    expect(await api.as(trainee).call(getMyLearning, {})).toBeRefused('trainee.erased');
    const body = { sentAt: api.clock.now().toISOString(), events: [] };
    expect(await api.as(trainee.phone).call(handInEvents, { body })).toBeRefused('trainee.erased');
  });

  it('is gone from the class, her name from her certificate, whose code says revoked', async () => {
    const { trainee, trainer, manager, cohort, certificate } = await anErasedWoman();
    const params = { id: cohort.id };
    expect((await api.as(trainer).call(getCohortProgress, { params })).body.trainees).toEqual([]);
    expect((await api.as(trainer).call(listCertificates, { params })).body).toMatchObject([
      { id: certificate.id, name: null, standing: 'revoked' },
    ]);
    expect(await api.as(manager).call(openTrainee, { params: { id: trainee.id } })).toBeRefused('thing.not-found');
    expect(await api.as(manager).call(openCertificate, { params: { id: certificate.id } })).toBeRefused(
      'thing.not-found',
    );
    const code = codeIn(certificate.verifyUrl);
    expect((await api.as(nobody).call(verifyCertificate, { params: { code } })).body).toEqual({ standing: 'revoked' });
  });

  it('has left neither name nor answer in any table', async () => {
    const { id, trainee } = await anErasedWoman();
    const tables = await api.asOwner<{ name: string }>(
      `select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'organisation_id'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await api.rows<{ row: string }>(id, `select t::text as row from ${name} t`);
      if (rows.some(({ row }) => row.includes(trainee.name))) found.push(name);
    }
    expect(tables.length).toBeGreaterThan(10);
    expect(found).toEqual([]);
    expect(await api.rows(id, 'select 1 from learning_event')).toEqual([]);
    const [row] = await api.rows(id, 'select * from trainee');
    expect(row).toMatchObject({ name: '', latin_name: null, pin_hash: null, card_hash: null, departs_on: null });
  });

  it('comes back neither by her card nor by her old id', async () => {
    const { trainee, card, cohort } = await anErasedWoman();
    const body = { card, pin: trainee.pin, keys: newKeys() };
    expect(await api.as(nobody).call(signInWithCard, { body })).toBeRefused('card.unknown');
    const request = given.joinRequest(cohort, { traineeId: trainee.id, enrolmentId: trainee.enrolmentId });
    expect(await api.as(nobody).call(joinClass, { body: request })).toBeRefused('thing.not-found');
  });

  it('is not certified by work that was still queued', async () => {
    const { trainee, manager, id } = await given.class();
    await given.completedCourse(trainee);
    await api.as(manager).call(eraseTrainee, { params: { id: trainee.id } });
    await api.finishJobs();
    const names = await api.rows<{ name: string }>(id, 'select name from certificate_holder');
    expect(names).toEqual([]);
  });
});
