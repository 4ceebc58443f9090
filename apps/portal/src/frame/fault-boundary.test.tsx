import { act, render, screen } from '@testing-library/react';
import { FaultBoundary } from './fault-boundary.tsx';

const chunk = 'Failed to fetch dynamically imported module: http://localhost/assets/lesson.js';
const sheet = 'Unable to preload CSS for /assets/lesson.css';

describe('a part of the app that is not on the phone and cannot be fetched', () => {
  const asked: string[] = [];
  beforeEach(() => {
    sessionStorage.clear();
    asked.length = 0;
    const fetch = async (address: string) => {
      asked.push(address);
      throw new TypeError('Failed to fetch');
    };
    Object.assign(globalThis, { fetch });
  });
  const wasLoadedAgain = () => sessionStorage.getItem('reloaded') !== null;

  async function breakBy(error: Error): Promise<() => void> {
    const Broken = () => {
      throw error;
    };
    const onCaughtError = () => undefined;
    const { unmount } = render(
      <FaultBoundary>
        <Broken />
      </FaultBoundary>,
      { onCaughtError },
    );
    await act(async () => undefined);
    return unmount;
  }

  it.each([new TypeError(chunk), new Error(sheet)])(
    'does not load the page again while nobody answers: the browser’s own page would take its place (%s)',
    async (error) => {
      const close = await breakBy(error);
      expect([asked, wasLoadedAgain()]).toEqual([['/blank.svg'], false]);
      await act(async () => screen.getByRole('button', { name: '↻' }).click());
      expect([asked, wasLoadedAgain()]).toEqual([['/blank.svg', '/blank.svg'], false]);
      close();
    },
  );

  it.each([new TypeError(chunk), new Error(sheet)])(
    'is asked for again after it failed once more (%s)',
    async (error) => {
      sessionStorage.setItem('reloaded', 'yes');
      const close = await breakBy(error);
      await act(async () => void dispatchEvent(new Event('online')));
      expect(asked).toEqual(['/blank.svg']);
      close();
    },
  );
});
