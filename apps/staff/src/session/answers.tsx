import type { Call, Endpoint, Result } from '@romduol/contracts';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useServer, type Server } from './server.ts';

interface Kept {
  readonly answer?: unknown;
  /** When it was answered. */
  readonly asOf?: Date;
  /** Why the last try failed; the answer before it is kept. */
  readonly fault?: unknown;
  readonly isLoading: boolean;
}

const nothing: Kept = { isLoading: false };

/** What the server last answered, kept in memory while the page is open, so that going back shows it at once. */
class Answers {
  private readonly kept = new Map<string, Kept>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly server: Server) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly peek = (key: string): Kept => this.kept.get(key) ?? nothing;

  async refresh<E extends Endpoint>(key: string, endpoint: E, call: Call<E>): Promise<void> {
    const before = this.peek(key);
    if (before.isLoading) return;
    this.put(key, { ...before, isLoading: true });
    try {
      this.put(key, { answer: await this.server.call(endpoint, call), asOf: new Date(), isLoading: false });
    } catch (fault) {
      this.put(key, { ...this.peek(key), fault, isLoading: false });
    }
  }

  put(key: string, kept: Kept): void {
    this.kept.set(key, kept);
    this.listeners.forEach((listener) => listener());
  }

  clear(): void {
    this.kept.clear();
  }
}

const AnswersContext = createContext<Answers | null>(null);

export function AnswersProvider({ children }: { readonly children: ReactNode }) {
  const server = useServer();
  const [answers] = useState(() => new Answers(server));
  return <AnswersContext value={answers}>{children}</AnswersContext>;
}

function useAnswers(): Answers {
  const answers = useContext(AnswersContext);
  if (answers === null) throw new Error('no AnswersProvider above');
  return answers;
}

const keyOf = (endpoint: Endpoint, call: unknown): string => `${endpoint.name} ${JSON.stringify(call)}`;

export interface Live<E extends Endpoint> {
  /** The last answer, also when a newer try failed. */
  readonly answer: Result<E> | undefined;
  readonly asOf: Date | undefined;
  readonly fault: unknown;
  readonly isLoading: boolean;
  readonly refresh: () => Promise<void>;
}

interface LiveOptions {
  /** Asks again this often while the page is visible. */
  readonly everySeconds?: number;
  /** False: does not ask at all yet. */
  readonly isWanted?: boolean;
}

/** What an endpoint answers, asked when the page opens and as often as wished. `call` must be plain data. */
export function useAnswer<E extends Endpoint>(endpoint: E, call: Call<E>, options: LiveOptions = {}): Live<E> {
  const { everySeconds, isWanted = true } = options;
  const answers = useAnswers();
  const key = keyOf(endpoint, call);
  const kept = useSyncExternalStore(answers.subscribe, () => answers.peek(key));
  // The key stands for endpoint and call: both are plain data.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const refresh = useCallback(() => answers.refresh(key, endpoint, call), [answers, key]);

  useEffect(() => {
    if (isWanted) void refresh();
  }, [refresh, isWanted]);

  useEffect(() => {
    if (everySeconds === undefined || !isWanted) return;
    const look = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    const clock = setInterval(look, everySeconds * 1000);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      clearInterval(clock);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [refresh, everySeconds, isWanted]);

  return { ...kept, answer: kept.answer as Result<E> | undefined, asOf: kept.asOf, fault: kept.fault, refresh };
}

/** Puts in what the server just said about a thing that was saved, so that every page shows it. */
export function useKeepAnswer() {
  const answers = useAnswers();
  return <E extends Endpoint>(endpoint: E, call: Call<E>, answer: Result<E>) =>
    answers.put(keyOf(endpoint, call), { answer, asOf: new Date(), isLoading: false });
}

/** Forgets everything, when somebody signs out. */
export function useForgetAnswers() {
  const answers = useAnswers();
  return () => answers.clear();
}
