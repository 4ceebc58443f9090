import { ProgressBar } from '@romduol/ui';
import { useStaffWords } from '../words.ts';
import styles from './watch-list.module.css';

interface LessonsBarProps {
  readonly done: number;
  readonly all: number;
  /** Where nothing above says what is counted. */
  readonly isNamed?: boolean;
}

/** Lessons done of all, as a bar and in figures. */
export function LessonsBar({ done, all, isNamed }: LessonsBarProps) {
  const { say } = useStaffWords();
  const words = say('watch.lessons-of', { done, all });
  return (
    <div className={styles['lessons']}>
      <span>{isNamed ? `${say('watch.lessons')}: ${words}` : words}</span>
      <ProgressBar label={say('watch.lessons')} value={done} max={all} />
    </div>
  );
}
