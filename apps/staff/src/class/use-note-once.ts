import { useRef, useState } from 'react';
import type { Stage } from './stage.ts';
import type { Noted } from '@romduol/offline/class';

/**
 * Noting an activity that the class does together, and going on afterwards. Going on without it is possible, after one
 * gentle word: it then stays open for another day.
 */
export function useNoteOnce(stage: Stage) {
  const [count, setCount] = useState<number | null>(null);
  const [isNudged, setNudged] = useState(false);
  const isWriting = useRef(false);
  const note = async (noted: readonly Noted[], women: number) => {
    if (isWriting.current) return;
    isWriting.current = true;
    if (await stage.note(noted)) {
      setCount(women);
      setNudged(false);
    }
    isWriting.current = false;
  };
  const isDone = count !== null || stage.open.length === 0;
  const next = () => (isDone || isNudged ? stage.next() : setNudged(true));
  return { count, isDone, isNudged, note, next };
}
