import {
  eraseTrainee,
  getMyLearning,
  handInEvents,
  handInRequest,
  joinClass,
  renewJoinCode,
  resetPin,
  signInWithCard,
  type Call,
  type SealedBox,
} from '@romduol/contracts';
import { createHash } from 'node:crypto';
import { nobody } from '../../test/call.ts';
import { bearer, Given, newKeys, traineeOf, type JoinRequest, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { damaged, newSealingKey, sealedRequest, sealTo } from '../../test/sealing.ts';
import { newId } from '../platform/database/new-id.ts';
import { Sealing } from '../platform/sealing/sealing.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const key = () => api.get(Sealing).key;
const sends = (box: SealedBox) => api.as(nobody).call(handInRequest, { body: { box } });
const asks = async (request: object) => sends(await sealedRequest(key(), request));
const asksToJoin = (request: JoinRequest) => asks({ kind: 'join', ...request });
const resetRow = async ({ organisationId, id }: Trainee) => {
  const [row] = await api.rows<{ reset_code: string; reset_wrong: number; pin_hash: string }>(
    organisationId,
    'select reset_code, reset_wrong, pin_hash from trainee where id = $1',
    [id],
  );
  if (!row) throw new Error('she is not there');
  return row;
};
const codeOf = async (trainee: Trainee) => (await resetRow(trainee)).reset_code;
type Reset = { code: string; pin: string; keys: Call<typeof joinClass>['body']['keys'] };
const resetOf = ({ id }: Trainee, reset: Reset) => asks({ kind: 'reset', traineeId: id, ...reset });
const reads = async (token: string) => (await api.as(bearer(token)).call(getMyLearning, {})).status;
const handsInNothing = (uploadToken: string) =>
  api.as(bearer(uploadToken)).call(handInEvents, { body: { sentAt: api.clock.now().toISOString(), events: [] } });
const aClass = async (over: Parameters<Given['cohort']>[1] = {}) => {
  const organisation = await given.organisation({ today: '2026-05-01' });
  return { organisation, cohort: await given.cohort(organisation.trainer, over) };
};

describe('a woman who registered on a phone without network', () => {
  it('is in her class once the phone has handed in her request, as if she had joined with network', async () => {
    const { cohort, organisation } = await aClass();
    const request = given.joinRequest(cohort, { name: 'គំរូ បុប្ផា' });
    const joined = (await asksToJoin(request)).body;
    expect(joined).toMatchObject([{ traineeId: request.traineeId, enrolmentId: request.enrolmentId, name: 'គំរូ បុប្ផា' }]);
    expect((await api.as(bearer(request.keys.token)).call(getMyLearning, {})).body.joined).toEqual(joined);
    expect((await api.as(nobody).call(joinClass, { body: request })).body).toEqual(joined[0]);
    expect((await api.audit(organisation.id)).filter(({ subject }) => subject === request.traineeId)).toMatchObject([
      { actor_kind: 'nobody', action: 'request.hand-in' },
      { action: 'join' },
    ]);
  });

  it('is there once, however often the phone asks, also at the same moment', async () => {
    const { cohort, organisation } = await aClass();
    const box = await sealedRequest(key(), { kind: 'join', ...given.joinRequest(cohort) });
    const answers = [await Promise.all([sends(box), sends(box), sends(box)]), [await sends(box)]].flat();
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body.length).toBe(1);
    expect((await api.rows(organisation.id, 'select 1 from trainee')).length).toBe(1);
    expect((await api.rows(organisation.id, 'select 1 from enrolment')).length).toBe(1);
  });

  it('gets the same answer when the class has ended or its code was renewed before she heard it', async () => {
    const { cohort, organisation } = await aClass({ endsOn: '2026-05-10' });
    const request = given.joinRequest(cohort);
    const [first] = (await asksToJoin(request)).body;
    await api.as(organisation.trainer).call(renewJoinCode, { params: { id: cohort.id } });
    expect((await asksToJoin(request)).body).toMatchObject([{ enrolmentId: first?.enrolmentId }]);
    api.clock.set('2026-06-01');
    expect((await asksToJoin(request)).body).toEqual([{ ...first, classCode: null }]);
    const late = given.joinRequest(cohort);
    expect(await asksToJoin(late)).toBeRefused('join.code-unknown');
    expect(await asksToJoin({ ...request, keys: newKeys() })).toBeRefused('join.code-unknown');
  });

  it('is refused with the reason when the class is full or over, and may ask for another one', async () => {
    const { cohort, organisation } = await aClass({ seats: 1 });
    await asksToJoin(given.joinRequest(cohort));
    const request = given.joinRequest(cohort);
    expect(await asksToJoin(request)).toBeRefused('join.class-full');
    const other = await given.cohort(organisation.trainer);
    expect((await asksToJoin({ ...request, code: other.code.code })).status).toBe(200);
  });

  it('may have left meanwhile: a departure day that passed while the request waited is kept', async () => {
    const { cohort } = await aClass();
    const departure = { intention: 'leaving', departsOn: '2026-04-20' } as const;
    const request = given.joinRequest(cohort, { departure });
    expect(await api.as(nobody).call(joinClass, { body: request })).toBeRefused('plan.day-has-passed');
    await asksToJoin(request);
    expect((await api.as(bearer(request.keys.token)).call(getMyLearning, {})).body.departure).toEqual(departure);
  });

  it('is not let in under the id of another woman, nor does asking try her PIN', async () => {
    const { cohort, organisation } = await aClass();
    const hers = await given.trainee(organisation, cohort);
    for (const pin of [hers.pin, '9876', '9876', '9876', '9876', '9876', '9876']) {
      const request = given.joinRequest(cohort, { traineeId: hers.id, enrolmentId: hers.enrolmentId, pin });
      expect(await asksToJoin(request)).toBeRefused('card.needed');
    }
    expect((await api.as(hers).call(getMyLearning, {})).status).toBe(200);
  });

  it('hands in what she learned before the server knew of her', async () => {
    const { cohort, organisation } = await aClass();
    const request = given.joinRequest(cohort);
    const [joined] = (await asksToJoin(request)).body;
    if (!joined) throw new Error('she did not join');
    const trainee = traineeOf(organisation.id, request, joined, cohort, await given.release());
    const [block] = trainee.release.modules.flatMap(({ lessons }) => lessons).flatMap(({ blocks }) => blocks);
    const event = given.event(trainee, { kind: 'block-seen', blockId: block?.id ?? '' });
    expect(await given.handsIn(trainee, [event])).toEqual([{ id: event.id, outcome: 'taken' }]);
  });
});

describe('a request', () => {
  it('that is damaged, or sealed for something else, is refused, and one for an unknown key is to be kept', async () => {
    const { cohort } = await aClass();
    const box = await sealedRequest(key(), { kind: 'join', ...given.joinRequest(cohort) });
    expect(await sends(damaged(box))).toBeRefused('seal.damaged');
    expect(await sends(await sealTo(key(), 'outbox-key', Buffer.from('{}')))).toBeRefused('seal.damaged');
    expect(await sends(await sealTo(key(), 'request', Buffer.from('no JSON')))).toBeRefused('seal.damaged');
    const unknown = await sends({ ...box, keyId: 'AAAAAAAAAAA' });
    expect(unknown).toBeRefused('seal.unknown-key');
    expect(unknown.status).toBe(503);
  });

  it.each([
    ['nothing', null],
    ['something that is not known here', { kind: 'erase', traineeId: newId() }],
    ['a field that nobody knows', { kind: 'reset', traineeId: newId(), code: 'A'.repeat(12), pin: '1234', roles: [] }],
    ['a reset without keys', { kind: 'reset', traineeId: newId(), code: 'A'.repeat(12), pin: '1234' }],
  ])('for %s is refused', async (_, request) => {
    expect(await sends(await sealedRequest(key(), request))).toBeRefused('request.invalid');
  });

  it('is taken for as long as its key is held', async () => {
    const later = await startApi({
      environment: { SEALING_KEY: newSealingKey(), EARLIER_SEALING_KEYS: api.config.SEALING_KEY },
    });
    const elsewhere = new Given(later);
    const { cohort } = await elsewhere.class();
    const box = await sealedRequest(key(), { kind: 'join', ...elsewhere.joinRequest(cohort) });
    expect((await later.as(nobody).call(handInRequest, { body: { box } })).status).toBe(200);
    await later.stop();
  });
});

describe('the code that a trainer reads out', () => {
  it('is known to her phone by its hash alone', async () => {
    const { trainee } = await given.class();
    const code = await codeOf(trainee);
    expect(code).toMatch(/^[ABCDEFGHJKLMNPQRSTUVWXYZ23456789]{12}$/);
    const mine = await api.as(trainee).call(getMyLearning, {});
    const check = createHash('sha256').update(`${trainee.id}:${code}`).digest('base64url');
    expect(mine.body.joined.map(({ resetCheck }) => resetCheck)).toEqual([check]);
    expect(mine.text).not.toContain(code);
  });

  it('gives her new pictures on her phone, works once, and signs every other phone out', async () => {
    const { trainee, trainer, id } = await given.class();
    const card = await given.card(trainer, trainee);
    const second = newKeys();
    await api.as(nobody).call(signInWithCard, { body: { card, pin: trainee.pin, keys: second } });
    expect(await reads(second.token)).toBe(200);
    const keys = { ...newKeys(), deviceId: trainee.keys.deviceId };
    const code = await codeOf(trainee);
    const answer = await resetOf(trainee, { code, pin: '8642', keys });
    expect(answer.body).toMatchObject([{ traineeId: trainee.id, enrolmentId: trainee.enrolmentId }]);
    expect([await reads(keys.token), await reads(second.token), await reads(trainee.keys.token)]).toEqual([
      ...[200, 401, 401],
    ]);
    expect(await handsInNothing(second.uploadToken)).toBeRefused('session.expired');
    expect((await handsInNothing(keys.uploadToken)).status).toBe(200);
    expect((await api.audit(id)).slice(-2)).toMatchObject([
      { actor_kind: 'nobody', actor_id: null, action: 'pin.reset-by-code', subject: trainee.id },
      { action: 'learning.hand-in' },
    ]);
    const withCard = (pin: string) => api.as(nobody).call(signInWithCard, { body: { card, pin, keys: newKeys() } });
    expect(await withCard(trainee.pin)).toBeRefused('pin.wrong');
    expect((await withCard('8642')).status).toBe(200);
    expect(await codeOf(trainee)).not.toBe(code);
    expect(await resetOf(trainee, { code, pin: '1357', keys: newKeys() })).toBeRefused('reset.code-refused');
  });

  it('may be typed in small letters, with spaces and hyphens', async () => {
    const { trainee } = await given.class();
    const code = (await codeOf(trainee)).toLowerCase().replace(/(.{4})/g, '$1- ');
    expect((await resetOf(trainee, { code, pin: '8642', keys: newKeys() })).status).toBe(200);
  });

  it('used again by the phone that used it answers the same, also at the same moment and after a wrong try', async () => {
    const { trainee } = await given.class();
    const reset = { code: await codeOf(trainee), pin: '8642', keys: newKeys() };
    const answers = await Promise.all([1, 2, 3].map(() => resetOf(trainee, reset)));
    answers.push(await resetOf(trainee, reset));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    const { reset_code: renewed, pin_hash: pinHash } = await resetRow(trainee);
    await resetOf(trainee, { ...reset, keys: newKeys() });
    expect((await resetOf(trainee, reset)).status).toBe(200);
    expect(await resetRow(trainee)).toMatchObject({ reset_code: renewed, pin_hash: pinHash });
  });

  it('is tried slowly: after the fifth wrong one she waits, and the tries do not count against her PIN', async () => {
    const { trainee, trainer, id } = await given.class({ today: '2026-05-01' });
    const card = await given.card(trainer, trainee);
    const code = await codeOf(trainee);
    const wrong = () => resetOf(trainee, { code: 'A'.repeat(12), pin: '8642', keys: newKeys() });
    const tries = await Promise.all(Array.from({ length: 8 }, wrong));
    const codes = tries.map(({ problem }) => problem?.code);
    expect(codes.filter((one) => one === 'reset.code-refused').length).toBe(5);
    expect(codes.filter((one) => one === 'pin.wait').length).toBe(3);
    const right = { code, pin: '8642', keys: newKeys() };
    expect(await resetOf(trainee, right)).toBeRefused('pin.wait', { seconds: 30 });
    const traces = (await api.audit(id)).filter(({ action }) => action === 'pin.reset-by-code.refused');
    expect(traces.length).toBe(5);
    expect(traces[0]).toMatchObject({ actor_kind: 'nobody', actor_id: null, subject: trainee.id });
    const body = { card, pin: trainee.pin, keys: newKeys() };
    expect((await api.as(nobody).call(signInWithCard, { body })).status).toBe(200);
    api.clock.advance({ seconds: 30 });
    expect((await resetOf(trainee, right)).status).toBe(200);
    expect((await resetRow(trainee)).reset_wrong).toBe(0);
  });

  it('of another woman, or for a woman who is not there, opens nothing', async () => {
    const { organisation, cohort, trainee } = await given.class();
    const other = await given.trainee(organisation, cohort);
    const reset = { code: await codeOf(other), pin: '8642', keys: newKeys() };
    expect(await resetOf(trainee, reset)).toBeRefused('reset.code-refused');
    expect(await asks({ kind: 'reset', traineeId: newId(), ...reset })).toBeRefused('reset.code-refused');
    expect(await reads(reset.keys.token)).toBe(401);
  });

  it('sets no PIN that is too plain, and is not used up by it', async () => {
    const { trainee } = await given.class();
    const reset = { code: await codeOf(trainee), keys: newKeys() };
    expect(await resetOf(trainee, { ...reset, pin: '5555' })).toBeRefused('pin.too-plain');
    expect((await resetOf(trainee, { ...reset, pin: '5556' })).status).toBe(200);
  });

  it('is another one after her trainer has reset her PIN, and opens the phone that was signed out by that', async () => {
    const { trainee, trainer } = await given.class();
    const before = await codeOf(trainee);
    await api.as(trainer).call(resetPin, { params: { id: trainee.id } });
    const keys = { ...newKeys(), deviceId: trainee.keys.deviceId };
    expect(await resetOf(trainee, { code: before, pin: '8642', keys })).toBeRefused('reset.code-refused');
    expect((await resetOf(trainee, { code: await codeOf(trainee), pin: '8642', keys })).status).toBe(200);
    expect(await reads(keys.token)).toBe(200);
  });

  it('is gone with a woman who was erased, and her phone is told so by what it hands in', async () => {
    const { trainee, manager, cohort } = await given.class();
    const reset = { code: await codeOf(trainee), pin: '8642', keys: newKeys() };
    await api.as(manager).call(eraseTrainee, { params: { id: trainee.id } });
    expect(await codeOf(trainee)).toBeNull();
    expect(await resetOf(trainee, reset)).toBeRefused('reset.code-refused');
    expect(await handsInNothing(trainee.keys.uploadToken)).toBeRefused('trainee.erased');
    const { keys, enrolmentId, id: traineeId } = trainee;
    expect(await asksToJoin(given.joinRequest(cohort, { traineeId, enrolmentId, keys }))).toBeRefused('trainee.erased');
  });
});
