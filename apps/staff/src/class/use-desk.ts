import { openDesk, type Desk } from '@romduol/offline/class';
import { useContext, useEffect, useRef, useState } from 'react';
import { GivenDesk } from './given-desk.ts';

let own: Desk | undefined;
const ownDesk = (): Desk => (own ??= openDesk());

/** What this tablet keeps for class mode. */
export function useDesk(): Desk {
  return useContext(GivenDesk) ?? ownDesk();
}

export interface Kept<T> {
  /** Undefined until the tablet has answered. */
  readonly value: T | undefined;
  readonly fault: unknown;
}

/** Something that the tablet keeps, read now and after each change. `key` stands for what `load` reads. */
export function useKept<T>(key: string, load: (desk: Desk) => Promise<T>): Kept<T> {
  const desk = useDesk();
  const [read, setRead] = useState<Kept<T> & { readonly of: string }>({ of: key, value: undefined, fault: undefined });
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    let isHere = true;
    let newest = 0;
    const look = () => {
      const turn = (newest += 1);
      const show = (found: Pick<Kept<T>, 'value'> | { readonly fault: unknown }) => {
        if (isHere && turn === newest) setRead({ of: key, value: undefined, fault: undefined, ...found });
      };
      latest.current(desk).then(
        (value) => show({ value }),
        (fault: unknown) => show({ fault }),
      );
    };
    look();
    const stop = desk.subscribe(look);
    return () => {
      isHere = false;
      stop();
    };
  }, [desk, key]);
  return read.of === key ? read : { value: undefined, fault: undefined };
}
