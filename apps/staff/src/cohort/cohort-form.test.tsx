import { getCohort, getCohortProgress, getMe, listReleases, saveCohort, type Cohort } from '@romduol/contracts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { answering, Refused } from '../test/answering.ts';
import { aCohort, aMember, aRelease, releaseId, today } from '../test/given.ts';
import { openApp } from '../test/open-app.tsx';

/** A server that keeps classes by their ids and versions, as the real one does. */
function keepingClasses(...there: readonly Cohort[]) {
  const classes = new Map(there.map((cohort) => [cohort.id, cohort]));
  const ids: string[] = [];
  return {
    classes,
    ids,
    answerings: [
      answering(getMe, () => aMember('trainer')),
      answering(listReleases, () => [
        aRelease(),
        aRelease({
          id: '01900000-0000-7000-8000-0000000000ff',
          title: { en: 'A new course' },
          accepted: null,
          mayBeTaught: false,
        }),
      ]),
      answering(saveCohort, ({ params, body }) => {
        ids.push(params.id);
        const known = classes.get(params.id);
        if (known && known.version !== body.version && body.version > 0) throw new Refused('thing.changed-meanwhile');
        const kept = aCohort({ ...known, ...body, id: params.id, version: body.version + 1 });
        classes.set(params.id, kept);
        return kept;
      }),
      answering(getCohort, ({ params }) => classes.get(params.id) ?? aCohort({ id: params.id })),
      answering(getCohortProgress, () => ({ today, trainees: [] })),
    ],
  };
}

beforeEach(() => sessionStorage.clear());

describe('a new class', () => {
  it('is made under one id however often the button is pressed, and opens', async () => {
    const { answerings, classes, ids } = keepingClasses();
    const { user } = openApp('/classes/new', ...answerings);
    await user.type(await screen.findByLabelText('Name of the class'), 'Example town, April');
    await user.click(screen.getByRole('radio', { name: /The short course/ }));
    await user.dblClick(screen.getByRole('button', { name: 'Create the class' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'Example town, April' })).toBeTruthy();
    expect(new Set(ids).size).toBe(1);
    expect([...classes.values()].map(({ name, womenOnly, endsOn }) => ({ name, womenOnly, endsOn }))).toEqual([
      { name: 'Example town, April', womenOnly: true, endsOn: null },
    ]);
    expect(sessionStorage.length).toBe(0);
  });

  it('is taught in a language in which its course exists, and in no other', async () => {
    const inTwo = aRelease({ languages: ['en', 'id'] });
    const { user } = openApp(
      '/classes/new',
      answering(listReleases, () => [inTwo]),
      ...keepingClasses().answerings,
    );
    await user.click(await screen.findByRole('radio', { name: /The short course/ }));
    const language = within(screen.getByRole('main')).getByLabelText<HTMLSelectElement>('Language');
    expect([...language.options].map(({ value }) => value)).toEqual(['en', 'id']);
    expect(language.value).toBe('en');
  });

  it('says what is missing, at the fields, and sends nothing', async () => {
    const { answerings, ids } = keepingClasses();
    const { user } = openApp('/classes/new', ...answerings);
    await user.clear(await screen.findByLabelText('Seats'));
    await user.click(screen.getByRole('button', { name: 'Create the class' }));
    expect(screen.getByText('Give the class a name')).toBeTruthy();
    expect(screen.getByText('Choose a course')).toBeTruthy();
    expect(screen.getByText('A whole number from 1 to 500')).toBeTruthy();
    expect(ids).toEqual([]);
  });

  it('cannot teach a course that nobody has accepted', async () => {
    const { answerings, ids } = keepingClasses();
    const { user } = openApp('/classes/new', ...answerings);
    await user.type(await screen.findByLabelText('Name of the class'), 'Example');
    await user.click(screen.getByRole('radio', { name: /A new course/ }));
    expect(screen.getByText(/Ask a manager to accept this course/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Create the class' }));
    expect(screen.getByText('This course must be accepted first')).toBeTruthy();
    expect(ids).toEqual([]);
  });

  it('is still in the form after the page was closed and opened again', async () => {
    const { answerings } = keepingClasses();
    const first = openApp('/classes/new', ...answerings);
    await first.user.type(await screen.findByLabelText('Name of the class'), 'Half typed');
    await act(() => first.router.navigate('/account'));
    await waitFor(() => expect(screen.queryByLabelText('Name of the class')).toBeNull());
    await act(() => first.router.navigate('/classes/new'));
    expect((await screen.findByLabelText<HTMLInputElement>('Name of the class')).value).toBe('Half typed');
    expect(screen.getByText('This is what you typed before and had not saved.')).toBeTruthy();
  });
});

describe('a class that somebody else changed meanwhile', () => {
  it('shows both entries and keeps from each what she chooses', async () => {
    const before = aCohort({ name: 'Before', seats: 20 });
    const { answerings, classes } = keepingClasses(before);
    const { user } = openApp(`/classes/${before.id}/edit`, ...answerings);
    const name = await screen.findByLabelText('Name of the class');
    await user.clear(name);
    await user.type(name, 'Mine');
    await user.clear(screen.getByLabelText('Seats'));
    await user.type(screen.getByLabelText('Seats'), '30');
    classes.set(before.id, { ...before, name: 'Theirs', seats: 40, version: 5 });
    await user.click(screen.getByRole('button', { name: 'Save' }));

    const seats = await screen.findByRole('group', { name: 'Seats' });
    expect(within(screen.getByRole('group', { name: 'Name of the class' })).getByLabelText('Yours: Mine')).toBeTruthy();
    await user.click(within(seats).getByLabelText('Theirs: 40'));
    await user.click(screen.getByRole('button', { name: 'Save this choice' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'Mine' })).toBeTruthy();
    expect(classes.get(before.id)).toMatchObject({ name: 'Mine', seats: 40, version: 6, releaseId });
  });
});
