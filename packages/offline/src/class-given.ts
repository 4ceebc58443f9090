/** A small class for the tests of class mode, and the server as the contract describes it. */
import {
  getClassRoster,
  getMe,
  getPack,
  listHelpCards,
  listMeetings,
  problems,
  recordClass,
  recordMeeting,
  ClassEvent,
  createClient,
  type AttendanceMark,
  type ClassRoster,
  type Client,
  type Meeting,
  type ProblemCode,
} from '@romduol/contracts';
import { isBeforeClass, type LearningFact, type Release } from '@romduol/domain';
import { sha256, utf8 } from './bytes.ts';
import type { ClassStore } from './class-store.ts';
import { openDesk, type Desk } from './class-desk.ts';
import { addressOf, cheap, clockAt, idOf, release, seeded, today, type SetClock } from './given.ts';

export const cohortId = idOf(5000);
export const otherCohortId = idOf(5001);
/** When the classes begin. */
const startsOn = '2026-05-01';
export const words = 'seven mango trees';
export const trainer = { id: idOf(6000), name: 'Example Trainer' };
export const coTrainer = { id: idOf(6001), name: 'Example Co-trainer' };
export const womanIn = (number: number) => ({ traineeId: idOf(1000 + number), enrolmentId: idOf(2000 + number) });

export const rosterOf = (id: string = cohortId): ClassRoster => ({
  cohortId: id,
  name: id === cohortId ? 'Example village' : 'Another example village',
  releaseId: release.id,
  language: 'km',
  trainees: [1, 2, 3].map((number) => ({
    ...womanIn(number),
    code: `TEST-${number}`,
    name: `Example Woman ${number}`,
    lessonsDone: [],
    resetCode: `ABCDEFGH234${number + 4}`,
  })),
});

export const sawInClass = (
  number: number,
  blockId: string,
): { readonly fact: LearningFact } & ReturnType<typeof womanIn> => ({
  ...womanIn(number),
  fact: { kind: 'block-seen', blockId },
});

/** What befalls one request on its way. `loses-answer`: the server takes it, and the tablet never hears so. */
export type ClassMishap = 'none' | 'no-network' | 'loses-answer' | 'login-page' | 'server.fault' | 'request.too-often';

export interface ClassServer {
  readonly client: Client;
  readonly fetch: typeof fetch;
  /** Event id → the woman it is for. */
  readonly events: Map<string, string>;
  readonly timesTaken: Map<string, number>;
  readonly marks: Map<string, AttendanceMark>;
  readonly meetings: Map<string, { readonly heldOn: string; readonly marks: Set<string> }>;
  /** Every body that came. */
  readonly bodies: string[];
  readonly mishaps: ClassMishap[];
  /** Who is signed in. */
  member: { readonly id: string; readonly name: string } | null;
  /** Women whom the server no longer has. */
  readonly gone: Set<string>;
  /** Women whom the programme erased; nothing is kept of them. */
  readonly erased: Set<string>;
  /** Women who are not in its list any more. */
  readonly unlisted: Set<string>;
  /** Events over which the server falls, by the name of their block. */
  readonly stumblesOver: Set<string>;
  /** Classes that are not this member's. */
  readonly notHers: Set<string>;
  today: string;
  release: Release;
}

/** A server that holds what it took, once; everything that comes and goes must fit the contract. */
export function createClassServer(clock: () => Date = () => new Date(today)): ClassServer {
  const fetch: ClassServer['fetch'] = (address, init) => answer(server, addressOf(address), init);
  const server: ClassServer = {
    client: createClient({ base: '/api', fetch }),
    fetch,
    events: new Map(),
    timesTaken: new Map(),
    marks: new Map(),
    meetings: new Map(),
    bodies: [],
    mishaps: [],
    member: trainer,
    gone: new Set(),
    erased: new Set(),
    unlisted: new Set(),
    stumblesOver: new Set(),
    notHers: new Set(),
    today: clock().toISOString().slice(0, 10),
    release,
  };
  return server;
}

async function answer(server: ClassServer, address: string, init: RequestInit = {}): Promise<Response> {
  const mishap = server.mishaps.shift() ?? 'none';
  if (mishap === 'no-network') throw new TypeError('Failed to fetch');
  if (mishap === 'login-page') return new Response('<html>Example Café</html>', { status: 200 });
  if (mishap === 'server.fault' || mishap === 'request.too-often') return problem(mishap);
  const said = take(server, new URL(address, 'https://server.invalid').pathname, init);
  if (mishap === 'loses-answer') throw new TypeError('Failed to fetch');
  return said;
}

function take(server: ClassServer, pathname: string, { method = 'GET', body }: RequestInit): Response {
  const sent: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
  if (typeof body === 'string') server.bodies.push(body);
  if (pathname.startsWith('/api/releases/')) return Response.json(getPack.response.parse(server.release));
  if (pathname === '/api/help-cards')
    return Response.json(listHelpCards.response.parse({ asOf: '2026-05-01', cards: [], programme: null }));
  if (server.member === null) return problem('session.expired');
  if (pathname === '/api/me') return Response.json(getMe.response.parse(meOf(server.member)));
  const [, , , id = '', what = '', meetingId = ''] = pathname.split('/');
  if (server.notHers.has(id)) return problem('thing.not-found');
  if (what === 'roster') {
    const trainees = rosterOf(id).trainees.filter(({ traineeId }) => !server.unlisted.has(traineeId));
    return Response.json(getClassRoster.response.parse({ ...rosterOf(id), trainees }));
  }
  if (what === 'meetings' && method === 'GET') return Response.json(listMeetings.response.parse(meetingsOf(server)));
  if (what === 'meetings') return takeMeeting(server, meetingId, recordMeeting.body.parse(sent));
  if (what === 'events') return takeEvents(server, recordClass.body.parse(sent).events);
  return problem('request.unknown-route');
}

function takeEvents(server: ClassServer, events: readonly unknown[]): Response {
  const stumbles = events.some((event) =>
    [...server.stumblesOver].some((id) => JSON.stringify(event).includes(`"${id}"`)),
  );
  if (stumbles) return problem('server.fault');
  return Response.json(recordClass.response.parse(events.map((event) => takeOne(server, event))));
}

function takeOne({ events, timesTaken, gone, erased }: ClassServer, sent: unknown) {
  const { traineeId, event } = ClassEvent.parse(sent);
  if (events.has(event.id)) return { id: event.id, outcome: 'known' } as const;
  if (erased.has(traineeId)) return { id: event.id, outcome: 'refused', code: 'trainee.erased' } as const;
  if (gone.has(traineeId)) return { id: event.id, outcome: 'refused', code: 'event.not-enrolled' } as const;
  events.set(event.id, traineeId);
  timesTaken.set(event.id, (timesTaken.get(event.id) ?? 0) + 1);
  return { id: event.id, outcome: 'taken' } as const;
}

function takeMeeting(
  server: ClassServer,
  id: string,
  { heldOn, marks }: { readonly heldOn: string; readonly marks: readonly AttendanceMark[] },
): Response {
  if (heldOn > server.today) return problem('meeting.in-future');
  const known = server.meetings.get(id);
  if (known === undefined && isBeforeClass(heldOn, startsOn)) return problem('meeting.before-class');
  if (known !== undefined && known.heldOn !== heldOn) return problem('meeting.other-day');
  if (marks.some(({ traineeId }) => server.gone.has(traineeId))) return problem('event.not-enrolled');
  const meeting = known ?? { heldOn, marks: new Set<string>() };
  server.meetings.set(id, meeting);
  for (const mark of marks) {
    server.marks.set(mark.id, mark);
    meeting.marks.add(mark.id);
  }
  return Response.json({});
}

function meetingsOf({ meetings, marks }: ClassServer): Meeting[] {
  return [...meetings].map(([id, { heldOn, marks: ids }]) => {
    const newest = new Map<string, AttendanceMark>();
    for (const mark of [...ids].flatMap((one) => marks.get(one) ?? []).sort((a, b) => a.seq - b.seq))
      newest.set(mark.traineeId, mark);
    const those = (word: AttendanceMark['mark']) =>
      [...newest.values()].filter(({ mark }) => mark === word).map(({ traineeId }) => traineeId);
    return { id, heldOn, present: those('present'), absent: those('absent') };
  });
}

const meOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  id,
  name,
  email: 'trainer@example.org',
  roles: ['trainer' as const],
  permissions: [],
  organisation: {
    id: idOf(6100),
    name: { km: 'អង្គការគំរូ', en: 'Example Organisation' },
    timeZone: 'Asia/Phnom_Penh',
    today: '2026-05-04',
  },
});

function problem(code: ProblemCode): Response {
  const [status, title] = problems[code];
  return Response.json({ type: `/problems/${code}`, title, status, code }, { status });
}

/** A cache as a browser has it, in memory, and what lies in it. */
export function memoryCaches(): { readonly caches: Pick<CacheStorage, 'open'>; readonly kept: Map<string, Response> } {
  const kept = new Map<string, Response>();
  const cache = {
    keys: async () => [...kept.keys()].map((path) => ({ url: `https://tablet.invalid${path}` })),
    put: async (path: string, response: Response) => void kept.set(path, response),
    delete: async (path: string) => kept.delete(path),
  };
  return { caches: { open: async () => cache as unknown as Cache }, kept };
}

/** The release of the other tests with two pictures in it, and what the network answers for them. */
export async function releaseWithPictures(): Promise<{ readonly release: Release; readonly fetch: typeof fetch }> {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const files: Record<string, Release['files'][string]> = {};
  for (const picture of ['passport', 'phone']) {
    const drawn = utf8(`<svg>${picture}</svg>`);
    const hash = await sha256(drawn);
    bytes.set(`/media/${hash}`, drawn);
    files[picture] = { sha256: hash, bytes: drawn.byteLength, type: 'image/svg+xml' };
  }
  return {
    release: { ...release, files },
    fetch: async (address) => {
      const found = bytes.get(new URL(addressOf(address), 'https://tablet.invalid').pathname);
      return found === undefined ? new Response(null, { status: 404 }) : new Response(found);
    },
  };
}

export interface ClassWorld {
  readonly desk: Desk;
  readonly server: ClassServer;
  readonly clock: SetClock;
}

let seed = 0;
/** A tablet on this store, and a server. */
export function classWorld(
  store: ClassStore,
  server = createClassServer(),
  caches = memoryCaches().caches,
): ClassWorld {
  const clock = clockAt(today);
  seed += 1;
  const desk = openDesk({
    store,
    clock: clock.clock,
    random: seeded(seed),
    iterations: cheap,
    caches,
    locks: undefined,
  });
  return { desk, server, clock };
}

export const takenBy = (desk: Desk, server: ClassServer, taker = trainer, id = cohortId, chosen = words) =>
  desk.takeAlong({
    client: server.client,
    cohortId: id,
    courseTitle: { en: 'The short course' },
    timeZone: 'Asia/Phnom_Penh',
    takenBy: taker,
    words: chosen,
  });
