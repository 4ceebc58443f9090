import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Navigate, Route, Routes, useLocation, useNavigate, useParams } from 'react-router';
import { OneEntryRouter } from './one-entry-router.tsx';

/** Says which screen is shown, and what its address holds. */
function Here({ name }: { readonly name: string }) {
  const navigate = useNavigate();
  const { state } = useLocation();
  return (
    <>
      <p data-testid="here">{JSON.stringify([name, useParams(), state])}</p>
      <Link to="/help/KH">by a link</Link>
      <button onClick={() => void navigate('/lesson/papers', { state: 'from here' })}>on</button>
      <button onClick={() => void navigate(-1)}>a step back</button>
    </>
  );
}

function openAt(address: string) {
  history.replaceState(null, '', address);
  reload();
}
function reload() {
  cleanup();
  render(
    <OneEntryRouter>
      <Routes>
        <Route path="/" element={<Here name="start" />} />
        <Route path="/help" element={<Here name="help" />} />
        <Route path="/help/:country" element={<Here name="country" />} />
        <Route path="/lesson/:id" element={<Here name="lesson" />} />
        <Route path="/C/:code" element={<Here name="certificate" />} />
        <Route path="/old" element={<Navigate to="/help" />} />
        <Route path="*" element={<Here name="nowhere" />} />
      </Routes>
    </OneEntryRouter>,
  );
}
const shown = (): unknown => JSON.parse(screen.getByTestId('here').textContent);

describe('the addresses of the portal', () => {
  it.each([
    ['/', ['start', {}, null]],
    ['/help/', ['help', {}, null]],
    ['/help/KH', ['country', { country: 'KH' }, null]],
    ['/lesson/my-papers', ['lesson', { id: 'my-papers' }, null]],
    ['/c/ABCDEFGH/', ['certificate', { code: 'ABCDEFGH' }, null]],
    ['/C/AB%20CD', ['certificate', { code: 'AB CD' }, null]],
    ['/C/%E0%A4', ['certificate', { code: '%E0%A4' }, null]],
    ['/old', ['help', {}, null]],
    ['/nothing/here', ['nowhere', { '*': 'nothing/here' }, null]],
  ])('%s', (address, expected) => {
    openAt(address);
    expect(shown()).toEqual(expected);
  });
});

describe('the history of the tab', () => {
  it('holds one entry, however she went on, and there is no step in it to go back', async () => {
    openAt('/');
    const entries = history.length;
    await userEvent.click(screen.getByRole('button', { name: 'on' }));
    expect([shown(), location.pathname]).toEqual([['lesson', { id: 'papers' }, 'from here'], '/']);
    await userEvent.click(screen.getByRole('link'));
    expect([shown(), location.pathname]).toEqual([['country', { country: 'KH' }, null], '/']);
    await userEvent.click(screen.getByRole('button', { name: 'a step back' }));
    expect(shown()).toEqual(['country', { country: 'KH' }, null]);
    expect(history.length).toBe(entries);
  });

  it('is where it was when the page is loaded again, and never shows which screen that is', async () => {
    openAt('/help/KH#here');
    expect([location.pathname, location.hash]).toEqual(['/', '']);
    await userEvent.click(screen.getByRole('button', { name: 'on' }));
    reload();
    expect([shown(), location.href]).toEqual([['lesson', { id: 'papers' }, null], `${location.origin}/`]);
  });

  it('shows the address of a certificate, which is public', () => {
    openAt('/C/ABCDEFGH');
    expect(location.pathname).toBe('/C/ABCDEFGH');
    reload();
    expect(shown()).toEqual(['certificate', { code: 'ABCDEFGH' }, null]);
  });

  it('begins at the door for whoever opens that anew, and never while she is there', () => {
    const getEntriesByType = () => [{ type: 'navigate' }];
    Object.assign(performance, { getEntriesByType });
    try {
      openAt('/help/KH');
      reload();
      expect(shown()).toEqual(['country', { country: 'KH' }, null]);
      history.replaceState({ at: '/help/KH', page: 1 }, '', '/');
      reload();
      expect(shown()).toEqual(['start', {}, null]);
    } finally {
      Object.assign(performance, { getEntriesByType: undefined });
    }
  });

  it.each([[{ at: '//elsewhere.example' }], [{ at: 7 }], ['/help'], [7]])(
    'believes no state but its own: %j',
    (state) => {
      history.replaceState(state, '', '/');
      reload();
      expect(shown()).toEqual(['start', {}, null]);
    },
  );
});
