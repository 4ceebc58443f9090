import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import styles from './speaker-button.module.css';
import { useVoiceSlot } from './voice-slots.tsx';
import { hush, speak, useVoice } from './voice.ts';
import { useWords } from './words.tsx';

export interface SpeakerButtonProps {
  /** The recording in her language, or null where there is none. Never another language's, never a machine's. */
  readonly src: string | null;
}

/**
 * Stands beside every text, in the same place. Without a recording the place stays empty: a crossed-out speaker beside
 * every text would be noise, so that the screen says once what is missing (see `VoiceNote`).
 */
export function SpeakerButton({ src }: SpeakerButtonProps) {
  const { say } = useWords();
  const voice = useVoice(src);
  useVoiceSlot(src !== null);
  if (src === null) return <span className={styles['empty']} aria-hidden="true" />;
  const isPlaying = voice === 'playing';
  return (
    <span className={styles['place']}>
      <button
        type="button"
        className={classes(styles['button'], isPlaying && styles['playing'])}
        aria-label={say(isPlaying ? 'voice.stop' : 'voice.listen')}
        onClick={() => (isPlaying ? hush() : speak(src))}
      >
        <Icon name={isPlaying ? 'stop' : 'speaker'} size={26} />
      </button>
      {voice === 'failed' && (
        <span className={styles['words']} role="status">
          {say('voice.failed')}
        </span>
      )}
    </span>
  );
}
