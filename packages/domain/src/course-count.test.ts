import type { Block, Course } from './content.ts';
import { lessonsUnderReview, minutesByUnit, screenCountsOf, textCountsOf } from './course-count.ts';
import { aCourse, aLesson } from './generated-courses.suite.ts';

const text = { km: 'ពាក្យ\u200Bមួយ។', en: 'One word.', id: 'Satu kata.' };
const lesson = (id: string, ...blocks: Block[]) => aLesson(id, blocks, { title: text, objective: text });
const said = (words: Course['title']): Block => ({ kind: 'text', id: 'b', text: words });
const course = (more: Partial<Course>, ...blocks: Block[]): Course => ({
  ...aCourse,
  ...{ title: text, summary: text },
  modules: [{ id: 'm', code: 'M', title: text, lessons: [lesson('l1', ...blocks)] }],
  ...more,
});
const voice = (of: string) => ({ media: 'ab', seconds: 2, of });

describe('the texts of a course', () => {
  it('are counted in every language, those without words as missing', () => {
    const counts = textCountsOf(course({}, said(text), said({ en: 'Only English.' })));
    expect(counts.en).toEqual({ texts: 7, missing: 0, reviewed: 0, voiced: 0 });
    expect(counts.km).toEqual({ texts: 7, missing: 1, reviewed: 0, voiced: 0 });
  });

  it('are those of a part, when a part is asked for', () => {
    const whole = course({}, said(text));
    expect(textCountsOf(whole, { modules: whole.modules }).id.texts).toBe(4);
  });

  it('are reviewed when a named reader has accepted their language, as far as there are any', () => {
    const review = { ...aCourse.review, km: { state: 'accepted', by: 'Example Reader', on: '2026-05-01' } } as const;
    const counts = textCountsOf(course({ review }, said(text), said({ en: 'Only English.' })));
    expect([counts.km.reviewed, counts.en.reviewed]).toEqual([6, 0]);
  });

  it('have a voice only from a person who read the words that stand there now', () => {
    const voices: Course['voices'] = {
      'l1-b1.text': { km: voice('ពាក្យមួយ។'), en: voice('Another word.') },
      'l1-b2.text': { km: { ...voice('ពាក្យមួយ។'), placeholder: true } },
      'gone.text': { km: voice('ពាក្យមួយ។') },
    };
    const counts = textCountsOf(course({ voices }, said(text), said(text)));
    expect([counts.km.voiced, counts.en.voiced, counts.id.voiced]).toEqual([1, 0, 0]);
  });
});

describe('the words of a screen', () => {
  it('are counted between spaces, in Khmer also between the marks for a line break', () => {
    const three = { km: 'ក\u200Bខ គ', en: 'One two three.', id: 'Satu dua tiga.' };
    const counts = screenCountsOf([lesson('l1', said(text), said(three))]);
    expect([counts.km, counts.en]).toEqual([
      { mean: 2.5, most: 3 },
      { mean: 2.5, most: 3 },
    ]);
  });

  it('are those of every scene, and not of what is chosen among', () => {
    const choices = [{ id: 'c', text: { en: 'A very long thing to say.' }, next: 's2' }];
    const scenes = [
      { id: 's1', text: { en: 'One two.' }, choices },
      { id: 's2', text: { en: 'One two three four.' } },
    ];
    const story = { kind: 'story-choice', id: 'b', ask: { en: 'Choose.' }, start: 's1', scenes } as const;
    expect(screenCountsOf([lesson('l1', story)]).en).toEqual({ mean: 7 / 3, most: 4 });
  });

  it('are none where there is no screen', () => {
    expect(screenCountsOf([]).km).toEqual({ mean: 0, most: 0 });
  });
});

it('minutes are summed by unit, in order', () => {
  const lessons = [lesson('l1'), { ...lesson('l2'), unit: 'A0.1', minutes: 5 }, lesson('l3')];
  expect(Object.entries(minutesByUnit(lessons))).toEqual([
    ['A1.1', 20],
    ['A0.1', 5],
  ]);
});

it('lessons under review are counted in modules and in packs', () => {
  const reviewed = { ...lesson('l1'), underReview: true } as const;
  const pack = { id: 'p', code: 'A14.DW', title: text, minutes: 10, lastChecked: null, for: { sector: 'DW' } } as const;
  const of = course({ packs: [{ ...pack, lessons: [{ ...reviewed, id: 'l2' }, lesson('l3')] }] });
  expect(lessonsUnderReview(of).map(({ id }) => id)).toEqual(['l2']);
  const both = { ...of, modules: [{ id: 'm', code: 'M', title: text, lessons: [reviewed] }] };
  expect(lessonsUnderReview(both).map(({ id }) => id)).toEqual(['l1', 'l2']);
});
