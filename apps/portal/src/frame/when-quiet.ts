/** Milliseconds without anything being loaded after which she is taken to be reading. */
const quiet = 1_500;
/** Milliseconds after which it is done all the same, however much is being loaded. */
const latest = 8_000;

/**
 * Does something once the page has loaded what she waits for: on a slow line everything else would take its time from
 * that. Also when she goes to another app, since she may not come back.
 */
export function whenQuiet(work: () => void): void {
  const begun = performance.now();
  const done = () => {
    clearTimeout(timer);
    loads.disconnect();
    document.removeEventListener('visibilitychange', onHidden);
    work();
  };
  const wait = () => setTimeout(done, Math.max(0, Math.min(quiet, begun + latest - performance.now())));
  const onHidden = () => document.visibilityState === 'hidden' && done();
  const loads = new PerformanceObserver(() => {
    clearTimeout(timer);
    timer = wait();
  });
  let timer = wait();
  loads.observe({ type: 'resource' });
  document.addEventListener('visibilitychange', onHidden);
}
