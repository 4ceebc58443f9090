import { Leaf } from './leaf.tsx';
import styles from './opening.module.css';

/** The moment before anything is there. Khmer and wordless otherwise, since no words may be loaded yet. */
export const Opening = () => (
  <div className={styles['opening']} role="status" aria-label="…">
    <Leaf size={72} />
  </div>
);
