import type { LearningFact } from '@romduol/domain';
import { newId } from '@romduol/offline';
import { screen } from '@testing-library/react';
import { release } from '../test-world/course.ts';
import { joined, newHand, say } from '../test-world/open-portal.tsx';

/** Everything that a phone can do of the course. */
const everything: readonly LearningFact[] = [
  { kind: 'block-seen', blockId: 'papers-hello' },
  { kind: 'block-seen', blockId: 'papers-why' },
  { kind: 'activity-answered', blockId: 'papers-quiz', answer: { kind: 'quiz', answers: { 'papers-q': ['good'] } } },
  { kind: 'activity-answered', blockId: 'papers-plan', answer: { kind: 'plan', kept: true } },
  { kind: 'block-seen', blockId: 'calm-b' },
  {
    kind: 'test-handed-in',
    attemptId: newId(),
    sitting: 'post',
    answers: { 'x-passport': ['good'], 'y-passport': ['good'] },
  },
];

/** A woman of a class with two meetings, who has done all of the course elsewhere. */
async function allDone() {
  const hand = newHand();
  hand.server.release = { ...release, completion: { ...release.completion, meetings: 2 } };
  const portal = await joined(hand);
  const enrolmentId = hand.server.joins[0]?.enrolmentId ?? '';
  const circumstances = { v: 2, by: 'herself', enrolmentId, deviceId: newId() } as const;
  for (const [seq, fact] of everything.entries())
    hand.server.events.push({ ...circumstances, id: newId(), seq, occurredAt: '2026-11-25T03:00:00Z', fact });
  return { portal, server: hand.server };
}
const withNetwork = () => dispatchEvent(new Event('online'));

describe('meetings of the class', () => {
  it('are what is left when all lessons and questions are done, until the server says that she was there', async () => {
    const { portal, server } = await allDone();
    server.meetingsAttended = 1;
    withNetwork();
    await portal.see(say('learn.meetings.why', { done: 1, all: 2 }));
    expect(screen.queryByText(say('learn.finished.title'))).toBeNull();
    server.meetingsAttended = 2;
    withNetwork();
    await portal.see(say('learn.finished.title'));
    expect(screen.queryByText(say('learn.meetings.title'))).toBeNull();
  });
});
