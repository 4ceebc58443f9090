import fc from 'fast-check';
import { completionOf } from './completion.ts';
import type { Course, SkillTrack } from './content.ts';
import { anyLearning, text } from './generated-courses.suite.ts';
import { progressOf } from './progress.ts';
import { standingSkillMarks, trackStandingOf, tracksOf, type ReceivedSkillMark } from './skill.ts';
import { textsOf } from './texts.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 4, 1, 2, minute));
const mark = (
  id: string,
  said: ReceivedSkillMark['mark'],
  over: Partial<ReceivedSkillMark> = {},
): ReceivedSkillMark => ({ id, mark: said, enrolmentId: 'e1', skillId: 's1', receivedAt: at(0), ...over });
const said = (marks: readonly ReceivedSkillMark[]) => standingSkillMarks(marks).map((one) => one.mark);

const sewing: SkillTrack = {
  id: 'sewing',
  title: { en: 'Sewing' },
  skills: ['s1', 's2', 's3'].map((id) => ({ id, text: { en: id } })),
};
const standing = (marks: Readonly<Record<string, ReceivedSkillMark['mark']>>) =>
  trackStandingOf(
    sewing,
    Object.entries(marks).map(([skillId, of]) => ({ skillId, mark: of })),
  );

describe('the marks of a skill', () => {
  it('are what was marked last, when one corrects another, whichever way', () => {
    expect(said([mark('a', 'can'), mark('b', 'not-yet', { receivedAt: at(1) })])).toEqual(['not-yet']);
    expect(said([mark('b', 'not-yet'), mark('a', 'can', { receivedAt: at(1) })])).toEqual(['can']);
  });

  it('of one moment are told apart by their ids', () => {
    expect(said([mark('b', 'can'), mark('a', 'not-yet')])).toEqual(['can']);
  });

  it('stand for one skill in one course, and say nothing of another', () => {
    const marks = [
      mark('a', 'can'),
      mark('b', 'not-yet', { skillId: 's2', receivedAt: at(1) }),
      mark('c', 'not-yet', { enrolmentId: 'e2', receivedAt: at(2) }),
    ];
    expect(standingSkillMarks(marks).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('are the same in any order, and given any number of times', () => {
    const anyMarks = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-f]{2}$/),
        enrolmentId: fc.constantFrom('e1', 'e2'),
        skillId: fc.constantFrom('s1', 's2'),
        mark: fc.constantFrom('can' as const, 'not-yet' as const),
        receivedAt: fc.nat(3).map(at),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    );
    const arrivals = anyMarks.chain((marks) =>
      fc.record({
        marks: fc.constant(marks),
        arrived: fc.shuffledSubarray([...marks, ...marks], { minLength: marks.length * 2 }),
      }),
    );
    fc.assert(
      fc.property(arrivals, ({ marks, arrived }) =>
        expect(standingSkillMarks(arrived)).toEqual(standingSkillMarks(marks)),
      ),
    );
  });
});

describe('a track', () => {
  it('that nobody has looked at begins with its first skill', () => {
    expect(standing({})).toMatchObject({ can: 0, next: { id: 's1' }, isBegun: false });
  });

  it('goes on with the first skill that she has not shown yet, also when a later one is there', () => {
    expect(standing({ s1: 'can', s3: 'can' })).toMatchObject({ can: 2, next: { id: 's2' }, isBegun: true });
    expect(standing({ s1: 'not-yet', s2: 'can' })).toMatchObject({ can: 1, next: { id: 's1' }, isBegun: true });
  });

  it('has nothing next once she can do all of it', () => {
    expect(standing({ s1: 'can', s2: 'can', s3: 'can' })).toMatchObject({ can: 3, next: null });
  });

  it('has each skill with its mark or with none, in its own order, and passes over skills of other tracks', () => {
    const { skills, can } = standing({ s3: 'can', s2: 'not-yet', elsewhere: 'can' });
    expect(skills.map(({ skill, mark: of }) => [skill.id, of?.mark ?? null])).toEqual([
      ['s1', null],
      ['s2', 'not-yet'],
      ['s3', 'can'],
    ]);
    expect(can).toBe(1);
  });

  it('is no part of what completes its course', () => {
    const withTrack = (course: Course): Course => ({
      ...course,
      modules: [...course.modules, { id: 'b9', code: 'B9', title: text, lessons: [], tracks: [sewing] }],
    });
    fc.assert(
      fc.property(anyLearning, ({ course, events }) => {
        const more = withTrack(course);
        expect(tracksOf(course)).toEqual([]);
        expect(tracksOf(more)).toEqual([sewing]);
        expect(completionOf(more, progressOf(more, events), 0)).toEqual(
          completionOf(course, progressOf(course, events), 0),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('and its skills have texts whose keys name them and nothing around them', () => {
    const module = { id: 'b9', code: 'B9', title: text, lessons: [], tracks: [sewing] };
    expect(textsOf({ modules: [module] }).map(({ key }) => key)).toEqual([
      'b9.title',
      'sewing.title',
      's1.text',
      's2.text',
      's3.text',
    ]);
  });
});
