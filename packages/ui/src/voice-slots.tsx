import { createContext, useCallback, useContext, useLayoutEffect, useState, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './voice-slots.module.css';
import { useWords } from './words.tsx';

/** How many texts of a screen can be heard, and how many not yet. */
export interface VoiceCount {
  readonly voiced: number;
  readonly missing: number;
}

/** A text tells that it is there, and whether it can be heard. Answers how to tell that it is gone. */
type Enter = (hasVoice: boolean) => () => void;

const SlotsContext = createContext<Enter | null>(null);

/** Tells the screen around a text whether the text has a voice. Before anything is painted, so that nothing jumps. */
export function useVoiceSlot(hasVoice: boolean): void {
  const enter = useContext(SlotsContext);
  useLayoutEffect(() => enter?.(hasVoice), [enter, hasVoice]);
}

/** Counts the voices of all texts inside, and says once what is missing of them, below everything else. */
export function VoiceSlots({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  const [{ voiced, missing }, setCount] = useState<VoiceCount>({ voiced: 0, missing: 0 });
  const enter = useCallback<Enter>((hasVoice) => {
    const add = (more: 1 | -1) =>
      setCount((now) => (hasVoice ? { ...now, voiced: now.voiced + more } : { ...now, missing: now.missing + more }));
    add(1);
    return () => add(-1);
  }, []);
  return (
    <SlotsContext value={enter}>
      <div className={className} data-voices={voiced > 0 ? 'some' : 'none'}>
        {children}
        {missing > 0 && <VoiceNote voiced={voiced} missing={missing} />}
      </div>
    </SlotsContext>
  );
}

/** Quietly, in a picture and in words: there is no voice yet; and of how many texts. */
function VoiceNote({ voiced, missing }: VoiceCount) {
  const { say } = useWords();
  return (
    <p className={styles['note']}>
      <Icon name="speaker-off" size={20} />
      <span>
        {say('voice.none')}
        <span className={voiced === 0 ? 'visually-hidden' : undefined}>
          {' '}
          · {say('voice.missing', { count: missing })}
        </span>
      </span>
    </p>
  );
}
