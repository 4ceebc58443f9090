import { act } from '@testing-library/react';
import { jest } from '@jest/globals';
import { getMyLearning } from '@romduol/contracts';
import { joined, newHand, openPortal, say } from '../test-world/open-portal.tsx';

describe('a place that was opened on a network that leads nowhere', () => {
  beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
  afterEach(() => jest.useRealTimers());
  const pass = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1_000));

  it.each(['hangs', 'is gone'] as const)(
    'shows her course at once when the server %s, and asks again by itself',
    async (how) => {
      const hand = newHand();
      await joined(hand);
      if (how === 'hangs') hand.server.hanging.add(getMyLearning.name);
      else hand.server.isReachable = false;
      const portal = await openPortal('/learn', hand);
      await portal.tapPin();
      await portal.see(say('learn.all'));
      await pass(20);
      hand.server.hanging.clear();
      hand.server.isReachable = true;
      // What only the server knows: her token is not taken any more.
      hand.server.tokens.clear();
      await pass(60);
      await portal.see(say('me.signed-out'));
    },
  );
});
