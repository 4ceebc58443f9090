import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the focus when what had it goes away with a step, as a choice that was made: whoever tabs or hears the screen
 * goes on where she was, and not at the beginning of the page. It goes to what is said about the step, else to the
 * nearest part around it that is still there. A focus that a step has put somewhere itself is left alone.
 */
export function useKeptFocus<E extends HTMLElement>(): RefObject<E | null> {
  const root = useRef<E>(null);
  useEffect(() => {
    const within = root.current;
    if (within === null) return;
    /** What had the focus last, and everything around it. */
    let held: readonly HTMLElement[] = [];
    const note = ({ target }: FocusEvent) => {
      held = outwards(target, within);
    };
    const watch = new MutationObserver((changes) => {
      const [last] = held;
      if (last === undefined || last.isConnected) return;
      const said = saidBy(changes);
      const around = held.find(({ isConnected }) => isConnected) ?? within;
      // A step that moves the focus itself may do so a little later.
      setTimeout(() => {
        if (document.activeElement === document.body) focusOn(said?.isConnected ? said : around);
      });
    });
    within.addEventListener('focusin', note);
    watch.observe(within, { childList: true, subtree: true });
    return () => {
      within.removeEventListener('focusin', note);
      watch.disconnect();
    };
  }, []);
  return root;
}

function outwards(from: EventTarget | null, within: HTMLElement): readonly HTMLElement[] {
  const all: HTMLElement[] = [];
  for (let one = from; one instanceof HTMLElement && one !== within; one = one.parentElement) all.push(one);
  return all;
}

/** What has just appeared and is read out. */
function saidBy(changes: readonly MutationRecord[]): HTMLElement | null {
  for (const { addedNodes } of changes)
    for (const node of addedNodes) {
      if (!(node instanceof HTMLElement)) continue;
      const said = node.matches('[role=status]') ? node : node.querySelector<HTMLElement>('[role=status]');
      if (said !== null) return said;
    }
  return null;
}

function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
