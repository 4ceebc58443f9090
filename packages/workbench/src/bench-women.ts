/** Women for benches: each with a phone in memory that keeps and seals what she does as the portal's does. */
import {
  createClient,
  getPack,
  getSealingKey,
  joinClass,
  previewJoin,
  type Joined,
  type SealingKey,
} from '@romduol/contracts';
import { blocksOf, itemsFor, rightAnswerTo, type LearningFact, type Release } from '@romduol/domain';
import {
  createMemoryStore,
  newId,
  newKeys,
  openPhone,
  type Phone,
  type PhoneKeys,
  type Place,
  type StoredPhone,
  type Surroundings,
} from '@romduol/offline';

/** A class as women join it. */
export interface ClassToJoin {
  /** Where the API stands, without a trailing slash. */
  readonly base: string;
  readonly code: string;
  readonly release: Release;
  readonly sealingKey: SealingKey;
}

export async function classToJoin(base: string, code: string): Promise<ClassToJoin> {
  const client = createClient({ base });
  const { releaseId: id, language: locale } = await client(previewJoin, { body: { code } });
  const release = await client(getPack, { params: { id, locale } });
  return { base, code, release, sealingKey: await client(getSealingKey, {}) };
}

/** As if each phone came by a proxy that is believed: from an address of its own. */
export const fromAddress =
  (number: number, through: typeof fetch = globalThis.fetch): typeof fetch =>
  (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-for', `10.0.${Math.floor(number / 250)}.${(number % 250) + 1}`);
    return through(input, { ...init, headers });
  };

/** Where a request goes, in whichever of its forms it was given. */
export const addressOf = (input: string | URL | Request): string =>
  typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;

/** The setting with which the product believes `fromAddress`. */
export const believesAddresses = { TRUSTED_PROXIES: '1' };

export interface BenchWoman {
  readonly number: number;
  readonly joined: Joined;
  readonly keys: PhoneKeys;
  readonly phone: StoredPhone;
  readonly place: Place;
}

/** A PIN needs no protection here, and costs no time. */
const iterations = 2;
const pin = '1397';

/** A phone in memory that has reached the server once. */
export async function newPhone({ sealingKey }: ClassToJoin): Promise<StoredPhone> {
  const phone = await openPhone({ store: createMemoryStore(), caches: undefined, iterations });
  await phone.keepSealingKey(sealingKey);
  return phone;
}

/** Joins with network, and settles on a phone of her own. */
export async function joinedWoman(of: ClassToJoin, number: number): Promise<BenchWoman> {
  const phone = await newPhone(of);
  const keys = newKeys(phone.deviceId);
  const client = createClient({ base: of.base, fetch: fromAddress(number) });
  const joined = await client(joinClass, { body: newcomer(of, number, keys) });
  return { number, joined, keys, phone, place: await phone.settle(joined, keys, pin) };
}

/** Surroundings of a phone that is no browser's tab; its outbox waits that many times shorter than a real one. */
export const alone = (impatience = 1): Surroundings => ({
  events: new EventTarget(),
  isHidden: () => false,
  later(work, milliseconds) {
    const timer = setTimeout(work, milliseconds / impatience);
    return () => clearTimeout(timer);
  },
  tabs: () => null,
});

/** Who she says she is: a plainly made-up name. */
export const newcomer = ({ code }: ClassToJoin, number: number, keys: PhoneKeys): Parameters<Phone['register']>[0] => ({
  ...{ traineeId: newId(), enrolmentId: newId(), code, keys, pin, language: 'km' },
  ...{ name: `គំរូ ${number + 1}`, departure: { intention: 'unknown', departsOn: null } },
});

/**
 * What a woman does in a month: the questions before the course, then every lesson again and again with a right answer
 * to everything. She never sits the last test, so nobody's certificate is made meanwhile.
 */
export function* monthOf(release: Release, traineeId: string): Generator<LearningFact> {
  const attempt = { attemptId: newId(), sitting: 'pre' } as const;
  if (release.test)
    for (const { id } of itemsFor(release.test, 'pre', { traineeId, attemptId: attempt.attemptId }))
      yield { kind: 'item-answered', ...attempt, itemId: id, answer: 'dont-know' };
  const blocks = blocksOf(release);
  for (;;)
    for (const block of blocks)
      yield block.kind === 'text'
        ? { kind: 'block-seen', blockId: block.id }
        : { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) };
}
