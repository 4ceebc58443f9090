import { act, render, screen } from '@testing-library/react';
import { hush, speak } from '@romduol/ui';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joined, newHand, openPortal, say, type Hand } from '../test-world/open-portal.tsx';
import { Failed } from './failed.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { coverWhenHidden } from './leave.ts';

const example = { ':code': 'ABCD2345', ':id': 'papers', ':sitting': 'pre', ':country': 'KH' };
/** Every address of the portal, read from where they are declared. */
const addresses = [...readFileSync(join(import.meta.dirname, '../app.tsx'), 'utf8').matchAll(/path="([^"]+)"/g)].map(
  ([, path = '']) => path.replace(/:\w+/g, (name) => example[name as keyof typeof example]).replace('*', '/nothing'),
);

describe('the way out', () => {
  let hand: Hand;
  beforeAll(async () => {
    hand = newHand();
    await joined(hand);
  });

  it.each(addresses)(
    'is on the screen of %s, where the title tells nothing and the history does not grow',
    async (path) => {
      const portal = await openPortal(path, hand);
      expect(await screen.findByRole('button', { name: say('leave.explain') })).toBeTruthy();
      if (screen.queryByRole('group', { name: say('pin.pad') }) !== null) {
        await portal.tapPin();
        await screen.findByRole('navigation', undefined, { timeout: 300 }).catch(() => undefined);
      }
      expect(await screen.findByRole('button', { name: say('leave.explain') })).toBeTruthy();
      expect(document.title).toBe('Green leaf');
      expect(portal.historyGrowth()).toBe(0);
    },
  );

  it('is there when the phone keeps nothing', async () => {
    render(<Failed reason="storage" />);
    expect(await screen.findByRole('button', { name: /ចេញ/ })).toBeTruthy();
  });

  it('is there when the app has fallen over', () => {
    const Broken = () => {
      throw new Error('a part of the app');
    };
    sessionStorage.setItem('reloaded', 'yes');
    render(
      <FaultBoundary>
        <Broken />
      </FaultBoundary>,
      { onCaughtError: () => undefined },
    );
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['→', '↻']);
  });

  it('is needed by nobody while the page is hidden: it is blank and silent by then', () => {
    let isSpeaking = false;
    HTMLMediaElement.prototype.play = async () => void (isSpeaking = true);
    HTMLMediaElement.prototype.pause = () => void (isSpeaking = false);
    coverWhenHidden();
    const turn = (state: 'hidden' | 'visible') =>
      act(() => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      });
    speak('/media/one');
    expect(isSpeaking).toBe(true);
    turn('hidden');
    expect(isSpeaking).toBe(false);
    expect('covered' in document.documentElement.dataset).toBe(true);
    turn('visible');
    expect('covered' in document.documentElement.dataset).toBe(false);
    hush();
  });
});
