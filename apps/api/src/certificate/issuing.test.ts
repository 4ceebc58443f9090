import {
  getCohortProgress,
  listCertificateKeys,
  listCertificates,
  listMyCertificates,
  planTrainee,
  type MyCertificate,
} from '@romduol/contracts';
import { blocksOf, comparable, readShortCode, readSignedCode } from '@romduol/domain';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { nobody } from '../../test/call.ts';
import { Given, lessonFacts, testFacts, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { codeIn } from '../../test/laws/world.ts';
import { Issuing } from './issuing.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const hers = async (trainee: Trainee): Promise<MyCertificate[]> => {
  await api.finishJobs();
  return (await api.as(trainee).call(listMyCertificates, {})).body;
};
const does = (trainee: Trainee, facts: readonly Parameters<Given['event']>[1][]) =>
  given.handsIn(
    trainee,
    facts.map((fact) => given.event(trainee, fact)),
  );

describe('a certificate is issued', () => {
  it('when completion reaches the server, though she opens no page and only her phone hands in', async () => {
    const { trainee, trainer, cohort } = await given.class({ today: '2026-05-01', name: 'គំរូ ចាន់ណា' });
    await given.completedCourse(trainee);
    await api.finishJobs();
    const listed = (await api.as(trainer).call(listCertificates, { params: { id: cohort.id } })).body;
    expect(listed).toEqual([
      {
        ...{ id: expect.any(String), number: expect.stringMatching(/^[A-HJ-NP-Z2-9]{10}$/), version: 1 },
        ...{ traineeId: trainee.id, traineeCode: trainee.code, name: 'គំរូ ចាន់ណា' },
        ...{ courseTitle: trainee.release.title, minutes: trainee.release.minutes },
        ...{ issuedOn: '2026-05-01', expiresOn: null, standing: 'valid', replacedBy: null },
      },
    ]);
  });

  it('never by opening everything: seeing is not passing', async () => {
    const { trainee } = await given.class();
    await does(
      trainee,
      blocksOf(trainee.release).map(({ id }) => ({ kind: 'block-seen', blockId: id })),
    );
    await does(trainee, testFacts(trainee, 'post'));
    expect(await hers(trainee)).toEqual([]);
  });

  it('never without the test, nor with one that was not handed in or not known', async () => {
    const { trainee } = await given.class();
    await does(trainee, lessonFacts(trainee.release));
    await does(trainee, testFacts(trainee, 'pre'));
    await does(trainee, testFacts(trainee, 'post', false));
    await does(trainee, testFacts(trainee, 'post').slice(0, -1));
    expect(await hers(trainee)).toEqual([]);
    await does(trainee, testFacts(trainee, 'again'));
    expect((await hers(trainee)).length).toBe(1);
  });

  it('once, however often and from wherever completion is noticed', async () => {
    const { trainee, id } = await given.class();
    const facts = [...lessonFacts(trainee.release), ...testFacts(trainee, 'post')];
    await does(trainee, facts.slice(0, -1));
    const last = facts.at(-1);
    if (!last) throw new Error('there is nothing to do');
    await Promise.all([1, 2, 3, 4, 5].map(() => does(trainee, [last])));
    const issuing = api.get(Issuing);
    await Promise.all([1, 2, 3, 4, 5].map(() => api.inside(id, () => issuing.issue(trainee.enrolmentId))));
    await does(trainee, facts.slice(0, 50));
    expect((await hers(trainee)).length).toBe(1);
    expect(await api.rows(id, 'select 1 from certificate')).toHaveLength(1);
  });

  it('on the day it is at the organisation, whatever day her phone believes it is', async () => {
    const { trainee } = await given.class({ today: '2026-05-01' });
    api.clock.set('2026-05-01T17:30:00Z');
    const facts = [...lessonFacts(trainee.release), ...testFacts(trainee, 'post')];
    const events = facts.map((fact) => given.event(trainee, fact, { occurredAt: '2031-01-18T00:00:00.000Z' }));
    await given.handsIn(trainee, events);
    expect(await hers(trainee)).toMatchObject([{ issuedOn: '2026-05-02' }]);
  });

  it('under the name she had then, and is not touched by what is corrected later', async () => {
    const { trainee, trainer } = await given.class({ name: 'គំរូ មុន' });
    const before = await given.certificate(trainee);
    const body = {
      ...{ name: 'គំរូ ក្រោយ', latinName: null, version: 1 },
      departure: { intention: 'staying', departsOn: null } as const,
    };
    await api.as(trainer).call(planTrainee, { params: { id: trainee.id }, body });
    expect(await hers(trainee)).toEqual([before]);
    expect(before.name).toBe('គំរូ មុន');
  });

  it('apart from completion: when it cannot be issued, her learning is taken and stands, and it follows later', async () => {
    const { trainee, trainer, cohort } = await given.class();
    await api.asOwner('revoke insert on certificate from romduol_app');
    await given.completedCourse(trainee);
    expect(await hers(trainee)).toEqual([]);
    const { trainees } = (await api.as(trainer).call(getCohortProgress, { params: { id: cohort.id } })).body;
    expect(trainees).toMatchObject([{ isComplete: true }]);
    const [waiting] = await api.query<{ state: string; data: object }>(
      `select state, data from pgboss.job where name = 'course-completed' and state <> 'completed'`,
    );
    expect(waiting).toMatchObject({ state: 'retry', data: { payload: { enrolmentId: trainee.enrolmentId } } });
    await api.asOwner('grant insert on certificate to romduol_app');
    await does(trainee, lessonFacts(trainee.release).slice(0, 1));
    expect((await hers(trainee)).length).toBe(1);
  });
});

describe('the code of a certificate', () => {
  it('is signed, and whoever has the public keys checks it without a network', async () => {
    const { trainee } = await given.class({ name: 'គំរូ\u200Bសុខា' });
    const { verifyUrl, issuedOn } = await given.certificate(trainee);
    expect(verifyUrl).toMatch(/^HTTPS:\/\/SCHOOL\.EXAMPLE\/C\/[A-Z2-7]+$/);
    const signed = readSignedCode(codeIn(verifyUrl));
    if (!signed) throw new Error('the code cannot be read');
    const keys = (await api.as(nobody).call(listCertificateKeys, {})).body;
    const key = keys.find(({ keyId }) => keyId === signed.credential.keyId);
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key?.publicKey ?? '' }, format: 'jwk' });
    expect(verify(null, signed.payload, publicKey, signed.signature)).toBe(true);
    const nameHash = createHash('sha256').update(signed.credential.certificateId).update('គំរូសុខា').digest();
    expect(comparable(trainee.name)).toBe('គំរូសុខា');
    expect(Buffer.from(signed.credential.nameHash)).toEqual(nameHash.subarray(0, 16));
    expect(signed.credential).toMatchObject({ issuedOn, expiresOn: null, courseCode: 'AE' });
  });

  it('is random and hers alone, guarded by a unique index', async () => {
    const { organisation, cohort, id } = await given.class();
    for (let women = 0; women < 3; women += 1) await given.certificate(await given.trainee(organisation, cohort));
    const rows = await api.rows<{ short_code: string; number: string }>(
      id,
      'select short_code, number from certificate',
    );
    expect(new Set(rows.map(({ short_code }) => short_code)).size).toBe(3);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(3);
    expect(rows.every(({ short_code }) => readShortCode(short_code)?.length === 16)).toBe(true);
    const unique = await api.asOwner<{ columns: string }>(
      `select pg_get_constraintdef(oid) as columns from pg_constraint
        where conrelid = 'certificate'::regclass and contype = 'u' order by 1`,
    );
    expect(unique.map(({ columns }) => columns)).toEqual([
      'UNIQUE (code_hash)',
      'UNIQUE (organisation_id, enrolment_id, version)',
      'UNIQUE (organisation_id, number, version)',
    ]);
  });

  it.each(['number', 'issued_on', 'signed_code', 'course_title', 'trainee_id', 'version'])(
    'and what stands beside it are never changed by the API’s role: %s',
    async (column) => {
      const { id } = await given.organisation();
      await expect(api.rows(id, `update certificate set ${column} = ${column}`)).rejects.toMatchObject({
        driverError: { code: '42501' },
      });
    },
  );
});
