import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { catalogue } from '@romduol/ui/staff-words/en';
import { Language } from '../language.tsx';
import { routesFor } from '../routes.tsx';
import { AnswersProvider } from '../session/answers.tsx';
import { createServer, ServerProvider } from '../session/server.ts';
import { serverOf, type Answering } from './answering.ts';

/** Opens the whole app in English at an address, with a server that answers these endpoints. */
export function openApp(path: string, ...answerings: readonly Answering[]) {
  const server = createServer({ base: '/api', fetch: serverOf(...answerings) });
  const router = createMemoryRouter(routesFor(server), { initialEntries: [path] });
  render(
    <Language locale="en" catalogue={catalogue}>
      <ServerProvider value={server}>
        <AnswersProvider>
          <RouterProvider router={router} />
        </AnswersProvider>
      </ServerProvider>
    </Language>,
  );
  return { user: userEvent.setup(), router };
}
