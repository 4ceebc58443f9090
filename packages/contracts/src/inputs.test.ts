import { ClassCode, CohortDraft, DeviceKeys, joinClass } from './cohort.ts';
import { Block, Lesson, Text } from './content.ts';
import { handInEvents, largestBatch, LearningEventDocument } from './learning.ts';
import { DeparturePlan, PersonName, PicturePin } from './trainee.ts';

const id = '019ac000-0000-7000-8000-000000000001';
const event = {
  id,
  v: 2,
  by: 'herself',
  enrolmentId: id,
  deviceId: id,
  seq: 0,
  occurredAt: '2026-11-25T04:00:00Z',
  fact: { kind: 'block-seen', blockId: 'a0-1-b1' },
};
const draft = {
  ...{ releaseId: id, language: 'km', womenOnly: true, seats: 20, startsOn: '2026-05-01', endsOn: null, version: 0 },
};
const takes = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a learning event', () => {
  it('is taken as a phone makes it', () => {
    expect(takes(LearningEventDocument, event)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a score', { ...event, fact: { ...event.fact, score: 100 } }],
    ['a completion', { ...event, completed: true }],
    [
      'what she wrote in a plan',
      {
        ...event,
        fact: { kind: 'activity-answered', blockId: 'b', answer: { kind: 'plan', kept: true, words: 'mango' } },
      },
    ],
    [
      'what she ticked',
      { ...event, fact: { kind: 'activity-answered', blockId: 'b', answer: { kind: 'checklist', ticked: ['p1'] } } },
    ],
    ['a fact of no known kind', { ...event, fact: { kind: 'lesson-completed', lessonId: 'a0-1' } }],
    ['a shape of the future', { ...event, v: 3 }],
    ['a sequence number below nothing', { ...event, seq: -1 }],
    ['a day in place of an instant', { ...event, occurredAt: '2026-11-25' }],
    ['an id that is none', { ...event, id: '1' }],
    ['an id in capitals', { ...event, id: '019AC000-0000-7000-8000-00000000000A' }],
    ['a witness who is none', { ...event, by: 'the-server' }],
  ])('cannot carry %s', (_, value) => {
    expect(takes(LearningEventDocument, value)).toBe(false);
  });

  it('that is bad does not keep its batch from being handed in', () => {
    const batch = { sentAt: '2026-11-25T04:00:00Z', events: [event, { nonsense: true }, null] };
    expect(takes(handInEvents.body, batch)).toBe(true);
    expect(takes(handInEvents.body, { ...batch, events: Array(largestBatch + 1).fill(event) })).toBe(false);
  });
});

describe('a class code', () => {
  it.each(['ABCD2345', 'abcd 2345', ' ab-cd-23-45 '])('is understood as typed: %j', (typed) => {
    expect(ClassCode.parse(typed)).toBe('ABCD2345');
  });

  it.each(['ABCD234', 'ABCD23456', 'ABCD2340', 'ABCDI345', 'ABCDO345', '', `ABCD2345${' '.repeat(30)}`])(
    'is refused: %j',
    (typed) => {
      expect(takes(ClassCode, typed)).toBe(false);
    },
  );
});

describe('a name', () => {
  it.each([
    'បុប្ផា',
    'ដារ៉ា\u200Bសុខ',
    'ស្រី\u200B\u200Bនាង\u200B',
    '\u200Bចាន់ធូ',
    'ក\u200Cខ\u200D',
    "D'Arc Łucja",
    'Ŵŵ',
    'A',
  ])('is hers to spell: %j', (name) => {
    expect(PersonName.parse(`  ${name} `)).toBe(name);
  });

  it.each(['', '   ', '<b>Dara</b>', 'Dara\u0000', 'x'.repeat(121)])('is refused: %j', (name) => {
    expect(takes(PersonName, name)).toBe(false);
  });

  it.each(['\u200B\u200B', '\u200B \u200D', '\uFEFF', '\u00AD', '\u3164', '\u115F\uFFA0', '\u2800', '\u034F\uFE0F'])(
    'of nothing that can be seen is refused, of a woman as of a class: %#',
    (name) => {
      expect(takes(PersonName, name)).toBe(false);
      expect(takes(PersonName, `${name}\u1780`)).toBe(true);
      expect(takes(CohortDraft, { ...draft, name })).toBe(false);
      expect(takes(CohortDraft, { ...draft, name: `${name}\u1780` })).toBe(true);
    },
  );

  it.each([0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069])(
    'that turns the direction of writing round is refused, of a woman as of a class: %i',
    (mark) => {
      const name = `${String.fromCodePoint(mark)}gnp`;
      expect(takes(PersonName, name)).toBe(false);
      expect(takes(CohortDraft, { ...draft, name })).toBe(false);
    },
  );
});

describe('what a phone sends to join', () => {
  const token = 'A'.repeat(43);
  const join = {
    code: 'ABCD2345',
    traineeId: id,
    enrolmentId: id,
    name: 'ដារ៉ា',
    pin: '1234',
    language: 'km',
    departure: { intention: 'leaving', departsOn: '2027-01-15' },
    keys: { deviceId: id, token, uploadToken: token },
  };

  it('is taken', () => {
    expect(takes(joinClass.body, join)).toBe(true);
  });

  it.each(['role', 'organisationId', 'status', 'completed', 'createdAt'])('may not say her %s', (field) => {
    expect(takes(joinClass.body, { ...join, [field]: 'x' })).toBe(false);
    expect(takes(joinClass.body, { ...join, departure: { ...join.departure, [field]: 'x' } })).toBe(false);
  });

  it.each(['123', '12345', '0123', '123a', '១២៣៤'])('has no PIN like %j', (pin) => {
    expect(takes(PicturePin, pin)).toBe(false);
  });

  it.each(['2027-02-30', '2027-1-5', '15/01/2027', '2027-01-15T00:00:00Z'])(
    'has no departure day like %j',
    (departsOn) => {
      expect(takes(DeparturePlan, { intention: 'leaving', departsOn })).toBe(false);
    },
  );

  it('has long random tokens', () => {
    expect(takes(DeviceKeys, { deviceId: id, token: token.slice(1), uploadToken: token })).toBe(false);
  });
});

describe('content', () => {
  it('has words in a language we speak', () => {
    expect(takes(Text, { km: 'ក' })).toBe(true);
    expect(takes(Text, {})).toBe(false);
    expect(takes(Text, { fr: 'Oui' })).toBe(false);
    expect(takes(Text, { en: '' })).toBe(false);
  });

  it('has no block of an unknown kind and no lesson without blocks', () => {
    expect(takes(Block, { kind: 'text', id: 'b', text: { en: 'Hello.' } })).toBe(true);
    expect(takes(Block, { kind: 'video', id: 'b', text: { en: 'Hello.' } })).toBe(false);
    const lesson = {
      id: 'l',
      unit: 'A1.1',
      title: { en: 'L' },
      objective: { en: 'O' },
      minutes: 10,
      sources: [{ kind: 'general', title: 'G' }],
    };
    expect(takes(Lesson, { ...lesson, blocks: [{ kind: 'text', id: 'b', text: { en: 'Hello.' } }] })).toBe(true);
    expect(takes(Lesson, { ...lesson, blocks: [] })).toBe(false);
  });
});
