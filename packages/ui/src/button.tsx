import type { ReactNode } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  /** `primary` is the one thing to do on a screen, `quiet` is everything beside it, `danger` cannot be undone. */
  readonly kind?: 'primary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Where the icon stands; forward steps have it behind their word. */
  readonly iconAt?: 'start' | 'end';
  /** Shows that it was pressed and is working; further presses do nothing. */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly isWide?: boolean;
  readonly submits?: boolean;
  readonly describedBy?: string;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

/** A big button: a word, and where it helps a picture. Never only a picture. */
export function Button(props: ButtonProps) {
  const {
    kind = 'primary',
    icon,
    iconAt = 'start',
    isBusy,
    isDisabled,
    isWide,
    submits,
    describedBy,
    onPress,
    children,
  } = props;
  const drawing = icon && <Icon name={icon} />;
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={classes(styles['button'], styles[kind], isWide && styles['wide'])}
      disabled={isDisabled}
      aria-busy={isBusy || undefined}
      aria-describedby={describedBy}
      onClick={isBusy ? undefined : onPress}
    >
      {iconAt === 'start' && drawing}
      <span>{children}</span>
      {iconAt === 'end' && drawing}
    </button>
  );
}
