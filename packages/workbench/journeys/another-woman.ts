import {
  createClient,
  getMyLearning,
  getPack,
  handInEvents,
  joinClass,
  listMyCertificates,
  previewJoin,
  type Client,
  type Joined,
} from '@romduol/contracts';
import {
  itemsFor,
  lessonsOf,
  rightAnswerTo,
  type LearningEvent,
  type LearningFact,
  type Lesson,
  type Release,
} from '@romduol/domain';
import { newId, newKeys } from '@romduol/offline';
import { expect } from '@playwright/test';
import type { Woman } from './trainee-steps.ts';

/** The product under test. */
export const productUrl = process.env['JOURNEY_URL'] ?? '';
/** The code of the demonstration class. */
export const classCode = process.env['JOURNEY_CLASS_CODE'] ?? '';

export const clientAt = (token?: string): Client => createClient({ base: `${productUrl}/api`, token: () => token });

/** The course of a class, as its women's phones get it. */
export async function courseOf(code: string): Promise<Release> {
  const client = clientAt();
  const { releaseId: id, language: locale } = await client(previewJoin, { body: { code } });
  return (await client(getPack, { params: { id, locale } })) as Release;
}

/** A woman of whom a journey needs no more than what she did: she speaks to the server without a screen. */
export interface AnotherWoman extends Woman {
  readonly joined: Joined;
  /** Calls for her. */
  readonly client: Client;
  /** She goes through these lessons with a right answer to everything. */
  learn(lessons: readonly Lesson[]): Promise<void>;
}

export async function anotherWoman(code: string, woman: Woman): Promise<AnotherWoman> {
  const keys = newKeys(newId());
  const departure = { intention: 'unknown', departsOn: null } as const;
  const asked = { ...woman, code, keys, departure, traineeId: newId(), enrolmentId: newId(), language: 'km' } as const;
  const joined = await clientAt()(joinClass, { body: asked });
  const client = clientAt(keys.token);
  let seq = 0;
  const learn = async (lessons: readonly Lesson[]) => {
    const facts = lessons.flatMap(({ blocks }) =>
      blocks.map((block): LearningFact =>
        block.kind === 'text'
          ? { kind: 'block-seen', blockId: block.id }
          : { kind: 'activity-answered', blockId: block.id, answer: rightAnswerTo(block) },
      ),
    );
    await handIn(facts);
  };
  return { ...woman, joined, client, learn };
}
