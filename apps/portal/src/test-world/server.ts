import {
  getMyLearning,
  getPack,
  handInEvents,
  joinClass,
  listCertificateKeys,
  listHelpCards,
  listMyCertificates,
  previewJoin,
  problems,
  forgetDevice,
  verifyCertificate,
  type Answer,
  type Endpoint,
  type HelpCard,
  type Input,
  type MyCertificate,
  type ProblemCode,
} from '@romduol/contracts';
import type { LearningEvent } from '@romduol/domain';
import { release, releaseId } from './course.ts';

/** What the server of a test understands and refuses. */
export class Refused extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}

type Handler = (endpoint: Endpoint, input: never) => unknown;

/** A small programme behind the network: one class, what was handed in, help cards. Can be unplugged. */
export class Server {
  isReachable = true;
  /** How often joining was asked for, and with which ids. */
  readonly joins: Input<typeof joinClass>['body'][] = [];
  readonly events: LearningEvent[] = [];
  cards: HelpCard[] = [];
  certificates: MyCertificate[] = [];
  keys: { keyId: number; publicKey: string }[] = [];
  /** Drops the answer to the next joining after having done the work. */
  losesNextAnswer = false;

  private readonly handlers: readonly (readonly [Endpoint, Handler])[] = [
    on(previewJoin, ({ body }) => {
      if (body.code !== 'ABCD2345') throw new Refused('join.code-unknown');
      return {
        cohortName: 'Class One',
        organisation: { km: 'អង្គការ', en: 'Org' },
        courseTitle: { en: 'Example course' },
        language: 'en' as const,
        releaseId,
        packBytes: 218_000,
        minutes: 20,
      };
    }),
    on(joinClass, ({ body }) => {
      this.joins.push(body);
      return this.joinedBy(body);
    }),
    on(getPack, () => release as Answer<typeof getPack>),
    on(getMyLearning, () => ({
      joined: this.joins.slice(-1).map((body) => this.joinedBy(body)),
      departure: this.joins.at(-1)?.departure ?? { intention: 'unknown', departsOn: null },
      events: this.events as Answer<typeof getMyLearning>['events'],
    })),
    on(handInEvents, ({ body }) => {
      const events = body.events as LearningEvent[];
      this.events.push(...events.filter(({ id }) => !this.events.some((known) => known.id === id)));
      return events.map(({ id }) => ({ id, outcome: 'taken' as const }));
    }),
    on(listMyCertificates, () => this.certificates),
    on(listHelpCards, () => ({ asOf: '2026-11-25', cards: this.cards })),
    on(listCertificateKeys, () => this.keys),
    on(verifyCertificate, () => ({ standing: 'valid' as const })),
    on(forgetDevice, () => ({})),
  ];

  private joinedBy(body: Input<typeof joinClass>['body']) {
    const { traineeId, enrolmentId, name, language } = body;
    return { traineeId, traineeCode: 'K7M2QX', name, enrolmentId, releaseId, language };
  }

  readonly fetch: typeof fetch = async (address, init = {}) => {
    if (!this.isReachable) throw new TypeError('Failed to fetch');
    const path = new URL(address instanceof Request ? address.url : address, 'http://localhost').pathname;
    for (const [endpoint, handle] of this.handlers) {
      const params = endpoint.method === (init.method ?? 'GET') ? paramsIn(`/api${endpoint.path}`, path) : null;
      if (params === null) continue;
      try {
        const body = endpoint.body?.parse(JSON.parse(typeof init.body === 'string' ? init.body : ''));
        const answer = endpoint.response.parse(handle(endpoint, { params, body } as never));
        if (this.losesNextAnswer && endpoint === joinClass) {
          this.losesNextAnswer = false;
          throw new TypeError('the connection broke');
        }
        return Response.json(answer);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const [status, title] = problems[error.code];
        return Response.json({ type: 'about:blank', title, status, code: error.code }, { status });
      }
    }
    throw new Error(`nothing answers ${init.method ?? 'GET'} ${path}`);
  };
}

const on = <E extends Endpoint>(endpoint: E, handle: (input: Input<E>) => Answer<E>): readonly [Endpoint, Handler] => [
  endpoint,
  (_, input) => handle(input),
];

function paramsIn(pattern: string, path: string): Record<string, string> | null {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const found = new RegExp(`^${pattern.replace(/:\w+/g, '([^/]+)')}$`).exec(path);
  return found && Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]));
}
