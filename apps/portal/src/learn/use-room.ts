import { useEffect, useState } from 'react';

/** Bytes that the browser would still give to this app; null where it does not say. */
export function useRoom(): number | null {
  const [room, setRoom] = useState<number | null>(null);
  useEffect(() => {
    let isHere = true;
    const storage = navigator.storage as StorageManager | undefined;
    storage?.estimate?.().then(
      ({ quota, usage }) => {
        if (isHere && quota !== undefined) setRoom(Math.max(0, quota - (usage ?? 0)));
      },
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, []);
  return room;
}
