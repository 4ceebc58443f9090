import type { Call, Endpoint, Result } from './endpoint.ts';
import { Problem, isProblemCode, type ProblemCode } from './problem.ts';

/** The server understood and refused. */
export class RefusedError extends Error {
  readonly code: ProblemCode;
  readonly problem: Problem;

  constructor(code: ProblemCode, problem: Problem) {
    super(`${problem.status} ${code}`);
    this.code = code;
    this.problem = problem;
  }
}

/** No usable answer came: no network, a captive portal, a time-out, a proxy's error page. Trying again may help. */
export class UnreachableError extends Error {}

/** The time was over before an answer came: what was sent may have been more than the line bears. */
export class TimedOutError extends UnreachableError {}

export interface ClientOptions {
  /** Where the API stands, without a trailing slash: `/api`, or an absolute URL in tests. */
  readonly base: string;
  /** Her token, when a phone calls for a trainee. Staff are known by their cookie. */
  readonly token?: () => string | undefined;
  /** Milliseconds after which a call gives up; no request may hang a screen. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
}

export type Client = <E extends Endpoint>(endpoint: E, call: Call<E>) => Promise<Result<E>>;

/**
 * A typed client for the endpoints.
 * @throws RefusedError with the catalogue's code when the server refuses, UnreachableError when no answer of ours came,
 * TimedOutError of these when the time was over.
 */
export function createClient({ base, token, timeout = 10_000, fetch = globalThis.fetch }: ClientOptions): Client {
  return async (endpoint, call) => {
    // `AbortSignal.timeout` is younger than the browsers on the phones we serve.
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), timeout);
    try {
      return await answerTo(endpoint, call as CallParts, giveUp.signal);
    } finally {
      clearTimeout(timer);
    }
  };

  async function answerTo<E extends Endpoint>(endpoint: E, parts: CallParts, signal: AbortSignal): Promise<Result<E>> {
    const { params, query, body } = parts;
    const held = token?.();
    const response = await reach(() =>
      fetch(base + pathOf(endpoint.path, params) + search(query), {
        method: endpoint.method,
        credentials: 'same-origin',
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(held === undefined ? {} : { authorization: `Bearer ${held}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
      }),
    );
    if (!response.ok) throw await refusalFrom(response);
    if (endpoint.produces) {
      if (mediaTypeOf(response.headers.get('content-type')) !== mediaTypeOf(endpoint.produces)) throw notOurs(endpoint);
      return (await reach(() => response.blob())) as never;
    }
    const parsed = understood(endpoint.response, await json(response));
    if (!parsed.success) throw notOurs(endpoint);
    return parsed.data as never;
  }
}

const notOurs = ({ name }: Endpoint): Error => new UnreachableError(`${name}: the answer is not ours`);
const mediaTypeOf = (header: string | null): string => (header ?? '').replace(/;.*/, '').trim().toLowerCase();

/**
 * An app that was installed long ago may meet a newer server, whose answers have grown: what the schema does not know
 * is left aside. `value` is changed in doing so.
 */
function understood(schema: Endpoint['response'], value: unknown): ReturnType<Endpoint['response']['safeParse']> {
  const result = schema.safeParse(value);
  if (result.success) return result;
  const unknown = result.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  for (const { path, keys } of unknown) {
    const at: unknown = path.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown>)[key], value);
    for (const key of keys) Reflect.deleteProperty(at as object, key);
  }
  return unknown.length === 0 ? result : schema.safeParse(value);
}

interface CallParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

/** Fills the `:name` places of a path. */
export const pathOf = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

function search(query: CallParts['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return given.length > 0 ? `?${new URLSearchParams(Object.fromEntries(given)).toString()}` : '';
}

async function reach<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (cause) {
    // Nobody but the client itself calls a request off.
    if (isCallingOff(cause)) throw new TimedOutError('no answer in time', { cause });
    throw new UnreachableError('no answer', { cause });
  }
}

const isCallingOff = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'name' in cause && cause.name === 'AbortError';

const json = async (response: Response): Promise<unknown> => reach(() => response.json());

async function refusalFrom(response: Response): Promise<Error> {
  const problem = Problem.safeParse(await json(response).catch(() => undefined));
  if (!problem.success || !isProblemCode(problem.data.code)) return new UnreachableError(`status ${response.status}`);
  return new RefusedError(problem.data.code, problem.data);
}
