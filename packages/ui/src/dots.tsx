import styles from './dots.module.css';
import { useWords } from './words.tsx';

export interface DotsProps {
  readonly steps: number;
  /** 1 for the first. */
  readonly step: number;
}

/** How far she is, as dots; heard as "step 2 of 7". */
export function Dots({ steps, step }: DotsProps) {
  const { say } = useWords();
  return (
    <div className={styles['dots']} role="img" aria-label={say('progress.step', { step, steps })}>
      {Array.from({ length: steps }, (_, at) => (
        <span
          key={at}
          className={at + 1 < step ? styles['past'] : at + 1 === step ? styles['here'] : styles['ahead']}
        />
      ))}
    </div>
  );
}
