import { getCohort, getCohortProgress, getMe, listSkills, markSkill, type AssessedTrack } from '@romduol/contracts';
import type { Role } from '@romduol/domain';
import { screen, waitFor, within, type BoundFunctions, type queries } from '@testing-library/react';
import { answering, Refused, serverOf } from '../test/answering.ts';
import { aCohort, aMember, aWoman, today } from '../test/given.ts';
import { openAppWith } from '../test/open-app.tsx';

type Within = BoundFunctions<typeof queries>;
type Standing = AssessedTrack['skills'][number]['standing'];
const skill = (id: string, en: string, standing: Standing = null) => ({ id, text: { en }, standing });
const tracks = (needle: Standing = null): AssessedTrack[] => [
  {
    id: 'sewing',
    title: { en: 'Sewing' },
    skills: [skill('thread', 'Thread the machine'), skill('needle', 'Change the needle', needle)],
  },
  { id: 'food', title: { en: 'Food' }, skills: [skill('rice', 'Cook rice for ten')] },
];

/** A programme in which marks are kept as the server keeps them, in the order in which they come. */
function programme(
  role: Role,
  {
    hasSkills = true,
    refuses = false,
    needle,
  }: Partial<{ hasSkills: boolean; refuses: boolean; needle: Standing }> = {},
) {
  const woman = aWoman('Example Woman', 'on-course', 10);
  const asked: { readonly markId: string; readonly skillId: string; readonly mark: string }[] = [];
  let kept = tracks(needle);
  const network: { isThere: boolean; letThrough: Promise<void> } = { isThere: true, letThrough: Promise.resolve() };
  const fetch = serverOf(
    answering(getMe, () => aMember(role)),
    answering(getCohort, () => aCohort({ hasSkills })),
    answering(getCohortProgress, () => ({ today, trainees: [woman] })),
    ...(hasSkills ? [answering(listSkills, () => kept)] : []),
    answering(markSkill, ({ params, body: { skillId, mark } }) => {
      if (refuses) throw new Refused('thing.not-found');
      asked.push({ markId: params.markId, skillId, mark });
      const standing = { mark, by: 'Example Trainer', on: today };
      kept = kept.map((track) => ({
        ...track,
        skills: track.skills.map((one) => (one.id === skillId ? { ...one, standing } : one)),
      }));
      return kept;
    }),
  );
  const { user } = openAppWith(null, `/classes/${aCohort().id}/women/${woman.traineeId}`, async (address, init) => {
    if (!network.isThere) throw new TypeError('Failed to fetch');
    const answer = fetch(address, init);
    await network.letThrough;
    return answer;
  });
  return { user, asked, network };
}
const panel = async () => {
  const section = (await screen.findByRole('heading', { name: 'What she can do' })).parentElement;
  if (section === null) throw new Error('the heading stands alone');
  return within(section);
};
/** The buttons beside a skill. */
const beside = async (skillWords: string) => within(await screen.findByRole('group', { name: skillWords }));
const pressed = (of: Within) => of.queryAllByRole('button', { pressed: true }).map(({ textContent }) => textContent);

describe('the skills of a woman', () => {
  it('are marked, and say at once who marked them and on which day; a later mark corrects', async () => {
    const { user, asked } = programme('trainer');
    await user.click((await panel()).getByText('Sewing'));
    const needle = await beside('Change the needle');
    expect(pressed(needle)).toEqual([]);
    await user.click(needle.getByRole('button', { name: 'Not yet' }));
    expect(await (await panel()).findByText('Example Trainer')).toBeTruthy();
    expect((await panel()).getByText(/10 March 2027/)).toBeTruthy();
    expect(pressed(needle)).toEqual(['Not yet']);
    await user.click(needle.getByRole('button', { name: 'Can' }));
    expect(await screen.findByText('1 of 2')).toBeTruthy();
    expect(pressed(needle)).toEqual(['Can']);
    expect(asked.map(({ skillId, mark }) => `${skillId} ${mark}`)).toEqual(['needle not-yet', 'needle can']);
    expect(new Set(asked.map(({ markId }) => markId)).size).toBe(2);
  });

  it('are marked with the keyboard alone', async () => {
    const { user, asked } = programme('trainer');
    const summary = (await panel()).getByText('Sewing').closest('summary');
    const first = (await beside('Thread the machine')).getByRole('button', { name: 'Can' });
    summary?.focus();
    expect(document.activeElement).toBe(summary);
    summary?.parentElement?.setAttribute('open', '');
    for (let steps = 0; steps < 10 && document.activeElement !== first; steps += 1) await user.tab();
    expect(document.activeElement).toBe(first);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('1 of 2')).toBeTruthy();
    expect(document.activeElement).toBe(first);
    expect(asked).toHaveLength(1);
  });

  it('go up one after the other when they are tapped quickly, are shown at once, and the last word stands', async () => {
    const { user, asked, network } = programme('trainer');
    const needle = await beside('Change the needle');
    const rice = await beside('Cook rice for ten');
    let open = (): void => undefined;
    network.letThrough = new Promise((resolve) => (open = resolve));
    await user.click(needle.getByRole('button', { name: 'Can' }));
    await user.click(rice.getByRole('button', { name: 'Can' }));
    await user.click(needle.getByRole('button', { name: 'Not yet' }));
    expect([pressed(needle), pressed(rice)]).toEqual([['Not yet'], ['Can']]);
    const said = () => asked.map(({ skillId, mark }) => `${skillId} ${mark}`);
    expect(said()).toEqual(['needle can']);
    open();
    await screen.findByText('1 of 1');
    await waitFor(() => expect(said()).toEqual(['needle can', 'rice can', 'needle not-yet']));
    await waitFor(() => expect(screen.queryByText('Being saved …')).toBeNull());
    expect([pressed(needle), pressed(rice)]).toEqual([['Not yet'], ['Can']]);
  });

  it('are not marked anew by tapping what stands', async () => {
    const { user, asked } = programme('trainer', { needle: { mark: 'can', by: 'Other Trainer', on: '2027-03-02' } });
    await user.click((await beside('Change the needle')).getByRole('button', { name: 'Can' }));
    expect(screen.getByText('Other Trainer')).toBeTruthy();
    expect(asked).toEqual([]);
  });

  it('say why a mark was not taken, and show what stands instead', async () => {
    const { user } = programme('trainer', {
      refuses: true,
      needle: { mark: 'not-yet', by: 'Other Trainer', on: '2027-03-02' },
    });
    const needle = await beside('Change the needle');
    await user.click(needle.getByRole('button', { name: 'Can' }));
    await (await panel()).findByRole('status');
    expect(pressed(needle)).toEqual(['Not yet']);
    expect(screen.getByText('Other Trainer')).toBeTruthy();
  });

  it('say that there is no network, and take the mark once there is', async () => {
    const { user, network, asked } = programme('trainer');
    const needle = await beside('Change the needle');
    network.isThere = false;
    await user.click(needle.getByRole('button', { name: 'Can' }));
    await (await panel()).findByRole('status');
    expect(pressed(needle)).toEqual([]);
    network.isThere = true;
    await user.click(needle.getByRole('button', { name: 'Can' }));
    expect(await screen.findByText('1 of 2')).toBeTruthy();
    expect((await panel()).queryByRole('status')).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('are read, and not marked, by who does not teach', async () => {
    programme('manager', { needle: { mark: 'can', by: 'Other Trainer', on: '2027-03-02' } });
    const skills = await panel();
    expect(await skills.findByText('Other Trainer')).toBeTruthy();
    expect(skills.queryByRole('button', { name: 'Can' })).toBeNull();
  });

  it('are not spoken of where the course has none', async () => {
    programme('trainer', { hasSkills: false });
    await screen.findByRole('heading', { name: 'Her way in' });
    expect(screen.queryByRole('heading', { name: 'What she can do' })).toBeNull();
  });
});
