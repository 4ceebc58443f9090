/** The browser's offer to put the app on the home screen, kept until she asks for it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallOffer | null = null;
let isDone = false;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

/**
 * Listens from the first moment, since a browser offers only once per page; its own banner, which would come at any
 * moment and say what it likes, is kept away.
 */
export function listenForOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    tell();
  });
  addEventListener('appinstalled', () => {
    offer = null;
    isDone = true;
    tell();
  });
}

/** The offer bears a name that she has changed: the browser makes another. */
export function dropOffer(): void {
  offer = null;
  tell();
}

/** Asks the browser to put the app there; an offer is good for one asking. Answers when she has decided. */
export async function takeOffer(): Promise<void> {
  const taken = offer;
  dropOffer();
  await taken?.prompt();
}

export const subscribeToOffer = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const isOffered = (): boolean => offer !== null;

/** Whether the app stands on the home screen: it was just put there, or this very page was opened from there. */
export const isInstalled = (): boolean =>
  isDone ||
  globalThis.matchMedia?.('(display-mode: standalone)').matches === true ||
  ('standalone' in navigator && navigator.standalone === true);
