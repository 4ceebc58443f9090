import {
  forgetDevice,
  getMyLearning,
  joinClass,
  renewCard,
  resetPin,
  signInWithCard,
  type Call,
} from '@romduol/contracts';
import { nobody } from '../../test/call.ts';
import { bearer, Given, newKeys, type Trainee } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

const usesCard = (card: string, pin: string, keys: Call<typeof joinClass>['body']['keys'] = newKeys()) =>
  api.as(nobody).call(signInWithCard, { body: { card, pin, keys } });
async function aWomanWithACard() {
  const world = await given.class({ today: '2026-05-01' });
  return { ...world, card: await given.card(world.trainer, world.trainee) };
}
const pinRow = async ({ organisationId, id }: Trainee) => {
  const [row] = await api.rows(organisationId, 'select * from trainee where id = $1', [id]);
  if (!row) throw new Error('she is not there');
  return row;
};

describe('the picture PIN', () => {
  it('makes her wait after the fifth wrong try: half a minute, then twice as long each time, at most fifteen', async () => {
    const { card, trainee } = await aWomanWithACard();
    for (let tries = 1; tries <= 5; tries += 1) expect(await usesCard(card, '9876')).toBeRefused('pin.wrong');
    for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
      const waiting = await usesCard(card, '9876');
      expect(waiting).toBeRefused('pin.wait', { seconds });
      expect(waiting.headers['retry-after']).toBe(String(seconds));
      expect(await usesCard(card, trainee.pin)).toBeRefused('pin.wait', { seconds });
      api.clock.advance({ seconds });
      expect(await usesCard(card, '9876')).toBeRefused('pin.wrong');
    }
  });

  it('opens after waiting, and then the wrong tries are forgotten', async () => {
    const { card, trainee } = await aWomanWithACard();
    for (let tries = 1; tries <= 5; tries += 1) await usesCard(card, '9876');
    api.clock.advance({ seconds: 30 });
    expect((await usesCard(card, trainee.pin)).status).toBe(200);
    expect(await pinRow(trainee)).toMatchObject({ pin_wrong: 0, pin_wait_until: null });
    expect(await usesCard(card, '9876')).toBeRefused('pin.wrong');
  });

  it('is not guessed faster by many tries at the same moment', async () => {
    const { card, trainee } = await aWomanWithACard();
    const answers = await Promise.all(Array.from({ length: 20 }, () => usesCard(card, '9876')));
    expect(answers.filter(({ problem }) => problem?.code === 'pin.wrong').length).toBe(5);
    expect(answers.filter(({ problem }) => problem?.code === 'pin.wait').length).toBe(15);
    expect(await pinRow(trainee)).toMatchObject({ pin_wrong: 5 });
  });

  it('counts the same by class code on her own phone as by card', async () => {
    const { card, trainee, cohort } = await aWomanWithACard();
    const { id: traineeId, enrolmentId } = trainee;
    const request = given.joinRequest(cohort, { traineeId, enrolmentId, pin: '9876', keys: trainee.keys });
    for (let tries = 1; tries <= 5; tries += 1)
      expect(await api.as(nobody).call(joinClass, { body: request })).toBeRefused('pin.wrong');
    expect(await usesCard(card, trainee.pin)).toBeRefused('pin.wait');
  });

  it('leaves the trace of every wrong try, as nobody’s, and of no right one', async () => {
    const { card, trainee, id } = await aWomanWithACard();
    const before = (await api.audit(id)).length;
    await usesCard(card, '9876');
    await usesCard(card, trainee.pin);
    expect((await api.audit(id)).slice(before)).toEqual([
      { actor_kind: 'nobody', actor_id: null, action: 'pin.wrong', subject: trainee.id },
      { actor_kind: 'trainee', actor_id: trainee.id, action: 'card.sign-in', subject: trainee.id },
    ]);
  });

  it('is nowhere in the database in clear', async () => {
    const { organisation, cohort } = await given.class();
    const trainee = await given.trainee(organisation, cohort, { pin: '8642' });
    const row = await pinRow(trainee);
    expect(row['pin_hash']).toMatch(/^\$argon2id\$/);
    const { pin_hash: _hash, id: _id, card_hash: _card, ...rest } = row;
    expect(JSON.stringify(rest)).not.toContain('8642');
  });

  it.each(['123', '12345', '1230', 'abcd', '១២៣៤', ''])(
    'that is no four of nine pictures is refused: %s',
    async (pin) => {
      const { card } = await aWomanWithACard();
      expect(await usesCard(card, pin)).toBeRefused('request.invalid');
    },
  );
});

describe('a reset of her PIN', () => {
  it('signs her phones out and lets her choose a new PIN with her card', async () => {
    const { card, trainee, trainer } = await aWomanWithACard();
    expect((await api.as(trainer).call(resetPin, { params: { id: trainee.id } })).status).toBe(200);
    expect(await api.as(trainee).call(getMyLearning, {})).toBeRefused('session.expired');
    expect(await api.as(trainee.phone).call(getMyLearning, {})).toBeRefused('session.expired');
    expect(await usesCard(card, '5555')).toBeRefused('pin.too-plain');
    const keys = newKeys();
    expect((await usesCard(card, '5678', keys)).body).toMatchObject([{ traineeId: trainee.id }]);
    expect((await api.as(bearer(keys.token)).call(getMyLearning, {})).status).toBe(200);
    expect(await usesCard(card, trainee.pin)).toBeRefused('pin.wrong');
  });

  it('ends the waiting for her wrong tries', async () => {
    const { card, trainee, trainer } = await aWomanWithACard();
    for (let tries = 1; tries <= 5; tries += 1) await usesCard(card, '9876');
    await api.as(trainer).call(resetPin, { params: { id: trainee.id } });
    expect((await usesCard(card, '5678')).status).toBe(200);
  });
});

describe('her card', () => {
  it('opens her place on another phone, with all her classes, and the first phone stays hers', async () => {
    const { card, trainee } = await aWomanWithACard();
    const keys = newKeys();
    const joined = (await usesCard(card, trainee.pin, keys)).body;
    expect(joined).toMatchObject([
      {
        ...{ traineeId: trainee.id, traineeCode: trainee.code, name: trainee.name },
        ...{ enrolmentId: trainee.enrolmentId, releaseId: trainee.release.id, language: 'km' },
      },
    ]);
    expect((await api.as(trainee).call(getMyLearning, {})).body.joined).toEqual(joined);
    expect((await api.as(bearer(keys.token)).call(getMyLearning, {})).status).toBe(200);
    expect((await api.as(trainee).call(getMyLearning, {})).status).toBe(200);
  });

  it('may be typed in small letters, with spaces and hyphens', async () => {
    const { card, trainee } = await aWomanWithACard();
    const typed = card.toLowerCase().replace(/(.{5})/g, '$1-');
    expect((await usesCard(typed, trainee.pin)).status).toBe(200);
  });

  it('is no address that a browser would remember, and is kept as a hash', async () => {
    const { trainee, trainer, id } = await aWomanWithACard();
    const { card, traineeCode } = (await api.as(trainer).call(renewCard, { params: { id: trainee.id } })).body;
    expect(card).toMatch(/^[A-Z2-7]{26}$/);
    expect(traineeCode).toBe(trainee.code);
    const [row] = await api.rows<{ row: string }>(id, 'select t::text as row from trainee t');
    expect(row?.row).not.toContain(card);
  });

  it('is unknown once it was replaced, and when nobody made it', async () => {
    const { card, trainee, trainer } = await aWomanWithACard();
    await given.card(trainer, trainee);
    expect(await usesCard(card, trainee.pin)).toBeRefused('card.unknown');
    expect(await usesCard('A'.repeat(26), trainee.pin)).toBeRefused('card.unknown');
  });

  it('of a woman who was handed a used phone signs her in on it anew', async () => {
    const { card, trainee } = await aWomanWithACard();
    await api.as(trainee).call(forgetDevice, {});
    expect(await api.as(trainee).call(getMyLearning, {})).toBeRefused('session.expired');
    const keys = { ...newKeys(), deviceId: trainee.keys.deviceId };
    expect((await usesCard(card, trainee.pin, keys)).status).toBe(200);
    expect((await api.as(bearer(keys.token)).call(getMyLearning, {})).status).toBe(200);
  });
});

describe('a phone that several women share', () => {
  it('has a place for each, with keys of her own', async () => {
    const { organisation, cohort } = await given.class();
    const deviceId = newKeys().deviceId;
    const [one, two] = [
      await given.trainee(organisation, cohort, { keys: { ...newKeys(), deviceId } }),
      await given.trainee(organisation, cohort, { keys: { ...newKeys(), deviceId } }),
    ];
    await api.as(one).call(forgetDevice, {});
    expect(await api.as(one).call(getMyLearning, {})).toBeRefused('session.expired');
    expect((await api.as(two).call(getMyLearning, {})).body.joined).toMatchObject([{ traineeId: two.id }]);
  });
});
