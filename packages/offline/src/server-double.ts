/** The server as the contract describes it, in memory: takes events by id, once, for the bearer of an upload token. */
import {
  AnyEventDocument,
  handInEvents,
  handInRequest,
  PhoneRequest,
  problems,
  reportPhone,
  SealedEvent,
  type Joined,
  type PhoneReport,
  type ProblemCode,
} from '@romduol/contracts';
import { blocksOf, upcast, type LearningEvent } from '@romduol/domain';
import { addressOf, idOf, joinedAs, release, resetCheckOf, resetCodeOf } from './given.ts';
import { openPhone, type PhoneOptions, type StoredPhone } from './open-phone.ts';
import { openBox, openEvent, sealingKey } from './sealing-double.ts';

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
  /** Who is enrolled in what, by enrolment: the women of numbers 1 to 3, and whoever asked to join. */
  readonly enrolments: Map<string, string>;
  /** How many reset codes of a woman were used. */
  readonly resets: Map<string, number>;
  /** Requests that were done, as they were asked, each once. */
  readonly asked: PhoneRequest[];
  /** What it says no to, by the code of the class or the reset. */
  readonly refuses: Map<string, ProblemCode>;
  /** What phones last told of themselves, by upload token. */
  readonly reports: Map<string, PhoneReport>;
  timesReported: number;
  /** Keys that it has lost, by their number. */
  readonly lostKeys: Set<string>;
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
    enrolments: new Map([1, 2, 3].map((number) => [joinedAs(number).enrolmentId, joinedAs(number).traineeId])),
    resets: new Map(),
    bodies: [],
    mishaps: [],
    weather: 'none',
    largest: Infinity,
    stumblesOver: new Set(),
    asked: [],
    refuses: new Map(),
    reports: new Map(),
    timesReported: 0,
    lostKeys: new Set(),
    fetch: async (address, init) => {
      const mishap = server.mishaps.shift() ?? server.weather;
      if (mishap === 'no-network') throw new TypeError('Failed to fetch');
      if (mishap === 'captive-portal') return page(200, '<html>Welcome to Example Café</html>');
      if (mishap === 'bad-gateway') return page(502, '<html>Bad gateway</html>');
      if (mishap === 'busy') return problem('request.too-often');
      const { pathname } = new URL(addressOf(address), 'https://server.invalid');
      const body = typeof init?.body === 'string' ? init.body : '';
      const authorization = new Headers(init?.headers).get('authorization') ?? '';
      const doWhat = works[`${init?.method} ${pathname}`];
      if (doWhat === undefined) return problem('request.unknown-route');
      const answer = doWhat(server, body, authorization);
      if (mishap === 'loses-answer') throw new TypeError('Failed to fetch');
      return answer;
    },
  };
  return server;
}

type Work = (server: ServerDouble, body: string, authorization: string) => Response;
const works: Readonly<Record<string, Work>> = {
  [`POST /api${handInEvents.path}`]: take,
  [`POST /api${handInRequest.path}`]: takeRequest,
  [`PUT /api${reportPhone.path}`]: (server, body, authorization) => {
    server.timesReported += 1;
    server.reports.set(authorization.replace('Bearer ', ''), reportPhone.body.parse(JSON.parse(body)));
    return Response.json({});
  },
};

/** Does what was asked, as often as it is asked. */
function takeRequest(server: ServerDouble, body: string): Response {
  server.bodies.push(body);
  const { box } = handInRequest.body.parse(JSON.parse(body));
  if (server.lostKeys.has(box.keyId)) return problem('seal.unknown-key');
  const opened = openBox(box, 'request');
  if (opened === null) return problem('seal.damaged');
  const asked = PhoneRequest.parse(JSON.parse(opened.toString()));
  const { keys, traineeId } = asked;
  // Asked before, and the answer was lost.
  if (server.tokens.get(keys.uploadToken) !== traineeId) {
    const refusal =
      server.refuses.get(asked.code) ?? (asked.kind === 'reset' ? refusalOfReset(server, asked) : undefined);
    if (refusal !== undefined) return problem(refusal);
    server.asked.push(asked);
    if (asked.kind === 'join') server.enrolments.set(asked.enrolmentId, traineeId);
    else newPictures(server, traineeId);
    server.tokens.set(keys.uploadToken, traineeId);
  }
  return Response.json(handInRequest.response.parse([joinedFor(server, asked)]));
}

/** The code is used up, and the tokens of before are not taken any more. */
function newPictures({ resets, tokens }: ServerDouble, traineeId: string): void {
  resets.set(traineeId, (resets.get(traineeId) ?? 0) + 1);
  for (const [token, owner] of tokens) if (owner === traineeId) tokens.delete(token);
}

type Resetting = Extract<PhoneRequest, { kind: 'reset' }>;
const numberOf = (traineeId: string): number => Number.parseInt(traineeId.slice(-12), 16) - 1000;

/** Each code works once. */
const refusalOfReset = ({ resets }: ServerDouble, { traineeId, code }: Resetting): ProblemCode | undefined =>
  code === resetCodeOf(numberOf(traineeId), resets.get(traineeId)) ? undefined : 'reset.code-refused';

/** What the server says now of the woman of that number. */
export const joinedNow = ({ resets }: ServerDouble, number: number): Joined =>
  joinedAs(number, { traineeCode: 'CONFIRMED', resetCheck: resetCheckOf(number, resets.get(idOf(1000 + number))) });

function joinedFor(server: ServerDouble, asked: PhoneRequest): Joined {
  const now = joinedNow(server, numberOf(asked.traineeId));
  if (asked.kind === 'reset') return now;
  const { name, enrolmentId, language } = asked;
  return { ...now, name, enrolmentId, language };
}

function take(server: ServerDouble, body: string, authorization: string): Response {
  server.bodies.push(body);
  if (body.length > server.largest) return page(413, '<html>Request entity too large</html>');
  const token = authorization.replace('Bearer ', '');
  if (server.erased.has(token)) return problem('trainee.erased');
  const traineeId = server.tokens.get(token);
  if (traineeId === undefined) return problem('session.expired');
  const { events: elements, key } = handInEvents.body.parse(JSON.parse(body));
  if (key !== undefined && server.lostKeys.has(key.keyId)) return problem('seal.unknown-key');
  const outboxKey = key === undefined ? null : openBox(key, 'outbox-key');
  const read = elements.map((element) => readElement(element, outboxKey));
  if (read.some(({ element }) => stumblesAt(server, element))) return problem('server.fault');
  return Response.json(handInEvents.response.parse(read.map((one) => takeOne(server, traineeId, one))));
}

/** One element of a batch under the id by which the phone knows it; null when it is sealed and stays shut. */
interface ReadElement {
  readonly id: string | null;
  readonly element: unknown;
}

function readElement(element: unknown, outboxKey: Buffer | null): ReadElement {
  const sealed = SealedEvent.safeParse(element);
  if (sealed.success) return { id: sealed.data.id, element: outboxKey && openEvent(outboxKey, sealed.data) };
  const { id } = element as { readonly id?: unknown };
  return { id: typeof id === 'string' ? id : null, element };
}

const stumblesAt = (server: ServerDouble, event: unknown): boolean =>
  [...server.stumblesOver].some((blockId) => JSON.stringify(event).includes(`"${blockId}"`));

function takeOne({ held, timesTaken, enrolments }: ServerDouble, traineeId: string, { id, element }: ReadElement) {
  if (element === null) return { id, outcome: 'refused', code: 'seal.damaged' } as const;
  const read = AnyEventDocument.safeParse(element);
  if (!read.success || read.data.id !== id) return { id, outcome: 'refused', code: 'request.invalid' } as const;
  const event = upcast(read.data);
  const { fact, enrolmentId } = event;
  if (held.has(id)) return { id, outcome: 'known' } as const;
  if (enrolments.get(enrolmentId) !== traineeId) return { id, outcome: 'refused', code: 'event.not-enrolled' } as const;
  if ('blockId' in fact && !knownBlocks.has(fact.blockId)) {
    return { id, outcome: 'refused', code: 'event.unknown-content' } as const;
  }
  held.set(id, { traineeId, event });
  timesTaken.set(id, (timesTaken.get(id) ?? 0) + 1);
  return { id, outcome: 'taken' } as const;
}

/** A phone that has reached the server once, and so knows to which key it seals. */
export async function phoneOn(options: PhoneOptions): Promise<StoredPhone> {
  const phone = await openPhone(options);
  await phone.keepSealingKey(sealingKey);
  return phone;
}

const page = (status: number, html: string): Response =>
  new Response(html, { status, headers: { 'content-type': 'text/html' } });

export function problem(code: ProblemCode): Response {
  const [status, title] = problems[code];
  return Response.json({ type: `/problems/${code}`, title, status, code }, { status });
}
