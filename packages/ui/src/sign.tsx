import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './sign.module.css';

/** A drawing in a warm round, where a screen has no picture of its own. */
export const Sign = ({ icon, tone = 'warm' }: { readonly icon: IconName; readonly tone?: 'warm' | 'calm' }) => (
  <span className={classes(styles['sign'], styles[tone])}>
    <Icon name={icon} size={44} />
  </span>
);
