import type { Joined } from '@romduol/contracts';
import { progressOf, type Locale } from '@romduol/domain';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { usePlace } from '../place/place-context.tsx';
import type { DownloadState } from './downloads.ts';
import { nextLessonOf } from './next-step.ts';

/** How the download of a course stands, and how to begin, pause and go on with it. */
export interface PackState extends DownloadState {
  /** Bytes of the whole course in her language, as the server said; null when it never did. */
  readonly size: number | null;
  readonly start: () => void;
  readonly pause: () => void;
}

/**
 * The pack of the course that is open, in the language of the screen. It comes whichever screen she is on; when its
 * words are here, and again when it is whole, her place is read anew.
 */
export function usePack(): PackState {
  const { locale } = usePhone();
  const { downloads } = useNetwork();
  const { course, chosenPacks, refresh } = usePlace();
  const { releaseId, packBytes } = course.joined;
  const which = useMemo(() => ({ releaseId, locale }), [releaseId, locale]);
  const state = useSyncExternalStore(downloads.subscribe, () => downloads.stateOf(which));
  useEffect(() => {
    downloads.look(which).catch(() => undefined);
  }, [downloads, which]);

  const here = state.progress?.state ?? 'missing';
  const shown = course.release?.id ?? null;
  const lacking = (course.release?.packs ?? [])
    .flatMap(({ id, lessons }) => (chosenPacks.includes(id) && lessons.length === 0 ? [id] : []))
    .join(' ');
  const isNewerThanShown = here !== 'missing' && (shown === null || (here === 'whole' && shown !== releaseId));
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    if (isNewerThanShown) latest.current().catch(() => undefined);
  }, [isNewerThanShown]);

  // A pack has come when the course on the phone is another than the one that is shown.
  const { isRunning } = state;
  const files = state.progress?.files;
  useEffect(() => {
    if (lacking !== '') latest.current().catch(() => undefined);
  }, [lacking, files, here, isRunning]);

  const { events } = course;
  const start = useCallback(
    () =>
      downloads.start(which, {
        firstLesson: (release) => nextLessonOf(release, progressOf(release, events))?.id ?? null,
        packs: chosenPacks,
      }),
    [downloads, which, events, chosenPacks],
  );
  // She asked for them by choosing them; what she lets go of is asked for no more.
  const chosen = chosenPacks.join(' ');
  const isToCome = lacking !== '' && shown === releaseId;
  useEffect(() => {
    if (isToCome) downloads.bringPacks(which, chosen.split(' '));
  }, [downloads, which, chosen, isToCome]);
  return { ...state, size: sizeIn(packBytes, locale), start, pause: downloads.pause };
}

/** Bytes of a course in a language, or null while the server has not told them: an old phone's row holds 0. */
export const sizeIn = (packBytes: Joined['packBytes'], locale: Locale): number | null => packBytes[locale] || null;

/** In a lesson: its files and those of the next one come first, or alone when nothing else is coming. */
export function usePrefetch(lessons: readonly string[]): void {
  const { locale } = usePhone();
  const { downloads } = useNetwork();
  const { course } = usePlace();
  const releaseId = course.release?.id;
  const wanted = lessons.join(' ');
  const which = useMemo(() => releaseId && { releaseId, locale }, [releaseId, locale]);
  useEffect(() => {
    if (which && wanted !== '') downloads.prefetch(which, wanted.split(' '));
  }, [downloads, which, wanted]);
  // A picture that has come has perhaps another address: on a phone that is not hers it lives in the page's memory.
  useSyncExternalStore(downloads.subscribe, () => (which ? downloads.stateOf(which) : null));
}
