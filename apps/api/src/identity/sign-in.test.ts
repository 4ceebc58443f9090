import {
  beginSecondFactor,
  confirmSecondFactor,
  getMe,
  secondFactor,
  signIn,
  signOut,
  type Endpoint,
} from '@romduol/contracts';
import { nobody, type Answered } from '../../test/call.ts';
import { cookie, Given, password, totpSecret, type Member } from '../../test/given.ts';
import { startApi, type Api } from '../../test/harness.ts';
import { codeAt } from '../../test/laws/world.ts';

let api: Api;
let given: Given;
beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
});
afterAll(() => api.stop());

/** The session that an answer gave, as the browser would send it back. */
function sessionIn(answer: Answered<Endpoint>) {
  const token = /__Host-romduol=([\w-]+)/.exec(String(answer.headers['set-cookie']))?.[1];
  if (token === undefined) throw new Error(`no session was given: ${answer.status} ${answer.text}`);
  return cookie(token);
}
const givesPassword = async ({ email }: Pick<Member, 'email'>, word = password) =>
  api.as(nobody).call(signIn, { body: { email, password: word } });
const code = (secret = totpSecret) => codeAt(api.clock.now(), secret);
/** Signs in with both factors. */
async function signsIn(member: Member) {
  const half = sessionIn(await givesPassword(member));
  return sessionIn(await api.as(half).call(secondFactor, { body: { code: code() } }));
}
async function trainer() {
  const { id } = await given.organisation();
  return given.member(id, ['trainer'], { totpSecret });
}

describe('signing in with e-mail and password', () => {
  it('answers a wrong password and an unknown e-mail with the same words', async () => {
    const member = await trainer();
    const wrong = await givesPassword(member, 'not the password');
    const unknown = await givesPassword({ email: 'nobody@sample.example' });
    expect(wrong).toBeRefused('sign-in.refused');
    expect(unknown).toBeRefused('sign-in.refused');
    const { instance: _one, ...told } = wrong.problem ?? { instance: '' };
    const { instance: _two, ...toldToo } = unknown.problem ?? { instance: '' };
    expect(told).toEqual(toldToo);
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('never lets staff in without a password, whatever is left out', async () => {
    const member = await trainer();
    expect(await givesPassword(member, '')).toBeRefused('sign-in.refused');
    const { email } = member;
    const without = await api.as(nobody).call(signIn, { body: { email } as { email: string; password: string } });
    expect(without).toBeRefused('request.invalid');
  });

  it('is tried thirty times in ten minutes at most for one e-mail, from wherever, whether somebody has it or not', async () => {
    for (const email of ['nobody-at-all@example.org', (await given.organisation()).trainer.email]) {
      const attempt = () => api.as(nobody).call(signIn, { body: { email, password: 'not it' } });
      for (let tries = 1; tries <= 30; tries += 1) {
        if (tries % 10 === 0) api.clock.advance({ seconds: 60 });
        expect(await attempt()).toBeRefused('sign-in.refused');
      }
      api.clock.advance({ seconds: 60 });
      expect((await attempt()).problem?.code).toBe('request.too-often');
      api.clock.advance({ seconds: 600 });
      expect(await attempt()).toBeRefused('sign-in.refused');
    }
  });

  it('takes the e-mail in any case and with the spaces that keyboards add', async () => {
    const { email } = await trainer();
    const answer = await givesPassword({ email: ` ${email.toUpperCase()} ` });
    expect(answer.body).toEqual({ next: 'second-factor' });
  });

  it('opens nothing before the second factor is given', async () => {
    const half = sessionIn(await givesPassword(await trainer()));
    expect(await api.as(half).call(getMe, {})).toBeRefused('session.second-factor-needed');
  });

  it('leaves the trace of a refused password', async () => {
    const member = await trainer();
    await givesPassword(member, 'not the password');
    expect((await api.audit(member.organisationId)).at(-1)).toMatchObject({
      action: 'session.password-refused',
      subject: member.id,
    });
  });

  it('keeps the password as an argon2id hash only', async () => {
    const member = await trainer();
    const [row] = await api.rows(member.organisationId, 'select * from member where id = $1', [member.id]);
    expect(row?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=8,t=2,p=1\$/);
    expect(JSON.stringify(row)).not.toContain(password);
  });

  it('is over for a member who was disabled, in running sessions too', async () => {
    const member = await trainer();
    const session = await signsIn(member);
    await api.rows(member.organisationId, 'update member set disabled_at = now() where id = $1', [member.id]);
    expect(await api.as(session).call(getMe, {})).toBeRefused('session.expired');
    expect(await givesPassword(member)).toBeRefused('sign-in.refused');
  });

  it('gives a cookie that scripts, other sites and other hosts do not get', async () => {
    const header = String((await givesPassword(await trainer())).headers['set-cookie']);
    expect(header).toMatch(/^__Host-romduol=[\w-]{43};/);
    const flags = header.split('; ').slice(1).sort();
    expect(flags).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  it('works on a browser that still holds an old session', async () => {
    const member = await trainer();
    const answer = await api
      .as(cookie('an-old-session-that-nobody-knows-any-more-00'))
      .call(signIn, { body: { email: member.email, password } });
    expect(answer.body).toEqual({ next: 'second-factor' });
  });
});

describe('the second factor', () => {
  it('makes the session whole under a new token, and the old token opens nothing', async () => {
    const member = await trainer();
    const half = sessionIn(await givesPassword(member));
    const answer = await api.as(half).call(secondFactor, { body: { code: code() } });
    expect(answer.body).toEqual({ next: 'signed-in' });
    expect((await api.as(sessionIn(answer)).call(getMe, {})).body).toMatchObject({ id: member.id, roles: ['trainer'] });
    expect(await api.as(half).call(getMe, {})).toBeRefused('session.expired');
  });

  it('refuses a wrong code, and says so in the log', async () => {
    const member = await trainer();
    const half = sessionIn(await givesPassword(member));
    const wrong = code() === '000000' ? '000001' : '000000';
    expect(await api.as(half).call(secondFactor, { body: { code: wrong } })).toBeRefused('sign-in.code-refused');
    expect((await api.audit(member.organisationId)).at(-1)).toMatchObject({ action: 'session.code-refused' });
  });

  it('takes no code twice, not even in two places at once', async () => {
    const member = await trainer();
    const [one, two] = [sessionIn(await givesPassword(member)), sessionIn(await givesPassword(member))];
    const body = { code: code() };
    const answers = await Promise.all([one, two].map((half) => api.as(half).call(secondFactor, { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const third = sessionIn(await givesPassword(member));
    expect(await api.as(third).call(secondFactor, { body })).toBeRefused('sign-in.code-refused');
  });

  it.each([-60, -30, 0, 30, 60])('of a phone whose clock is %d seconds off is judged by one step', async (seconds) => {
    const member = await trainer();
    const half = sessionIn(await givesPassword(member));
    const shown = codeAt(new Date(api.clock.now().getTime() + seconds * 1000));
    const answer = await api.as(half).call(secondFactor, { body: { code: shown } });
    if (Math.abs(seconds) <= 30) expect(answer.status).toBe(200);
    else expect(answer).toBeRefused('sign-in.code-refused');
  });

  it('of one account is tried ten times in ten minutes at most, from wherever', async () => {
    const member = await trainer();
    const half = sessionIn(await givesPassword(member));
    const wrong = { body: { code: code() === '000000' ? '000001' : '000000' } };
    for (let tries = 0; tries < 10; tries += 1)
      expect(await api.as(half).call(secondFactor, wrong)).toBeRefused('sign-in.code-refused');
    expect(await api.as(half).call(secondFactor, { body: { code: code() } })).toBeRefused('request.too-often');
    api.clock.advance({ seconds: 600 });
    const again = sessionIn(await givesPassword(member));
    expect((await api.as(again).call(secondFactor, { body: { code: code() } })).status).toBe(200);
  });

  it('is given by many at the same moment without anyone waiting for another', async () => {
    const { id } = await given.organisation();
    const many = await Promise.all(
      Array.from({ length: 24 }, async () => {
        const member = await given.member(id, ['trainer'], { totpSecret });
        return given.signedIn(member, { isWhole: false });
      }),
    );
    const wrong = { body: { code: code() === '000000' ? '000001' : '000000' } };
    const answers = await Promise.all(many.map((half) => api.as(half).call(secondFactor, wrong)));
    expect(new Set(answers.map(({ problem }) => problem?.code))).toEqual(new Set(['sign-in.code-refused']));
  });
});

describe('setting the second factor up', () => {
  const newcomer = async () => {
    const { id } = await given.organisation();
    const member = await given.member(id, ['trainer']);
    const answer = await givesPassword(member);
    expect(answer.body).toEqual({ next: 'set-up-second-factor' });
    return { member, half: sessionIn(answer) };
  };

  it('needs a right code of the new authenticator, and answers eight recovery codes once', async () => {
    const { member, half } = await newcomer();
    const { secret, uri } = (await api.as(half).call(beginSecondFactor, {})).body;
    expect(uri).toContain(secret);
    const wrong = code(secret) === '000000' ? '000001' : '000000';
    const refused = await api.as(half).call(confirmSecondFactor, { body: { code: wrong } });
    expect(refused).toBeRefused('sign-in.code-refused');
    const confirmed = await api.as(half).call(confirmSecondFactor, { body: { code: code(secret) } });
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(8);
    expect((await api.as(sessionIn(confirmed)).call(getMe, {})).body).toMatchObject({ id: member.id });
    expect(await api.as(half).call(getMe, {})).toBeRefused('session.expired');
  });

  it('is not done over by whoever only knows the password', async () => {
    const member = await trainer();
    const half = sessionIn(await givesPassword(member));
    expect(await api.as(half).call(beginSecondFactor, {})).toBeRefused('second-factor.already-set');
    expect(await api.as(half).call(confirmSecondFactor, { body: { code: code() } })).toBeRefused(
      'second-factor.already-set',
    );
  });

  it('keeps recovery codes as hashes, and takes each once, in any case and with or without hyphens', async () => {
    const { member, half } = await newcomer();
    const { secret } = (await api.as(half).call(beginSecondFactor, {})).body;
    const { body } = await api.as(half).call(confirmSecondFactor, { body: { code: code(secret) } });
    const [first = '', second = ''] = body.recoveryCodes;
    const kept = await api.rows(member.organisationId, 'select code_hash from recovery_code');
    expect(JSON.stringify(kept)).not.toContain(first.slice(0, 4));
    const uses = async (typed: string) => {
      const session = sessionIn(await givesPassword(member));
      return api.as(session).call(secondFactor, { body: { code: typed } });
    };
    expect((await uses(first)).status).toBe(200);
    expect(await uses(first)).toBeRefused('sign-in.code-refused');
    expect((await uses(second.toLowerCase().replaceAll('-', ''))).status).toBe(200);
    expect(await uses('AAAA-BBBB-CCCC')).toBeRefused('sign-in.code-refused');
  });
});

describe('signing out', () => {
  it('ends the session, clears the cookie, and is harmless twice', async () => {
    const member = await trainer();
    const session = await signsIn(member);
    const answer = await api.as(session).call(signOut, {});
    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-romduol=; .*Expires=Thu, 01 Jan 1970/);
    expect(await api.as(session).call(getMe, {})).toBeRefused('session.expired');
    expect((await api.as(session).call(signOut, {})).status).toBe(200);
    expect((await api.as(nobody).call(signOut, {})).status).toBe(200);
  });
});

describe('a request that another site provokes', () => {
  it.each(['cross-site', 'same-site'])('changes nothing: %s', async (site) => {
    const member = await trainer();
    const headers = { 'sec-fetch-site': site };
    const body = { email: member.email, password };
    expect(await api.as(nobody).call(signIn, { body }, { headers })).toBeRefused('request.cross-site');
    const session = await signsIn(member);
    expect(await api.as(session).call(signOut, {}, { headers })).toBeRefused('request.cross-site');
    expect((await api.as(session).call(getMe, {}, { headers })).status).toBe(200);
  });

  it.each(['same-origin', 'none'])('is told from one of our own pages: %s', async (site) => {
    const { email } = await trainer();
    const call = api.as(nobody).call(signIn, { body: { email, password } }, { headers: { 'sec-fetch-site': site } });
    expect((await call).status).toBe(200);
  });
});
