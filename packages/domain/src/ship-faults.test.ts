import fc from 'fast-check';
import type { Activity, ChosenModule, Course, Item, Scene, Test } from './content.ts';
import { aCourse, aLesson, anyActivity, anyTest, courseOf } from './generated-courses.suite.ts';
import { shipFaultsOf, type CoursePlan, type ShipFault } from './ship-faults.ts';

const text = { km: 'ពាក្យ។', en: 'Words.', id: 'Kata.' };
const named = { title: text, summary: text };
const base = { id: 'b', ask: text };
const ids = (...names: string[]) => names.map((id) => ({ id, text }));
const lesson = (id: string, blocks: Parameters<typeof aLesson>[1] = [{ kind: 'text', id: 'b', text }]) =>
  aLesson(id, blocks, { title: text, objective: text });
const course = (more: Partial<Course> = {}, ...lessons: Parameters<typeof courseOf>[0]): Course => ({
  ...aCourse,
  ...named,
  modules: [{ id: 'm', code: 'M', title: text, lessons: lessons.length > 0 ? lessons : [lesson('l1')] }],
  ...more,
});
const withActivity = (activity: Activity) => course({}, lesson('l1', [activity]));
const said = (faults: readonly ShipFault[]) => faults.map(({ kind, at, locale }) => [kind, at, locale]);

const item = (change: Partial<Item>): Item => ({
  id: 'q',
  kind: 'many',
  topic: null,
  ask: text,
  explain: text,
  choices: ids('a', 'b'),
  key: ['a'],
  ...change,
});
const test = (...items: Item[]): Test => ({ id: 't', title: text, topics: [], items, forms: { X: ['q'], Y: ['q'] } });
const story = (...scenes: Scene[]): Activity => ({ ...base, kind: 'story-choice', start: 's1', scenes });
const to = (next: string) => ({ id: `to-${next}`, text, feedback: text, next });

describe('a course that may ship', () => {
  it('has no fault, whatever activities it is made of', () => {
    const any = fc.oneof(...Object.values<fc.Arbitrary<Activity>>(anyActivity));
    const judged = (of: Course) => shipFaultsOf(of).filter(({ kind }) => kind !== 'missing-translation');
    fc.assert(fc.property(any, (activity) => expect(judged(withActivity(activity))).toEqual([])));
    fc.assert(fc.property(anyTest, (of) => expect(judged(course({ test: of }))).toEqual([])));
    expect(shipFaultsOf(course())).toEqual([]);
  });

  it('may wait for voices and for native readers', () => {
    const voices = { 'l1-b1.text': { en: { media: 'ab', seconds: 2, of: 'Words.' } } };
    expect(shipFaultsOf(course({ voices }))).toEqual([]);
  });
});

describe('what must not ship', () => {
  it('is a placeholder in place of a voice, also one whose text is no longer there', () => {
    const voices = {
      'l1-b1.text': { km: { media: 'ab', seconds: 2, of: 'ពាក្យ។', placeholder: true as const } },
      'gone.text': { id: { media: 'ab', seconds: 2, of: 'Kata.', placeholder: true as const } },
    };
    expect(said(shipFaultsOf(course({ voices })))).toEqual([
      ['placeholder', 'l1-b1.text', 'km'],
      ['placeholder', 'gone.text', 'id'],
    ]);
  });

  it('is a text that a language does not have, or has empty', () => {
    const lacking = lesson('l1', [{ kind: 'text', id: 'b', text: { en: 'Words.', id: '' } }]);
    const faults = shipFaultsOf(course({}, lacking));
    expect(said(faults)).toEqual([
      ['missing-translation', 'l1-b1.text', 'km'],
      ['missing-translation', 'l1-b1.text', 'id'],
    ]);
    expect(faults[0]?.says).toBe('l1-b1.text has no words in "km"');
  });

  it('is a picture that nothing describes, or not in every language', () => {
    const blocks = ['bus', 'house'].map((picture) => ({ kind: 'text', id: picture, text, picture }) as const);
    const pictures = { bus: { alt: { km: 'រថយន្ត', en: 'A bus' } } };
    expect(said(shipFaultsOf(course({ pictures }, lesson('l1', blocks))))).toEqual([
      ['picture-without-description', 'bus', 'id'],
      ['picture-without-description', 'house', 'km'],
      ['picture-without-description', 'house', 'en'],
      ['picture-without-description', 'house', 'id'],
    ]);
  });

  it.each<[string, Activity]>([
    ['a story without an ending', story({ id: 's1', text, choices: [to('s1')] })],
    [
      'a story in which one way goes round for ever',
      story(
        { id: 's1', text, choices: [to('s2'), to('s3')] },
        { id: 's2', text },
        { id: 's3', text, choices: [to('s3')] },
      ),
    ],
    [
      'a sum whose right answer is not offered',
      {
        ...base,
        kind: 'calc',
        lines: [],
        key: 'z',
        answers: [{ id: 'a', amount: { currency: 'KHR', minor: 1 }, feedback: text }],
      },
    ],
    [
      'a card whose pile is not there',
      {
        ...base,
        kind: 'sort',
        cards: ids('c1', 'c2'),
        into: { by: 'piles', piles: ids('p1', 'p2'), belongs: { c1: 'p1', c2: 'p9' } },
      },
    ],
    [
      'a sign that is nowhere in the picture',
      {
        ...base,
        kind: 'red-flags',
        medium: 'picture',
        parts: [
          { id: 'p1', text, why: text, flag: true },
          { id: 'p2', text, why: text, flag: false, area: { x: 0, y: 0, width: 9, height: 9 } },
        ],
      },
    ],
    ['a question whose right answer is no choice', { ...base, kind: 'quiz', items: [item({ key: ['z'] })] }],
  ])('is an activity that no one can complete: %s', (_, activity) => {
    expect(said(shipFaultsOf(withActivity(activity)))).toEqual([['cannot-be-completed', 'l1-b1', undefined]]);
  });

  it('is what ticking everything passes: in a quiz, in a test, in a picture of signs', () => {
    const all = item({ key: ['a', 'b'] });
    const signs = (['p1', 'p2'] as const).map((id) => ({ id, text, why: text, flag: true }));
    const lessons = lesson('l1', [
      { ...base, kind: 'quiz', items: [all] },
      { ...base, kind: 'red-flags', medium: 'chat', parts: signs },
    ]);
    expect(said(shipFaultsOf(course({ test: test({ ...all, id: 'tq' }) }, lessons)))).toEqual([
      ['ticking-everything-passes', 'q', undefined],
      ['ticking-everything-passes', 'tq', undefined],
      ['ticking-everything-passes', 'l1-b2', undefined],
    ]);
  });

  it('is found in packs as in modules', () => {
    const pack: ChosenModule = {
      ...{ id: 'th', code: 'A13.TH', title: text, minutes: 10, lastChecked: null, for: { destinations: ['TH'] } },
      lessons: [lesson('l9', [story({ id: 's1', text, choices: [to('s1')] })])],
    };
    expect(said(shipFaultsOf(course({ packs: [pack] })))).toEqual([['cannot-be-completed', 'l9-b1', undefined]]);
  });
});

describe('the minutes of a course', () => {
  const plan: CoursePlan = { minutes: 40, sittings: 2, units: { 'A1.1': 20 }, packs: { destination: 10, sector: 40 } };
  const lessons = [lesson('l1'), lesson('l2')];
  const whole = course({ minutes: 40 }, ...lessons);
  const pack: ChosenModule = {
    ...{ id: 'th', code: 'A13.TH', title: text, minutes: 10, lastChecked: null, for: { destinations: ['TH'] } },
    lessons: [{ ...lesson('l9'), unit: 'A13.TH' }],
  };

  it('are its units and its sittings of the test, as planned', () => {
    expect(shipFaultsOf(whole, plan)).toEqual([]);
    expect(shipFaultsOf({ ...whole, packs: [pack] }, plan)).toEqual([]);
  });

  it('leave out what comes later, which has its own', () => {
    const later = { ...lesson('l3'), unit: 'A16' };
    const contacts = course({ minutes: 40 }, ...lessons, later);
    expect(shipFaultsOf(contacts, { ...plan, later: { A16: 10 } })).toEqual([]);
    expect(shipFaultsOf(contacts, { ...plan, later: { A16: 25 } }).map(({ says }) => says)).toEqual([
      'A16 has 10 minutes where 25 are due',
    ]);
  });

  it.each<[string, Course, CoursePlan, string[]]>([
    ['a lesson is too short', course({ minutes: 40 }, lesson('l1')), plan, ['A1.1 has 10', 'AE has 30']],
    ['the course says another sum', { ...whole, minutes: 45 }, plan, ['AE has 45']],
    [
      'a unit was never planned',
      course({ minutes: 40 }, ...lessons, { ...lesson('l3'), unit: 'A9.9' }),
      plan,
      ['A9.9'],
    ],
    [
      'a unit is not there',
      whole,
      { ...plan, units: { ...plan.units, 'A2.1': 15 }, minutes: 55 },
      ['A2.1 has 0', 'AE has 40', 'AE has 40'],
    ],
    ['a pack is too long', { ...whole, packs: [{ ...pack, minutes: 12 }] }, plan, ['A13.TH has 12', 'A13.TH has 10']],
    [
      'nobody planned packs',
      { ...whole, packs: [pack] },
      { minutes: 40, sittings: 2, units: plan.units },
      ['A13.TH has 10'],
    ],
  ])('are not right when %s', (_, of, planned, expected) => {
    const faults = shipFaultsOf(of, planned);
    expect(faults.map(({ kind }) => kind)).toEqual(expected.map(() => 'minutes'));
    faults.forEach(({ says }, at) => expect(says).toContain(expected[at] ?? '?'));
  });
});
