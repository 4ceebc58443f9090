import {
  getCohort,
  getCohortPhones,
  getCohortProgress,
  getMe,
  getPack,
  listMeetings,
  listReleases,
  type TraineeProgress,
} from '@romduol/contracts';
import { jest } from '@jest/globals';
import { act, screen, within } from '@testing-library/react';
import { answering } from '../test/answering.ts';
import { aCohort, aMember, aRelease, aWoman, today } from '../test/given.ts';
import { openApp } from '../test/open-app.tsx';
import { byUrgency, totals } from './urgency.ts';
import type { Role } from '@romduol/domain';

const url = `/classes/${aCohort().id}`;

const watching = (role: Role, trainees: () => readonly TraineeProgress[]) => [
  answering(getMe, () => aMember(role)),
  answering(getCohort, () => aCohort()),
  answering(listReleases, () => [aRelease()]),
  answering(getCohortProgress, () => ({ today, trainees: [...trainees()] })),
  answering(getPack, () => aPack),
  answering(getCohortPhones, () => []),
  answering(listMeetings, () => []),
];

const lesson = {
  id: 'a2-2-1',
  unit: 'A2.2',
  title: { en: 'Who is offering?' },
  objective: { en: 'She can ask who offers' },
  minutes: 8,
  blocks: [{ kind: 'text' as const, id: 'b-1', text: { en: 'Words' } }],
  sources: [{ kind: 'general' as const, title: 'Example' }],
};
const awaiting = { state: 'awaiting' as const };
const aPack = {
  id: aRelease().id,
  version: 2,
  code: 'AE',
  title: { en: 'The short course' },
  summary: { en: 'Short lessons' },
  minutes: 195,
  modules: [{ id: 'a2', code: 'A2', title: { en: 'Offers' }, lessons: [lesson] }],
  packs: [],
  test: null,
  completion: { lessons: 'all-required' as const, meetings: 0, test: null, packs: 'none' as const },
  pictures: {},
  voices: {},
  review: { km: awaiting, en: awaiting, id: awaiting },
  files: {},
};

const women = () => [
  aWoman('Ready One', 'ready', 2),
  aWoman('No Day', 'no-day', null),
  aWoman('Late Risk', 'at-risk', 9),
  aWoman('Soon Impossible', 'cannot-make-it', 1),
  aWoman('Gone Unready', 'left-unready', -3),
  aWoman('Stays', 'staying', null),
];

const rowNames = async (): Promise<readonly (string | null | undefined)[]> => {
  const table = await screen.findByRole('table');
  return within(table)
    .getAllByRole('rowheader')
    .map((header) => within(header).getByRole('link').querySelector('bdi')?.textContent);
};

describe('the watch list', () => {
  it('has the women who leave soonest and are not ready first', async () => {
    openApp(url, ...watching('trainer', women));
    expect(await rowNames()).toEqual(['Soon Impossible', 'Late Risk', 'Gone Unready', 'No Day', 'Ready One', 'Stays']);
  });

  it('says how each stands in words, and how many days remain', async () => {
    openApp(url, ...watching('trainer', women));
    const row = (await screen.findByRole('link', { name: /Soon Impossible/ })).closest('tr');
    if (row === null) throw new Error('she stands in no row');
    expect(within(row).getByText('cannot make it')).toBeTruthy();
    expect(within(row).getByText('tomorrow')).toBeTruthy();
    expect(within(row).getByText('7 of 17')).toBeTruthy();
  });

  it('has totals whose numbers open the list they count', async () => {
    const { user } = openApp(url, ...watching('trainer', women));
    const tiles = await screen.findByRole('navigation', { name: 'How many are where' });
    for (const [link, count] of [
      ['at risk', 1],
      ['ready', 1],
      ['all', 6],
    ] as const) {
      await user.click(within(tiles).getByRole('link', { name: new RegExp(`^${count} ?${link}$`) }));
      expect(await rowNames()).toHaveLength(count);
    }
  });

  it('opens what a woman still lacks, in the words of the course', async () => {
    const { user } = openApp(url, ...watching('trainer', () => [aWoman('Someone', 'at-risk', 4)]));
    await user.click(await screen.findByRole('button', { name: '1 thing' }));
    expect(await screen.findByText('Who is offering?')).toBeTruthy();
  });

  it('shows codes to those from whom names are hidden', async () => {
    openApp(url, ...watching('manager', () => [aWoman(null, 'at-risk', 4, { code: 'T-42' })]));
    expect(await screen.findByRole('link', { name: 'T-42' })).toBeTruthy();
  });

  it('says how women join when nobody has joined', async () => {
    openApp(url, ...watching('trainer', () => []));
    expect(await screen.findByRole('heading', { name: 'Nobody has joined yet' })).toBeTruthy();
  });

  it('shows by itself what was handed in while it is open, each row as a whole', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      let rows = [aWoman('Someone', 'at-risk', 4), aWoman('Somebody Else', 'at-risk', 4)];
      openApp(url, ...watching('trainer', () => rows));
      await rowNames();
      rows = [aWoman('Someone', 'ready', 4, { traineeId: rows[0]?.traineeId, lessonsDone: 17 }), ...rows.slice(1)];
      await act(() => jest.advanceTimersByTimeAsync(31_000));
      const row = screen.getByRole('link', { name: /Someone/ }).closest('tr');
      if (row === null) throw new Error('she stands in no row');
      expect(within(row).getByText('17 of 17')).toBeTruthy();
      expect(within(row).getByText('ready')).toBeTruthy();
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps the last list when the network is gone, and says of when it is', async () => {
    let isGone = false;
    const { user } = openApp(
      url,
      ...watching('trainer', () => {
        if (isGone) throw new TypeError('no network');
        return women();
      }),
    );
    await rowNames();
    isGone = true;
    await act(async () => window.dispatchEvent(new Event('online')));
    expect(await screen.findByText(/No network just now.*What you see is as of \d\d:\d\d/)).toBeTruthy();
    expect(await rowNames()).toHaveLength(6);
    isGone = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowNames()).toHaveLength(6);
  });
});

describe('urgency', () => {
  it('puts more left to learn first among women of one day', () => {
    const much = aWoman('Much', 'at-risk', 3, { readiness: { state: 'at-risk', daysLeft: 3, minutesLeft: 200 } });
    const little = aWoman('Little', 'on-course', 3, {
      readiness: { state: 'on-course', daysLeft: 3, minutesLeft: 20 },
    });
    expect(byUrgency([little, much]).map(({ name }) => name)).toEqual(['Much', 'Little']);
  });

  it('counts every woman once', () => {
    expect(totals(women()).reduce((sum, { count }) => sum + count, 0)).toBe(women().length);
  });
});
