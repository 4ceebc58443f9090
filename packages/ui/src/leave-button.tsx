import { createContext } from 'react';
import { Icon } from './icon.tsx';
import styles from './leave-button.module.css';
import { useWords } from './words.tsx';

/** The way out of the screen around, for what lies over it. */
export const LeaveContext = createContext<(() => void) | null>(null);

/** The way out: a picture and a word, the same on every screen and in the same corner. */
export function LeaveButton({ onLeave }: { readonly onLeave: () => void }) {
  const { say } = useWords();
  return (
    <button type="button" className={styles['leave']} onClick={onLeave} aria-label={say('leave.explain')}>
      <Icon name="leave" size={22} />
      <span aria-hidden="true">{say('leave')}</span>
    </button>
  );
}
