import type { Item, Release } from '@romduol/domain';

const text = (words: string) => ({ en: words, km: words, id: words });
export const releaseId = '01970000-0000-7000-8000-00000000000a';

const item = (id: string, topic: string | null, ask: string): Item => ({
  id,
  kind: 'one',
  topic,
  ask: text(ask),
  choices: [
    { id: 'good', text: text(`${ask} yes`) },
    { id: 'bad', text: text(`${ask} no`) },
  ],
  key: ['good'],
  explain: text(`because of ${id}`),
});

/** A course of two lessons and a test of one topic, small enough to be walked in a test. */
export const release: Release = {
  id: releaseId,
  version: 1,
  code: 'EX',
  title: text('Example course'),
  summary: text('An example.'),
  minutes: 20,
  modules: [
    {
      id: 'm',
      code: 'M1',
      title: text('Module'),
      lessons: [
        {
          id: 'papers',
          unit: 'A1',
          title: text('My papers'),
          objective: text('She can keep them.'),
          minutes: 5,
          sources: [{ kind: 'general', title: 'Example' }],
          blocks: [
            { kind: 'text', id: 'papers-hello', text: text('Papers are yours.') },
            { kind: 'text', id: 'papers-why', text: text('Keep a copy.') },
            {
              kind: 'quiz',
              id: 'papers-quiz',
              ask: text('One question.'),
              items: [item('papers-q', null, 'Is it yours?')],
            },
            {
              kind: 'plan',
              id: 'papers-plan',
              ask: text('Who keeps your copy?'),
              fields: [{ id: 'who', text: text('A person'), input: 'words' }],
            },
          ],
        },
        {
          id: 'calm',
          unit: 'A2',
          title: text('A hard word'),
          objective: text('She can breathe.'),
          minutes: 4,
          notice: text('This lesson speaks of danger.'),
          skippable: true,
          calmEnding: true,
          sources: [{ kind: 'general', title: 'Example' }],
          blocks: [{ kind: 'text', id: 'calm-b', hard: true, text: text('Something hard.') }],
        },
      ],
    },
  ],
  packs: [],
  test: {
    id: 'ex-test',
    title: text('Questions'),
    topics: [{ id: 'passport', title: text('Passport'), critical: true }],
    items: [item('x-passport', 'passport', 'Keep it?'), item('y-passport', 'passport', 'Hold it?')],
    forms: { X: ['x-passport'], Y: ['y-passport'] },
  },
  completion: { lessons: 'all-required', meetings: 0, test: { topics: 'critical' }, packs: 'none' },
  pictures: {},
  voices: {},
  review: { km: { state: 'awaiting' }, en: { state: 'awaiting' }, id: { state: 'awaiting' } },
  files: {},
};
