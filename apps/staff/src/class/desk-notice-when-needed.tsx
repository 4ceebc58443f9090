import { lazy, Suspense } from 'react';
import { hasDesk } from './given-desk.ts';

const DeskNotice = lazy(() => import('./desk-notice.tsx').then((loaded) => ({ default: loaded.DeskNotice })));

/** Loads what class mode needs only in browsers that ever took a class along. */
export function DeskNoticeWhenNeeded() {
  if (!hasDesk()) return null;
  return (
    <Suspense fallback={null}>
      <DeskNotice />
    </Suspense>
  );
}
