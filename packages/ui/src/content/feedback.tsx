import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { Icon, type IconName } from '../icon.tsx';
import { useReveal } from './answering.ts';
import styles from './content.module.css';

export interface FeedbackProps {
  readonly tone: 'safer' | 'riskier' | 'neutral';
  /** How it turned out, in a word; with a sign and a colour beside it. */
  readonly verdict?: string;
  readonly icon: IconName;
  /** It stood there before: neither moved into view nor read out. */
  readonly isQuiet?: boolean;
  readonly children?: ReactNode;
}

/** What is said after an answer. It comes into view by itself and is read out. */
export function Feedback({ tone, verdict, icon, isQuiet, children }: FeedbackProps) {
  const box = useReveal<HTMLDivElement>(isQuiet);
  return (
    <div ref={box} className={classes(styles['after'], styles[tone])} role={isQuiet ? undefined : 'status'}>
      {verdict && (
        <p className={styles['verdict']}>
          <Icon name={icon} />
          {verdict}
        </p>
      )}
      {children}
    </div>
  );
}
