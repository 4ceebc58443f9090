/** The server as the contract describes it, in memory: takes events by id, once, for the bearer of an upload token. */
import { handInEvents, LearningEventDocument, problems, type ProblemCode } from '@romduol/contracts';
import { blocksOf, type LearningEvent } from '@romduol/domain';
import { addressOf, release } from './given.ts';

/** What befalls one request on its way. `loses-answer`: the server takes it, and the phone never hears so. */
export type Mishap = 'none' | 'no-network' | 'loses-answer' | 'captive-portal' | 'busy' | 'bad-gateway';

export interface ServerDouble {
  readonly fetch: typeof fetch;
  /** What the server holds, by event id. */
  readonly held: Map<string, { readonly traineeId: string; readonly event: LearningEvent }>;
  /** How often an event was taken as new; more than once would be a broken promise. */
  readonly timesTaken: Map<string, number>;
  /** Upload tokens that are taken, with the woman they belong to. */
  readonly tokens: Map<string, string>;
  /** Upload tokens of women who have been erased. */
  readonly erased: Set<string>;
  /** Every body that arrived. */
  readonly bodies: string[];
  /** Befalls the next requests, one each; afterwards `weather` befalls every one. */
  readonly mishaps: Mishap[];
  weather: Mishap;
  /** Characters of a body that are taken. */
  largest: number;
  /** Blocks at whose name the server falls over. */
  readonly stumblesOver: Set<string>;
}

const knownBlocks = new Set(blocksOf(release).map(({ id }) => id));

export function createServerDouble(): ServerDouble {
  const server: ServerDouble = {
    held: new Map(),
    timesTaken: new Map(),
    tokens: new Map(),
    erased: new Set(),
    bodies: [],
    mishaps: [],
    weather: 'none',
    largest: Infinity,
    stumblesOver: new Set(),
    fetch: async (address, init) => {
      const mishap = server.mishaps.shift() ?? server.weather;
      if (mishap === 'no-network') throw new TypeError('Failed to fetch');
      if (mishap === 'captive-portal') return page(200, '<html>Welcome to Example Café</html>');
      if (mishap === 'bad-gateway') return page(502, '<html>Bad gateway</html>');
      if (mishap === 'busy') return problem('request.too-often');
      const { pathname } = new URL(addressOf(address), 'https://server.invalid');
      if (pathname !== '/api/events' || init?.method !== handInEvents.method) return problem('request.unknown-route');
      const answer = take(
        server,
        typeof init.body === 'string' ? init.body : '',
        new Headers(init.headers).get('authorization') ?? '',
      );
      if (mishap === 'loses-answer') throw new TypeError('Failed to fetch');
      return answer;
    },
  };
  return server;
}

function take(server: ServerDouble, body: string, authorization: string): Response {
  server.bodies.push(body);
  if (body.length > server.largest) return page(413, '<html>Request entity too large</html>');
  const token = authorization.replace('Bearer ', '');
  if (server.erased.has(token)) return problem('trainee.erased');
  const traineeId = server.tokens.get(token);
  if (traineeId === undefined) return problem('session.expired');
  const { events } = handInEvents.body.parse(JSON.parse(body));
  if (events.some((event) => stumblesAt(server, event))) return problem('server.fault');
  return Response.json(handInEvents.response.parse(events.map((event) => takeOne(server, traineeId, event))));
}

const stumblesAt = (server: ServerDouble, event: unknown): boolean =>
  [...server.stumblesOver].some((blockId) => JSON.stringify(event).includes(`"${blockId}"`));

function takeOne({ held, timesTaken }: ServerDouble, traineeId: string, sent: unknown) {
  const read = LearningEventDocument.safeParse(sent);
  if (!read.success) return { id: null, outcome: 'refused', code: 'request.invalid' } as const;
  const event = read.data;
  const { id, fact } = event;
  if (held.has(id)) return { id, outcome: 'known' } as const;
  if ('blockId' in fact && !knownBlocks.has(fact.blockId)) {
    return { id, outcome: 'refused', code: 'event.unknown-content' } as const;
  }
  held.set(id, { traineeId, event });
  timesTaken.set(id, (timesTaken.get(id) ?? 0) + 1);
  return { id, outcome: 'taken' } as const;
}

const page = (status: number, html: string): Response =>
  new Response(html, { status, headers: { 'content-type': 'text/html' } });

export function problem(code: ProblemCode): Response {
  const [status, title] = problems[code];
  return Response.json({ type: `/problems/${code}`, title, status, code }, { status });
}
