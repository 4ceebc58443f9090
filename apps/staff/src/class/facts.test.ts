import { completes, progressOf, type LearningEvent } from '@romduol/domain';
import type { Noted } from '@romduol/offline/class';
import { classRelease, womenOfClass } from '../test/class-world.ts';
import { classProgress } from './class-progress.ts';
import {
  lessonSkippedBy,
  mayBeSkipped,
  plannedBy,
  quizFacts,
  seenBy,
  skippedBy,
  testFacts,
  togetherBy,
} from './facts.ts';
import { askedInTest, type Answers } from './questions.ts';

const [papers, hard] = classRelease.modules[0]?.lessons ?? [];
if (papers === undefined || hard === undefined) throw new Error('the course has two lessons');
const [text, quiz, sort, plan] = papers.blocks;
const [hardText, talk] = hard.blocks;
if (text === undefined || sort?.kind !== 'sort' || plan === undefined || hardText === undefined || talk === undefined)
  throw new Error('the lessons have other blocks');
if (quiz?.kind !== 'quiz') throw new Error('the second block is the quiz');
const [bopha, chanthy, devi] = womenOfClass;
if (bopha === undefined || chanthy === undefined || devi === undefined) throw new Error('three women are in the class');

let made = 0;
/** As the tablet would write them down. */
const written = (noted: readonly Noted[]): ReadonlyMap<string, readonly LearningEvent[]> => {
  const byWoman = new Map<string, LearningEvent[]>();
  for (const { traineeId, enrolmentId, fact } of noted) {
    made += 1;
    const id = `01900000-0000-7000-8000-${String(made).padStart(12, '0')}`;
    const event = { id, v: 2, enrolmentId, deviceId: id, seq: made, occurredAt: '', by: 'trainer', fact } as const;
    byWoman.set(traineeId, [...(byWoman.get(traineeId) ?? []), event]);
  }
  return byWoman;
};
const answers: Answers = { 'q-keeps': { [bopha.traineeId]: ['me'], [chanthy.traineeId]: 'dont-know' } };

describe('the facts of a quiz in class', () => {
  it('are what each woman answered; who did not answer has none', () => {
    const noted = quizFacts(quiz, answers, womenOfClass, new Map());
    expect(noted.map(({ traineeId, fact }) => [traineeId, 'answer' in fact && fact.answer])).toEqual([
      [bopha.traineeId, { kind: 'quiz', answers: { 'q-keeps': ['me'] } }],
      [chanthy.traineeId, { kind: 'quiz', answers: { 'q-keeps': 'dont-know' } }],
    ]);
    for (const { fact } of noted)
      expect(
        'answer' in fact && typeof fact.answer === 'object' && 'kind' in fact.answer && completes(quiz, fact.answer),
      ).toBe(true);
  });

  it('are not noted twice, but a correction is', () => {
    const before = written(quizFacts(quiz, answers, womenOfClass, new Map()));
    expect(quizFacts(quiz, answers, womenOfClass, before)).toEqual([]);
    const corrected: Answers = { 'q-keeps': { ...answers['q-keeps'], [bopha.traineeId]: ['boss'] } };
    expect(quizFacts(quiz, corrected, womenOfClass, before).map(({ traineeId }) => traineeId)).toEqual([
      bopha.traineeId,
    ]);
  });
});

describe('what a class does together', () => {
  it('finishes a lesson for those who took part, and for nobody else', () => {
    const part = [bopha, chanthy];
    const noted = [
      ...seenBy(text, part),
      ...quizFacts(quiz, answers, part, new Map()),
      ...togetherBy(sort, { kind: 'sort', order: ['copy', 'give'] }, part),
      ...plannedBy(plan, part, new Set([chanthy.traineeId])),
    ];
    const roster = { cohortId: '', name: '', releaseId: '', language: 'en' as const, trainees: womenOfClass };
    const { doneBy } = classProgress(classRelease, roster, written(noted));
    expect([...(doneBy.get(papers.id) ?? [])]).toEqual([bopha.traineeId, chanthy.traineeId]);
  });

  it('says of a plan only that it was made or left for later', () => {
    const facts = plannedBy(plan, [bopha, devi], new Set([devi.traineeId])).map(({ fact }) => fact);
    expect(facts).toEqual([
      { kind: 'activity-answered', blockId: 'p-plan', answer: { kind: 'plan', kept: true } },
      { kind: 'activity-answered', blockId: 'p-plan', answer: { kind: 'plan', kept: false } },
    ]);
  });

  it('loses nothing by leaving a hard screen or a hard lesson out', () => {
    expect(mayBeSkipped(hardText, hard)).toBe(true);
    expect(mayBeSkipped(text, papers)).toBe(false);
    const screens = written([...skippedBy(hardText, [bopha]), ...skippedBy(talk, [bopha])]);
    const whole = written(lessonSkippedBy(hard, [devi]));
    for (const events of [screens.get(bopha.traineeId), whole.get(devi.traineeId)])
      expect(progressOf(classRelease, events ?? []).lessons.find(({ lessonId }) => lessonId === hard.id)?.state).toBe(
        'done',
      );
  });

  it('counts women who did a lesson on their own phones', () => {
    const trainees = womenOfClass.map((woman) => ({ ...woman, lessonsDone: woman === devi ? [papers.id] : [] }));
    const roster = { cohortId: '', name: '', releaseId: '', language: 'en' as const, trainees };
    expect(classProgress(classRelease, roster, new Map()).doneBy.get(papers.id)).toEqual(new Set([devi.traineeId]));
  });
});

describe('a sitting of the test in class', () => {
  it('stands in one fact for each woman who answered, and the rules grade it', () => {
    const { test } = classRelease;
    if (test === null) throw new Error('the course has no test');
    const takers = womenOfClass.map(({ traineeId }) => ({ traineeId, topicsRight: [] }));
    const asked = askedInTest(test, 'post', takers, 'en');
    const mine = asked.find(({ women }) => women.includes(bopha.traineeId));
    const given: Answers = { [mine?.question.id ?? '']: { [bopha.traineeId]: ['yes'] } };
    const attempts = { [bopha.traineeId]: '01900000-0000-7000-8000-000000000901' };
    const noted = testFacts('post', asked, given, attempts, womenOfClass);
    expect(noted).toHaveLength(1);
    const progress = progressOf(classRelease, written(noted).get(bopha.traineeId) ?? []);
    expect(progress.topicsRight).toEqual(['papers']);
    expect(progress.postTest?.score).toEqual({ of: 1, right: 1 });
  });
});
