import { formFor, type Item, type Test } from '@romduol/domain';
import { askedInQuiz, askedInTest, cardsFor, forAllLeft, leftIn, tapped, type Answers } from './questions.ts';
import { classRelease } from '../test/class-world.ts';

const quiz = classRelease.modules[0]?.lessons[0]?.blocks[1];
if (quiz?.kind !== 'quiz') throw new Error('the second block of the first lesson is its quiz');
const [question] = quiz.items;
if (question === undefined) throw new Error('the quiz has no question');
const { test } = classRelease;
if (test === null) throw new Error('the course has no test');

describe('the cards for a question', () => {
  it('have a letter of the alphabet that the class reads, a shape of their own, and always the same order', () => {
    const khmer = cardsFor(question, quiz.id, 'p', 'km');
    expect(khmer.map(({ sign }) => sign.letter)).toEqual(['ក', 'ខ', 'គ']);
    expect(new Set(khmer.map(({ sign }) => sign.shape)).size).toBe(3);
    const english = cardsFor(question, quiz.id, 'p', 'en');
    expect(english.map(({ sign }) => sign.letter)).toEqual(['A', 'B', 'C']);
    expect(english.map(({ choiceId }) => choiceId)).toEqual(khmer.map(({ choiceId }) => choiceId));
  });

  it('are enough for as many answers as a question can have', () => {
    const choices = Array.from({ length: 10 }, (_, at) => ({ id: `c-${at}`, text: { en: 'Words' } }));
    const wide: Item = { ...question, choices };
    expect(new Set(cardsFor(wide, 'seed', 'p', 'en').map(({ choiceId }) => choiceId)).size).toBe(10);
  });
});

describe('tapping answers', () => {
  const [asked] = askedInQuiz(quiz, ['one', 'two', 'three'], 'en');
  if (asked === undefined) throw new Error('nothing is asked');
  const { id } = asked.question;
  const none: Answers = {};

  it('takes the newest tap, and takes an answer back when it is tapped again', () => {
    const first = tapped(none, asked.question, 'one', 'me');
    const other = tapped(first, asked.question, 'one', 'boss');
    expect(other[id]?.['one']).toEqual(['boss']);
    expect(tapped(other, asked.question, 'one', 'boss')[id]).toEqual({});
    expect(tapped(other, asked.question, 'one', null)[id]?.['one']).toBe('dont-know');
  });

  it('gives everyone who is left the same answer, and nobody else', () => {
    const some = tapped(none, asked.question, 'two', null);
    expect(leftIn(asked, some)).toEqual(['one', 'three']);
    expect(forAllLeft(asked, some, ['me'])[id]).toEqual({ one: ['me'], two: 'dont-know', three: ['me'] });
  });

  it('keeps several cards where several may be held up', () => {
    const many = { id: 'q', isMany: true };
    const two = tapped(tapped(none, many, 'one', 'a'), many, 'one', 'b');
    expect(two['q']?.['one']).toEqual(['a', 'b']);
    expect(tapped(two, many, 'one', 'a')['q']?.['one']).toEqual(['b']);
  });
});

describe('the test in class', () => {
  const women = ['a', 'b', 'c', 'd', 'e', 'f'].map((traineeId) => ({ traineeId, topicsRight: [] as string[] }));
  const asked = (sitting: 'pre' | 'post' | 'again', takers = women, of: Test = test) =>
    askedInTest(of, sitting, takers, 'en');

  it('asks each woman the questions of her own form, and after the course those of the other', () => {
    for (const sitting of ['pre', 'post'] as const)
      for (const { question: one, women: ids } of asked(sitting))
        for (const { traineeId } of women)
          expect(ids.includes(traineeId)).toBe(test.forms[formFor(traineeId, sitting)].includes(one.id));
    expect(asked('pre').flatMap(({ women: ids }) => ids)).toHaveLength(women.length);
  });

  it('never asks before others how a woman feels', () => {
    for (const sitting of ['pre', 'post', 'again'] as const)
      expect(asked(sitting).map(({ question: one }) => one.id)).not.toContain('how-sure');
  });

  it('asks once more only what a woman has not yet right', () => {
    const one = { traineeId: 'a', topicsRight: ['papers'] };
    expect(asked('again', [one])).toEqual([]);
    expect(asked('again', [one, { traineeId: 'b', topicsRight: [] }]).map(({ women: ids }) => ids)).toEqual([
      ['b'],
      ['b'],
    ]);
  });
});
