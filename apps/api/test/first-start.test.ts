import { courseCodes } from '@romduol/curriculum';
import { getMe, isReady, listCohorts, listMeetings, previewJoin, secondFactor, signIn } from '@romduol/contracts';
import { seed } from '../seed/seed.ts';
import { cookie } from './given.ts';
import { nobody } from './call.ts';
import { startApi, type Api } from './harness.ts';
import { codeAt } from './laws/world.ts';
import { testConfig } from './test-config.ts';

let api: Api;
beforeEach(async () => (api = await startApi()));
afterEach(() => api.stop());

const seeding = (SEED: 'demo' | 'none') => ({ ...testConfig('unused'), SEED });
const sessionIn = (header: unknown) => cookie(/__Host-romduol=([\w-]+)/.exec(String(header))?.[1] ?? '');
const printed = (lines: readonly string[], word: string): string =>
  lines
    .find((line) => line.trim().startsWith(word))
    ?.trim()
    .split(/\s{2,}/)[1] ?? '';

describe('the first start', () => {
  it('makes one demonstration programme, whose printed words open it, and the second start makes none', async () => {
    const lines = await seed(api.app, seeding('demo'));
    expect(await seed(api.app, seeding('demo'))).toEqual([]);
    const secret = printed(lines, 'authenticator');
    const body = { email: 'trainer@demo.example', password: printed(lines, 'password') };
    const step = await api.as(nobody).call(signIn, { body });
    expect(step.body).toEqual({ next: 'second-factor' });
    const half = sessionIn(step.headers['set-cookie']);
    const code = codeAt(api.clock.now(), secret);
    const whole = await api.as(half).call(secondFactor, { body: { code } });
    const trainer = sessionIn(whole.headers['set-cookie']);
    const cohorts = (await api.as(trainer).call(listCohorts, {})).body;
    expect(cohorts).toMatchObject([{ joined: 3, code: { code: printed(lines, 'class code') } }]);
    const params = { id: cohorts[0]?.id ?? '' };
    const [meeting] = (await api.as(trainer).call(listMeetings, { params })).body;
    expect([meeting?.present.length, meeting?.absent.length]).toEqual([2, 1]);
    const preview = await api.as(nobody).call(previewJoin, { body: { code: printed(lines, 'class code') } });
    expect(preview.body.organisation.en).toBe('Demonstration programme');
  });

  it('without a demonstration makes one administrator, whose password is printed once and works', async () => {
    const lines = await seed(api.app, seeding('none'));
    expect(await seed(api.app, seeding('none'))).toEqual([]);
    expect(await seed(api.app, seeding('demo'))).toEqual([]);
    const password = printed(lines, 'password');
    expect(password).toMatch(/^[A-Z2-7]{26}$/);
    const step = await api.as(nobody).call(signIn, { body: { email: printed(lines, 'e-mail'), password } });
    expect(step.body).toEqual({ next: 'set-up-second-factor' });
    const half = sessionIn(step.headers['set-cookie']);
    expect(await api.as(half).call(getMe, {})).toBeRefused('session.second-factor-needed');
  });

  it('publishes each course once, however often it starts', async () => {
    await seed(api.app, seeding('none'));
    await seed(api.app, seeding('none'));
    const releases = await api.query<{ code: string; version: number }>(
      'select code, version from release order by code',
    );
    expect(releases).toEqual(courseCodes.map((code) => ({ code, version: 1 })));
    expect((await api.as(nobody).call(isReady, {})).status).toBe(200);
  });
});
