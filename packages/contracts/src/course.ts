import { locales } from '@romduol/domain';
import * as z from 'zod/mini';
import { ChosenPackDocument, contentId, ReleaseDocument, Text } from './content.ts';
import { byId, endpoint, Id, Nothing } from './endpoint.ts';

/** How far the texts of a release are in one language, its packs included. */
const TextCount = z.strictObject({
  texts: z.int(),
  /** Of these, without translation. */
  missing: z.int(),
  /** Of these, accepted by a named native reader. */
  reviewed: z.int(),
  /** Of these, read aloud by a person in the words that stand there now. */
  voiced: z.int(),
});

/** A course release as the staff choose it. */
export const ReleaseSummary = z.strictObject({
  id: Id,
  code: z.string(),
  version: z.int(),
  title: Text,
  summary: Text,
  minutes: z.int(),
  lessons: z.int(),
  /** Languages in which every text exists. */
  languages: z.array(z.enum(locales)),
  /** Languages that a named native reader has accepted. */
  reviewed: z.array(z.enum(locales)),
  texts: z.record(z.enum(locales), TextCount),
  /** Lessons, those of packs included, that rest on law or general knowledge and await review. */
  underReview: z.int(),
  /** Bytes of everything a phone downloads. */
  packBytes: z.int(),
  accepted: z.nullable(z.strictObject({ by: z.string(), on: z.iso.date() })),
  /** The demonstration programme may teach content that nobody has accepted. */
  mayBeTaught: z.boolean(),
});
export type ReleaseSummary = z.output<typeof ReleaseSummary>;

export const listReleases = endpoint({
  name: 'course.list',
  method: 'GET',
  path: '/releases',
  summary: 'Course releases that this organisation can teach',
  allow: 'course.read',
  response: z.array(ReleaseSummary),
});

export const acceptRelease = endpoint({
  name: 'course.accept',
  method: 'PUT',
  path: '/releases/:id/acceptance',
  summary: 'Accept a course and its help numbers for this organisation, in my name',
  allow: 'course.accept',
  params: byId,
  response: Nothing,
});

/** What is printed of a course: a book for her, and one for whoever teaches. */
export const paperKinds = ['workbook', 'guide'] as const;
export type PaperKind = (typeof paperKinds)[number];

export const readPaper = endpoint({
  name: 'paper.read',
  method: 'GET',
  path: '/releases/:id/papers/:kind/:locale',
  summary: 'The workbook or the trainer’s guide of a course release in one language, as A4 pages to print',
  allow: 'course.read',
  params: z.strictObject({ id: Id, kind: z.enum(paperKinds), locale: z.enum(locales) }),
  response: z.unknown(),
  produces: 'application/pdf',
  // Some seconds of work, once for a release and a language.
  limitPerCaller: { times: 60, seconds: 60 },
});

export const getPack = endpoint({
  name: 'pack.read',
  method: 'GET',
  path: '/releases/:id/packs/:locale',
  summary: 'A course release in one language, as a phone keeps it; its destination and sector packs are named only',
  allow: 'anyone',
  params: z.strictObject({ id: Id, locale: z.enum(locales) }),
  response: ReleaseDocument,
  // A village class behind one address, each phone in two languages, and again after a break.
  limit: { times: 300, seconds: 60 },
  immutable: true,
});

export const getChosenPack = endpoint({
  name: 'pack.read-chosen',
  method: 'GET',
  path: '/releases/:id/packs/:locale/:pack',
  summary: 'One destination or sector pack of a release in one language',
  allow: 'anyone',
  params: z.strictObject({ id: Id, locale: z.enum(locales), pack: contentId }),
  response: ChosenPackDocument,
  limit: { times: 300, seconds: 60 },
  immutable: true,
});
