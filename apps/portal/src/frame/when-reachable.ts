import { createRetry } from '../phone/comeback.ts';

/** Small, always there, and no page: a network that wants a login first answers with one. */
const probe = '/blank.svg';

/** Does something once, as soon as the server answers: asked at once, or only after a while. Answers how to call it off. */
export function whenReachable(work: () => void, begin: 'at-once' | 'later' = 'later'): () => void {
  let isHere = true;
  const ask = async () => {
    // The service worker leaves this question to the network.
    const answer = await fetch(probe, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (!isHere) return;
    const isThere = answer?.ok === true && (answer.headers.get('content-type') ?? '').includes('svg');
    if (!isThere) return retry.later();
    retry.rest();
    work();
  };
  const retry = createRetry(() => void ask());
  if (begin === 'at-once') void ask();
  else retry.later();
  return () => {
    isHere = false;
    retry.rest();
  };
}
