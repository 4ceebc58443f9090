import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Icon, type IconName } from './icon.tsx';

export interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
}

/** Nothing is here yet, and what may be done about it. */
export const EmptyState = ({ icon, title, children }: EmptyStateProps) => (
  <div className={styles['empty']}>
    <span className={styles['icon']}>
      <Icon name={icon} size={40} />
    </span>
    <h2>{title}</h2>
    {children}
  </div>
);
