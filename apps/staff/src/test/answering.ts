import { problems, type Answer, type Endpoint, type Input, type ProblemCode } from '@romduol/contracts';

/** Thrown by a handler of a test: the server understands and refuses. */
export class Refused extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** One endpoint with what it answers in a test. */
export interface Answering {
  readonly endpoint: Endpoint;
  readonly handle: (input: never) => unknown;
}

/** Binds an endpoint to what it answers. Only what the contract allows compiles, and both directions are parsed. */
export const answering = <E extends Endpoint>(endpoint: E, handle: (input: Input<E>) => Answer<E>): Answering => ({
  endpoint,
  handle,
});

/**
 * A network with a server at its end that knows these endpoints and nothing else. Whatever comes in must fit the
 * contract; so must whatever goes out.
 */
export function serverOf(...answerings: readonly Answering[]): typeof fetch {
  return async (address, init = {}) => {
    const url = new URL(address instanceof Request ? address.url : address, 'http://localhost');
    const method = init.method ?? 'GET';
    for (const { endpoint, handle } of answerings) {
      const params = endpoint.method === method ? paramsIn(`/api${endpoint.path}`, url.pathname) : null;
      if (params !== null) return answerOf(endpoint, handle, params, url, init.body);
    }
    throw new Error(`nothing answers ${method} ${url.pathname} in this test`);
  };
}

function answerOf(
  endpoint: Endpoint,
  handle: (input: never) => unknown,
  params: Readonly<Record<string, string>>,
  url: URL,
  body: unknown,
): Response {
  try {
    const input = {
      ...(endpoint.params && { params: endpoint.params.parse(params) }),
      ...(endpoint.query && { query: endpoint.query.parse(Object.fromEntries(url.searchParams)) }),
      ...(endpoint.body && { body: endpoint.body.parse(JSON.parse(String(body))) }),
    };
    const answer = handle(input as never);
    if (endpoint.produces) {
      const { bytes } = answer as { readonly bytes: Uint8Array<ArrayBuffer> };
      return new Response(bytes, { headers: { 'content-type': endpoint.produces } });
    }
    return Response.json(endpoint.response.parse(answer));
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    const [status, title] = problems[fault.code];
    const problem = { type: `urn:romduol:${fault.code}`, title, status, code: fault.code, values: fault.values };
    return Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } });
  }
}

/** The `:name` places of a path, or null when it is another path. */
function paramsIn(pattern: string, pathname: string): Record<string, string> | null {
  const shape = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  const match = shape.exec(pathname);
  return (
    match &&
    Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]))
  );
}
