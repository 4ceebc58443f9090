import { pathOf, Problem, type Call, type Endpoint } from '@romduol/contracts';
import request from 'supertest';
import type * as z from 'zod/mini';
import { metricsToken } from './test-config.ts';

/** Whoever can be called for: what she sends to be known. */
export interface Who {
  readonly credentials: Readonly<Record<string, string>>;
}
export const nobody: Who = { credentials: {} };
export const operator: Who = { credentials: { authorization: `Bearer ${metricsToken}` } };

type Body<E extends Endpoint> = E extends { readonly produces: string } ? Buffer : z.output<E['response']>;

/** What came back. */
export interface Answered<E extends Endpoint = Endpoint> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Null when the call was not refused. */
  readonly problem: Problem | null;
  /** The answer itself; reading it of a refused call fails the test. */
  readonly body: Body<E>;
  /** The bytes as text. */
  readonly text: string;
}

export interface CallParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}
/** Circumstances of one call. */
export interface Circumstances {
  /** Network address; every call comes from another one unless told otherwise. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Caller = <E extends Endpoint>(
  endpoint: E,
  input: Call<E>,
  circumstances?: Circumstances,
) => Promise<Answered<E>>;

let addresses = 0;
const newAddress = (): string => {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
};

/** Calls an endpoint of the API at an address, as somebody. */
export async function callAt<E extends Endpoint>(
  base: string,
  who: Who,
  endpoint: E,
  input: Call<E>,
  { from = newAddress(), headers = {} }: Circumstances = {},
): Promise<Answered<E>> {
  const { params, query, body } = input as CallParts;
  const search = query ? `?${new URLSearchParams(query).toString()}` : '';
  return send(base, endpoint.method, `/api${pathOf(endpoint.path, params)}${search}`, body, {
    'x-forwarded-for': from,
    ...who.credentials,
    ...headers,
  });
}

/** Sends anything at all: another verb, a body that is no JSON. */
export async function send<E extends Endpoint = Endpoint>(
  base: string,
  method: string,
  path: string,
  body: object | string | Buffer | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered<E>> {
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete' | 'patch' | 'head' | 'options';
  const sending = request(base)[verb](path).set(headers).responseType('blob').redirects(0);
  const response = await (body === undefined ? sending : sending.send(body));
  return answered<E>(response.status, response.headers, response.body as Buffer | undefined);
}

function answered<E extends Endpoint>(
  status: number,
  headers: Record<string, string>,
  bytes: Buffer | undefined,
): Answered<E> {
  const type = headers['content-type'] ?? '';
  const raw = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
  const text = raw.toString('utf8');
  const problem = type.startsWith('application/problem+json') ? Problem.parse(JSON.parse(text)) : null;
  return {
    status,
    headers,
    problem,
    text,
    get body() {
      if (status >= 400) throw new Error(`refused: ${status} ${text.slice(0, 400)}`);
      return (type.startsWith('application/json') ? JSON.parse(text) : raw) as Body<E>;
    },
  };
}
