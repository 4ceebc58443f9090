/** Numbers readings, so that a slow one that comes last does not overwrite a later one. */
export interface Turns {
  /** Begins a reading; answers whether it is still the newest when asked. */
  readonly begin: () => () => boolean;
  /** Whatever was begun counts no more. */
  readonly drop: () => void;
}

export function createTurns(): Turns {
  let newest = 0;
  return {
    begin() {
      const turn = ++newest;
      return () => turn === newest;
    },
    drop() {
      newest += 1;
    },
  };
}
