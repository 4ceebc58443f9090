import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Notice } from './notice.tsx';
import { Screen } from './screen.tsx';
import { say } from './test/render-block.tsx';
import { WordsProvider } from './words.tsx';

/** A choice that goes away when it is made; what is said about it comes in its place, or nothing does. */
function Step({ isSaid }: { readonly isSaid: boolean }) {
  const [isMade, setMade] = useState(false);
  return (
    <WordsProvider locale="en" say={say}>
      <Screen title="Lesson" onLeave={() => undefined}>
        <section aria-label="activity">
          {!isMade && (
            <button type="button" onClick={() => setMade(true)}>
              Fish
            </button>
          )}
          {isMade && isSaid && <Notice isAnnounced>Well chosen</Notice>}
          {isMade && <button type="button">Next</button>}
        </section>
      </Screen>
    </WordsProvider>
  );
}

const choose = async () => {
  const user = userEvent.setup();
  await user.tab();
  screen.getByRole('button', { name: 'Fish' }).focus();
  await user.keyboard('{Enter}');
  return user;
};

describe('the focus, when what had it goes away', () => {
  it('goes to what is said about the step, and from there to what comes next', async () => {
    render(<Step isSaid />);
    const user = await choose();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('status')));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }));
  });
  it('stays in the part around it when nothing is said', async () => {
    render(<Step isSaid={false} />);
    const user = await choose();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: 'activity' })));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }));
  });
});
