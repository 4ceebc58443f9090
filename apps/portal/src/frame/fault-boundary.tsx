import { Icon } from '@romduol/ui';
import { Component, type ReactNode } from 'react';
import styles from './fault-boundary.module.css';
import { leaveNow } from './leave.ts';
import { whenReachable } from './when-reachable.ts';

/**
 * When a part of the app cannot be loaded or falls over: loads the page once more, since everything she did is kept on
 * the phone; if that does not help, stays with two buttons, again and away, without words that may be missing, and loads
 * it again by itself as soon as the server answers.
 */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError = () => ({ isBroken: true });

  private callOff: (() => void) | undefined;

  override componentDidCatch(error: unknown): void {
    if (sessionStorage.getItem('reloaded') === null) {
      sessionStorage.setItem('reloaded', 'yes');
      location.reload();
    } else if (isUnloaded(error)) this.callOff = whenReachable(() => location.reload());
  }

  override componentWillUnmount(): void {
    this.callOff?.();
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className={styles['broken']}>
        <button type="button" className={styles['leave']} aria-label="→" onClick={leaveNow}>
          <Icon name="leave" size={26} />
        </button>
        <button type="button" className={styles['again']} aria-label="↻" onClick={startAgain}>
          <Icon name="undo" size={48} />
        </button>
      </div>
    );
  }
}

/** A part of the app could not be fetched, as every browser words it; anything else would only fail again. */
const isUnloaded = (error: unknown): boolean => error instanceof TypeError && /\bmodule\b/i.test(error.message);

function startAgain(): void {
  sessionStorage.removeItem('reloaded');
  location.replace('/');
}
