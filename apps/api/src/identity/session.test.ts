import { getMe, listReleases, listSessions, revokeSession, signIn } from '@romduol/contracts';
import { permissionsOf, roles } from '@romduol/domain';
import { nobody } from '../../test/call.ts';
import { Given, password } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

describe('a session', () => {
  it('lasts twelve hours, and no longer', async () => {
    const { trainer } = await given.organisation();
    api.clock.advance({ seconds: 12 * 3600 - 1 });
    expect((await api.as(trainer).call(getMe, {})).status).toBe(200);
    api.clock.advance({ seconds: 1 });
    expect(await api.as(trainer).call(getMe, {})).toBeRefused('session.expired');
  });

  it('that waits for its second factor lasts ten minutes', async () => {
    const { trainer } = await given.organisation();
    const half = await given.signedIn(trainer, { isWhole: false });
    api.clock.advance({ seconds: 599 });
    expect(await api.as(half).call(getMe, {})).toBeRefused('session.second-factor-needed');
    api.clock.advance({ seconds: 1 });
    expect(await api.as(half).call(getMe, {})).toBeRefused('session.expired');
  });

  it('is known to the database by the hash of its token only', async () => {
    const { id, trainer } = await given.organisation();
    const token = trainer.credentials['cookie']?.split('=')[1] ?? '';
    const rows = await api.rows<{ row: string }>(id, 'select s::text as row from member_session s');
    expect(token.length).toBe(43);
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  it('is listed among one’s own, newest first, with the one that asks marked', async () => {
    const { trainer, id } = await given.organisation();
    const second = await given.signedIn(trainer);
    await given.signedIn(trainer, { isWhole: false });
    await given.member(id, ['trainer']);
    const sessions = (await api.as(second).call(listSessions, {})).body;
    expect(sessions.map(({ isThisOne }) => isThisOne)).toEqual([true, false]);
    expect(sessions[0]).toMatchObject({ userAgent: 'Sample browser' });
  });

  it('can be ended from another place at once', async () => {
    const { trainer } = await given.organisation();
    const lost = await given.signedIn(trainer);
    const [of] = (await api.as(lost).call(listSessions, {})).body.filter(({ isThisOne }) => isThisOne);
    const params = { id: of?.id ?? '' };
    expect((await api.as(trainer).call(revokeSession, { params })).status).toBe(200);
    expect(await api.as(lost).call(getMe, {})).toBeRefused('session.expired');
    expect(await api.as(trainer).call(revokeSession, { params })).toBeRefused('thing.not-found');
    expect((await api.as(trainer).call(getMe, {})).status).toBe(200);
  });

  it('says who I am, where I work, what day it is there and what I may do', async () => {
    const { id, manager } = await given.organisation({ today: '2026-05-01' });
    api.clock.set('2026-05-01T17:30:00Z');
    const me = (await api.as(await given.signedIn(manager)).call(getMe, {})).body;
    expect(me).toMatchObject({
      ...{ id: manager.id, email: manager.email, roles: ['manager'] },
      organisation: { id, name: { en: 'Sample organisation' }, timeZone: 'Asia/Phnom_Penh', today: '2026-05-02' },
    });
    expect(new Set(me.permissions)).toEqual(permissionsOf(['manager']));
  });

  it('of somebody with several roles may do what any of them may', async () => {
    const { id } = await given.organisation();
    const both = await given.member(id, ['author', 'trainer']);
    expect(new Set((await api.as(both).call(getMe, {})).body.permissions)).toEqual(
      permissionsOf(['author', 'trainer']),
    );
    const everything = await given.member(id, [...roles]);
    expect((await api.as(everything).call(getMe, {})).body.roles).toEqual([...roles]);
  });

  it('is answered for many at the same moment without anyone waiting for another', async () => {
    const { trainer } = await given.organisation();
    const answers = await Promise.all(Array.from({ length: 40 }, () => api.as(trainer).call(listReleases, {})));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('guessing', () => {
  const tries = (count: number, from: string) =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        api.as(nobody).call(signIn, { body: { email: `guess-${at}@sample.example`, password } }, { from }),
      ),
    );

  it('is slowed down for one address, told how long, and forgiven when the time is over', async () => {
    api.clock.set('2026-06-01T10:00:10Z');
    const answers = await tries(25, '203.0.113.7');
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBe(5);
    expect(refused[0]).toBeRefused('request.too-often', { seconds: 50 });
    expect(refused[0]?.headers['retry-after']).toBe('50');
    expect((await tries(1, '203.0.113.8'))[0]).toBeRefused('sign-in.refused');
    api.clock.advance({ seconds: 50 });
    expect((await tries(1, '203.0.113.7'))[0]).toBeRefused('sign-in.refused');
  });

  it('leaves no address in the database', async () => {
    await tries(1, '203.0.113.9');
    const rows = await api.query<{ key: Buffer }>('select key from rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ key }) => key.length === 32 && !key.includes('203.0.113'))).toBe(true);
  });

  it('is forgotten when its time has passed', async () => {
    await tries(3, '203.0.113.11');
    api.clock.advance({ seconds: 61 });
    await tries(1, '203.0.113.12');
    expect(await api.query('select 1 from rate_limit where ends_at < $1', [api.clock.now()])).toEqual([]);
  });

  it('is not helped by an address that the caller makes up', async () => {
    api.clock.advance({ seconds: 120 });
    // The proxy adds the true address last; whatever stands before it was written by the caller.
    const forged = Array.from({ length: 25 }, (_, at) =>
      api
        .as(nobody)
        .call(
          signIn,
          { body: { email: 'guess@sample.example', password } },
          { from: `198.51.100.${at}, 203.0.113.10` },
        ),
    );
    expect((await Promise.all(forged)).filter(({ status }) => status === 429).length).toBe(5);
  });
});
