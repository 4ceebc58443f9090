import { useEffect, useState } from 'react';

/** Field or point id → what she wrote, or the id of what she chose. */
export type DrawerWords = Readonly<Record<string, string>>;

/** Where her plans and ticks are kept: on her phone, sealed. They never travel in an answer. */
export interface Drawer {
  readonly read: (blockId: string) => Promise<DrawerWords | null>;
  readonly keep: (blockId: string, words: DrawerWords) => Promise<void>;
}

/** What lies in the drawer for a block, and how to change it on the screen; keeping it is a step of its own. */
export function useDrawer(drawer: Drawer | null, blockId: string) {
  const [written, setWritten] = useState<DrawerWords>({});
  useEffect(() => {
    let isHere = true;
    drawer
      ?.read(blockId)
      .then((kept) => {
        // What she has typed meanwhile counts more than what comes out of the drawer late.
        if (isHere && kept !== null) setWritten((now) => ({ ...kept, ...now }));
      })
      .catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [blockId, drawer]);
  return {
    written,
    write: (id: string, value: string) => setWritten((now) => ({ ...now, [id]: value })),
    keep: () => drawer?.keep(blockId, written) ?? Promise.resolve(),
  };
}
