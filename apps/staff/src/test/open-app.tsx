import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Desk } from '@romduol/offline/class';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { catalogue } from '@romduol/ui/staff-words/en';
import { GivenDesk } from '../class/given-desk.ts';
import { Language } from '../language.tsx';
import { routesFor } from '../routes.tsx';
import { AnswersProvider } from '../session/answers.tsx';
import { createServer, ServerProvider } from '../session/server.ts';
import { serverOf, type Answering } from './answering.ts';

/** Opens the whole app in English at an address, with a server that answers these endpoints. */
export const openApp = (path: string, ...answerings: readonly Answering[]) =>
  openAppWith(null, path, serverOf(...answerings));

/** The same on a tablet with this desk, and with a network of the test's own. */
export function openAppWith(desk: Desk | null, path: string, fetch: typeof globalThis.fetch) {
  const server = createServer({ base: '/api', fetch });
  const router = createMemoryRouter(routesFor(server), { initialEntries: [path] });
  const { unmount } = render(
    <Language locale="en" catalogue={catalogue}>
      <ServerProvider value={server}>
        <GivenDesk value={desk}>
          <AnswersProvider>
            <RouterProvider router={router} />
          </AnswersProvider>
        </GivenDesk>
      </ServerProvider>
    </Language>,
  );
  return { user: userEvent.setup(), router, unmount };
}
