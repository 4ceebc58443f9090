import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  /** What is progressing, for those who hear it. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
}

/** How much of something is here. */
export const ProgressBar = ({ label, value, max }: ProgressBarProps) => (
  <progress className={styles['bar']} aria-label={label} value={Math.min(value, max)} max={Math.max(max, 1)} />
);
