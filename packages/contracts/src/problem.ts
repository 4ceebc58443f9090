/**
 * The one catalogue of refusals. Every refusal the API gives is a problem document (RFC 9457) with one of these codes;
 * the apps word the codes in her language from their message catalogues, the titles here are for developers.
 */
import * as z from 'zod/mini';

/** code → HTTP status and English title. */
export const problems = {
  'request.malformed': [400, 'The request could not be read as JSON'],
  'request.invalid': [400, 'The request has fields that are missing, unknown or wrong'],
  'request.too-large': [413, 'The request is larger than this endpoint takes'],
  'request.wrong-type': [415, 'The request is not JSON'],
  'request.unknown-route': [404, 'There is nothing at this address'],
  'request.wrong-method': [405, 'This address does not take this method'],
  'request.cross-site': [403, 'The request comes from another site'],
  'request.too-often': [429, 'Too many tries; wait a little'],
  'server.fault': [500, 'Something went wrong on our side; nothing was changed'],
  'server.stopping': [503, 'The server is stopping; try again'],
  'server.not-ready': [503, 'The server cannot reach what it needs'],
  'thing.not-found': [404, 'It does not exist, or is not yours to see'],
  'thing.changed-meanwhile': [409, 'Someone else changed it meanwhile'],
  'thing.exists-differently': [409, 'This id is already used for something else'],
  'session.needed': [401, 'Sign in first'],
  'session.expired': [401, 'The session has ended; sign in again'],
  'session.second-factor-needed': [401, 'The second factor is still missing'],
  'permission.missing': [403, 'Your roles do not allow this'],
  'sign-in.refused': [422, 'E-mail or password is not right'],
  'sign-in.code-refused': [422, 'The code is not right'],
  'pin.wrong': [422, 'This picture PIN is not right'],
  'pin.wait': [429, 'Too many wrong tries; wait, or ask the trainer to reset the PIN'],
  'trainee.erased': [410, 'She has been erased here; her place on this phone is to be removed'],
  'pin.too-plain': [422, 'Four times the same picture is too easy to guess'],
  'card.needed': [422, 'She has a place already; on this phone she comes in with her card'],
  'card.unknown': [422, 'This card is not known'],
  'join.code-unknown': [422, 'This class code is not known'],
  'join.code-expired': [422, 'This class code is no longer valid'],
  'join.class-full': [422, 'This class is full'],
  'join.class-over': [422, 'This class has ended'],
  'cohort.course-not-accepted': [422, 'Nobody has accepted this course for the organisation yet'],
  'cohort.ends-before-start': [422, 'The class ends before it starts'],
  'cohort.too-few-seats': [422, 'More women have joined than there would be seats'],
  'cohort.course-fixed': [422, 'Women have joined; the course of this class can no longer be changed'],
  'event.not-enrolled': [422, 'She is not enrolled in this course'],
  'event.unknown-content': [422, 'The course has no such block, lesson or item'],
  'event.answer-does-not-fit': [422, 'The answer does not fit the activity'],
  'event.witness-does-not-fit': [422, 'The event says that somebody else recorded it'],
  'event.too-many': [422, 'More events than one woman can make in a course'],
  'seal.unknown-key': [503, 'Sealed to a key that this server does not hold now; keep it and try again'],
  'seal.damaged': [422, 'What was sealed cannot be opened'],
  'reset.code-refused': [422, 'This reset code is not right, or was used already'],
  'meeting.in-future': [422, 'The meeting is still to come'],
  'meeting.before-class': [422, 'The meeting is dated long before the class begins'],
  'meeting.other-day': [409, 'This meeting was recorded for another day'],
  'plan.day-has-passed': [422, 'The departure day has passed'],
  'plan.day-without-leaving': [422, 'A departure day needs the intention to leave'],
  'certificate.name-not-printable': [422, 'Some characters of the name cannot be printed'],
  'certificate.already-revoked': [409, 'The certificate has been revoked already'],
  'certificate.already-replaced': [409, 'The certificate has been replaced by a newer version'],
  'second-factor.already-set': [409, 'A second factor is already set up'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

/** Whether a string is one of the catalogue's codes. */
export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

/** The document that every refusal is answered with, as `application/problem+json`. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  /** Correlates the answer with the server's log. */
  instance: z.optional(z.string()),
  /** Values for the worded message, for instance `{ seconds: 30 }`. */
  values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** Which fields are wrong, for `request.invalid`. */
  fields: z.optional(z.array(z.strictObject({ path: z.string(), message: z.string() }))),
});
export type Problem = z.output<typeof Problem>;
