import { getMe, listReleases, type ReleaseSummary } from '@romduol/contracts';
import { screen, within } from '@testing-library/react';
import { answering } from '../test/answering.ts';
import { aMember, aRelease } from '../test/given.ts';
import { openApp } from '../test/open-app.tsx';

const open = (facts: Partial<ReleaseSummary> = {}) =>
  openApp(
    '/courses',
    answering(getMe, () => aMember('trainer')),
    answering(listReleases, () => [aRelease(facts)]),
  );

describe('a course', () => {
  it('says in each language how many of its texts have a voice, and how many are not translated', async () => {
    open();
    await screen.findByText('ខ្មែរ · Voice: 12 of 1,330 texts');
    await screen.findByText('English · Voice: 0 of 1,330 texts');
    await screen.findByText('Bahasa Indonesia · Voice: 0 of 1,330 texts · not translated: 7 of 1,330 texts');
  });

  it('says which languages await a native reader, and how many lessons a reviewer', async () => {
    open({ reviewed: ['km'] });
    await screen.findByText('ខ្មែរ: accepted by a native reader');
    await screen.findByText('English: awaits a native reader');
    await screen.findByText(
      '17 lessons rest on law or general knowledge and await review, those of packs and contacts included',
    );
  });

  it('says nothing of lessons under review when there are none', async () => {
    open({ underReview: 0 });
    await screen.findByText('English · Voice: 0 of 1,330 texts');
    expect(screen.queryByText(/await review/)).toBeNull();
  });

  it('is to be had on paper, for her and for whoever teaches, in every language in which it is whole and no other', async () => {
    open({ id: '01900000-0000-7000-8000-0000000000aa', languages: ['km', 'id'] });
    const papers = await screen.findByRole('list', { name: 'The course on paper' });
    const links = within(papers).getAllByRole<HTMLAnchorElement>('link');
    expect(links.map((link) => [link.textContent, link.pathname])).toEqual(
      [
        ['Workbook (PDF) · ខ្មែរ', 'workbook/km'],
        ['Workbook (PDF) · Bahasa Indonesia', 'workbook/id'],
        ['Trainer’s guide (PDF) · ខ្មែរ', 'guide/km'],
        ['Trainer’s guide (PDF) · Bahasa Indonesia', 'guide/id'],
      ].map(([name, end]) => [name, `/api/releases/01900000-0000-7000-8000-0000000000aa/papers/${end}`]),
    );
  });
});
