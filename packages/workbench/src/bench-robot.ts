/** What runs inside the measured page: it taps for her without waiting, and notes when she can read. */

/** What the robot looks for, as it stands on the screen. */
export interface Orders {
  /** Names of the four buttons of her PIN, in the order in which she taps them. */
  readonly pictures: readonly string[];
  /** Buttons on the way to the lesson that she presses as soon as they are there, each once. */
  readonly press: readonly string[];
  /** How the first text of the lesson begins, without white space and without U+200B. */
  readonly text: string;
  /** How many times slower than this machine her phone is. */
  readonly slowness: number;
}

/** What it saw, in milliseconds since the navigation began. Derivations: of a key from her pictures. */
export interface Seen {
  readonly padMs: number | null;
  readonly derivedMs: readonly { readonly from: number; readonly to: number }[];
  readonly pressed: readonly { readonly name: string; readonly at: number }[];
  readonly readableMs: number;
  readonly firstPaintMs: number;
  /** When the navigation began, in milliseconds since 1970. */
  readonly beganAt: number;
}

declare global {
  interface Window {
    /** Resolves when the first text of the lesson has been painted. */
    readonly readable?: Promise<Seen>;
  }
}

/**
 * Runs before anything else in the page, and is handed over as its source: it may use nothing but its orders. The
 * browser derives keys on threads of its own, which its CPU throttling does not reach, so that work is stretched here.
 */
export function sendRobot({ pictures, press, text, slowness }: Orders): void {
  if (window.top !== window) return;
  const { subtle } = crypto;
  const derived: { from: number; to: number }[] = [];
  const pressed: { name: string; at: number }[] = [];
  let padMs: number | null = null;
  let tapped = 0;
  let tappedAt = -1;

  const stretched =
    <A extends readonly [unknown, ...unknown[]], T>(derive: (...how: A) => Promise<T>) =>
    async (...how: A): Promise<T> => {
      if ((how[0] as { readonly name?: unknown }).name !== 'PBKDF2') return derive(...how);
      const from = performance.now();
      const key = await derive(...how);
      const took = performance.now() - from;
      await new Promise((resolve) => setTimeout(resolve, took * (slowness - 1)));
      derived.push({ from, to: performance.now() });
      return key;
    };
  subtle.deriveKey = stretched(subtle.deriveKey.bind(subtle));
  subtle.deriveBits = stretched(subtle.deriveBits.bind(subtle));

  const plain = (words: string | null): string => (words ?? '').replace(/[\s\u200b]/g, '');
  const button = (name: string): HTMLButtonElement | undefined =>
    [...document.querySelectorAll('button')].find(
      (one) => !one.disabled && plain(one.getAttribute('aria-label') ?? one.textContent).startsWith(plain(name)),
    );
  const screen = (): string => plain(document.querySelector('main')?.textContent ?? null);

  const afterPaint = (work: () => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = work;
      channel.port2.postMessage(null);
    });
  };
  const act = (): void => {
    const picture = pictures[tapped];
    const key = picture === undefined ? undefined : button(picture);
    if (key !== undefined && tapped !== tappedAt) {
      padMs ??= performance.now();
      tappedAt = tapped;
      // A finger taps what it sees: the next picture comes with the next frame.
      afterPaint(() => {
        tapped += 1;
        key.click();
        act();
      });
      return;
    }
    for (const name of press) {
      if (pressed.some((one) => one.name === name)) continue;
      const one = button(name);
      if (one === undefined) continue;
      pressed.push({ name, at: performance.now() });
      afterPaint(() => one.click());
    }
  };

  const readable = new Promise<Seen>((resolve) => {
    const watching = new MutationObserver(() => {
      if (!screen().includes(text)) return act();
      watching.disconnect();
      afterPaint(() => {
        const readableMs = performance.now();
        const [paint] = performance.getEntriesByName('first-paint');
        resolve({
          ...{ padMs, derivedMs: derived, pressed, readableMs },
          firstPaintMs: paint?.startTime ?? readableMs,
          beganAt: performance.timeOrigin,
        });
      });
    });
    watching.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  });
  Object.defineProperty(window, 'readable', { value: readable });
}
