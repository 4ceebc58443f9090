import { useContext, useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './dialog.module.css';
import { LeaveButton, LeaveContext } from './leave-button.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Escape, the back key and the buttons inside end here. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A question that must be answered before going on, on the browser's own modal dialog. It shuts off the screen below, and
 * therefore has the way out of that screen itself, in the same corner.
 */
export function Dialog({ title, isOpen, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const onLeave = useContext(LeaveContext);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === isOpen) return;
    if (!isOpen) return element.close();
    element.showModal();
    // The browser scrolls to what it focuses, which may be the last button; what is asked stands at the top.
    element.scrollTop = 0;
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {isOpen && (
        <div className={styles['inside']}>
          <h2 id={titleId}>{title}</h2>
          {children}
        </div>
      )}
      {isOpen && onLeave && (
        <div className={styles['leave']}>
          <LeaveButton onLeave={onLeave} />
        </div>
      )}
    </dialog>
  );
}
