import {
  getCohort,
  getCohortPhones,
  getCohortProgress,
  getMe,
  listMeetings,
  listReleases,
  type CohortPhone,
} from '@romduol/contracts';
import { screen, within } from '@testing-library/react';
import { answering } from '../test/answering.ts';
import { aCohort, aMember, anId, aRelease, today } from '../test/given.ts';
import { openApp } from '../test/open-app.tsx';
import type { Role } from '@romduol/domain';

const phone = (name: string | null, state: CohortPhone['state'], facts: Partial<CohortPhone> = {}): CohortPhone => ({
  traineeId: anId(),
  code: `T-${state}`,
  name,
  state,
  waiting: 0,
  heardAt: '2027-03-09T03:00:00.000Z',
  ...facts,
});

const open = (role: Role, phones: readonly CohortPhone[]) =>
  openApp(
    `/classes/${aCohort().id}`,
    answering(getMe, () => aMember(role)),
    answering(getCohort, () => aCohort()),
    answering(listReleases, () => [aRelease()]),
    answering(getCohortProgress, () => ({ today, trainees: [] })),
    answering(getCohortPhones, () => [...phones]),
    answering(listMeetings, () => [
      { id: anId(), heldOn: '2027-03-02', present: [anId(), anId()], absent: [anId()] },
      { id: anId(), heldOn: '2027-03-09', present: [anId()], absent: [] },
    ]),
  );

const section = (name: string) => screen.findByRole('region', { name });

describe('the phones of a class', () => {
  it('says how many are up to date, and names those that are not, with what to do', async () => {
    open('trainer', [
      phone('Up One', 'up-to-date'),
      phone('Unsent One', 'unsent', { waiting: 7 }),
      phone('No Course', 'no-course'),
      phone('Silent One', 'silent'),
      phone('No Phone', 'none', { heardAt: null }),
    ]);
    const phones = within(await section('Phones'));
    await phones.findByText('1 of 5 phones are up to date');
    expect(phones.queryByText('Up One')).toBeNull();
    for (const [heading, who] of [
      ['Something waits on it (1)', 'Unsent One'],
      ['The course is not whole on it (1)', 'No Course'],
      ['Not heard of for 14 days (1)', 'Silent One'],
      ['No phone here (1)', 'No Phone'],
    ] as const) {
      const state = phones.getByRole('heading', { name: heading }).parentElement;
      if (state === null) throw new Error('the heading stands alone');
      expect(within(state).getByText(who)).toBeTruthy();
    }
    expect(phones.getByText('7 records wait')).toBeTruthy();
  });

  it('shows codes to those from whom names are hidden', async () => {
    open('manager', [phone(null, 'silent')]);
    expect(await within(await section('Phones')).findByText('T-silent')).toBeTruthy();
  });

  it('has beside them the meetings that were recorded, the newest first', async () => {
    open('trainer', []);
    const meetings = within(await section('Meetings'));
    await meetings.findByText('2 of 3 were there');
    expect(meetings.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Tuesday, 9 March 20271 of 1 were there',
      'Tuesday, 2 March 20272 of 3 were there',
    ]);
  });

  it('offers to teach without network only to those who may record a class', async () => {
    open('trainer', []);
    expect(await screen.findByRole('link', { name: 'Teach without network' })).toBeTruthy();
  });

  it('does not offer it to a manager', async () => {
    open('manager', []);
    await section('Phones');
    expect(screen.queryByRole('link', { name: 'Teach without network' })).toBeNull();
  });
});
