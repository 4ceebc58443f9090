import {
  getCohortProgress,
  getMyLearning,
  getPack,
  joinClass,
  previewJoin,
  renewJoinCode,
  saveCohort,
  type Call,
  type Cohort,
} from '@romduol/contracts';
import { locales } from '@romduol/domain';
import { gzipSync } from 'node:zlib';
import { packBytes, packBytesByLanguage } from '../course/index.ts';
import { newId } from '../platform/database/new-id.ts';
import { nobody } from '../../test/call.ts';
import { bearer, Given, newKeys, token } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const joins = (body: Call<typeof joinClass>['body']) => api.as(nobody).call(joinClass, { body });
const previews = (code: string) => api.as(nobody).call(previewJoin, { body: { code } });
const aClass = async (over: Parameters<Given['cohort']>[1] = {}) => {
  const organisation = await given.organisation({ today: '2026-05-01' });
  return { organisation, cohort: await given.cohort(organisation.trainer, over) };
};
const traineesOf = (organisation: { id: string }) =>
  api.rows<{ id: string; name: string }>(organisation.id, 'select id, name from trainee');

describe('a class code', () => {
  it('shows what it opens onto before she gives anything of herself', async () => {
    const { cohort } = await aClass();
    const release = await given.release();
    expect((await previews(cohort.code.code)).body).toEqual({
      cohortName: cohort.name,
      organisation: { km: 'អង្គការគំរូ', en: 'Sample organisation' },
      courseTitle: release.title,
      language: 'km',
      releaseId: release.id,
      packBytes: packBytes(release),
      minutes: release.minutes,
    });
  });

  it('may be typed in small letters, with spaces and hyphens', async () => {
    const { cohort } = await aClass();
    const { code } = cohort.code;
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
    expect((await previews(typed)).body.cohortName).toBe(cohort.name);
    expect((await joins(given.joinRequest(cohort, { code: typed }))).status).toBe(200);
  });

  it('that nobody gave out is unknown, and one of another shape is refused', async () => {
    const { cohort } = await aClass();
    expect(await previews('ABCDEFGH')).toBeRefused('join.code-unknown');
    expect(await joins(given.joinRequest(cohort, { code: 'ABCDEFGH' }))).toBeRefused('join.code-unknown');
    for (const code of ['', 'ABC', '10101010', 'ABCDEFGHJ', "' or '1'='1"])
      expect(await previews(code)).toBeRefused('request.invalid');
  });

  it('works to its last day and no longer', async () => {
    const { cohort } = await aClass();
    api.clock.set(cohort.code.expiresOn);
    expect((await previews(cohort.code.code)).status).toBe(200);
    api.clock.advance({ days: 1 });
    expect(await previews(cohort.code.code)).toBeRefused('join.code-expired');
    expect(await joins(given.joinRequest(cohort))).toBeRefused('join.code-expired');
  });

  it('opens no class that is over', async () => {
    const { cohort, organisation } = await aClass({ endsOn: '2026-05-03' });
    api.clock.set('2026-05-04');
    expect(await previews(cohort.code.code)).toBeRefused('join.class-over');
    expect(await joins(given.joinRequest(cohort))).toBeRefused('join.class-over');
    expect(await traineesOf(organisation)).toEqual([]);
  });

  it('is unknown after it was renewed, and the new one works', async () => {
    const { cohort, organisation } = await aClass();
    const renewed = (await api.as(organisation.trainer).call(renewJoinCode, { params: { id: cohort.id } })).body;
    expect(renewed.code.code).not.toBe(cohort.code.code);
    expect(renewed.code.joinUrl).toBe(`https://school.example/join/${renewed.code.code}`);
    expect(await previews(cohort.code.code)).toBeRefused('join.code-unknown');
    expect((await joins(given.joinRequest(renewed))).status).toBe(200);
  });
});

describe('joining a class', () => {
  it('gives her a code of her own and a place on her phone', async () => {
    const { cohort } = await aClass();
    const request = given.joinRequest(cohort, { name: 'គំរូ ចាន់ថា', language: 'id' });
    const joined = (await joins(request)).body;
    expect(joined).toEqual({
      traineeId: request.traineeId,
      traineeCode: expect.stringMatching(/^[A-HJ-NP-Z2-9]{6}$/),
      name: 'គំរូ ចាន់ថា',
      enrolmentId: request.enrolmentId,
      cohortId: cohort.id,
      releaseId: cohort.releaseId,
      language: 'id',
      classCode: cohort.code.code,
      packBytes: packBytesByLanguage(await given.release()),
      meetingsAttended: 0,
      resetCheck: expect.stringMatching(/^[\w-]{43}$/),
    });
    const mine = (await api.as(bearer(request.keys.token)).call(getMyLearning, {})).body;
    expect(mine).toMatchObject({ joined: [{ enrolmentId: request.enrolmentId }], events: [] });
  });

  it('again after the answer was lost is harmless, also at the same moment', async () => {
    const { cohort, organisation } = await aClass();
    const request = given.joinRequest(cohort);
    const first = await joins(request);
    const again = await Promise.all([joins(request), joins(request), joins(request)]);
    expect(again.map(({ body }) => body)).toEqual([first.body, first.body, first.body]);
    const fresh = given.joinRequest(cohort);
    const atOnce = await Promise.all([joins(fresh), joins(fresh), joins(fresh), joins(fresh)]);
    expect(new Set(atOnce.map(({ text }) => text)).size).toBe(1);
    expect((await traineesOf(organisation)).length).toBe(2);
  });

  it('again after she was taken off her phone is the same place, with all she did, and doubles nobody', async () => {
    const { trainee, cohort, trainer, organisation } = await given.class();
    const events = await given.completedCourse(trainee);
    const { id: traineeId, name, pin, keys } = trainee;
    const request = given.joinRequest(cohort, { traineeId, name, pin, keys, enrolmentId: newId() });
    expect((await joins(request)).body).toMatchObject({ traineeId, enrolmentId: trainee.enrolmentId });
    const mine = (await api.as(bearer(keys.token)).call(getMyLearning, {})).body;
    expect(mine.joined.map(({ enrolmentId }) => enrolmentId)).toEqual([trainee.enrolmentId]);
    expect(mine.events.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
    const { trainees } = (await api.as(trainer).call(getCohortProgress, { params: { id: cohort.id } })).body;
    expect(trainees.map((row) => [row.traineeId, row.isComplete])).toEqual([[traineeId, true]]);
    expect(await traineesOf(organisation)).toHaveLength(1);
  });

  it('for the last seat lets one of two in', async () => {
    const { cohort, organisation } = await aClass({ seats: 3 });
    await given.trainee(organisation, cohort);
    await given.trainee(organisation, cohort);
    const answers = await Promise.all(Array.from({ length: 4 }, () => joins(given.joinRequest(cohort))));
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) expect(answer).toBeRefused('join.class-full');
    expect((await traineesOf(organisation)).length).toBe(3);
  });

  it('is still possible for a woman who has her seat when the class is full', async () => {
    const { cohort } = await aClass({ seats: 1 });
    const request = given.joinRequest(cohort);
    await joins(request);
    expect((await joins(request)).status).toBe(200);
  });

  it('with her id from another phone needs her card, whether the PIN is right or wrong, and counts no try', async () => {
    const { cohort, organisation } = await aClass();
    const request = given.joinRequest(cohort, { name: 'គំរូ មាលា' });
    await joins(request);
    for (const pin of [request.pin, '4321', '8765', '5432', '2143', '6543', '7654']) {
      const keys = newKeys();
      expect(await joins({ ...request, name: 'Somebody else', pin, keys })).toBeRefused('card.needed');
      expect(await api.as(bearer(keys.token)).call(getMyLearning, {})).toBeRefused('session.expired');
    }
    const onHerDevice = { ...newKeys(), deviceId: request.keys.deviceId };
    expect(await joins({ ...request, keys: onHerDevice })).toBeRefused('card.needed');
    expect(await traineesOf(organisation)).toEqual([{ id: request.traineeId, name: 'គំរូ មាលា' }]);
    expect((await joins(request)).status).toBe(200);
  });

  it('of a class that is over says so before any PIN is judged, so an old code guesses nothing', async () => {
    const { cohort } = await aClass({ endsOn: '2026-05-10' });
    const request = given.joinRequest(cohort);
    await joins(request);
    api.clock.set('2026-05-11T03:00:00Z');
    for (const pin of [request.pin, '4321']) expect(await joins({ ...request, pin })).toBeRefused('join.class-over');
    api.clock.set('2026-05-01T03:00:00Z');
  });

  it('again from her own phone with another PIN is a wrong try, and changes nothing of hers', async () => {
    const { cohort, organisation } = await aClass();
    const request = given.joinRequest(cohort, { name: 'គំរូ មាលា' });
    await joins(request);
    expect(await joins({ ...request, name: 'Somebody else', pin: '4321' })).toBeRefused('pin.wrong');
    expect(await traineesOf(organisation)).toEqual([{ id: request.traineeId, name: 'គំរូ មាលា' }]);
    expect((await api.audit(organisation.id)).at(-1)).toMatchObject({
      action: 'pin.wrong',
      subject: request.traineeId,
    });
  });

  it('of a second class keeps her one person with two enrolments', async () => {
    const { cohort, organisation } = await aClass();
    const second = await given.cohort(await given.signedIn(organisation.trainer), { name: 'A second class' });
    const request = given.joinRequest(cohort);
    await joins(request);
    const next = { ...request, code: second.code.code, enrolmentId: newId() };
    await joins(next);
    const mine = (await api.as(bearer(request.keys.token)).call(getMyLearning, {})).body;
    expect(mine.joined.map(({ enrolmentId }) => enrolmentId)).toEqual([request.enrolmentId, next.enrolmentId]);
  });

  it('under an enrolment or a token that belongs to somebody else is refused, and nothing is left of it', async () => {
    const { cohort, organisation } = await aClass();
    const hers = given.joinRequest(cohort);
    await joins(hers);
    const takesEnrolment = await joins(given.joinRequest(cohort, { enrolmentId: hers.enrolmentId }));
    expect(takesEnrolment).toBeRefused('thing.exists-differently');
    const takesToken = await joins(given.joinRequest(cohort, { keys: { ...newKeys(), token: hers.keys.token } }));
    expect(takesToken).toBeRefused('thing.exists-differently');
    expect(await traineesOf(organisation)).toEqual([{ id: hers.traineeId, name: hers.name }]);
  });

  it('needs no more than a name: one word, any script, any length that is a name', async () => {
    const { cohort } = await aClass();
    for (const name of ['ស', 'គំរូ\u200Bសុខា', "D'Souza-O’Neil", 'พิมพ์', 'ស'.repeat(120)])
      expect((await joins(given.joinRequest(cohort, { name }))).body.name).toBe(name);
  });

  it('keeps the spelling of her name in one normal form', async () => {
    const { cohort } = await aClass();
    const answer = await joins(given.joinRequest(cohort, { name: '  Rene\u0301e  ' }));
    expect(answer.body.name).toBe('Renée');
  });

  it.each([
    ['a control character', 'a\u0007b'],
    ['a new line', 'a\nb'],
    ['markup', '<b>a</b>'],
    ['spaces only', '   '],
  ])('refuses a name with %s, and says that it is the name', async (_, name) => {
    const { cohort } = await aClass();
    const answer = await joins(given.joinRequest(cohort, { name }));
    expect(answer).toBeRefused('request.invalid');
    expect(answer.problem?.fields?.map(({ path }) => path)).toContain('body.name');
  });

  it('refuses a PIN of one picture four times, and leaves nothing behind', async () => {
    const { cohort, organisation } = await aClass();
    expect(await joins(given.joinRequest(cohort, { pin: '7777' }))).toBeRefused('pin.too-plain');
    expect(await traineesOf(organisation)).toEqual([]);
  });

  it('takes a departure day from today on, and only with the intention to leave', async () => {
    const { cohort } = await aClass();
    const plan = (intention: 'leaving' | 'staying', departsOn: string) =>
      joins(given.joinRequest(cohort, { departure: { intention, departsOn } }));
    expect((await plan('leaving', '2026-05-01')).status).toBe(200);
    expect(await plan('leaving', '2026-04-30')).toBeRefused('plan.day-has-passed');
    expect(await plan('staying', '2026-06-01')).toBeRefused('plan.day-without-leaving');
  });

  it('counts the day where the organisation is, not where the server is', async () => {
    const { cohort } = await aClass();
    api.clock.set('2026-05-01T17:30:00Z'); // half past midnight of the second in Phnom Penh
    const departure = { intention: 'leaving', departsOn: '2026-05-01' } as const;
    expect(await joins(given.joinRequest(cohort, { departure }))).toBeRefused('plan.day-has-passed');
  });

  it('keeps her tokens as hashes only', async () => {
    const { cohort, organisation } = await aClass();
    const request = given.joinRequest(cohort, { keys: { deviceId: newId(), token: token(), uploadToken: token() } });
    await joins(request);
    const [row] = await api.rows<{ row: string }>(organisation.id, 'select d::text as row from device d');
    expect(row?.row).not.toContain(request.keys.token);
    expect(row?.row).not.toContain(request.keys.uploadToken);
  });
});

describe('trying codes', () => {
  it('is slowed down for one address, and forgiven when the minute is over', async () => {
    const { cohort } = await aClass();
    const from = '203.0.113.20';
    const body = { code: 'ABCDEFGH' };
    const tries = Array.from({ length: 121 }, () => api.as(nobody).call(previewJoin, { body }, { from }));
    const codes = (await Promise.all(tries)).map(({ problem }) => problem?.code);
    expect(codes.filter((code) => code === 'request.too-often').length).toBe(1);
    expect(codes.filter((code) => code === 'join.code-unknown').length).toBe(120);
    const request = given.joinRequest(cohort);
    expect((await api.as(nobody).call(joinClass, { body: request }, { from })).status).toBe(200);
    api.clock.advance({ seconds: 60 });
    expect((await api.as(nobody).call(previewJoin, { body: { code: cohort.code.code } }, { from })).status).toBe(200);
  });
});

describe('a trainee’s class', () => {
  it('tells her phone its code for as long as a sister could join by it', async () => {
    const { cohort, organisation } = await aClass({ endsOn: '2026-05-20' });
    const trainee = await given.trainee(organisation, cohort);
    const codes = async () =>
      (await api.as(trainee).call(getMyLearning, {})).body.joined.map(({ classCode }) => classCode);
    api.clock.set('2026-05-20');
    expect(await codes()).toEqual([cohort.code.code]);
    const trainer = await given.signedIn(organisation.trainer);
    const renewed = (await api.as(trainer).call(renewJoinCode, { params: { id: cohort.id } })).body;
    expect(await codes()).toEqual([renewed.code.code]);
    api.clock.set('2026-05-21');
    expect(await codes()).toEqual([null]);
  });

  it('costs what the pack of each language weighs on its way: its document, and each file once', async () => {
    const { trainee } = await given.class();
    const [joined] = (await api.as(trainee).call(getMyLearning, {})).body.joined;
    for (const locale of locales) {
      const pack = await api.as(nobody).call(getPack, { params: { id: trainee.release.id, locale } });
      const files = new Map(Object.values(pack.body.files).map(({ sha256, bytes }) => [sha256, bytes]));
      const bytes = [...files.values()].reduce((sum, of) => sum + of, 0);
      // The order of names in the document is nobody's promise, and moves a few bytes.
      expect((joined?.packBytes[locale] ?? 0) / (bytes + gzipSync(pack.text).length)).toBeCloseTo(1, 2);
    }
  });

  it('shows the trainer how many have joined', async () => {
    const { cohort, organisation } = await aClass();
    await given.trainee(organisation, cohort);
    const body = await given.cohortDraft({ version: cohort.version });
    const changed: Cohort = (await api.as(organisation.trainer).call(saveCohort, { params: { id: cohort.id }, body }))
      .body;
    expect(changed.joined).toBe(1);
  });
});

describe('a language in which a course does not exist', () => {
  it('is taught to no class, costs nothing, and is not what a woman who came with it is shown', async () => {
    const whole = await given.release();
    const { en, km } = whole.title;
    const partial = { ...whole, id: newId(), code: 'ZZ', version: 1, title: { en, km } };
    await api.asOwner(
      `insert into release (id, code, version, document, fingerprint, published_at) values ($1, 'ZZ', 1, $2, '', now())`,
      [partial.id, partial],
    );
    const { trainer } = await given.organisation({ today: '2026-05-01' });
    const draft = await given.cohortDraft({ releaseId: partial.id });
    const saves = (language: 'km' | 'id') =>
      api.as(trainer).call(saveCohort, { params: { id: newId() }, body: { ...draft, language } });
    expect(await saves('id')).toBeRefused('thing.not-found');
    const cohort = (await saves('km')).body;
    const joined = (await joins(given.joinRequest(cohort, { language: 'id' }))).body;
    expect([joined.language, Object.keys(joined.packBytes)]).toEqual(['km', ['km', 'en']]);
    expect((await joins(given.joinRequest(cohort, { language: 'en' }))).body.language).toBe('en');
    const packIn = (locale: 'en' | 'id') => api.as(nobody).call(getPack, { params: { id: partial.id, locale } });
    expect(await packIn('id')).toBeRefused('thing.not-found');
    expect((await packIn('en')).body.title).toEqual({ en });
  });
});
