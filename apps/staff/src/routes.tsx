import { getMe } from '@romduol/contracts';
import { Button } from '@romduol/ui';
import { redirect, useRouteError, type RouteObject } from 'react-router';
import { CertificatesPage } from './certificate/certificates.page.tsx';
import { EditCohortPage, NewCohortPage } from './cohort/cohort-form.page.tsx';
import { hasDesk } from './class/given-desk.ts';
import { CohortPage } from './cohort/cohort.page.tsx';
import { HomePage } from './cohort/home.page.tsx';
import { JoinSheetPage } from './cohort/join-sheet.page.tsx';
import { CoursesPage } from './course/courses.page.tsx';
import { AccountPage } from './session/account.page.tsx';
import { signedInRoute } from './session/me.ts';
import { isSessionOver, type Server } from './session/server.ts';
import { SignInPage } from './session/sign-in.page.tsx';
import { CardPage } from './trainee/card.page.tsx';
import { TraineePage } from './trainee/trainee.page.tsx';
import { Fault, Loading } from './ui/live-state.tsx';
import { LinkButton } from './ui/link-button.tsx';
import { Page } from './ui/page.tsx';
import { Shell, Top } from './ui/shell.tsx';
import { useStaffWords } from './words.ts';
import styles from './session/sign-in.module.css';

/** Where the app stands on its host. */
export const basename = '/staff';

/** Every page of the app. All but the way in need somebody who is signed in; who it is is asked once. */
export function routesFor(server: Server): RouteObject[] {
  return [
    {
      HydrateFallback: Loading,
      ErrorBoundary: CannotOpen,
      children: [
        { path: '/sign-in', Component: SignInPage },
        // Needs neither network nor session, and is loaded only where it is used.
        { path: '/class/*', lazy: async () => ({ Component: (await import('./class/class-app.tsx')).ClassApp }) },
        {
          id: signedInRoute,
          path: '/',
          loader: async ({ request }) => {
            try {
              return await server.callAtOnce(getMe, {});
            } catch (fault) {
              if (!isSessionOver(fault)) throw fault;
              const { pathname, search } = new URL(request.url);
              const meant = pathname.replace(basename, '') + search;
              return redirect(meant.length > 1 ? `/sign-in?next=${encodeURIComponent(meant)}` : '/sign-in');
            }
          },
          // Who is signed in does not change by choosing a filter.
          shouldRevalidate: () => false,
          Component: Shell,
          children: [
            { index: true, Component: HomePage },
            { path: 'classes/new', Component: NewCohortPage },
            { path: 'classes/:id', Component: CohortPage },
            { path: 'classes/:id/edit', Component: EditCohortPage },
            {
              path: 'classes/:id/take',
              lazy: async () => ({ Component: (await import('./class/take-along.page.tsx')).TakeAlongPage }),
            },
            { path: 'classes/:id/sheet', Component: JoinSheetPage },
            { path: 'classes/:id/certificates', Component: CertificatesPage },
            { path: 'classes/:id/women/:traineeId', Component: TraineePage },
            { path: 'classes/:id/women/:traineeId/card', Component: CardPage },
            { path: 'courses', Component: CoursesPage },
            { path: 'account', Component: AccountPage },
            { path: '*', Component: NoSuchPage },
          ],
        },
      ],
    },
  ];
}

function NoSuchPage() {
  const { say } = useStaffWords();
  return (
    <Page title={say('problem.request.unknown-route')}>
      <div>
        <LinkButton to="/">{say('nav.classes')}</LinkButton>
      </div>
    </Page>
  );
}

/** The app could not find out who is signed in, or a page broke: says so and offers another try. */
function CannotOpen() {
  const { say } = useStaffWords();
  return (
    <>
      <Top />
      <main id="content" className={styles['page']}>
        <div className={styles['form']}>
          <h1>{say('cannot-open')}</h1>
          <Fault fault={useRouteError()} />
          <Button onPress={() => window.location.reload()}>{say('again')}</Button>
          {hasDesk() && <a href="/staff/class">{say('teach.title')}</a>}
        </div>
      </main>
    </>
  );
}
