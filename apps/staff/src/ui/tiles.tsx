import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './tiles.module.css';

export interface Tile {
  readonly to: string;
  readonly count: number;
  readonly words: string;
  readonly sign?: ReactNode;
  readonly isCurrent: boolean;
}

/** Totals whose numbers open the list they count. */
export const Tiles = ({ label, tiles }: { readonly label: string; readonly tiles: readonly Tile[] }) => (
  <nav aria-label={label}>
    <ul className={styles['tiles']}>
      {tiles.map(({ to, count, words, sign, isCurrent }) => (
        <li key={words}>
          <Link
            to={to}
            replace
            preventScrollReset
            className={styles['tile']}
            aria-current={isCurrent ? 'true' : undefined}
          >
            <strong>{count}</strong>
            <span className={styles['words']}>
              {sign}
              {words}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
