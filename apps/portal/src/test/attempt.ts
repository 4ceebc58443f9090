import type { ItemAnswer, LearningEvent, Sitting } from '@romduol/domain';

/** A sitting that was begun and not handed in: its id and what was answered so far. */
export interface OpenAttempt {
  readonly attemptId: string;
  readonly answers: ReadonlyMap<string, ItemAnswer>;
}

/** The newest sitting of a kind that was never handed in, so that a phone that was closed goes on where it was. */
export function openAttemptIn(events: readonly LearningEvent[], sitting: Sitting): OpenAttempt | null {
  const handedIn = new Set(events.flatMap(({ fact }) => (fact.kind === 'test-handed-in' ? [fact.attemptId] : [])));
  const answers = new Map<string, Map<string, ItemAnswer>>();
  for (const { fact } of events) {
    if (fact.kind !== 'item-answered' || fact.sitting !== sitting || handedIn.has(fact.attemptId)) continue;
    const of = answers.get(fact.attemptId) ?? new Map<string, ItemAnswer>();
    answers.set(fact.attemptId, of.set(fact.itemId, fact.answer));
  }
  const newest = [...answers.keys()].sort().at(-1);
  return newest === undefined ? null : { attemptId: newest, answers: answers.get(newest) ?? new Map() };
}
