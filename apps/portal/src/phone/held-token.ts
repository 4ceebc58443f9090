/** The token of the place that is open. Outlives renders and causes none: only the client reads it, when it calls. */
export interface HeldToken {
  readonly get: () => string | undefined;
  readonly hold: (token: string | undefined) => void;
}

export function createHeldToken(): HeldToken {
  let held: string | undefined;
  return {
    get: () => held,
    hold: (token) => {
      held = token;
    },
  };
}
