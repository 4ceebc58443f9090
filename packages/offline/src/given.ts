/** A small world for the tests of this package: one course, some women, clocks and randomness that can be foreseen. */
import { createHash } from 'node:crypto';
import type { Joined } from '@romduol/contracts';
import type { Course, DeparturePlan, LearningFact, Release } from '@romduol/domain';
import type { Bytes, Random } from './bytes.ts';
import type { Newcomer, PhoneKeys } from './phone.ts';
import type { Store } from './store.ts';

/** Something that outlives tabs: stores that are opened on it are the tabs. */
export interface Disk {
  openStore(): Store;
  /** Everything that is written on it, whichever tables there are. */
  dump(): Promise<Readonly<Record<string, readonly unknown[]>>>;
}
/** `room`: characters of JSON that fit, where the kind of disk can rehearse that. */
export type NewDisk = (room?: number) => Disk;

/** Few rounds, since a test needs no protection. */
export const cheap = 2;
export const pin = '7391';
export const otherPin = '1234';
/** The tablet in the class room is slow to change its mind about the year. */
export const today = '2026-05-04T08:00:00.000Z';

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
/** The same id for the same number. */
export const idOf = (number: number): string => `01970000-0000-7000-8000-${hex(number, 12)}`;

/** Randomness that can be foreseen (mulberry32), so that no test fails once in a thousand times. */
export function seeded(seed: number): Random {
  let state = seed;
  return (length) => {
    const bytes: Bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 1) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      bytes[at] = (mixed ^ (mixed >>> 14)) & 0xff;
    }
    return bytes;
  };
}

export interface SetClock {
  readonly clock: () => Date;
  set(instant: string): void;
  pass(seconds: number): void;
}
/** A clock that goes only when told to. */
export function clockAt(instant: string): SetClock {
  let now = Date.parse(instant);
  return {
    clock: () => new Date(now),
    set: (to) => {
      now = Date.parse(to);
    },
    pass: (seconds) => {
      now += seconds * 1000;
    },
  };
}

/** Where a request goes, in whichever of its forms it was given. */
export function addressOf(input: RequestInfo | URL): string {
  if (typeof input === 'string') return input;
  return input instanceof URL ? input.href : input.url;
}

/** What the trainer reads out to the woman of that number; `again` for the code after so many that were used. */
export const resetCodeOf = (number: number, again = 0): string =>
  `ABCDEFG${'ABCDEFGHJK'.charAt(again)}${String(2000 + number)
    .replaceAll('0', 'X')
    .replaceAll('1', 'Y')}`;
/** How her phone knows that code. */
export const resetCheckOf = (number: number, again = 0): string =>
  createHash('sha256')
    .update(`${idOf(1000 + number)}:${resetCodeOf(number, again)}`)
    .digest('base64url');

/** The woman of that number, in her class. */
export const joinedAs = (number: number, change: Partial<Joined> = {}): Joined => ({
  traineeId: idOf(1000 + number),
  traineeCode: `TEST-${number}`,
  name: `Example Woman ${number}`,
  enrolmentId: idOf(2000 + number),
  cohortId: idOf(5000 + number),
  releaseId: release.id,
  language: 'km',
  classCode: 'ABCD2345',
  packBytes: { km: 1000, en: 900, id: 950 },
  meetingsAttended: 0,
  resetCheck: resetCheckOf(number),
  ...change,
});

/** Her keys; `again` for those that she makes when she signs in anew. */
export const keysOf = (number: number, again = 0): PhoneKeys => ({
  deviceId: idOf(3000),
  token: `token-of-woman-${number}-${again}-`.padEnd(43, 'T'),
  uploadToken: `upload-of-woman-${number}-${again}-`.padEnd(43, 'U'),
});

/** A woman who begins without network in the class of the others; her keys are those of nobody the server knows. */
export const newcomerAs = (number: number, change: Partial<Newcomer> = {}): Newcomer => ({
  traineeId: idOf(1000 + number),
  enrolmentId: idOf(2000 + number),
  name: 'Example Sister',
  pin: '2468',
  code: 'ABCD2345',
  language: 'km',
  departure: leavingInJune,
  keys: keysOf(number),
  ...change,
});

const words = { en: 'Example words.', km: 'ពាក្យគំរូ', id: 'Contoh kata.' };
const text = (id: string) => ({ kind: 'text', id, text: words }) as const;
const lesson = (id: string, blocks: Course['modules'][number]['lessons'][number]['blocks']) => ({
  id,
  unit: 'A1',
  title: words,
  objective: words,
  minutes: 5,
  blocks,
  sources: [{ kind: 'general', title: 'Example source' }] as const,
});
const item = (id: string, topic: string) =>
  ({
    id,
    kind: 'one',
    topic,
    ask: words,
    choices: [
      { id: 'yes', text: words },
      { id: 'no', text: words },
    ],
    key: ['yes'],
    explain: words,
  }) as const;
const field = { id: 'word', text: words, input: 'words' } as const;

export const release: Release = {
  id: idOf(4000),
  version: 1,
  code: 'X',
  title: words,
  summary: words,
  minutes: 10,
  modules: [
    {
      id: 'm-1',
      code: 'A1',
      title: words,
      lessons: [
        lesson('l-1', [text('b-1'), text('b-2'), text('b-3')]),
        lesson('l-2', [text('b-4'), { kind: 'plan', id: 'b-plan', ask: words, fields: [field] }]),
      ],
    },
  ],
  packs: [],
  test: {
    id: 't-1',
    title: words,
    topics: [{ id: 'papers', title: words, critical: true }],
    items: [item('q-x', 'papers'), item('q-y', 'papers')],
    forms: { X: ['q-x'], Y: ['q-y'] },
  },
  completion: { lessons: 'all-required', meetings: 0, test: { topics: 'critical' }, packs: 'none' },
  pictures: {},
  voices: {},
  review: { km: { state: 'awaiting' }, en: { state: 'awaiting' }, id: { state: 'awaiting' } },
  files: {},
};

/** The body of a request as text; empty without one. */
export const bodyOf = (init: RequestInit | undefined): string => (typeof init?.body === 'string' ? init.body : '');

/**
 * A line that carries so many bits a second upwards: what is not through after so many seconds is called off, as the
 * client does it when its time is over.
 */
export const slowLine =
  (fetch: typeof globalThis.fetch, { bits, seconds }: { readonly bits: number; readonly seconds: number }) =>
  (...[address, init]: Parameters<typeof globalThis.fetch>): Promise<Response> =>
    bodyOf(init).length * 8 > bits * seconds
      ? Promise.reject(new DOMException('given up', 'AbortError'))
      : fetch(address, init);

export const leavingInJune: DeparturePlan = { intention: 'leaving', departsOn: '2026-06-20' };
export const saw = (blockId: string): LearningFact => ({ kind: 'block-seen', blockId });
export const answered = (attemptId: string, itemId: string, choice: string): LearningFact => ({
  kind: 'item-answered',
  attemptId,
  sitting: 'post',
  itemId,
  answer: [choice],
});
export const handedInTest = (attemptId: string): LearningFact => ({
  kind: 'test-handed-in',
  attemptId,
  sitting: 'post',
});
