import { DamagedFileError, downloadPack, packProgress, type PackProgress } from '@romduol/offline';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { usePlace } from '../place/place-context.tsx';

/** How the download of a course stands, and how to begin, pause and go on with it. */
export interface PackState {
  /** Null until the phone has said what is here. */
  readonly progress: PackProgress | null;
  readonly isRunning: boolean;
  readonly fault: 'broken' | 'full' | 'damaged' | 'insecure' | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The pack of the course that is open, in the language of the screen. */
export function usePack(): PackState {
  const { phone, locale } = usePhone();
  const { client } = useNetwork();
  const { course, refresh } = usePlace();
  const { releaseId } = course.joined;
  const [progress, setProgress] = useState<PackProgress | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [fault, setFault] = useState<PackState['fault']>(null);
  const running = useRef<AbortController | null>(null);
  const { store } = phone;

  useEffect(() => {
    let isHere = true;
    const caches = globalThis.caches;
    if (caches !== undefined)
      packProgress({ store, caches, releaseId, locale }).then(
        (here) => isHere && setProgress(here),
        () => undefined,
      );
    return () => {
      isHere = false;
      running.current?.abort();
    };
  }, [store, releaseId, locale]);

  const start = useCallback(() => {
    const caches = globalThis.caches;
    // Cache Storage exists only where the connection is secure.
    if (caches === undefined) return setFault('insecure');
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setFault(null);
    setRunning(true);
    downloadPack({ store, caches, client, releaseId, locale, signal: controller.signal, onProgress: setProgress })
      .then((end) => (end.state === 'storage-full' ? setFault('full') : refresh()))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setFault(error instanceof DamagedFileError ? 'damaged' : 'broken');
      })
      .finally(() => {
        if (running.current === controller) setRunning(false);
      });
  }, [store, client, releaseId, locale, refresh]);

  const stop = useCallback(() => {
    running.current?.abort();
    setRunning(false);
  }, []);
  return { progress, isRunning, fault, start, stop };
}
