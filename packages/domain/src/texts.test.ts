import fc from 'fast-check';
import type { Course } from './content.ts';
import { textsOf } from './texts.ts';
import { aLesson, anyCourse, anyTest, courseOf, text } from './generated-courses.suite.ts';

const keysOf = (document: unknown) => textsOf(document).map(({ key }) => key);
const choice = { id: 'choice-2', text: { en: 'No' }, feedback: { en: 'You may say no.' } };
const quiz = {
  kind: 'quiz' as const,
  id: 'b',
  ask: { en: 'Think.' },
  items: [
    { id: 'q1', kind: 'one' as const, topic: null, ask: text, explain: text, choices: [choice], key: ['choice-2'] },
  ],
};

describe('the key of a text', () => {
  const lesson = aLesson('a2-2-1', [{ kind: 'text', id: '', text }, quiz]);
  const course = courseOf([lesson], {
    pictures: { mango: { alt: { en: 'A mango' } }, door: { alt: { en: 'A door' } } },
  });

  it('is the ids on the way from the block or lesson, then the name of the property', () => {
    expect(keysOf(lesson)).toEqual([
      'a2-2-1.title',
      'a2-2-1.objective',
      'a2-2-1-b1.text',
      'a2-2-1-b2.ask',
      'a2-2-1-b2/q1.ask',
      'a2-2-1-b2/q1.explain',
      'a2-2-1-b2/q1/choice-2.text',
      'a2-2-1-b2/q1/choice-2.feedback',
    ]);
  });

  it('names course, modules and pictures', () => {
    expect(keysOf(course)).toEqual(
      expect.arrayContaining(['AE.title', 'AE.summary', 'm.title', 'pictures/mango.alt', 'pictures/door.alt']),
    );
  });

  it('is the same in the course, in its lesson alone and in every release', () => {
    const release = { ...course, id: '019ac000-0000-7000-8000-000000000001', version: 2, files: {} };
    expect(keysOf(release)).toEqual(keysOf(course));
    expect(keysOf(course)).toEqual(expect.arrayContaining(keysOf(lesson)));
  });

  it('is the same for the test in its course and alone', () => {
    const [test] = fc.sample(anyTest, { numRuns: 1, seed: 1 });
    expect(keysOf(courseOf([], { test: test ?? null }))).toEqual(expect.arrayContaining(keysOf(test)));
  });

  it('stays when a block moves to another lesson', () => {
    const other = aLesson('a3-1-1', []);
    const [first, ...rest] = lesson.blocks;
    const moved: Course = courseOf([
      { ...lesson, blocks: rest },
      { ...other, blocks: first ? [first] : [] },
    ]);
    expect([...keysOf(moved)].sort()).toEqual([...keysOf(courseOf([lesson, other]))].sort());
  });

  it('is no other text’s key', () => {
    fc.assert(
      fc.property(anyCourse, (of) => {
        const keys = keysOf(of);
        expect(keys).toEqual([...new Set(keys)]);
      }),
    );
  });
});

describe('the texts of a document', () => {
  it('are all found, whatever they are called', () => {
    expect(textsOf({ id: 'x', deep: [{ er: { km: 'ក' } }] })).toEqual([{ key: 'x.er', text: { km: 'ក' } }]);
  });

  it('are none in what has no texts', () => {
    expect(
      textsOf({
        review: { km: { state: 'awaiting' } },
        voices: { 'a.b': { km: { media: '0', seconds: 1, of: 'x' } } },
        id: 1,
      }),
    ).toEqual([]);
    expect(textsOf(null)).toEqual([]);
    expect(textsOf('words')).toEqual([]);
    expect(textsOf({ empty: {} })).toEqual([]);
  });
});
