/**
 * What once went wrong, or would with a rule a little simpler than ours: each is tried against every property of
 * progress before anything is made up. Add what a property test finds, with a name; take nothing away.
 */
import type { Course } from './content.ts';
import type { LearningEvent, LearningFact, Sitting } from './learning-event.ts';
import { aLesson, courseOf, handedInWith, text } from './generated-courses.suite.ts';

const item = (id: string, topic: string) => ({
  id,
  kind: 'many' as const,
  topic,
  ask: text,
  explain: text,
  choices: ['c1', 'c2', 'c3'].map((choice) => ({ id: choice, text, feedback: text })),
  key: ['c1', 'c2'],
});
const right = ['c1', 'c2'];
const everything = ['c1', 'c2', 'c3'];

/** One lesson of a text and a quiz, one that may be skipped, and a test of two topics. */
export const corpusCourse: Course = courseOf(
  [
    aLesson('l1', [
      { kind: 'text', id: 'b', text },
      { kind: 'quiz', id: 'b', ask: text, items: [item('q1', 'papers')] },
    ]),
    aLesson('l2', [{ kind: 'text', id: 'b', text, hard: true }], { skippable: true }),
  ],
  {
    test: {
      id: 'test',
      title: text,
      topics: ['papers', 'money'].map((id) => ({ id, title: text, critical: true })),
      items: [item('x1', 'papers'), item('x2', 'money'), item('y1', 'papers'), item('y2', 'money')],
      forms: { X: ['x1', 'x2'], Y: ['y1', 'y2'] },
    },
  },
);

const at = (deviceId: string, seq: number, fact: LearningFact, occurredAt = '2026-11-25T00:00:00Z'): LearningEvent => ({
  id: `${deviceId}-${seq}-${JSON.stringify(fact).length}`,
  v: 2,
  by: 'herself',
  enrolmentId: 'enrolment-1',
  deviceId,
  seq,
  occurredAt,
  fact,
});
const answered = (attemptId: string, sitting: Sitting, itemId: string, answer: readonly string[]): LearningFact => ({
  kind: 'item-answered',
  attemptId,
  sitting,
  itemId,
  answer,
});
const handedIn = (attemptId: string, sitting: Sitting): LearningFact => ({
  kind: 'test-handed-in',
  attemptId,
  sitting,
});

/** Events of `corpusCourse` by what they are about. */
export const corpus: Readonly<Record<string, readonly LearningEvent[]>> = {
  'nothing yet': [],
  'a sitting begun on one phone and handed in on another, whose name comes first': [
    at('phone-9', 1, answered('a1', 'post', 'x1', right)),
    at('phone-1', 1, answered('a1', 'post', 'x2', right)),
    at(
      'phone-1',
      2,
      handedInWith({ attemptId: 'a1', sitting: 'post' }, [
        { itemId: 'x1', answer: right },
        { itemId: 'x2', answer: right },
      ]),
    ),
  ],
  'the same sitting handed in on two phones with different answers': [
    at('phone-1', 1, handedInWith({ attemptId: 'a1', sitting: 'post' }, [{ itemId: 'x1', answer: right }])),
    at('phone-2', 1, handedInWith({ attemptId: 'a1', sitting: 'post' }, [{ itemId: 'x2', answer: right }])),
  ],
  'an answer changed from right to wrong before handing in, and the change comes late': [
    at('phone-1', 1, answered('a1', 'post', 'x1', right)),
    at('phone-1', 2, answered('a1', 'post', 'x1', everything)),
    at('phone-1', 3, handedInWith({ attemptId: 'a1', sitting: 'post' }, [{ itemId: 'x1', answer: everything }])),
  ],
  'a phone of version 1, from its first answer to handing in': [
    at('phone-1', 1, answered('a1', 'post', 'x1', right)),
    at('phone-1', 2, answered('a1', 'post', 'x2', everything)),
    at('phone-1', 3, handedIn('a1', 'post')),
    at('phone-1', 4, answered('a1', 'post', 'x2', right)),
  ],
  'a restored phone that counted a number twice': [
    at('phone-1', 1, { kind: 'block-seen', blockId: 'l1-b1' }),
    at('phone-1', 1, { kind: 'block-skipped', blockId: 'l2-b1' }),
  ],
  'a clock in 1970 and then in 2031': [
    at('phone-1', 1, { kind: 'block-seen', blockId: 'l1-b1' }, '2031-01-01T00:00:00Z'),
    at('phone-1', 2, { kind: 'lesson-skipped', lessonId: 'l2' }, '1970-03-04T00:00:00Z'),
  ],
  'things that this course never had': [
    at('phone-1', 1, { kind: 'block-seen', blockId: 'gone' }),
    at('phone-1', 2, handedInWith({ attemptId: 'a1', sitting: 'post' }, [{ itemId: 'gone', answer: right }])),
    at('phone-1', 3, answered('a2', 'post', 'x1', ['no-such-choice'])),
    at('phone-1', 4, handedIn('a2', 'post')),
  ],
  'everything ticked, everywhere': [
    at('phone-1', 1, {
      kind: 'activity-answered',
      blockId: 'l1-b2',
      answer: { kind: 'quiz', answers: { q1: everything } },
    }),
    at(
      'phone-1',
      2,
      handedInWith({ attemptId: 'a1', sitting: 'post' }, [
        { itemId: 'x1', answer: everything },
        { itemId: 'x2', answer: everything },
      ]),
    ),
  ],
};
