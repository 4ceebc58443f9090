import type { Release, SkillTrack } from '@romduol/domain';
import { screen, within, type BoundFunctions, type queries } from '@testing-library/react';
import { release } from '../test-world/course.ts';
import { joined, newHand, openPortal, say, type Hand } from '../test-world/open-portal.tsx';

type Within = BoundFunctions<typeof queries>;
const text = (words: string) => ({ en: words, km: words, id: words });
const track = (id: string, title: string, skills: readonly string[]): SkillTrack => ({
  id,
  title: text(title),
  skills: skills.map((words, at) => ({ id: `${id}-${at + 1}`, text: text(words) })),
});
const tracks = [
  track('gm', 'Sewing', ['Thread the machine', 'Change the needle', 'Sew a seam']),
  track('fd', 'Food', ['Cook rice']),
];
const workshop: Release = {
  ...release,
  modules: [...release.modules, { id: 'b9', code: 'B9', title: text('Technical track'), lessons: [], tracks }],
};
const said = { by: 'Example Assessor', on: '2026-11-20' };

/** A woman in a class of a course with skills, in her place. */
async function inWorkshop(marks: Hand['server']['skillMarks']) {
  const hand = newHand();
  hand.server.release = workshop;
  hand.server.skillMarks = marks;
  const portal = await joined(hand);
  return { hand, portal };
}
async function herSkills(hand: Hand) {
  const me = await openPortal('/me', hand);
  await me.tapPin();
  await me.pressKey('me.skills');
  await me.see(say('me.skills.intro'));
  return me;
}
const region = (name: string) => within(screen.getByRole('region', { name }));
const rows = (of: Within) => of.getAllByRole('listitem').map(({ textContent }) => textContent);

describe('what she can do', () => {
  it('is said with who marked it and on which day, beside what comes next', async () => {
    const { hand } = await inWorkshop([
      { skillId: 'gm-1', mark: 'can', ...said },
      { skillId: 'gm-3', mark: 'not-yet', ...said, by: 'Other Assessor' },
    ]);
    await herSkills(hand);
    const sewing = region('Sewing');
    expect(rows(sewing)).toEqual([
      'Thread the machineExample Assessor, 20 November 2026',
      'Sew a seamOther Assessor, 20 November 2026',
    ]);
    expect(sewing.getByText(say('me.skills.count', { can: 1, all: 3 }))).toBeTruthy();
    expect(sewing.getByText(say('me.skills.next')).parentElement?.textContent).toContain('Change the needle');
    expect(screen.queryByRole('region', { name: 'Food' })).toBeNull();
    expect(screen.getByText('Food')).toBeTruthy();
  });

  it('is there without network, from what was kept', async () => {
    const { hand } = await inWorkshop([{ skillId: 'gm-1', mark: 'can', ...said }]);
    hand.server.isReachable = false;
    await herSkills(hand);
    expect(rows(region('Sewing'))).toEqual(['Thread the machineExample Assessor, 20 November 2026']);
  });

  it('follows what her assessor says later', async () => {
    const { hand } = await inWorkshop([{ skillId: 'gm-1', mark: 'can', ...said }]);
    hand.server.skillMarks = [{ skillId: 'gm-1', mark: 'not-yet', ...said }];
    const me = await herSkills(hand);
    await me.see(say('me.skills.not-yet'));
    expect(screen.queryByText(say('me.skills.can'))).toBeNull();
  });

  it('says when she can do all of a trade', async () => {
    const { hand } = await inWorkshop([{ skillId: 'fd-1', mark: 'can', ...said }]);
    await herSkills(hand);
    expect(region('Food').getByText(say('me.skills.all'))).toBeTruthy();
    expect(region('Food').queryByText(say('me.skills.next'))).toBeNull();
  });

  it('names the trades there are, and what she may do, while nothing is marked', async () => {
    const { hand } = await inWorkshop([]);
    const me = await herSkills(hand);
    await me.see(say('me.skills.none'));
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Sewing', 'Food']);
  });

  it('says nothing of a mark in another class of hers', async () => {
    const { hand } = await inWorkshop([
      { skillId: 'gm-1', mark: 'can', ...said, ...{ enrolmentId: '01970000-0000-7000-8000-0000000000ff' } },
    ]);
    const me = await herSkills(hand);
    await me.see(say('me.skills.none'));
  });

  it('is not spoken of in a course without skills', async () => {
    const portal = await joined(newHand());
    await portal.pressKey('tab.me');
    await screen.findByRole('button', { name: say('me.plan') });
    expect(screen.queryByRole('button', { name: say('me.skills') })).toBeNull();
  });
});
