import {
  forgetDevice,
  getChosenPack,
  getMyLearning,
  getPack,
  getSealingKey,
  handInEvents,
  handInRequest,
  joinClass,
  listCertificateKeys,
  listHelpCards,
  listMyCertificates,
  PhoneRequest,
  previewJoin,
  problems,
  reportPhone,
  SealedEvent,
  signInWithCard,
  verifyCertificate,
  type Answer,
  type Endpoint,
  type HelpCard,
  type Input,
  type Joined,
  type MyCertificate,
  type MySkillMark,
  type PhoneReport,
  type ProblemCode,
  type SealingKey,
} from '@romduol/contracts';
import { packOf, withoutPacks, type LearningEvent, type Release } from '@romduol/domain';
import { release, releaseId } from './course.ts';
import { createSeal, openEvent, readJson, resetCheckOf } from './sealing.ts';

/** What the server of a test understands and refuses. */
export class Refused extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}

type Handler = (input: never) => unknown;
type Joining = Input<typeof joinClass>['body'];

/** What a trainer reads out to a woman who has forgotten her pictures. */
export const resetCode = 'ABCDEFGH2345';
export const classCode = 'ABCD2345';

/** A small programme behind the network: one class, what was handed in, help cards. Can be unplugged. */
export class Server {
  isReachable = true;
  /** How often joining was asked for, and with which ids. */
  readonly joins: Joining[] = [];
  readonly resets: Extract<PhoneRequest, { kind: 'reset' }>[] = [];
  readonly events: LearningEvent[] = [];
  /** What phones said of themselves. */
  readonly reports: PhoneReport[] = [];
  /** Every request that came through: method, path, and how the browser was told to keep the answer. */
  readonly asked: { readonly what: string; readonly cache: RequestCache | undefined }[] = [];
  /** Which women tokens belong to. */
  readonly tokens = new Map<string, string>();
  /** Printed cards, by their code. */
  readonly signInCards = new Map<string, Joining>();
  /** Refuses to join with that code. */
  readonly refuses = new Map<string, ProblemCode>();
  /** Endpoints that answer nothing, for ever. */
  readonly hanging = new Set<string>();
  cards: HelpCard[] = [];
  /** The programme's own number. */
  programmePhone: string | null = null;
  certificates: MyCertificate[] = [];
  /** What the class is taught. */
  release: Release = release;
  /** At how many meetings of the class each of them was. */
  meetingsAttended = 0;
  /** What assessors marked of each of them, whatever her enrolment. */
  skillMarks: readonly Omit<MySkillMark, 'enrolmentId'>[] = [];
  /** What the course costs in each language in which it exists. */
  packBytes: Joined['packBytes'] = { km: 218_000, en: 218_000, id: 218_000 };
  keys: { keyId: number; publicKey: string }[] = [];
  /** Drops the answer to the next joining after having done the work, and the network with it. */
  losesNextAnswer = false;
  private readonly seal = createSeal();

  private readonly handlers: readonly (readonly [Endpoint, Handler])[] = [
    on(previewJoin, ({ body }) => {
      this.refuseCode(body.code);
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
    on(getSealingKey, () => this.sealingKey()),
    on(joinClass, ({ body }) => this.join(body)),
    on(handInRequest, async ({ body }) => {
      const asked = PhoneRequest.parse(readJson(await (await this.seal).open(body.box, 'request')));
      return [asked.kind === 'join' ? await this.join(asked) : await this.reset(asked)];
    }),
    on(signInWithCard, async ({ body: { card, pin, keys } }) => {
      const hers = this.signInCards.get(card);
      if (hers === undefined) throw new Refused('card.unknown');
      if (hers.pin !== pin) throw new Refused('pin.wrong');
      this.know(keys, hers.traineeId);
      return [await joinedBy(hers, this)];
    }),
    on(getPack, () => withoutPacks(this.release) as Answer<typeof getPack>),
    on(getChosenPack, ({ params }) => {
      const chosen = packOf(this.release, params.pack);
      if (chosen === null) throw new Refused('thing.not-found');
      return chosen as Answer<typeof getChosenPack>;
    }),
    on(getMyLearning, async ({ traineeId }) => {
      const hers = this.joinsOf(traineeId);
      return {
        joined: await Promise.all(hers.slice(-1).map((one) => joinedBy(one, this))),
        departure: hers.at(-1)?.departure ?? { intention: 'unknown', departsOn: null },
        events: this.events.filter(({ enrolmentId }) => hers.some((one) => one.enrolmentId === enrolmentId)) as Answer<
          typeof getMyLearning
        >['events'],
        skillMarks: hers
          .slice(-1)
          .flatMap(({ enrolmentId }) => this.skillMarks.map((mark) => ({ enrolmentId, ...mark }))),
      };
    }),
    on(handInEvents, async ({ body }) => {
      const outboxKey = body.key && (await (await this.seal).open(body.key, 'outbox-key'));
      const events = await Promise.all(
        body.events.map(async (sent) => {
          const sealed = SealedEvent.safeParse(sent);
          const event = sealed.success && outboxKey ? await openEvent(outboxKey, sealed.data) : sent;
          return event as LearningEvent;
        }),
      );
      this.events.push(...events.filter(({ id }) => !this.events.some((known) => known.id === id)));
      return events.map(({ id }) => ({ id, outcome: 'taken' as const }));
    }),
    on(listMyCertificates, () => this.certificates),
    on(listHelpCards, () => ({ asOf: '2026-11-25', cards: this.cards, programme: this.programmePhone })),
    on(listCertificateKeys, () => this.keys),
    on(verifyCertificate, () => ({ standing: 'valid' as const })),
    on(reportPhone, ({ body }) => {
      this.reports.push(body);
      return {};
    }),
    on(forgetDevice, ({ traineeId }) => {
      for (const [token, owner] of this.tokens) if (owner === traineeId) this.tokens.delete(token);
      return {};
    }),
  ];

  /** To which key phones seal, for those that were told before a test begins. */
  sealingKey = async (): Promise<SealingKey> => (await this.seal).publicly;

  private refuseCode(code: string): void {
    const refusal = this.refuses.get(code) ?? (code === classCode ? undefined : 'join.code-unknown');
    if (refusal !== undefined) throw new Refused(refusal);
  }

  /** Takes a woman into the class, as a request over the network does. */
  join(asked: Joining): Promise<Joined> {
    this.refuseCode(asked.code);
    this.joins.push(asked);
    this.know(asked.keys, asked.traineeId);
    return joinedBy(asked, this);
  }

  private async reset(asked: Extract<PhoneRequest, { kind: 'reset' }>): Promise<Joined> {
    const hers = this.joinsOf(asked.traineeId).at(-1);
    if (hers === undefined || asked.code !== resetCode) throw new Refused('reset.code-refused');
    this.resets.push(asked);
    this.know(asked.keys, asked.traineeId);
    return joinedBy(hers, this);
  }

  private know({ token, uploadToken }: Joining['keys'], traineeId: string): void {
    this.tokens.set(token, traineeId).set(uploadToken, traineeId);
  }

  private joinsOf(traineeId: string): readonly Joining[] {
    return [...this.joins, ...this.signInCards.values()].filter((one) => one.traineeId === traineeId);
  }

  readonly fetch: typeof fetch = async (address, init = {}) => {
    if (!this.isReachable) throw new TypeError('Failed to fetch');
    const path = new URL(address instanceof Request ? address.url : address, 'http://localhost').pathname;
    const method = init.method ?? 'GET';
    this.asked.push({ what: `${method} ${path}`, cache: init.cache });
    for (const [endpoint, handle] of this.handlers) {
      const params = endpoint.method === method ? paramsIn(`/api${endpoint.path}`, path) : null;
      if (params === null) continue;
      if (this.hanging.has(endpoint.name)) return untilGivenUp(init.signal);
      try {
        const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
        const traineeId = this.tokens.get(token);
        if (['trainee', 'device'].includes(endpoint.allow) && traineeId === undefined)
          throw new Refused('session.expired');
        const body = endpoint.body?.parse(JSON.parse(typeof init.body === 'string' ? init.body : ''));
        const answer = endpoint.response.parse(await handle({ params, body, traineeId } as never));
        if (this.losesNextAnswer && endpoint === handInRequest) {
          this.losesNextAnswer = false;
          this.isReachable = false;
          throw new TypeError('the connection broke');
        }
        return Response.json(answer);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const [status, title] = problems[error.code];
        return Response.json({ type: 'about:blank', title, status, code: error.code }, { status });
      }
    }
    throw new Error(`nothing answers ${method} ${path}`);
  };
}

/** Who calls, beside what is sent; empty when nobody is signed in. */
type Called<E extends Endpoint> = Input<E> & { readonly traineeId: string };

const on = <E extends Endpoint>(
  endpoint: E,
  handle: (input: Called<E>) => Answer<E> | Promise<Answer<E>>,
): readonly [Endpoint, Handler] => [endpoint, (input: never) => handle(input)];

async function joinedBy(
  { traineeId, enrolmentId, name, language }: Joining,
  { packBytes, meetingsAttended }: Pick<Joined, 'packBytes' | 'meetingsAttended'>,
): Promise<Joined> {
  return {
    ...{ traineeId, name, enrolmentId, releaseId, language, classCode },
    traineeCode: 'K7M2QX',
    cohortId: '01970000-0000-7000-8000-00000000000b',
    packBytes,
    meetingsAttended,
    resetCheck: await resetCheckOf(traineeId, resetCode),
  };
}

/** A network that is there and leads nowhere. */
const untilGivenUp = (signal: AbortSignal | null | undefined) =>
  new Promise<Response>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
  });

function paramsIn(pattern: string, path: string): Record<string, string> | null {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const found = new RegExp(`^${pattern.replace(/:\w+/g, '([^/]+)')}$`).exec(path);
  return found && Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]));
}
