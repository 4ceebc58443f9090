import { createClient, RefusedError, type Client } from '@romduol/contracts';
import { createContext, useContext } from 'react';

/** The API as this app uses it, together with what happens when the session ends in the middle of work. */
export interface Server {
  /** Calls; when the session has ended it waits until she has signed in again and then goes on as if nothing was. */
  readonly call: Client;
  /** Calls without waiting, for signing in itself and for the first look. */
  readonly callAtOnce: Client;
  /** The same for what is long on its way up and nobody stands waiting for: what was noted in class. */
  readonly callPatiently: Client;
  /** Whether calls are waiting for her to sign in again. */
  readonly isWaiting: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** She has signed in again: whatever waits goes on. */
  readonly resume: () => void;
  /** She does not sign in now: whatever waits is refused, and what she typed stays on the screen. */
  readonly giveUp: () => void;
}

/** Milliseconds for a call over a slow line: as many as a phone gives its events. */
const patience = 30_000;

const endings: readonly string[] = ['session.needed', 'session.expired', 'session.second-factor-needed'];

/** Whether a fault says that nobody is signed in any more. */
export const isSessionOver = (fault: unknown): fault is RefusedError =>
  fault instanceof RefusedError && endings.includes(fault.code);

export function createServer(options: { readonly base: string; readonly fetch?: typeof fetch }): Server {
  const callAtOnce = createClient(options);
  const listeners = new Set<() => void>();
  let waiting: { readonly over: Promise<boolean>; readonly settle: (signedIn: boolean) => void } | null = null;

  const tell = () => listeners.forEach((listener) => listener());
  const settle = (signedIn: boolean) => {
    waiting?.settle(signedIn);
    waiting = null;
    tell();
  };
  const signedInAgain = (): Promise<boolean> => {
    if (waiting === null) {
      const { promise, resolve } = deferred();
      waiting = { over: promise, settle: resolve };
      tell();
    }
    return waiting.over;
  };

  const call: Client = async (endpoint, parts) => {
    for (;;) {
      try {
        return await callAtOnce(endpoint, parts);
      } catch (fault) {
        if (!isSessionOver(fault) || !(await signedInAgain())) throw fault;
      }
    }
  };

  return {
    call,
    callAtOnce,
    callPatiently: createClient({ ...options, timeout: patience }),
    isWaiting: () => waiting !== null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    resume: () => settle(true),
    giveUp: () => settle(false),
  };
}

function deferred(): { readonly promise: Promise<boolean>; readonly resolve: (value: boolean) => void } {
  let resolve: (value: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((settled) => (resolve = settled));
  return { promise, resolve };
}

const ServerContext = createContext<Server | null>(null);
export const ServerProvider = ServerContext.Provider;

/** The API. */
export function useServer(): Server {
  const server = useContext(ServerContext);
  if (server === null) throw new Error('no ServerProvider above');
  return server;
}
