import {
  getCohort,
  getMe,
  listCertificates,
  openTrainee,
  reissueCertificate,
  revokeCertificate,
  type Certificate,
} from '@romduol/contracts';
import type { Role } from '@romduol/domain';
import { screen, within } from '@testing-library/react';
import { answering, Refused } from '../test/answering.ts';
import { aCertificate, aCohort, aMember } from '../test/given.ts';
import { openApp } from '../test/open-app.tsx';

const url = `/classes/${aCohort().id}/certificates`;

/** A server that keeps certificates: what was issued stays, a correction comes beside it. */
function keeping(role: Role, ...there: readonly Certificate[]) {
  const list = [...there];
  const opened: string[] = [];
  const asked: unknown[] = [];
  const change = (id: string, facts: Partial<Certificate>): Certificate => {
    const at = list.findIndex((certificate) => certificate.id === id);
    const certificate = list[at];
    if (certificate === undefined) throw new Refused('thing.not-found');
    return (list[at] = { ...certificate, ...facts });
  };
  return {
    opened,
    asked,
    answerings: [
      answering(getMe, () => aMember(role)),
      answering(getCohort, () => aCohort()),
      answering(listCertificates, () => list),
      answering(openTrainee, ({ params }) => {
        opened.push(params.id);
        const departure = { intention: 'unknown', departsOn: null } as const;
        return { id: params.id, code: 'T-7', name: 'ឧទាហរណ៍ មួយ', latinName: null, departure, version: 1 };
      }),
      answering(revokeCertificate, ({ params, body }) => {
        asked.push(body);
        return change(params.id, { standing: 'revoked' });
      }),
      answering(reissueCertificate, ({ params, body }) => {
        asked.push({ name: body.name, latinName: body.latinName });
        const old = change(params.id, { standing: 'replaced', replacedBy: body.newId });
        const next = { ...old, id: body.newId, version: old.version + 1, standing: 'valid', replacedBy: null } as const;
        list.push(next);
        return next;
      }),
    ],
  };
}

describe('certificates of a class', () => {
  it('are revoked for a listed reason, after saying what the code will say', async () => {
    const { answerings, asked } = keeping('manager', aCertificate());
    const { user } = openApp(url, ...answerings);
    await user.click(await screen.findByRole('button', { name: 'Revoke' }));
    const dialog = screen.getByRole('dialog', { name: 'Revoke certificate AE-2027-0001?' });
    expect(within(dialog).getByText(/then reads “Withdrawn”, and nothing about her/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Revoke it' }));
    expect(within(dialog).getByText('Choose a reason')).toBeTruthy();
    await user.click(within(dialog).getByLabelText('She asks for it'));
    await user.click(within(dialog).getByRole('button', { name: 'Revoke it' }));

    expect(await screen.findByText('The certificate is revoked')).toBeTruthy();
    expect(asked).toEqual([{ reason: 'at-her-request' }]);
    expect(await within(screen.getByRole('table')).findByText('revoked')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Revoke' })).toBeNull();
  });

  it('are issued anew with the right name; the name is opened only when asked for', async () => {
    const { answerings, opened, asked } = keeping('manager', aCertificate());
    const { user } = openApp(url, ...answerings);
    await user.click(await screen.findByRole('button', { name: 'Correct the name' }));
    const dialog = screen.getByRole('dialog', { name: 'Correct the name on AE-2027-0001' });
    expect(opened).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Open name and plan' }));
    const latin = await within(dialog).findByLabelText('Name in Latin letters');
    expect(within(dialog).getByLabelText<HTMLInputElement>('Name').value).toBe('ឧទាហរណ៍ មួយ');
    await user.type(latin, 'Example One');
    await user.click(within(dialog).getByRole('button', { name: 'Issue the new version' }));

    expect(await screen.findByText('A new version is issued')).toBeTruthy();
    expect(asked).toEqual([{ name: 'ឧទាហរណ៍ មួយ', latinName: 'Example One' }]);
    const table = screen.getByRole('table');
    expect(await within(table).findByText('replaced')).toBeTruthy();
    expect(within(table).getByText('valid')).toBeTruthy();
  });

  it('are counted on tiles exactly as they are listed', async () => {
    const list = [aCertificate(), aCertificate({ standing: 'revoked' }), aCertificate({ standing: 'revoked' })];
    const { user } = openApp(url, ...keeping('trainer', ...list).answerings);
    const tiles = await screen.findByRole('navigation', { name: 'How many certificates' });
    for (const [words, count] of [
      ['revoked', 2],
      ['valid', 1],
      ['all', 3],
    ] as const) {
      await user.click(within(tiles).getByRole('link', { name: new RegExp(`^${count} ?${words}$`) }));
      expect(await screen.findAllByRole('rowheader')).toHaveLength(count);
    }
  });

  it('offer no correction to those who may not correct', async () => {
    openApp(url, ...keeping('trainer', aCertificate()).answerings);
    expect(await screen.findByRole('button', { name: 'Open' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Revoke' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Correct the name' })).toBeNull();
  });
});
