import type { ClassPackProgress } from '@romduol/offline/class';
import { Button, formatBytes, Notice, ProgressBar } from '@romduol/ui';
import { useEffect, useRef, useState } from 'react';
import { useServer } from '../session/server.ts';
import { useStaffWords } from '../words.ts';
import { deskFaultWords } from './class-words.tsx';
import { useDesk } from './use-desk.ts';

export interface Bringing {
  readonly progress: ClassPackProgress | null;
  readonly isBusy: boolean;
  readonly fault: unknown;
  /** Resolves when it has ended, however it did. */
  readonly start: () => Promise<void>;
}

/** Brings what is missing of a class's course; leaving the page breaks it off, and it can be asked for again. */
export function useBringing(cohortId: string): Bringing {
  const desk = useDesk();
  const { callAtOnce } = useServer();
  const running = useRef<AbortController | null>(null);
  const [state, setState] = useState<Omit<Bringing, 'start'>>({ progress: null, isBusy: false, fault: undefined });
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    const show = (change: Partial<Bringing>) => {
      if (!signal.aborted) setState((before) => ({ ...before, ...change }));
    };
    show({ isBusy: true, fault: undefined });
    try {
      const onProgress = (progress: ClassPackProgress) => show({ progress });
      const progress = await desk.bringPack(cohortId, { client: callAtOnce, signal, onProgress });
      show({ progress, isBusy: false });
    } catch (fault) {
      show({ isBusy: false, fault });
    }
  };
  return { ...state, start };
}

/** How far the course is while it comes, and what went wrong when it broke off. */
export function BringingState({ progress, isBusy, fault }: Bringing) {
  const { locale, say } = useStaffWords();
  return (
    <>
      {isBusy && (
        <div role="status">
          <p>
            {progress === null || !progress.isDocumentHere
              ? say('teach.bringing')
              : say('teach.bringing-files', {
                  here: formatBytes(locale, progress.bytesHere),
                  all: formatBytes(locale, progress.bytes),
                })}
          </p>
          <ProgressBar label={say('teach.bringing')} value={progress?.bytesHere ?? 0} max={progress?.bytes ?? 1} />
        </div>
      )}
      {fault !== undefined && (
        <Notice kind="warn" isAnnounced>
          {deskFaultWords(say, fault)}
        </Notice>
      )}
    </>
  );
}

/** The button that brings what is missing. */
export function BringPack({ cohortId }: { readonly cohortId: string }) {
  const { say } = useStaffWords();
  const bringing = useBringing(cohortId);
  return (
    <>
      <BringingState {...bringing} />
      {!bringing.isBusy && (
        <Button kind="quiet" icon="download" onPress={() => void bringing.start()}>
          {say('teach.bring-rest')}
        </Button>
      )}
    </>
  );
}
