import {
  getCohortProgress,
  listCertificates,
  listMyCertificates,
  openCertificate,
  openMyCertificate,
  reissueCertificate,
  revokeCertificate,
  verifyCertificate,
  type Call,
} from '@romduol/contracts';
import { asTyped, base32, fromBase32, readSignedCode, signedCode } from '@romduol/domain';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { newId } from '../platform/database/new-id.ts';
import { nobody, type Who } from '../../test/call.ts';
import { Given } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { codeIn } from '../../test/laws/world.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

async function certified(name = 'គំរូ តាម៉ង') {
  const world = await given.class({ today: '2026-05-01', name });
  return { ...world, certificate: await given.certificate(world.trainee) };
}
const standing = async (code: string) => (await api.as(nobody).call(verifyCertificate, { params: { code } })).body;
const listed = async (who: Who, cohort: { id: string }) =>
  (await api.as(who).call(listCertificates, { params: { id: cohort.id } })).body;
const reissues = (who: Who, id: string, over: Partial<Call<typeof reissueCertificate>['body']> = {}) =>
  api.as(who).call(reissueCertificate, {
    params: { id },
    body: { newId: newId(), name: 'គំរូ តាម៉ាំង', latinName: 'Sample Tamang', ...over },
  });
const revokes = (who: Who, id: string) =>
  api.as(who).call(revokeCertificate, { params: { id }, body: { reason: 'at-her-request' } });

describe('a corrected certificate', () => {
  it('is a new version under the same number; the old code says replaced, the new one valid', async () => {
    const { certificate, manager, trainee, trainer, cohort } = await certified();
    const [first] = await listed(trainer, cohort);
    api.clock.set('2026-05-09');
    const [again, trainerAgain] = [await given.signedIn(manager), await given.signedIn(trainer)];
    const corrected = (await reissues(again, certificate.id)).body;
    expect(corrected).toMatchObject({
      number: certificate.number,
      version: 2,
      standing: 'valid',
      issuedOn: '2026-05-09',
    });
    expect(await standing(codeIn(certificate.verifyUrl))).toEqual({ standing: 'replaced' });
    const mine = (await api.as(trainee).call(listMyCertificates, {})).body;
    expect(mine).toMatchObject([{ id: corrected.id, name: 'គំរូ តាម៉ាំង', number: certificate.number }]);
    expect(await standing(codeIn(mine[0]?.verifyUrl ?? ''))).toEqual({ standing: 'valid' });
    expect(await listed(trainerAgain, cohort)).toMatchObject([
      { ...first, standing: 'replaced', replacedBy: corrected.id },
      { id: corrected.id, name: 'គំរូ តាម៉ាំង' },
    ]);
  });

  it('is made once when the same correction is sent again, and by one of two who correct at once', async () => {
    const { certificate, manager, cohort } = await certified();
    const [one, two] = [newId(), newId()];
    const answers = await Promise.all([
      reissues(manager, certificate.id, { newId: one }),
      reissues(manager, certificate.id, { newId: two }),
    ]);
    const [kept, refused] = answers[0].status === 200 ? answers : [answers[1], answers[0]];
    expect(refused).toBeRefused('certificate.already-replaced');
    const again = await reissues(manager, certificate.id, { newId: kept.body.id });
    expect(again.body).toEqual(kept.body);
    expect((await listed(manager, cohort)).length).toBe(2);
  });

  it('is refused under an id that another certificate has', async () => {
    const [one, other] = [await certified(), await certified()];
    const taken = await reissues(one.manager, one.certificate.id, { newId: one.certificate.id });
    expect(taken).toBeRefused('thing.exists-differently');
    expect((await reissues(one.manager, one.certificate.id, { newId: other.certificate.id })).status).toBe(200);
  });

  it('with characters that no font can print is refused before anything is issued, naming them', async () => {
    const { certificate, manager, cohort } = await certified();
    const refused = await reissues(manager, certificate.id, { name: 'គំរូ 漢字' });
    expect(refused).toBeRefused('certificate.name-not-printable', { characters: '漢 字' });
    const latin = await reissues(manager, certificate.id, { latinName: 'Sample 😀' });
    expect(latin).toBeRefused('certificate.name-not-printable', { characters: '😀' });
    expect(await listed(manager, cohort)).toMatchObject([{ standing: 'valid', version: 1 }]);
  });

  it('is not made of one that was revoked', async () => {
    const { certificate, manager } = await certified();
    await revokes(manager, certificate.id);
    expect(await reissues(manager, certificate.id)).toBeRefused('certificate.already-revoked');
  });
});

describe('a revoked certificate', () => {
  it('says so by its code, to her and to the staff, and is revoked once', async () => {
    const { certificate, manager, trainee, cohort, id } = await certified();
    expect((await revokes(manager, certificate.id)).body).toMatchObject({ standing: 'revoked', name: null });
    expect(await revokes(manager, certificate.id)).toBeRefused('certificate.already-revoked');
    expect(await standing(codeIn(certificate.verifyUrl))).toEqual({ standing: 'revoked' });
    expect((await api.as(trainee).call(listMyCertificates, {})).body).toMatchObject([{ standing: 'revoked' }]);
    expect(await listed(manager, cohort)).toMatchObject([{ standing: 'revoked' }]);
    const kept = await api.rows(id, 'select revoked_reason from certificate');
    expect(kept).toEqual([{ revoked_reason: 'at-her-request' }]);
  });

  it('is not issued anew by itself, though she goes on learning', async () => {
    const { certificate, manager, trainee, cohort } = await certified();
    await revokes(manager, certificate.id);
    await given.completedCourse(trainee);
    await api.finishJobs();
    expect(await listed(manager, cohort)).toMatchObject([{ id: certificate.id, standing: 'revoked' }]);
  });
});

describe('a code', () => {
  it('is answered with its standing and nothing more, printed or typed', async () => {
    const { certificate, id } = await certified();
    const signed = codeIn(certificate.verifyUrl);
    const [row] = await api.rows<{ short_code: string }>(id, 'select short_code from certificate');
    const short = row?.short_code ?? '';
    for (const code of [signed, signed.toLowerCase(), short, short.toLowerCase().replace(/(.{4})/g, '$1-')]) {
      const answer = await api.as(nobody).call(verifyCertificate, { params: { code } });
      expect(answer.text).toBe('{"standing":"valid"}');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('that was forged, damaged or made up is unknown', async () => {
    const { certificate } = await certified();
    const signed = codeIn(certificate.verifyUrl);
    const read = readSignedCode(signed);
    const bytes = fromBase32(asTyped(signed) ?? '');
    if (!read || !bytes) throw new Error('the code cannot be read');
    const { privateKey } = generateKeyPairSync('ed25519');
    const otherDay = Uint8Array.from(bytes, (byte, at) => (at === 35 ? byte ^ 1 : byte));
    const forged = [
      signedCode(read.payload, sign(null, read.payload, privateKey)),
      base32(otherDay),
      signed.slice(0, -8),
      `${signed}A`,
      base32(randomBytes(16)),
      base32(randomBytes(119)),
      ...['A', '%', '0189', 'ស', '\u0000', '../verify'],
    ];
    for (const code of forged) expect({ code, ...(await standing(code)) }).toEqual({ code, standing: 'unknown' });
  });

  it('leaves no trace of who asked', async () => {
    const { certificate, id } = await certified();
    const before = await api.audit(id);
    await standing(codeIn(certificate.verifyUrl));
    expect(await api.audit(id)).toEqual(before);
  });
});

describe('the paper', () => {
  it('is a PDF for her on her phone, and for the staff of her class as a read that is recorded', async () => {
    const { certificate, trainee, manager, id } = await certified();
    const params = { id: certificate.id };
    const own = await api.as(trainee).call(openMyCertificate, { params });
    expect(own.headers['content-type']).toBe('application/pdf');
    expect(own.headers['content-disposition']).toBe(`inline; filename*=UTF-8''${certificate.number}-1.pdf`);
    expect(own.headers['cache-control']).toBe('no-store');
    expect(own.body.subarray(0, 5).toString()).toBe('%PDF-');
    const before = (await api.audit(id)).length;
    const staff = await api.as(manager).call(openCertificate, { params });
    expect(staff.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await api.audit(id)).slice(before)).toMatchObject([
      { action: 'certificate.open', subject: certificate.id },
    ]);
  });

  it('of another woman is not there, in the same class either', async () => {
    const { certificate, organisation, cohort } = await certified();
    const other = await given.trainee(organisation, cohort);
    const answer = await api.as(other).call(openMyCertificate, { params: { id: certificate.id } });
    expect(answer).toBeRefused('thing.not-found');
    expect((await api.as(other).call(listMyCertificates, {})).body).toEqual([]);
  });

  it('keeps printing the name of its own version', async () => {
    const { certificate, manager } = await certified();
    const params = { id: certificate.id };
    const before = await api.as(manager).call(openCertificate, { params });
    await reissues(manager, certificate.id);
    const after = await api.as(manager).call(openCertificate, { params });
    expect(after.headers['content-disposition']).toBe(before.headers['content-disposition']);
    expect(Math.abs(after.body.length - before.body.length)).toBeLessThan(200);
  });
});

describe('the list of certificates', () => {
  it('and the number of those who finished say the same, and both say which they count', async () => {
    const { certificate, organisation, cohort, trainer, manager } = await certified();
    await given.certificate(await given.trainee(organisation, cohort));
    await given.trainee(organisation, cohort);
    await reissues(manager, certificate.id);
    const rows = await listed(trainer, cohort);
    expect(rows.map(({ standing: said }) => said).sort()).toEqual(['replaced', 'valid', 'valid']);
    const { trainees } = (await api.as(trainer).call(getCohortProgress, { params: { id: cohort.id } })).body;
    expect(trainees.filter(({ isComplete }) => isComplete).length).toBe(2);
  });

  it('shows names to the trainer and codes to the manager', async () => {
    const { cohort, trainer, manager, trainee } = await certified();
    expect(await listed(trainer, cohort)).toMatchObject([{ name: trainee.name, traineeCode: trainee.code }]);
    expect(await listed(manager, cohort)).toMatchObject([{ name: null, traineeCode: trainee.code }]);
  });
});
