/** Other tabs of the same phone: when something in the outbox has changed in one, the others look again. */
export interface Tabs {
  /** Tells the others. Carries nothing: they read the store. */
  tell(): void;
  close(): void;
}

/** Null where the browser has no way for tabs to speak to one another: they look again at their next own change. */
export function browserTabs(onTold: () => void): Tabs | null {
  if (!('BroadcastChannel' in globalThis)) return null;
  const channel = new BroadcastChannel('outbox');
  channel.onmessage = onTold;
  return { tell: () => channel.postMessage(null), close: () => channel.close() };
}
