import { locales } from '@romduol/domain';
import * as z from 'zod/mini';
import { Text } from './content.ts';
import { byId, Count, Day, endpoint, Id, Nothing, visible } from './endpoint.ts';
import { Token } from './identity.ts';
import { SealedBox } from './sealing.ts';
import { DeparturePlan, PersonName, PicturePin } from './trainee.ts';

/** Eight letters and digits without those that are easily confused; case, spaces and hyphens do not matter. */
export const ClassCode = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(24)),
    z.transform((typed: string) => typed.toUpperCase().replace(/[\s-]/g, '')),
  ),
  z.string().check(z.regex(/^[ABCDEFGHJKLMNPQRSTUVWXYZ23456789]{8}$/)),
);

const draft = {
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1),
      z.maxLength(120),
      z.regex(/^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u),
      z.regex(visible),
    ),
  releaseId: Id,
  language: z.enum(locales),
  womenOnly: z.boolean(),
  seats: z.int().check(z.minimum(1), z.maximum(500)),
  startsOn: Day,
  endsOn: z.nullable(Day),
};
/** What a trainer decides about a class. `version` is 0 for a new one, else the version that was read. */
export const CohortDraft = z.strictObject({ ...draft, version: Count });
export type CohortDraft = z.output<typeof CohortDraft>;

export const Cohort = z.strictObject({
  ...draft,
  id: Id,
  version: z.int(),
  courseTitle: Text,
  /** Whether the course has tracks whose skills an assessor marks. */
  hasSkills: z.boolean(),
  trainerName: z.string(),
  joined: z.int(),
  code: z.strictObject({ code: z.string(), expiresOn: z.iso.date(), isExpired: z.boolean(), joinUrl: z.string() }),
});
export type Cohort = z.output<typeof Cohort>;

export const listCohorts = endpoint({
  name: 'cohort.list',
  method: 'GET',
  path: '/cohorts',
  summary: 'The classes I may see',
  allow: 'cohort.read',
  response: z.array(Cohort),
});

export const getCohort = endpoint({
  name: 'cohort.read',
  method: 'GET',
  path: '/cohorts/:id',
  summary: 'One class with its join code',
  allow: 'cohort.read',
  params: byId,
  response: Cohort,
});

export const saveCohort = endpoint({
  name: 'cohort.save',
  method: 'PUT',
  path: '/cohorts/:id',
  summary: 'Create a class, or change it',
  allow: 'cohort.manage',
  params: byId,
  body: CohortDraft,
  response: Cohort,
});

export const renewJoinCode = endpoint({
  name: 'cohort.renew-code',
  method: 'POST',
  path: '/cohorts/:id/code',
  summary: 'Replace the join code; the old one stops working',
  allow: 'cohort.manage',
  params: byId,
  response: Cohort,
});

/** What a class code opens onto, shown before she gives anything of herself. */
export const JoinPreview = z.strictObject({
  cohortName: z.string(),
  organisation: z.strictObject({ km: z.string(), en: z.string() }),
  courseTitle: Text,
  language: z.enum(locales),
  releaseId: Id,
  packBytes: z.int(),
  minutes: z.int(),
});
export type JoinPreview = z.output<typeof JoinPreview>;

export const previewJoin = endpoint({
  name: 'join.preview',
  method: 'POST',
  path: '/join/preview',
  summary: 'Which class a code belongs to',
  allow: 'anyone',
  body: z.strictObject({ code: ClassCode }),
  response: JoinPreview,
  unaudited: true,
  limit: { times: 120, seconds: 60 },
});

/** How a phone is known: made on the phone, so that asking twice is harmless; the server keeps only hashes. */
export const DeviceKeys = z.strictObject({
  deviceId: Id,
  /** Opens her progress; the phone seals it under her PIN. */
  token: Token,
  /** Can only hand in what she did. */
  uploadToken: Token,
});

/** Who has joined what, as her phone keeps it. */
export const Joined = z.strictObject({
  traineeId: Id,
  /** Her random code, for the trainer; not a secret. */
  traineeCode: z.string(),
  name: z.string(),
  enrolmentId: Id,
  cohortId: Id,
  releaseId: Id,
  language: z.enum(locales),
  /** The class's join code while it is valid: a sister on the same phone can begin without network. */
  classCode: z.nullable(z.string()),
  /** Bytes that the course costs her, by language, for every language in which it exists: shown before she taps. */
  packBytes: z.partialRecord(z.enum(locales), z.int()),
  meetingsAttended: z.int(),
  /**
   * SHA-256 over `TRAINEEID:CODE`, base64url: the phone can tell the trainer's reset code without network. The code has
   * 60 random bits, and each works once.
   */
  resetCheck: z.string(),
});
export type Joined = z.output<typeof Joined>;

const newcomer = {
  code: ClassCode,
  traineeId: Id,
  enrolmentId: Id,
  name: PersonName,
  pin: PicturePin,
  language: z.enum(locales),
  departure: DeparturePlan,
  keys: DeviceKeys,
};

export const joinClass = endpoint({
  name: 'join',
  method: 'POST',
  path: '/join',
  summary: 'Join a class by its code, with a name and a picture PIN',
  allow: 'anyone',
  body: z.strictObject(newcomer),
  response: Joined,
  limit: { times: 120, seconds: 60 },
});

/** Twelve letters and digits as in class codes; the trainer reads it out when a woman has forgotten her pictures. */
export const ResetCode = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(24)),
    z.transform((typed: string) => typed.toUpperCase().replace(/[\s-]/g, '')),
  ),
  z.string().check(z.regex(/^[ABCDEFGHJKLMNPQRSTUVWXYZ23456789]{12}$/)),
);

/**
 * What a woman asked for on a phone without network, and what the server does once it hears of it. Both carry a PIN, so
 * they wait sealed.
 */
export const PhoneRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('join'), ...newcomer }),
  z.strictObject({ kind: z.literal('reset'), traineeId: Id, code: ResetCode, pin: PicturePin, keys: DeviceKeys }),
]);
export type PhoneRequest = z.output<typeof PhoneRequest>;

export const handInRequest = endpoint({
  name: 'request.hand-in',
  method: 'POST',
  path: '/join/request',
  summary: 'Hand in what a woman asked for on a phone without network; answers her classes. Asking again is harmless',
  allow: 'anyone',
  body: z.strictObject({ box: SealedBox }),
  response: z.array(Joined),
  limit: { times: 120, seconds: 60 },
});

export const signInWithCard = endpoint({
  name: 'card.sign-in',
  method: 'POST',
  path: '/join/card',
  summary: 'Open her own place on this phone with her card and picture PIN; sets the PIN when there is none',
  allow: 'anyone',
  body: z.strictObject({
    /** Base32 of 128 random bits, as on the card. */
    card: z.string().check(z.regex(/^[A-Za-z2-7\s-]{26,40}$/)),
    pin: PicturePin,
    keys: DeviceKeys,
  }),
  response: z.array(Joined),
  limit: { times: 120, seconds: 60 },
});

export const forgetDevice = endpoint({
  name: 'device.forget',
  method: 'DELETE',
  path: '/me/device',
  summary: 'This phone is no longer mine: its tokens stop working',
  allow: 'trainee',
  response: Nothing,
});

/** How her phone stands, by its own word. */
export const PhoneReport = z.strictObject({
  waiting: Count,
  refused: Count,
  packs: z
    .array(z.strictObject({ releaseId: Id, language: z.enum(locales), isWhole: z.boolean() }))
    .check(z.maxLength(20)),
  /** Which build of the portal, as the portal names it. */
  app: z.string().check(z.maxLength(40), z.regex(/^[\w.-]*$/)),
});
export type PhoneReport = z.output<typeof PhoneReport>;

export const reportPhone = endpoint({
  name: 'phone.report',
  method: 'PUT',
  path: '/phone',
  summary: 'How this phone stands: what waits on it, which courses it holds whole',
  allow: 'device',
  body: PhoneReport,
  response: Nothing,
  /** Says nothing of her and replaces what it said before; a row a day and phone would bury what matters. */
  unaudited: true,
  limitPerCaller: { times: 30, seconds: 3_600 },
});

/**
 * `up-to-date`: heard of lately, nothing waits, the course is whole. `unsent`: something waited when it was last heard
 * of. `no-course`: the course of this class is not whole on it. `silent`: not heard of for 14 days. `none`: she has no
 * phone here.
 */
export const phoneStates = ['up-to-date', 'unsent', 'no-course', 'silent', 'none'] as const;
export type PhoneState = (typeof phoneStates)[number];

/** The phone of one woman of a class; of several, the one heard of last. `name` is null for those who see codes only. */
export const CohortPhone = z.strictObject({
  traineeId: Id,
  code: z.string(),
  name: z.nullable(z.string()),
  state: z.enum(phoneStates),
  waiting: z.int(),
  heardAt: z.nullable(z.iso.datetime()),
});
export type CohortPhone = z.output<typeof CohortPhone>;

export const getCohortPhones = endpoint({
  name: 'cohort.phones',
  method: 'GET',
  path: '/cohorts/:id/phones',
  summary: 'Which phones of a class are up to date, and which are not',
  allow: 'progress.read',
  params: byId,
  response: z.array(CohortPhone),
});
