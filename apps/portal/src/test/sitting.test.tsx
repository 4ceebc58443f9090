import type { Item, ItemAnswer, LearningFact, Release } from '@romduol/domain';
import { createMemoryDisk } from '@romduol/offline';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { release as bare } from '../test-world/course.ts';
import { serverWith } from '../test-world/course-with-files.ts';
import {
  fill,
  joined,
  makeRoom,
  openPortal,
  phoneIn,
  say,
  type Hand,
  type OpenedPortal,
} from '../test-world/open-portal.tsx';

const text = (words: string) => ({ en: words });
/** A question with one right choice, or with two of which both must be ticked. */
const item = (id: string, topic: string, kind: 'one' | 'many' = 'one'): Item => ({
  ...{ id, kind, topic, ask: text(id), explain: text(`because of ${id}`) },
  choices: ['yes', 'also', 'no'].map((choice) => ({ id: choice, text: text(choice) })),
  key: kind === 'one' ? ['yes'] : ['yes', 'also'],
});

/** Two topics; in each form one question has one answer and the other has two. */
const release: Release = {
  ...bare,
  test: {
    id: 'ex-test',
    title: text('Questions'),
    topics: ['passport', 'wages'].map((id) => ({ id, title: text(id), critical: true })),
    items: [
      item('x-passport', 'passport'),
      item('x-wages', 'wages', 'many'),
      item('y-passport', 'passport'),
      item('y-wages', 'wages', 'many'),
    ],
    forms: { X: ['x-passport', 'x-wages'], Y: ['y-passport', 'y-wages'] },
  },
};

/** A woman with the course on her phone. */
async function given() {
  const server = serverWith({ release, served: new Map(), urlOf: () => '' });
  const hand = { disk: createMemoryDisk(), server };
  await joined(hand);
  return { hand, server };
}

/** Opens the portal anew at a sitting, as after the page was closed. */
async function sitDown(hand: Hand, sitting = 'post'): Promise<OpenedPortal> {
  const portal = await openPortal(`/test/${sitting}`, hand);
  await portal.tapPin();
  await portal.see(/^[xy]-/);
  return portal;
}

const question = () => screen.queryByRole('radiogroup') ?? screen.getByRole('group');
const asked = (): string => question().getAttribute('aria-label') ?? '';
const goOn = () => screen.getByRole('button', { name: new RegExp(`^(${say('next')}|${say('test.hand-in')})$`) });
const chosen = (): readonly (string | null)[] =>
  [...within(question()).queryAllByRole('radio'), ...within(question()).queryAllByRole('checkbox')]
    .filter((card) => card.getAttribute('aria-checked') === 'true')
    .map((card) => card.textContent);

/** Chooses in the question that is shown, whatever it is. */
async function choose({ user, pressKey }: OpenedPortal, isRight: boolean): Promise<void> {
  if (screen.queryByRole('radiogroup')) {
    await user.click(screen.getByRole('radio', { name: isRight ? 'yes' : 'no' }));
    return;
  }
  for (const name of isRight ? ['yes', 'also'] : ['no']) await user.click(screen.getByRole('checkbox', { name }));
  await pressKey('answer.keep');
}

/** Goes on, and waits until something else is shown. */
async function onwards({ user }: OpenedPortal): Promise<void> {
  const before = asked();
  await user.click(goOn());
  await waitFor(() => expect(screen.queryByText(before)).toBeNull());
}

/** Answers every question that is left; the last one as well as the others. Answers how many there were. */
async function answerAll(portal: OpenedPortal, isRight: (id: string) => boolean): Promise<number> {
  for (let answers = 1; ; answers += 1) {
    const isLast = screen.queryByRole('button', { name: say('test.hand-in') }) !== null;
    await choose(portal, isRight(asked()));
    if (isLast) {
      await portal.pressKey('test.hand-in');
      await portal.see(say('test.result.title'));
      return answers;
    }
    await onwards(portal);
  }
}

type HandIn = Extract<LearningFact, { kind: 'test-handed-in' }>;
const handIns = ({ server }: Hand): readonly HandIn[] =>
  server.events.flatMap(({ fact }) => (fact.kind === 'test-handed-in' ? [fact] : []));
const singleAnswers = ({ server }: Hand): readonly (readonly [string, ItemAnswer])[] =>
  server.events.flatMap(({ fact }) => (fact.kind === 'item-answered' ? [[fact.itemId, fact.answer] as const] : []));

describe('another try', () => {
  it('is a new sitting each time, with nothing chosen, until every topic is right', async () => {
    const { hand } = await given();
    const portal = await sitDown(hand);
    await answerAll(portal, () => false);
    for (const tries of [1, 2, 3]) {
      await portal.pressKey('test.result.again');
      await waitFor(() => expect(chosen()).toEqual([]));
      expect(await answerAll(portal, () => tries === 3)).toBe(4);
    }
    expect(screen.queryByRole('button', { name: say('test.result.again') })).toBeNull();
    await waitFor(() => expect(handIns(hand)).toHaveLength(4));
    expect(new Set(handIns(hand).map(({ attemptId }) => attemptId)).size).toBe(4);
  });

  it('asks only the topics that were not right', async () => {
    const { hand } = await given();
    const portal = await sitDown(hand);
    await answerAll(portal, (id) => id.includes('passport'));
    await portal.pressKey('test.result.again');
    await portal.see(/^[xy]-wages$/);
    expect(await answerAll(portal, () => true)).toBe(2);
    await waitFor(() => expect(handIns(hand)).toHaveLength(2));
    expect(Object.keys(handIns(hand)[1]?.answers ?? {}).sort()).toEqual(['x-wages', 'y-wages']);
  });
});

describe('a finger that is quicker than the phone', () => {
  it('hands in once, and each answer once, however often it taps', async () => {
    const { hand, server } = await given();
    const portal = await sitDown(hand);
    for (const last of [false, true]) {
      await choose(portal, true);
      const before = asked();
      const button = goOn();
      await act(async () => [1, 2, 3].forEach(() => fireEvent.click(button)));
      if (!last) await waitFor(() => expect(screen.queryByText(before)).toBeNull());
    }
    await portal.see(say('test.result.all'));
    await waitFor(() => expect(handIns(hand)).toHaveLength(1));
    expect(singleAnswers(hand)).toHaveLength(2);
    expect(server.events).toHaveLength(3);
  });
});

describe('an answer', () => {
  it('that could not be written keeps her on the question and says why, and is taken at the next press', async () => {
    const { hand } = await given();
    const portal = await sitDown(hand);
    const before = asked();
    await choose(portal, true);
    fill(hand);
    await portal.user.click(goOn());
    await portal.see(say('problem.storage-full'));
    expect(asked()).toBe(before);
    makeRoom(hand);
    await onwards(portal);
    await answerAll(portal, () => true);
    await portal.see(say('test.result.all'));
    await waitFor(() => expect(handIns(hand)).toHaveLength(1));
    expect(Object.keys(handIns(hand)[0]?.answers ?? {})).toHaveLength(2);
  });

  it('that could not be handed in is not called handed in, and the next press hands in everything', async () => {
    const { hand } = await given();
    const portal = await sitDown(hand);
    await choose(portal, true);
    await onwards(portal);
    await choose(portal, true);
    fill(hand);
    await portal.user.click(goOn());
    await portal.see(say('problem.storage-full'));
    expect(screen.queryByText(say('test.result.title'))).toBeNull();
    makeRoom(hand);
    await portal.pressKey('test.hand-in');
    await portal.see(say('test.result.all'));
    await waitFor(() => expect(handIns(hand)).toHaveLength(1));
    expect(Object.keys(handIns(hand)[0]?.answers ?? {})).toHaveLength(2);
  });

  it('belongs to her sitting, whoever opens another place and another course on this phone meanwhile', async () => {
    const { hand } = await given();
    const portal = await sitDown(hand);
    await choose(portal, true);
    await onwards(portal);
    // Another tab: her sister joins and answers.
    const other = await phoneIn(hand);
    const id = (number: number) => `01970000-0000-7000-8000-0000000002${number}`;
    const hers = (await other.places())[0];
    const [mine] = hand.server.joins;
    if (hers === undefined || mine === undefined) throw new Error('nobody has joined');
    const sister = { ...mine, traineeId: id(10), enrolmentId: id(11), name: 'Sister', pin: '4321' };
    const keys = { ...mine.keys, token: 'b'.repeat(43), uploadToken: 'c'.repeat(43) };
    const place = await other.settle(await hand.server.join({ ...sister, keys }), keys, sister.pin);
    await place.record(sister.enrolmentId, {
      ...{ kind: 'item-answered', attemptId: id(12), sitting: 'post', itemId: 'x-passport', answer: ['no'] },
    });
    await answerAll(portal, () => true);
    await portal.see(say('test.result.all'));
    await waitFor(() => expect(handIns(hand)).toHaveLength(1));
    const enrolments = hand.server.events.flatMap(({ enrolmentId, fact }) =>
      fact.kind === 'test-handed-in' || (fact.kind === 'item-answered' && fact.attemptId !== id(12))
        ? [enrolmentId]
        : [],
    );
    expect(enrolments).toEqual(Array(3).fill(mine.enrolmentId));
  });

  it('may be changed until it is handed in, and the last one counts, whatever kind of question it is', async () => {
    const { hand } = await given();
    const portal = await sitDown(hand);
    await choose(portal, false);
    await onwards(portal);
    await choose(portal, false);
    for (const back of [true, false]) {
      if (back) await portal.pressKey('back');
      const card = (name: string) =>
        screen.getByRole(screen.queryByRole('radiogroup') ? 'radio' : 'checkbox', { name });
      await waitFor(() => expect(chosen()).toEqual(['no']));
      if (screen.queryByRole('group')) {
        // What she ticks now is what she sees: no answer of before goes on in its place.
        for (const name of ['no', 'yes', 'also']) await portal.user.click(card(name));
        await portal.user.click(goOn());
        await portal.see(say('answer.choose'));
        await portal.pressKey('answer.keep');
      } else await portal.user.click(card('yes'));
      if (back) await onwards(portal);
    }
    await portal.pressKey('test.hand-in');
    await portal.see(say('test.result.all'));
    await waitFor(() => expect(handIns(hand)).toHaveLength(1));
    expect(
      Object.values(handIns(hand)[0]?.answers ?? {})
        .flat()
        .includes('no'),
    ).toBe(false);
  });
});

describe('a sitting that the line or the battery ended', () => {
  it('before its first answer costs no try: nothing was told, and it opens again without network', async () => {
    const { hand, server } = await given();
    await sitDown(hand);
    server.isReachable = false;
    const again = await sitDown(hand);
    server.isReachable = true;
    expect(chosen()).toEqual([]);
    await choose(again, true);
    expect(server.events).toEqual([]);
    await onwards(again);
    await answerAll(again, () => true);
    await again.see(say('test.result.all'));
    await waitFor(() => expect(handIns(hand)).toHaveLength(1));
    expect(singleAnswers(hand)).toHaveLength(2);
  });

  it('in the middle goes on at its next question, as the same sitting, with what was answered', async () => {
    const { hand, server } = await given();
    const portal = await sitDown(hand);
    const first = asked();
    await choose(portal, true);
    await onwards(portal);
    const second = asked();
    server.isReachable = false;
    const again = await sitDown(hand);
    expect(asked()).toBe(second);
    await again.pressKey('back');
    await again.see(first);
    expect(chosen()).not.toEqual([]);
    await onwards(again);
    server.isReachable = true;
    await answerAll(again, () => true);
    await again.see(say('test.result.all'));
    await waitFor(() => expect(handIns(hand)).toHaveLength(1));
    const attempts = server.events.flatMap(({ fact }) => ('attemptId' in fact ? [fact.attemptId] : []));
    expect(new Set(attempts).size).toBe(1);
  });
});

describe('the answers of a sitting', () => {
  it.each(['x', 'y'])('are each shown with their own mark, when only those of form %s were right', async (form) => {
    const { hand } = await given();
    const portal = await sitDown(hand, 'again');
    await answerAll(portal, (id) => id.startsWith(form));
    await portal.see(say('test.result.some', { right: 2, of: 4 }));
    const marks = screen.getAllByRole('listitem').map((row) => {
      const isRight = within(row).queryByText(say('test.result.right')) !== null;
      expect(within(row).queryByText(say('test.result.look')) === null).toBe(isRight);
      return [within(row).getByText(/^[xy]-/).textContent, isRight];
    });
    const isRight = (id: string) => [id, id.startsWith(form)];
    const ids = ['x-passport', 'x-wages', 'y-passport', 'y-wages'];
    expect(Object.fromEntries(marks)).toEqual(Object.fromEntries(ids.map(isRight)));
  });
});
