import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';
import { classes } from './classes.ts';

export interface NoticeProps {
  readonly kind?: 'info' | 'warn' | 'offline' | 'good';
  /** Read out as soon as it appears. */
  readonly isAnnounced?: boolean;
  readonly children: ReactNode;
}

const icons: Readonly<Record<NonNullable<NoticeProps['kind']>, IconName>> = {
  info: 'info',
  warn: 'warn',
  offline: 'wifi-off',
  good: 'check',
};

/** One or two sentences set apart, with a sign as well as a colour. */
export const Notice = ({ kind = 'info', isAnnounced, children }: NoticeProps) => (
  <div className={classes(styles['notice'], styles[kind])} role={isAnnounced ? 'status' : undefined}>
    <Icon name={icons[kind]} />
    <div>{children}</div>
  </div>
);
