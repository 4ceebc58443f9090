import { hush } from '@romduol/ui';

/**
 * Leaves at once: silence, then a harmless page in place of this one. The portal keeps a single entry in the history of
 * the tab, so nothing of it is one step back.
 */
export function leaveNow(): void {
  hush();
  document.documentElement.dataset['covered'] = '';
  location.replace('/blank.html');
}

/** Covers the page while it is in the background, so that the list of open apps shows nothing of it. */
export function coverWhenHidden(): void {
  const cover = () => {
    if (document.visibilityState === 'hidden') {
      hush();
      document.documentElement.dataset['covered'] = '';
    } else delete document.documentElement.dataset['covered'];
  };
  document.addEventListener('visibilitychange', cover);
  addEventListener('pageshow', cover);
}
