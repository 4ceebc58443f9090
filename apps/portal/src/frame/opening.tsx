import styles from './opening.module.css';

/**
 * The moment before anything is there. Without a word, since no words may be loaded yet, and without a picture of its
 * own, since the app may stand on this phone under another.
 */
export const Opening = () => (
  <div className={styles['opening']} role="status" aria-label="…">
    <span className={styles['dot']} />
    <span className={styles['dot']} />
    <span className={styles['dot']} />
  </div>
);
