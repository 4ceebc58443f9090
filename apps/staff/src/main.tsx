import '@romduol/ui/styles.css';
import './staff.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { firstLanguage, Language } from './language.tsx';
import { basename, routesFor } from './routes.tsx';
import { AnswersProvider } from './session/answers.tsx';
import { createServer, ServerProvider } from './session/server.ts';
import { loadStaffWords } from './words.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

const locale = firstLanguage();
document.documentElement.lang = locale;
const server = createServer({ base: '/api' });
const router = createBrowserRouter(routesFor(server), { basename });

createRoot(place).render(
  <StrictMode>
    <Language locale={locale} catalogue={await loadStaffWords(locale)}>
      <ServerProvider value={server}>
        <AnswersProvider>
          <RouterProvider router={router} />
        </AnswersProvider>
      </ServerProvider>
    </Language>
  </StrictMode>,
);
