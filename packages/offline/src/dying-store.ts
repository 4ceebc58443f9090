/** A page that is killed, for tests: its store makes so many writes, and after that nothing at all. */
import type { Store } from './store.ts';

/** What everything that a killed page still tries ends with. */
export class PageKilled extends Error {}

export interface DyingStore extends Store {
  readonly isDead: () => boolean;
}

/** A store that dies when it is asked for one write more than `writes`. Nothing of that one is written. */
export function dyingStore(store: Store, writes: number): DyingStore {
  let left = writes;
  let isDead = false;
  function whileAlive<T>(work: () => Promise<T>): Promise<T> {
    return isDead ? Promise.reject(new PageKilled('the page was killed')) : work();
  }
  return {
    isDead: () => isDead,
    read: (names, work) => whileAlive(() => store.read(names, work)),
    write(names, work) {
      if (left === 0) isDead = true;
      left -= 1;
      return whileAlive(() => store.write(names, work));
    },
    close: () => store.close(),
  };
}

/** Does something on a page that may be killed. Answers whether it was. */
export async function mayBeKilled(store: DyingStore, deed: () => Promise<void>): Promise<boolean> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof PageKilled)) throw error;
  }
  return store.isDead();
}
