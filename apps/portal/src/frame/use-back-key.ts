import { useEffect, useRef } from 'react';

/** Chrome's own listener for the back key and gesture, which needs no entry in the history. */
interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}
declare global {
  var CloseWatcher: (new () => Watcher) | undefined;
}

/**
 * Lets the phone's back key do what the arrow on the screen does, where the browser offers that without a history
 * entry. Elsewhere the key leaves the portal, as it leaves every page with one entry.
 */
export function useBackKey(onBack: (() => void) | undefined): void {
  const latest = useRef(onBack);
  useEffect(() => {
    latest.current = onBack;
  });
  const isNeeded = onBack !== undefined;
  useEffect(() => {
    if (!isNeeded || globalThis.CloseWatcher === undefined) return;
    let watcher: Watcher | null = null;
    const watch = () => {
      watcher = globalThis.CloseWatcher ? new globalThis.CloseWatcher() : null;
      if (watcher === null) return;
      watcher.onclose = () => {
        latest.current?.();
        watch();
      };
    };
    watch();
    return () => {
      if (watcher !== null) watcher.onclose = null;
      watcher?.destroy();
    };
  }, [isNeeded]);
}
