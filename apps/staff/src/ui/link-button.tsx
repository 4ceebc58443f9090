import { classes, Icon, type IconName } from '@romduol/ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './link-button.module.css';

export interface LinkButtonProps {
  readonly to: string;
  readonly kind?: 'primary' | 'quiet';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A link that looks like the house's buttons: it goes somewhere and changes nothing. */
export const LinkButton = ({ to, kind = 'quiet', icon, children }: LinkButtonProps) => (
  <Link to={to} className={classes(styles['link'], styles[kind])}>
    {icon && <Icon name={icon} size={22} />}
    <span>{children}</span>
  </Link>
);
