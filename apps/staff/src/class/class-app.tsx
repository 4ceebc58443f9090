import type { OpenClass } from '@romduol/offline/class';
import { useEffect, useMemo, useState } from 'react';
import { Route, Routes } from 'react-router';
import { CardsPage } from './cards.page.tsx';
import { ClassShell } from './class-shell.tsx';
import { ClassesPage } from './classes.page.tsx';
import { HandingInProvider } from './hand-in.tsx';
import { LessonsPage } from './lessons.page.tsx';
import { MeetingPage } from './meeting.page.tsx';
import { MeetingsPage } from './meetings.page.tsx';
import { OpenedClass } from './open-class.tsx';
import { OpenClassesContext } from './opened.ts';
import { RecordsPage } from './records.page.tsx';
import { TeachPage } from './teach.page.tsx';
import { TestPage } from './test.page.tsx';

/** Milliseconds that the tablet may lie unseen before the names close. */
const unseenFor = 30 * 60_000;

/** Class mode: everything below `/class`. Needs neither network nor session. */
export function ClassApp() {
  const [open, setOpen] = useState<ReadonlyMap<string, OpenClass>>(new Map());
  const opened = useMemo(
    () => ({
      of: (cohortId: string) => open.get(cohortId) ?? null,
      keep: (cohortId: string, found: OpenClass) => setOpen((before) => new Map(before).set(cohortId, found)),
      close: () => setOpen(new Map()),
    }),
    [open],
  );
  useEffect(() => {
    let hiddenAt: number | null = null;
    const look = () => {
      if (document.visibilityState === 'hidden') hiddenAt = Date.now();
      else if (hiddenAt !== null && Date.now() - hiddenAt > unseenFor) setOpen(new Map());
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return (
    <OpenClassesContext value={opened}>
      <HandingInProvider>
        <Routes>
          <Route element={<ClassShell />}>
            <Route index element={<ClassesPage />} />
            <Route path=":id/cards" element={<CardsPage />} />
          </Route>
          <Route path=":id" element={<OpenedClass />}>
            <Route element={<ClassShell />}>
              <Route index element={<MeetingsPage />} />
              <Route path="records" element={<RecordsPage />} />
              <Route path=":meetingId" element={<MeetingPage />} />
              <Route path=":meetingId/lessons" element={<LessonsPage />} />
            </Route>
            {/* A lesson has the whole screen. */}
            <Route path=":meetingId/lessons/:lessonId" element={<TeachPage />} />
            <Route path=":meetingId/tests/:sitting" element={<TestPage />} />
          </Route>
        </Routes>
      </HandingInProvider>
    </OpenClassesContext>
  );
}
