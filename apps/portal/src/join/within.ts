import { UnreachableError } from '@romduol/contracts';

/**
 * Waits that many milliseconds for something that the network may keep for ever. What comes later is not lost, only not
 * waited for. Errors: those of `work`; UnreachableError when the time is over.
 */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UnreachableError(`nothing within ${milliseconds} ms`)), milliseconds);
  });
  work.catch(() => undefined);
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
