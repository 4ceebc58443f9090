import type { ReactNode } from 'react';
import styles from './choice-card.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

export interface ChoiceCardProps {
  readonly words: string;
  readonly picture?: ReactNode;
  /** The speaker stands beside the card, not inside it: two things to press are two buttons. */
  readonly speaker?: ReactNode;
  /** How the card looks after an answer; always with a sign and a word as well as a colour. */
  readonly mark?: 'chosen' | 'right' | 'look-again' | 'faded';
  readonly markWords?: string;
  /** For one of several, a radio; for some of several, a tick. Left out: a plain button. */
  readonly role?: 'radio' | 'checkbox';
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** Something to choose: a picture, a word, a voice. */
export function ChoiceCard({ words, picture, speaker, mark, markWords, role, isDisabled, onPress }: ChoiceCardProps) {
  const isChosen = mark === 'chosen' || mark === 'right';
  return (
    <div className={styles['row']}>
      <button
        type="button"
        role={role}
        aria-checked={role && isChosen}
        className={classes(styles['card'], mark && styles[mark])}
        aria-disabled={isDisabled || undefined}
        onClick={isDisabled ? undefined : onPress}
      >
        {role && !picture && mark !== 'right' && mark !== 'look-again' && (
          <span className={classes(styles['box'], role === 'radio' && styles['round'])}>
            {isChosen && <Icon name="check" size={20} />}
          </span>
        )}
        {picture && (
          <span className={styles['picture']}>
            {picture}
            {role && isChosen && (
              <span className={styles['badge']}>
                <Icon name="check" size={18} />
              </span>
            )}
          </span>
        )}
        <span className={styles['words']}>
          {words}
          {markWords && (
            <span className={styles['mark']}>
              <Icon name={mark === 'look-again' ? 'undo' : 'check'} size={20} />
              {markWords}
            </span>
          )}
        </span>
      </button>
      {speaker}
    </div>
  );
}

/** A picture with words under it, to look at. */
export const PictureCard = ({ picture, children }: { readonly picture: ReactNode; readonly children?: ReactNode }) => (
  <figure className={styles['figure']}>
    {picture}
    {children && <figcaption>{children}</figcaption>}
  </figure>
);
