import type { ReactNode } from 'react';
import styles from './fold.module.css';

/** Something that is folded away on a small screen and opened by its summary. */
export const Fold = ({ summary, children }: { readonly summary: ReactNode; readonly children: ReactNode }) => (
  <details className={styles['fold']}>
    <summary>{summary}</summary>
    <div className={styles['inside']}>{children}</div>
  </details>
);
