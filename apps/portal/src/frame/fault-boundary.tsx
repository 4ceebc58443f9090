import { Component, type ReactNode } from 'react';
import { Opening } from './opening.tsx';

/**
 * When a part of the app cannot be loaded or falls over: loads the page once more, since everything she did is kept on
 * the phone; if that does not help, stays with a button and without words that may be missing.
 */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError = () => ({ isBroken: true });

  override componentDidCatch(): void {
    if (sessionStorage.getItem('reloaded') === null) {
      sessionStorage.setItem('reloaded', 'yes');
      location.reload();
    }
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <button
        type="button"
        style={{ inlineSize: '100%', border: 0, background: 'none' }}
        aria-label="↻"
        onClick={() => {
          sessionStorage.removeItem('reloaded');
          location.assign('/');
        }}
      >
        <Opening />
      </button>
    );
  }
}
