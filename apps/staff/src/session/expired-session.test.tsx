import { getCohort, getMe, listReleases, saveCohort, secondFactor, signIn, type CohortDraft } from '@romduol/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { answering, Refused } from '../test/answering.ts';
import { aCohort, aMember, aRelease } from '../test/given.ts';
import { openApp } from '../test/open-app.tsx';

/** A class being changed while the session ends. */
function sessionEnding() {
  const cohort = aCohort();
  const saved: CohortDraft[] = [];
  let isOver = false;
  return {
    saved,
    endSession: () => {
      isOver = true;
    },
    answerings: [
      answering(getMe, () => aMember('trainer')),
      answering(getCohort, () => cohort),
      answering(listReleases, () => [aRelease()]),
      answering(saveCohort, ({ body }) => {
        if (isOver) throw new Refused('session.expired');
        saved.push(body);
        return { ...cohort, ...body, version: 2 };
      }),
      answering(signIn, () => ({ next: 'second-factor' as const })),
      answering(secondFactor, () => {
        isOver = false;
        return { next: 'signed-in' as const };
      }),
    ],
  };
}

async function retype(user: ReturnType<typeof openApp>['user']) {
  const name = await screen.findByLabelText('Name of the class');
  await user.clear(name);
  await user.type(name, 'Another example village');
}

describe('a session that ends in the middle of work', () => {
  it('asks to sign in again on the spot and then saves what was typed', async () => {
    const { answerings, endSession, saved } = sessionEnding();
    const { user, router } = openApp(`/classes/${aCohort().id}/edit`, ...answerings);
    await retype(user);
    endSession();
    await user.click(screen.getByRole('button', { name: 'Save' }));

    const dialog = await screen.findByRole('dialog', { name: 'Please sign in again' });
    expect(within(dialog).getByText('trainer@example.org')).toBeTruthy();
    expect(saved).toEqual([]);
    await user.type(within(dialog).getByLabelText('Password'), 'a long example{Enter}');
    await user.type(await within(dialog).findByLabelText('Code from your authenticator app'), '123456{Enter}');

    await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['Another example village']));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/classes/${aCohort().id}`));
  });

  it('keeps what was typed when she does not sign in now', async () => {
    const { answerings, endSession, saved } = sessionEnding();
    const { user } = openApp(`/classes/${aCohort().id}/edit`, ...answerings);
    await retype(user);
    endSession();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog', { name: 'Please sign in again' });
    await user.click(within(dialog).getByRole('button', { name: 'Not now' }));

    expect(await screen.findByText('Your session has ended. Sign in to go on')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Name of the class').value).toBe('Another example village');
    expect(saved).toEqual([]);
  });
});
