import { useEffect, useState } from 'react';

/** Gives the focus back to whatever had it, when a dialog that is taken off the page ends. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
