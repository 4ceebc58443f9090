import {
  beginSecondFactor,
  confirmSecondFactor,
  handInEvents,
  handInRequest,
  isReady,
  joinClass,
  listMyCertificates,
  openCertificate,
  openTrainee,
  renewCard,
  saveCohort,
  signIn,
  signInWithCard,
  verifyCertificate,
} from '@romduol/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { callAt, nobody, send, type Who } from '../call.ts';
import { startProcess, type ApiProcess } from '../api-process.ts';
import { cookie, Given, lessonFacts, newKeys, password, testFacts, traineeOf, type Trainee } from '../given.ts';
import { startApi, type Api } from '../harness.ts';
import { damaged, sealedRequest } from '../sealing.ts';
import { Sealing } from '../../src/platform/sealing/sealing.ts';
import { testEnvironment } from '../test-config.ts';
import { codeAt, codeIn } from './world.ts';

/** Words that must not stand in a log, by what they are. */
type Words = Readonly<Record<string, string>>;

/** What of these words a log holds. */
const quietViolations = (log: string, words: Words): readonly string[] =>
  Object.entries(words)
    .filter(([, word]) => word.length > 3 && log.includes(word))
    .map(([kind]) => `the log holds ${kind}`);

/** A whole story against a real process: signing in, a class, joining, a wrong PIN, learning, a certificate, a fault. */
async function tellStory(url: string, preparing: Api): Promise<Words> {
  const given = new Given(preparing);
  preparing.clock.set(new Date().toISOString());
  const organisation = await given.organisation();
  const email = `secret-${organisation.id}@sample.example`;
  const person = await given.member(organisation.id, ['trainer', 'manager'], { email });
  const call = <E extends Parameters<typeof callAt>[2]>(
    who: Who,
    endpoint: E,
    input: Parameters<typeof callAt<E>>[3],
  ) => callAt(url, who, endpoint, input);

  const wrongPassword = 'not-the-right-password';
  await call(nobody, signIn, { body: { email, password: wrongPassword } });
  const step = await call(nobody, signIn, { body: { email, password } });
  const half = tokenIn(step.headers['set-cookie']);
  const { secret } = (await call(cookie(half), beginSecondFactor, {})).body;
  const totp = codeAt(new Date(), secret);
  const confirmed = await call(cookie(half), confirmSecondFactor, { body: { code: totp } });
  const session = tokenIn(confirmed.headers['set-cookie']);
  const trainer = cookie(session);

  const draft = await given.cohortDraft({ name: 'A class with a telling name' });
  const cohort = (await call(trainer, saveCohort, { params: { id: organisation.id }, body: draft })).body;
  const request = given.joinRequest(cohort, { name: 'គំរូ ឈ្មោះសម្ងាត់', pin: '8642' });
  const joined = (await call(nobody, joinClass, { body: request })).body;
  await call(nobody, joinClass, { body: { ...request, pin: '1357' } });
  const { card } = (await call(trainer, renewCard, { params: { id: request.traineeId } })).body;
  await call(nobody, signInWithCard, { body: { card, pin: '8642', keys: newKeys() } });
  await call(trainer, openTrainee, { params: { id: request.traineeId } });

  const [row] = await preparing.rows<{ reset_code: string }>(organisation.id, 'select reset_code from trainee');
  const resetCode = row?.reset_code ?? '';
  const { key } = preparing.get(Sealing);
  // From here on only the phone on which she chose new pictures is hers.
  const keys = newKeys();
  for (const code of ['ABCDEFGHJKLM', resetCode]) {
    const reset = { kind: 'reset', traineeId: request.traineeId, code, pin: '9753', keys };
    const box = await sealedRequest(key, reset);
    for (const one of [{ ...box, keyId: 'AAAAAAAAAAA' }, damaged(box), box])
      await call(nobody, handInRequest, { body: { box: one } });
  }

  const release = await given.release();
  const trainee: Trainee = traineeOf(organisation.id, { ...request, keys }, joined, cohort, release);
  const facts = [...lessonFacts(trainee.release), ...testFacts(trainee, 'post')];
  const events = facts.map((fact) => given.event(trainee, fact));
  const sentAt = new Date().toISOString();
  for (let at = 0; at < events.length; at += 100)
    await call(trainee.phone, handInEvents, { body: { sentAt, events: events.slice(at, at + 100) } });
  const certificate = await certificateOf(url, trainee);
  await call(trainer, openCertificate, { params: { id: certificate.id } });
  await call(nobody, verifyCertificate, { params: { code: codeIn(certificate.verifyUrl) } });

  // Faults: a body that is no JSON, and a table that is gone in the middle of her work.
  await send(url, 'POST', '/api/join', `{"name":"${request.name}`, { 'content-type': 'application/json' });
  await preparing.asOwner('alter table learning_event rename column fact to gone');
  await call(trainee.phone, handInEvents, { body: { sentAt, events: [given.event(trainee, facts[0] ?? never())] } });
  await preparing.asOwner('alter table learning_event rename column gone to fact');
  const answered = facts.find((fact) => fact.kind === 'activity-answered');
  return {
    ...{ 'her name': request.name, 'her token': request.keys.token, 'her upload token': request.keys.uploadToken },
    ...{ 'her new token': keys.token, 'her new upload token': keys.uploadToken },
    ...{ 'her reset code': resetCode, 'a wrong reset code': 'ABCDEFGHJKLM', 'her new PIN': '"9753"' },
    ...{ 'the sealing key': preparing.config.SEALING_KEY, 'its beginning': preparing.config.SEALING_KEY.slice(0, 60) },
    ...{ 'her PIN': '"8642"', 'a wrong PIN': '"1357"', 'her card': card, 'her code': joined.traineeCode },
    ...{ 'the class code': cohort.code.code, 'the class name': draft.name },
    ...{ 'an e-mail': email, 'a password': password, 'a wrong password': wrongPassword, 'the secret': secret },
    ...{ 'a half session': half, 'a session': session, 'a name': person.name },
    ...{ 'a certificate code': codeIn(certificate.verifyUrl), 'a certificate number': certificate.number },
    ...{ 'an answer': answered ? answered.blockId : '', 'an address': '10.0.0.' },
  };
}
const never = (): never => {
  throw new Error('there is nothing to hand in');
};
const tokenIn = (header: unknown): string => /__Host-romduol=([\w-]+)/.exec(String(header))?.[1] ?? '';

async function certificateOf(url: string, trainee: Trainee) {
  for (let tries = 0; tries < 200; tries += 1) {
    const [certificate] = (await callAt(url, trainee, listMyCertificates, {})).body;
    if (certificate) return certificate;
    await sleep(50);
  }
  throw new Error('no certificate was issued');
}

describe('the log of a process', () => {
  let preparing: Api;
  let running: ApiProcess;
  let words: Words;
  beforeAll(async () => {
    preparing = await startApi({ environment: { WORKS_JOBS: 'false' } });
    const database = new URL(preparing.ownerUrl).pathname.slice(1);
    running = await startProcess({ ...testEnvironment(database), LOG_LEVEL: 'trace' });
    words = await tellStory(running.url, preparing);
  }, 60_000);
  afterAll(async () => {
    await running.stop();
    await preparing.stop();
  });

  it('tells of the fault, where it was and how to find it again', () => {
    const lines = running
      .printed()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    const faults = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(faults).toContainEqual(
      expect.objectContaining({
        ...{ msg: 'server.fault', route: '/api/events', instance: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        fault: expect.objectContaining({ database: '42703' }),
      }),
    );
  });

  it('holds no name, token, code, e-mail or answer of a whole story, whatever its level', () => {
    expect(Object.values(words).filter((word) => word.length > 3).length).toBeGreaterThan(15);
    expect(quietViolations(running.printed(), words)).toEqual([]);
  });

  it('would be caught holding one', () => {
    const loud = `${running.printed()}\n${JSON.stringify({ msg: 'joined', name: words['her name'] })}`;
    expect(quietViolations(loud, words)).toEqual(['the log holds her name']);
  });

  it('ends with the process, which stops by itself when it is asked to and says that it is no longer ready', async () => {
    const stopping = running.stop();
    await sleep(100);
    expect(await callAt(running.url, nobody, isReady, {})).toBeRefused('server.stopping');
    expect(await stopping).toBe('SIGTERM');
  });
});

describe('a process that is started wrongly', () => {
  it('ends at once, naming what is wrong and printing no value', async () => {
    const secret = 'a-secret-that-is-never-printed';
    const environment = { SIGNING_KEY: secret, API_DATABASE_URL: `mysql://api:${secret}@db.example/romduol` };
    const failed = await startProcess(environment);
    expect(await failed.ended).toBe(2);
    expect(failed.printed()).toMatch(/^These settings are missing or wrong:\n/);
    expect(failed.printed()).toMatch(/^SIGNING_KEY: /m);
    expect(failed.printed()).toMatch(/^API_DATABASE_URL: /m);
    expect(failed.printed()).not.toContain(secret);
  });

  it('does not serve as a role that row-level security could not hold', async () => {
    const preparing = await startApi({ environment: { WORKS_JOBS: 'false' } });
    const database = new URL(preparing.ownerUrl).pathname.slice(1);
    const failed = await startProcess({ ...testEnvironment(database), API_DATABASE_URL: preparing.ownerUrl });
    expect(await failed.ended).not.toBe(0);
    expect(failed.printed()).toContain('could bypass row-level security');
    expect(failed.printed()).not.toContain(new URL(preparing.ownerUrl).password);
    await preparing.stop();
  });
});
