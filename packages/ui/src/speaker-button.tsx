import { useState } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import styles from './speaker-button.module.css';
import { hush, speak, useVoice } from './voice.ts';
import { useWords } from './words.tsx';

export interface SpeakerButtonProps {
  /** The recording in her language, or null where there is none. Never another language's, never a machine's. */
  readonly src: string | null;
}

/** Stands beside every text, in the same place. Without a recording it says so, and nothing else. */
export function SpeakerButton({ src }: SpeakerButtonProps) {
  const { say } = useWords();
  const voice = useVoice(src);
  const [isAsked, setAsked] = useState(false);
  const words = src === null ? say('voice.none') : voice === 'failed' ? say('voice.failed') : null;
  const press = () => {
    if (src === null) setAsked((asked) => !asked);
    else if (voice === 'playing') hush();
    else speak(src);
  };
  return (
    <span className={styles['place']}>
      <button
        type="button"
        className={classes(styles['button'], src === null && styles['none'], voice === 'playing' && styles['playing'])}
        aria-label={src === null ? say('voice.none') : voice === 'playing' ? say('voice.stop') : say('voice.listen')}
        onClick={press}
        onBlur={() => setAsked(false)}
      >
        <Icon name={src === null ? 'speaker-off' : voice === 'playing' ? 'stop' : 'speaker'} size={26} />
      </button>
      {words !== null && (isAsked || voice === 'failed') && (
        <span className={styles['words']} role="status">
          {words}
        </span>
      )}
    </span>
  );
}
