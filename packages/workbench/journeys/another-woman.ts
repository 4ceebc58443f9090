import {
  batchSize,
  createClient,
  getPack,
  handInEvents,
  joinClass,
  listMyCertificates,
  previewJoin,
  type Client,
  type Joined,
  type MyCertificate,
} from '@romduol/contracts';
import {
  itemsFor,
  lessonsOf,
  rightAnswerTo,
  type LearningFact,
  type Lesson,
  type Locale,
  type Release,
} from '@romduol/domain';
import { newId, newKeys } from '@romduol/offline';
import { expect } from '@playwright/test';
import { rightChoices } from './answers.ts';
import { productOf } from './products.ts';
import type { Woman } from './trainee-steps.ts';

/** The product under test, and the code of its demonstration class. */
export const { url: productUrl, classCode } = productOf();

export const clientAt = (token?: string, url = productUrl): Client =>
  createClient({ base: `${url}/api`, token: () => token });

/** The course of a class, as its women's phones get it: in the language of the class, or in another that one of them reads. */
export async function courseOf(
  code: string,
  { locale, url = productUrl }: { readonly locale?: Locale; readonly url?: string } = {},
): Promise<Release> {
  const client = clientAt(undefined, url);
  const { releaseId: id, language } = await client(previewJoin, { body: { code } });
  return client(getPack, { params: { id, locale: locale ?? language } });
}

/** A woman of whom a journey needs no more than what she did: she speaks to the server without a screen. */
export interface AnotherWoman extends Woman {
  readonly joined: Joined;
  /** She goes through these lessons with a right answer to everything. */
  readonly learn: (lessons: readonly Lesson[]) => Promise<void>;
  /** She goes through the whole course and its test, and gets her certificate. */
  readonly finish: (course: Release) => Promise<MyCertificate>;
  /** Her certificate in its newest version. */
  readonly certificate: () => Promise<MyCertificate>;
}

export async function anotherWoman(code: string, { name, pin }: Woman, url = productUrl): Promise<AnotherWoman> {
  const keys = newKeys(newId());
  const departure = { intention: 'unknown', departsOn: null } as const;
  const ids = { traineeId: newId(), enrolmentId: newId() };
  const joined = await clientAt(undefined, url)(joinClass, {
    body: { ...ids, code, name, pin, keys, departure, language: 'km' },
  });
  const client = clientAt(keys.token, url);
  let seq = 0;

  const handIn = async (facts: readonly LearningFact[]) => {
    const { enrolmentId } = ids;
    const { deviceId } = keys;
    const now = () => new Date().toISOString();
    const events = facts.map((fact) => ({
      id: newId(),
      v: 2 as const,
      by: 'herself' as const,
      enrolmentId,
      deviceId,
      seq: seq++,
      occurredAt: now(),
      fact,
    }));
    for (let at = 0; at < events.length; at += batchSize)
      await client(handInEvents, { body: { sentAt: now(), events: events.slice(at, at + batchSize) } });
  };
  const learn = (lessons: readonly Lesson[]) => handIn(lessons.flatMap(({ blocks }) => blocks.map(factOf)));
  const finish = async (course: Release) => {
    await learn(lessonsOf(course));
    await handIn(testFacts(course, ids.traineeId));
    await expect.poll(async () => (await client(listMyCertificates, {})).length).toBe(1);
    return certificate();
  };
  const certificate = async () => {
    const [mine] = await client(listMyCertificates, {});
    if (mine === undefined) throw new Error('she has no certificate');
    return mine;
  };
  return { name, pin, joined, learn, finish, certificate };
}

const factOf = (block: Lesson['blocks'][number]): LearningFact =>
  block.kind === 'text'
    ? { kind: 'block-seen', blockId: block.id }
    : { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) };

function testFacts({ test }: Release, traineeId: string): readonly LearningFact[] {
  if (test === null) return [];
  const attempt = { attemptId: newId(), sitting: 'post' } as const;
  const items = itemsFor(test, 'post', { traineeId, attemptId: attempt.attemptId });
  return [
    ...items.map(
      (item) => ({ kind: 'item-answered', ...attempt, itemId: item.id, answer: rightChoices(item) }) as const,
    ),
    {
      kind: 'test-handed-in',
      ...attempt,
      answers: Object.fromEntries(items.map((item) => [item.id, rightChoices(item)])),
    },
  ];
}
