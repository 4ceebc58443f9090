import type { Lesson, Release, Text } from '@romduol/domain';

const text = (km: string, en: string): Text => ({ km, en, id: en });

/** One lesson with a text, a question and a plan; short enough to say every word of its pages. */
export const smallLesson: Lesson = {
  id: 'x1-1',
  unit: 'X1.1',
  title: text('ឯកសារ\u200Bទាំង 6', 'The six papers'),
  objective: text('គាត់\u200Bអាច\u200Bប្រាប់\u200Bឈ្មោះ\u200Bឯកសារ។', 'She can name the papers.'),
  minutes: 8,
  notice: text('មេរៀន\u200Bនេះ\u200Bធ្ងន់។', 'This lesson is heavy.'),
  skippable: true,
  underReview: true,
  sources: [
    { kind: 'law', title: 'Example act, article 7' },
    { kind: 'general', title: 'Example knowledge' },
  ],
  blocks: [
    { kind: 'text', id: 'b1', text: text('អ្នក\u200Bមាន\u200Bសិទ្ធិ\u200Bសួរ។', 'You may ask.') },
    {
      kind: 'quiz',
      id: 'b2',
      ask: text('សំណួរ\u200Bមួយ។', 'One question.'),
      items: [
        {
          ...{ id: 'i1', kind: 'one', topic: null, key: ['no'] },
          ask: text('តើ\u200Bឱ្យ\u200Bគេ\u200Bទុក\u200Bឬ?', 'Let them keep it?'),
          choices: [
            { id: 'yes', text: text('ឱ្យ', 'Yes'), feedback: text('គ្រោះថ្នាក់', 'That is a danger.') },
            { id: 'no', text: text('មិន\u200Bឱ្យ', 'No') },
          ],
          explain: text('អ្នក\u200Bទុក\u200Bខ្លួនឯង។', 'You keep it yourself.'),
        },
      ],
    },
    {
      kind: 'plan',
      id: 'b3',
      ask: text('សរសេរ\u200Bផែនការ។', 'Write a plan.'),
      fields: [{ id: 'f1', text: text('តើ\u200Bនៅ\u200Bឯណា?', 'Where is it?'), input: 'words' }],
    },
    {
      kind: 'role-play',
      id: 'b4',
      ask: text('លេង\u200Bតួ។', 'Play a part.'),
      trainerCard: text('សូម\u200Bរៀបចំ\u200Bកៅអី។', 'Set two chairs.'),
      roles: [
        { id: 'r1', name: text('ស្រី', 'Srey'), card: text('អ្នក\u200Bសួរ។', 'You ask.') },
        { id: 'r2', name: text('ថៅកែ', 'The boss'), card: text('អ្នក\u200Bឆ្លើយ។', 'You answer.') },
      ],
      alone: [
        {
          id: 't1',
          text: text('គេ\u200Bសួរ\u200Bអ្នក។', 'They ask you.'),
          choices: [
            { id: 'c1', text: text('ទេ', 'No'), feedback: text('ល្អ\u200Bណាស់', 'Well said.') },
            { id: 'c2', text: text('ចាស', 'Yes') },
          ],
        },
      ],
    },
  ],
};

/** A course of that lesson, awaiting its native reviewers. */
export const smallRelease: Release = {
  id: '01970000-0000-7000-8000-000000000001',
  version: 3,
  code: 'X',
  title: text('វគ្គ\u200Bគំរូ', 'An example course'),
  summary: text('វគ្គ\u200Bតូច\u200Bមួយ។', 'A small course.'),
  minutes: 8,
  modules: [{ id: 'x1', code: 'X1', title: text('ឯកសារ', 'Papers'), lessons: [smallLesson] }],
  packs: [],
  test: null,
  completion: { lessons: 'all-required', meetings: 0, test: null, packs: 'none' },
  pictures: {},
  voices: {},
  review: { km: { state: 'awaiting' }, en: { state: 'awaiting' }, id: { state: 'awaiting' } },
  files: {},
};
