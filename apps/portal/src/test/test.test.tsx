import { screen, waitFor } from '@testing-library/react';
import { fill, joined, makeRoom, newHand, openPortal, say, type Hand } from '../test-world/open-portal.tsx';

async function allLessonsSkipped(hand: Hand) {
  const portal = await joined(hand);
  await portal.press(/^My papers/);
  for (const words of ['Papers are yours.', 'Keep a copy.']) {
    await portal.see(words);
    await portal.pressKey('next');
  }
  await portal.user.click(await screen.findByRole('radio', { name: 'Is it yours? yes' }));
  await portal.see('because of papers-q');
  await portal.pressKey('next');
  await portal.pressKey('plan.later');
  await portal.see(say('plan.left'));
  await portal.pressKey('next');
  await portal.pressKey('lesson.end.next');
  await portal.pressKey('lesson.notice.skip');
  await portal.see(say('lesson.end.calm'));
  await portal.pressKey('lesson.end.home');
  return portal;
}

describe('the test', () => {
  it('before the course explains nothing, and goes on where a closed phone left it', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    await portal.pressKey('learn.begin');
    await portal.pressKey('test.hand-in');
    await portal.see(say('answer.choose'));
    await portal.user.click(screen.getByRole('radio', { name: say('answer.dont-know') }));
    await portal.pressKey('test.hand-in');
    await portal.see(say('test.pre.thanks'));
    expect(screen.queryByText(/because of/)).toBeNull();
    await portal.pressKey('learn.begin');
    await portal.see(say('learn.next'));

    const again = await openPortal('/test/pre', hand);
    await again.tapPin();
    await again.see(say('test.done-before'));
  });

  it('that a phone fills up in the middle of is handed in when there is room again, and no answer is told twice', async () => {
    const hand = newHand();
    const portal = await joined(hand);
    await portal.pressKey('learn.begin');
    await portal.user.click(await screen.findByRole('radio', { name: say('answer.dont-know') }));
    // Room for one answer, and none for handing in.
    fill(hand, ({ events }) => events.size >= 1);
    await portal.pressKey('test.hand-in');
    await portal.see(say('problem.storage-full'));
    makeRoom(hand);
    await portal.pressKey('test.hand-in');
    await portal.see(say('test.pre.thanks'));
    await waitFor(() =>
      expect(hand.server.events.map(({ fact }) => fact.kind)).toEqual(['item-answered', 'test-handed-in']),
    );
  });

  it('after the course explains every answer, and asks again what was not right until it is', async () => {
    const hand = newHand();
    const portal = await allLessonsSkipped(hand);
    await portal.see(say('learn.post.title'));
    await portal.pressKey('learn.begin');
    await portal.user.click(await screen.findByRole('radio', { name: / no$/ }));
    await portal.pressKey('test.hand-in');
    await portal.see(say('test.result.some', { right: 0, of: 1 }));
    await portal.see(/because of/);
    await portal.pressKey('test.result.again');
    for (const last of [false, true]) {
      // A finger that is quicker than the phone would answer the question before once more.
      await screen.findByRole('button', { name: say(last ? 'test.hand-in' : 'next') });
      await portal.user.click(await screen.findByRole('radio', { name: / yes$/ }));
      await portal.pressKey(last ? 'test.hand-in' : 'next');
    }
    await portal.see(say('test.result.all'));
    await portal.pressKey('lesson.end.home');
    await portal.see(say('learn.finished.title'));
    expect(hand.server.events.filter(({ fact }) => fact.kind === 'test-handed-in')).toHaveLength(2);
  });
});
