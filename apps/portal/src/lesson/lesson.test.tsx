import { jest } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { fill, joined, makeRoom, newHand, openPortal, say, type Hand } from '../test-world/open-portal.tsx';

const row = (title: string) => new RegExp(`^${title}`);

/** In a lesson, before its question. */
async function atTheQuestion(hand: Hand) {
  const portal = await joined(hand);
  await portal.press(row('My papers'));
  for (const words of ['Papers are yours.', 'Keep a copy.']) {
    await portal.see(words);
    await portal.pressKey('next');
  }
  await portal.see('Is it yours?');
  return portal;
}

describe('a lesson', () => {
  it('goes screen by screen to its end; the next week it goes on with what is left, without network', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    await portal.press(row('My papers'));
    await portal.see('Papers are yours.');
    await portal.pressKey('next');
    await portal.see('Keep a copy.');
    await portal.pressKey('next');
    await portal.see('Is it yours?');

    hand.server.isReachable = false;
    const again = await openPortal('/', hand);
    await again.tapPin();
    await again.pressKey('learn.go-on');
    await again.see('Is it yours?');
    await again.pressKey('next');
    await again.see(say('lesson.do-first'));
    await again.user.click(screen.getByRole('radio', { name: 'Is it yours? yes' }));
    await again.see('because of papers-q');
    await again.pressKey('next');
    await again.user.type(await screen.findByRole('textbox', { name: 'A person' }), 'my aunt in the yellow house');
    await again.pressKey('plan.keep');
    await again.see(say('plan.kept'));
    await again.pressKey('next');
    await again.see(say('lesson.end.title'));
    await again.see(say('lesson.end.done', { title: 'My papers' }));
    await again.pressKey('lesson.end.home');
    await again.see(say('learn.done-count', { done: 1, all: 2 }));
    expect(JSON.stringify(hand.server.events)).not.toContain('aunt');
  });

  it('keeps on "next" what a full phone could not keep, as soon as there is room again', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    await portal.press(row('My papers'));
    await portal.see('Papers are yours.');
    fill(hand);
    await portal.pressKey('next');
    await portal.see(say('problem.storage-full'));
    makeRoom(hand);
    await portal.pressKey('next');
    await portal.see('Keep a copy.');
    await portal.pressKey('next');
    const yes = await screen.findByRole('radio', { name: 'Is it yours? yes' });
    fill(hand);
    await portal.user.click(yes);
    await portal.see(say('problem.storage-full'));
    await portal.pressKey('next');
    await portal.see(say('problem.storage-full'));
    makeRoom(hand);
    await portal.pressKey('next');
    await portal.see('Who keeps your copy?');
    const told = () => hand.server.events.flatMap(({ fact }) => ('blockId' in fact ? [fact.blockId] : []));
    await waitFor(() => expect(told()).toEqual(['papers-hello', 'papers-why', 'papers-quiz']));
  });

  it('takes two quick taps on "next" as one', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    await portal.press(row('My papers'));
    await portal.see('Papers are yours.');
    await portal.user.dblClick(screen.getByRole('button', { name: say('next') }));
    await portal.see('Keep a copy.');
  });

  it('goes on with an answer that is still being written: a quick finger is not told to answer first', async () => {
    const portal = await atTheQuestion(newHand());
    await act(async () => {
      fireEvent.click(screen.getByRole('radio', { name: 'Is it yours? yes' }));
      fireEvent.click(screen.getByRole('button', { name: say('next') }));
    });
    await portal.see('Who keeps your copy?');
    expect(screen.queryByText(say('lesson.do-first'))).toBeNull();
  });

  it('says what is coming before a heavy lesson, which may be skipped whole; its end is calm with help beside it', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    await portal.press(row('A hard word'));
    await portal.see('This lesson speaks of danger.');
    await portal.pressKey('lesson.notice.skip');
    await portal.see(say('lesson.end.calm'));
    await portal.pressKey('lesson.end.help');
    await portal.see(say('help.none.title'));
  });

  it('lets a hard screen be skipped without loss', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    await portal.press(row('A hard word'));
    await portal.pressKey('lesson.notice.begin');
    await portal.pressKey('block.skip');
    await portal.see(say('lesson.end.done', { title: 'A hard word' }));
  });

  it('keeps one entry in the history however much she looked at', async () => {
    const portal = await joined(newHand());
    await portal.press(row('My papers'));
    await portal.pressKey('next');
    await portal.see('Keep a copy.');
    expect(portal.historyGrowth()).toBe(0);
  });

  it('that was opened before the course is here offers to bring it, and opens when its words have come', async () => {
    const hand = newHand();
    await joined(hand);
    hand.disk.held.packs.clear();
    const portal = await openPortal('/lesson/papers', hand);
    await portal.tapPin();
    await portal.pressKey('learn.pack.start');
    await portal.see('Papers are yours.');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['says so', () => act(async () => dispatchEvent(new Event('online')))],
    ['never says so', () => act(() => jest.advanceTimersByTimeAsync(5_000))],
  ])(
    'that was opened without network before the course is here says so at once, and opens by itself when there is one, also where the phone %s',
    async (_, networkComes) => {
      const hand = newHand();
      await joined(hand);
      hand.disk.held.packs.clear();
      hand.server.isReachable = false;
      const portal = await openPortal('/lesson/papers', hand);
      await portal.tapPin();
      await portal.see(say('learn.pack.title'));
      jest.useFakeTimers({ advanceTimers: true });
      try {
        await portal.pressKey('learn.pack.start');
        await portal.see(say('learn.pack.broken'));
        hand.server.isReachable = true;
        await networkComes();
        await portal.see('Papers are yours.');
      } finally {
        jest.useRealTimers();
      }
    },
  );

  it('says quietly that a lesson is not here', async () => {
    const hand = newHand();
    await joined(hand);
    const portal = await openPortal('/lesson/of-another-course', hand);
    await portal.tapPin();
    await portal.see(say('lesson.missing'));
  });
});
