import {
  beginSecondFactor,
  confirmSecondFactor,
  getMe,
  listCohorts,
  secondFactor,
  signIn,
  type Me,
} from '@romduol/contracts';
import { screen } from '@testing-library/react';
import { answering, Refused } from '../test/answering.ts';
import { aCohort, aMember } from '../test/given.ts';
import { openApp } from '../test/open-app.tsx';

/** A server at which nobody is signed in until the second step is done. */
function signingIn(first: 'second-factor' | 'set-up-second-factor') {
  let me: Me | null = null;
  const enter = () => {
    me = aMember('trainer');
  };
  return [
    answering(getMe, () => {
      if (me === null) throw new Refused('session.needed');
      return me;
    }),
    answering(signIn, ({ body }) => {
      if (body.password !== 'a long example') throw new Refused('sign-in.refused');
      return { next: first };
    }),
    answering(secondFactor, ({ body }) => {
      if (body.code !== '123456' && body.code !== 'ABCD-EFGH-JKLM') throw new Refused('sign-in.code-refused');
      enter();
      return { next: 'signed-in' as const };
    }),
    answering(beginSecondFactor, () => ({
      secret: 'ABCDEFGHIJKLMNOP',
      uri: 'otpauth://totp/Example?secret=ABCDEFGHIJKLMNOP',
    })),
    answering(confirmSecondFactor, () => {
      enter();
      return { recoveryCodes: ['ABCD-EFGH-JKLM', 'NPQR-STUV-WXYZ'] };
    }),
    answering(listCohorts, () => [aCohort()]),
  ];
}

async function givePassword(user: ReturnType<typeof openApp>['user'], password: string) {
  await user.clear(await screen.findByLabelText('E-mail'));
  await user.type(screen.getByLabelText('E-mail'), 'trainer@example.org');
  await user.clear(screen.getByLabelText('Password'));
  await user.type(screen.getByLabelText('Password'), `${password}{Enter}`);
}

describe('signing in', () => {
  it('takes e-mail, password and a code, and leads to the classes', async () => {
    const { user } = openApp('/', ...signingIn('second-factor'));
    await givePassword(user, 'a long example');
    await user.type(await screen.findByLabelText('Code from your authenticator app'), '123 456{Enter}');
    expect(await screen.findByRole('link', { name: 'Example village, March' })).toBeTruthy();
  });

  it('leads to the page that was meant', async () => {
    const { user, router } = openApp('/account', ...signingIn('second-factor'));
    await givePassword(user, 'a long example');
    await user.type(await screen.findByLabelText('Code from your authenticator app'), '123456{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'My account' })).toBeTruthy();
    expect(router.state.location.pathname).toBe('/account');
  });

  it('says kindly when the password or the code is not right, and keeps what was typed', async () => {
    const { user } = openApp('/', ...signingIn('second-factor'));
    await givePassword(user, 'wrong');
    expect(await screen.findByText('E-mail or password is not right')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('trainer@example.org');
    await givePassword(user, 'a long example');
    await user.type(await screen.findByLabelText('Code from your authenticator app'), '000000{Enter}');
    expect(await screen.findByText('The code is not right')).toBeTruthy();
  });

  it('takes a recovery code when the phone is not there', async () => {
    const { user } = openApp('/', ...signingIn('second-factor'));
    await givePassword(user, 'a long example');
    await user.click(await screen.findByRole('button', { name: /use a recovery code/ }));
    await user.type(screen.getByLabelText('Recovery code'), 'ABCD-EFGH-JKLM{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Classes' })).toBeTruthy();
  });

  it('sets up the second factor and goes on only when the recovery codes are kept', async () => {
    const { user } = openApp('/', ...signingIn('set-up-second-factor'));
    await givePassword(user, 'a long example');
    expect(await screen.findByRole('img', { name: 'Picture to scan with the authenticator app' })).toBeTruthy();
    expect(screen.getByText('ABCD EFGH IJKL MNOP')).toBeTruthy();
    await user.type(screen.getByLabelText('Code from your authenticator app'), '123456{Enter}');
    expect(await screen.findByText('NPQR-STUV-WXYZ')).toBeTruthy();
    const goOn = screen.getByRole<HTMLButtonElement>('button', { name: 'Go to my classes' });
    expect(goOn.disabled).toBe(true);
    await user.click(screen.getByLabelText('I have kept them'));
    await user.click(goOn);
    expect(await screen.findByRole('heading', { level: 1, name: 'Classes' })).toBeTruthy();
  });
});
