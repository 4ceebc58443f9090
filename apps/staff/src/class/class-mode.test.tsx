import { createClassMemoryStore, type ClassStore } from '@romduol/offline/class';
import { act, screen, waitFor, within } from '@testing-library/react';
import { aCohort, aMember } from '../test/given.ts';
import { classWords, classWorld, womenOfClass, type ClassWorld } from '../test/class-world.ts';
import { openAppWith } from '../test/open-app.tsx';
import { noteDesk } from './given-desk.ts';

const { id: cohortId } = aCohort();
type Tablet = ReturnType<typeof openAppWith>;
type User = Tablet['user'];

const press = async (user: User, name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const follow = async (user: User, name: string | RegExp) => user.click(await screen.findByRole('link', { name }));
const see = (words: string | RegExp) => screen.findByText(words);

/** A tablet on which the class was taken along. */
async function takenAlong(world = classWorld()): Promise<ClassWorld> {
  const { desk, client } = world;
  const taker = aMember('trainer');
  await desk.takeAlong({
    client,
    cohortId,
    courseTitle: aCohort().courseTitle,
    timeZone: taker.organisation.timeZone,
    takenBy: { id: taker.id, name: taker.name },
    words: classWords,
  });
  await desk.bringPack(cohortId, { client });
  noteDesk();
  return world;
}

/** Types the words of the class. */
async function giveWords(user: User, words: string): Promise<void> {
  const field = await screen.findByLabelText('Your words for this class');
  await user.clear(field);
  await user.click(field);
  await user.paste(words);
  await user.keyboard('{Enter}');
}

/** Opens the class on a tablet without network and without session. */
async function inVillage(world: ClassWorld): Promise<Tablet> {
  world.isReachable = false;
  world.isSignedIn = false;
  const tablet = openAppWith(world.desk, `/class/${cohortId}`, world.network);
  await giveWords(tablet.user, classWords);
  await screen.findByRole('button', { name: 'Close the names' });
  return tablet;
}

/** Begins today's meeting with these women there. */
async function withHere(user: User, ...names: readonly string[]): Promise<void> {
  await press(user, 'Begin today’s meeting');
  for (const name of names) await press(user, new RegExp(`^${name}`));
  await screen.findByText(new RegExp(`^${names.length === 1 ? 'one is' : `${names.length} are`} here · `));
  await follow(user, 'To the lessons');
}

/** A tablet that can be slow: then facts are not written before it is let go. */
function slowTablet() {
  const store = createClassMemoryStore();
  let held = Promise.resolve();
  let letGo = (): void => undefined;
  const write: ClassStore['write'] = async (names, work) => {
    if (names.includes('events')) await held;
    return store.write(names, work);
  };
  const slow = () => {
    held = new Promise((go) => (letGo = go));
  };
  return { world: classWorld({ ...store, write }), slow, quick: () => act(async () => letGo()) };
}

const noted = async ({ desk }: ClassWorld) =>
  [...(await desk.events(cohortId)).values()].flat().sort((one, other) => one.seq - other.seq);

const rowOf = (name: string) => screen.getByRole('group', { name });

describe('taking a class along', () => {
  it('wants words that are long enough and typed twice, and says who can read what', async () => {
    const world = classWorld();
    const { user } = openAppWith(world.desk, `/classes/${cohortId}/take`, world.network);
    await see(/can read the names and the reset codes/);
    await see('About 3.2 MB are downloaded');
    const first = screen.getByLabelText('Choose words that open the names');
    await user.type(first, 'short');
    await press(user, 'Take the class along');
    await see('The words need at least 8 letters');
    await user.clear(first);
    await user.type(first, classWords);
    await press(user, 'Take the class along');
    await see('The second time they were different');
    expect(await world.desk.classes()).toEqual([]);
    await user.type(screen.getByLabelText('The same words again'), classWords);
    await press(user, 'Take the class along');
    await see('All lessons and 0 pictures are here');
    expect(await world.desk.open(cohortId, classWords)).not.toBeNull();
  });

  it('says what is here and what is missing before class', async () => {
    const world = await takenAlong();
    world.isReachable = false;
    openAppWith(world.desk, '/class', world.network);
    await screen.findByRole('heading', { name: 'Before class' });
    await see('All lessons and 0 pictures are here');
    await see('The names are from today');
    await see(/The app itself is not kept here yet/);
    await see('Nothing waits to be handed in');
  });
});

describe('a class without network', () => {
  it('opens with its words alone, and closes when she says so', async () => {
    const world = await takenAlong();
    world.isReachable = false;
    const { user } = openAppWith(world.desk, `/class/${cohortId}`, world.network);
    await giveWords(user, 'other words here');
    await see(/These words do not open it/);
    await giveWords(user, classWords);
    await press(user, 'Close the names');
    await follow(user, aCohort().name);
    await screen.findByLabelText('Your words for this class');
  });

  it('notes who is there by tapping names, and a tap again corrects it', async () => {
    const world = await takenAlong();
    const { user } = await inVillage(world);
    await press(user, 'Begin today’s meeting');
    await press(user, /^Bopha Example/);
    await screen.findByRole('button', { name: /^Bopha Example.*is here$/, pressed: true });
    await press(user, /^Bopha Example/);
    await screen.findByRole('button', { name: /is not here$/, pressed: false });
    await press(user, /^Devi Example/);
    await press(user, 'Everybody else is not here');
    await see('one is here · 2 are not');
    const [meeting] = await world.desk.meetings(cohortId);
    const [bopha, chanthy, devi] = womenOfClass.map(({ traineeId }) => meeting?.marks[traineeId]);
    expect([bopha, chanthy, devi]).toEqual(['absent', 'absent', 'present']);
  });

  it('is taught screen by screen; each woman’s answer is noted by her name, and handed in with network and sign-in', async () => {
    const world = await takenAlong();
    const { user } = await inVillage(world);
    await withHere(user, 'Bopha Example', 'Chanthy Example');
    await follow(user, /^My papers/);

    await see('Your passport is yours.');
    await press(user, 'Next');
    await see('Who keeps your passport?');
    await press(user, 'Note the answers');
    await user.click(within(rowOf('Bopha Example')).getByRole('button', { name: /I do$/ }));
    await user.click(within(rowOf('Everyone who is left (one):')).getByRole('button', { name: /I don’t know$/ }));
    await press(user, 'Show the answer');
    await see('You have a right to keep it.');
    await press(user, 'Next');

    await see('Which comes number 1?');
    await press(user, 'Make a copy');
    await press(user, 'Give the copy to my aunt');
    await see('Noted for 2 women');
    await press(user, 'Next');

    await see(/Nothing of it is noted here/);
    expect(screen.queryByRole('textbox')).toBeNull();
    await press(user, /^Chanthy Example/);
    await press(user, 'Note this');
    await see('Noted for 2 women');
    await press(user, 'Next');
    await see('2 of 3 have done it');
    await press(user, 'To the lessons');
    await screen.findByText('2 of 3 have done it', { selector: 'a span' });

    const events = await noted(world);
    expect(events.map(({ fact }) => fact.kind)).toEqual([
      'block-seen',
      'block-seen',
      ...Array.from({ length: 6 }, () => 'activity-answered'),
    ]);
    expect(events.every(({ by }) => by === 'trainer')).toBe(true);

    world.isReachable = true;
    await act(async () => window.dispatchEvent(new Event('online')));
    await follow(user, 'Who is here?');
    await follow(user, aCohort().name);
    await see('There is network. Sign in to hand them in.');
    expect(world.events).toEqual([]);
    world.isSignedIn = true;
    await press(user, 'Hand in now');
    await waitFor(() => expect(screen.queryByText(/wait on this tablet/)).toBeNull());
    expect(world.events.map(({ event }) => event.id)).toEqual(events.map(({ id }) => id));
    expect(world.marks.map(({ mark }) => mark)).toEqual(['present', 'present']);
  });

  it('goes on where it was after the tablet died, with every answer that was tapped', async () => {
    const world = await takenAlong();
    const tablet = await inVillage(world);
    await withHere(tablet.user, 'Bopha Example', 'Chanthy Example');
    await follow(tablet.user, /^My papers/);
    await see('Your passport is yours.');
    await press(tablet.user, 'Next');
    await press(tablet.user, 'Note the answers');
    await tablet.user.click(within(rowOf('Chanthy Example')).getByRole('button', { name: /The agent$/ }));
    tablet.unmount();

    const { user } = await inVillage(world);
    await follow(user, 'Go on with the lesson');
    await screen.findByRole('group', { name: 'Chanthy Example' });
    expect(within(rowOf('Chanthy Example')).getByRole('button', { pressed: true }).getAttribute('aria-label')).toMatch(
      /The agent$/,
    );
    await press(user, 'Show the answer');
    await see(/^One has no answer yet/);
    await press(user, 'Show the answer');
    await see('You have a right to keep it.');
    const answered = (await noted(world)).filter(({ fact }) => fact.kind === 'activity-answered');
    expect(answered).toHaveLength(1);
  });

  it('keeps an answer that is tapped while the others are written, and notes it when she goes on', async () => {
    const { world, slow, quick } = slowTablet();
    await takenAlong(world);
    const { user } = await inVillage(world);
    await withHere(user, 'Bopha Example', 'Chanthy Example');
    await follow(user, /^My papers/);
    await press(user, 'Next');
    await press(user, 'Note the answers');
    for (const name of ['Bopha Example', 'Chanthy Example'])
      await user.click(within(rowOf(name)).getByRole('button', { name: /The agent$/ }));
    slow();
    await press(user, 'Show the answer');
    await user.click(within(rowOf('Bopha Example')).getByRole('button', { name: /I do$/ }));
    await quick();
    expect(within(rowOf('Bopha Example')).getByRole('button', { pressed: true }).textContent).toMatch(/A/);
    await press(user, 'Show the answer');
    await see('You have a right to keep it.');
    const answers = (await noted(world)).flatMap(({ fact }) =>
      fact.kind === 'activity-answered' && fact.answer.kind === 'quiz' && 'answers' in fact.answer
        ? [fact.answer.answers['q-keeps']]
        : [],
    );
    expect(answers).toEqual([['agent'], ['agent'], ['me']]);
  });

  it('lets no tap follow a sitting of the test that is being handed in', async () => {
    const { world, slow, quick } = slowTablet();
    await takenAlong(world);
    const { user } = await inVillage(world);
    await withHere(user, 'Bopha Example');
    await follow(user, /^Test before the course/);
    await press(user, 'Begin the test');
    await see(/^Question [xy]-1$/);
    await press(user, 'Note the answers');
    await user.click(within(rowOf('Bopha Example')).getByRole('button', { name: /Yes$/ }));
    slow();
    await press(user, 'Next');
    await user.click(within(rowOf('Bopha Example')).getByRole('button', { name: /No$/ }));
    await quick();
    await see(/explained after the course/);
    expect((await noted(world)).map(({ fact }) => fact.kind)).toEqual(['test-handed-in']);
    const meetingId = (await world.desk.meetings(cohortId))[0]?.id;
    expect(await world.desk.draft(`${meetingId}/pre`)).toMatchObject({ answers: {}, attempts: {} });
  });

  it('marks each lesson that nobody has reviewed yet', async () => {
    const { user } = await inVillage(await takenAlong());
    await withHere(user, 'Bopha Example');
    const papers = await screen.findByRole('link', { name: /^My papers/ });
    expect(within(papers).getByText('8 min · under review')).toBeTruthy();
  });

  it('leaves a hard lesson out without loss, and lets one woman sit out a hard screen', async () => {
    const world = await takenAlong();
    const { user } = await inVillage(world);
    await withHere(user, 'Bopha Example', 'Devi Example');
    await follow(user, /^A hard word/);
    await see('This lesson speaks of danger.');
    await press(user, 'Some sit it out');
    const dialog = await screen.findByRole('dialog', { name: 'Who takes part?' });
    await user.click(within(dialog).getByRole('button', { name: /^Devi Example/ }));
    await user.click(within(dialog).getByRole('button', { name: /^Chanthy Example/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    await press(user, 'Begin');
    await press(user, 'Next');
    await see('Nobody must tell her own story.');
    await press(user, 'Leave this out together');
    await see('Breathe in slowly, and out. You are here, with the others.');
    await screen.findByRole('heading', { name: 'If you need help' });
    await see('3 of 3 have done it');
    const ids = womenOfClass.map(({ enrolmentId }) => enrolmentId);
    const facts = (await noted(world)).map(({ enrolmentId, fact }) => `${ids.indexOf(enrolmentId)} ${fact.kind}`);
    expect(facts).toEqual(
      expect.arrayContaining(['0 block-seen', '1 block-seen', '2 block-skipped', '0 block-skipped', '1 block-skipped']),
    );
    expect(facts).not.toContain('2 block-seen');
  });

  it('reads out the code of a woman who forgot her pictures, with the honest word about her plan', async () => {
    const world = await takenAlong();
    const { user } = await inVillage(world);
    await press(user, 'Begin today’s meeting');
    await press(user, 'Code: Chanthy Example forgot her pictures');
    const dialog = await screen.findByRole('dialog', { name: 'She forgot her pictures' });
    for (const group of ['ABCD', 'EFGH', 'JKL3']) expect(within(dialog).getByText(group)).toBeTruthy();
    expect(within(dialog).getByText(/Her safety plan on that phone will be gone/)).toBeTruthy();
  });

  it('gives the test before the course to each woman in her form, and explains nothing', async () => {
    const world = await takenAlong();
    const { user } = await inVillage(world);
    await withHere(user, 'Bopha Example', 'Chanthy Example', 'Devi Example');
    await follow(user, /^Test before the course/);
    await press(user, 'Begin the test');
    const rounds = new Set<string>();
    for (;;) {
      rounds.add((await screen.findByText(/^Question [xy]-1$/)).textContent ?? '');
      await press(user, 'Note the answers');
      await user.click(
        within(screen.getByRole('group', { name: /^Everyone who is left/ })).getByRole('button', { name: /Yes$/ }),
      );
      await press(user, 'Next');
      if (
        await screen
          .findByText(/explained after the course|^Question [xy]-1$/)
          .then((found) => /explained/.test(found.textContent ?? ''))
      )
        break;
    }
    expect(screen.queryByText('Because it is so.')).toBeNull();
    const events = await noted(world);
    expect(events.map(({ fact }) => fact.kind)).toEqual(['test-handed-in', 'test-handed-in', 'test-handed-in']);
    await press(user, 'To the lessons');
    expect((await screen.findByRole('link', { name: /^Test before the course/ })).textContent).toMatch(/3 of 3/);
  });

  it('shows what the server refused with name and reason, in one row a lesson, and keeps it', async () => {
    const world = await takenAlong();
    const { user } = await inVillage(world);
    await withHere(user, 'Bopha Example', 'Chanthy Example');
    await follow(user, /^My papers/);
    await press(user, 'Next');
    await see('Who keeps your passport?');
    await press(user, 'Note the answers');
    await user.click(within(rowOf('Chanthy Example')).getByRole('button', { name: /The agent$/ }));
    await press(user, 'Show the answer');
    await press(user, 'Show the answer');
    await see('You have a right to keep it.');
    world.gone.add(womenOfClass[1]?.traineeId ?? '');
    world.isReachable = true;
    world.isSignedIn = true;
    await act(async () => window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(world.events).toHaveLength(1));
    await follow(user, 'Lessons');
    await follow(user, 'Who is here?');
    await follow(user, aCohort().name);
    await follow(user, 'What was noted');
    await screen.findByRole('heading', { name: 'Refused by the server' });
    const row = (await screen.findByText('Chanthy Example')).closest('li');
    if (row === null) throw new Error('she stands in no row');
    expect(within(row).getByText('My papers · 2 records')).toBeTruthy();
    expect(within(row).getByText('She is not in this class')).toBeTruthy();
    expect(await world.desk.refused(cohortId)).toHaveLength(2);
  });

  it('is handed in by itself when she comes back to her desk', async () => {
    const world = await takenAlong();
    const tablet = await inVillage(world);
    await withHere(tablet.user, 'Bopha Example');
    tablet.unmount();
    world.isReachable = true;
    world.isSignedIn = true;
    openAppWith(world.desk, `/classes/${cohortId}`, world.network);
    await waitFor(() => expect(world.marks.map(({ mark }) => mark)).toEqual(['present']));
    expect((await world.desk.classes())[0]?.waiting).toBe(0);
  });

  it('has a page of answer cards to print, which names nobody', async () => {
    const world = await takenAlong();
    world.isReachable = false;
    openAppWith(world.desk, `/class/${cohortId}/cards`, world.network);
    await screen.findByRole('button', { name: 'Print' });
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'AA',
      'BB',
      'CC',
      'DD',
      '?I don’t know',
    ]);
  });
});
