import { Icon } from '@romduol/ui';
import { Component, type ReactNode } from 'react';
import { placeAt } from './entry.ts';
import styles from './fault-boundary.module.css';
import { leaveNow } from './leave.ts';
import { whenReachable } from './when-reachable.ts';

/**
 * When a part of the app cannot be loaded or falls over: loads the page once more, since everything she did is kept on
 * the phone; if that does not help, stays with two buttons, again and away, without words that may be missing, and loads
 * it again by itself as soon as the server answers. While the app is not on the phone and nobody answers, it is never
 * loaded again: the browser would put its own page in its place, without a way out.
 */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError = () => ({ isBroken: true });

  private callOff: (() => void) | undefined;

  override componentDidCatch(error: unknown): void {
    const isFirst = sessionStorage.getItem('reloaded') === null;
    if (isFirst) this.loadAgain('at-once');
    else if (isUnloaded(error)) this.loadAgain('later');
  }

  loadAgain(begin: 'at-once' | 'later', load = () => location.reload()): void {
    this.callOff?.();
    const work = () => {
      sessionStorage.setItem('reloaded', 'yes');
      load();
    };
    // A worker has the page, whether anybody answers or not.
    if (begin === 'at-once' && navigator.serviceWorker?.controller) work();
    else this.callOff = whenReachable(work, begin);
  }

  override componentWillUnmount(): void {
    this.callOff?.();
  }

  startAgain(): void {
    this.loadAgain('at-once', () => {
      sessionStorage.removeItem('reloaded');
      // Not where it broke: what the entry says outlives the loading.
      placeAt('/');
      location.reload();
    });
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className={styles['broken']}>
        <button type="button" className={styles['leave']} aria-label="→" onClick={leaveNow}>
          <Icon name="leave" size={26} />
        </button>
        <button type="button" className={styles['again']} aria-label="↻" onClick={() => this.startAgain()}>
          <Icon name="undo" size={48} />
        </button>
      </div>
    );
  }
}

/** A part of the app could not be fetched, as every browser and the build word it; anything else would only fail again. */
const isUnloaded = (error: unknown): boolean =>
  error instanceof Error && (/\bmodule\b/i.test(error.message) || error.message.startsWith('Unable to preload'));
