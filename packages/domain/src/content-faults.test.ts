import fc from 'fast-check';
import type { Activity, Block, Item, StoryChoice } from './content.ts';
import { faultsOfBlock, faultsOfItem, faultsOfTexts } from './content-faults.ts';
import { anyActivity, anyItem, text } from './generated-courses.suite.ts';

const base = { id: 'b', ask: text };
const ids = (...names: string[]) => names.map((id) => ({ id, text }));
const choice = (id: string, next = 's2') => ({ id, text, feedback: text, next });
const item = (change: Partial<Item>): Item => ({
  id: 'q',
  kind: 'one',
  topic: null,
  ask: text,
  explain: text,
  choices: ids('a', 'b', 'c'),
  key: ['a'],
  ...change,
});
const story = (...scenes: StoryChoice['scenes'][number][]): StoryChoice => ({
  ...base,
  kind: 'story-choice',
  start: 's1',
  scenes,
});
const flags = (medium: 'chat' | 'picture', ...parts: [id: string, flag: boolean][]): Block => ({
  ...base,
  kind: 'red-flags',
  medium,
  parts: parts.map(([id, flag]) => ({ id, text, why: text, flag })),
});
const piles = (belongs: Record<string, string>, cards = ids('c1', 'c2'), into = ids('p1', 'p2')): Block => ({
  ...base,
  kind: 'sort',
  cards,
  into: { by: 'piles', piles: into, belongs },
});
const calc = (key: string, ...answers: string[]): Block => ({
  ...base,
  kind: 'calc',
  lines: [],
  key,
  answers: answers.map((id) => ({ id, amount: { currency: 'KHR', minor: 1 }, feedback: text })),
});
const discuss = (...alone: Extract<Activity, { kind: 'discuss' }>['alone'][number][]): Block => ({
  ...base,
  kind: 'discuss',
  trainerCard: text,
  questions: ids('d1'),
  alone,
});

describe('content without faults', () => {
  it('is told so, whatever its kind', () => {
    const any = fc.oneof(...Object.values<fc.Arbitrary<Activity>>(anyActivity));
    fc.assert(fc.property(any, (activity) => expect(faultsOfBlock(activity)).toEqual([])));
  });

  it('may be a question of any kind', () => {
    fc.assert(fc.property(anyItem('q'), (of) => expect(faultsOfItem(of)).toEqual([])));
    expect(faultsOfItem(item({ kind: 'face', key: [] }))).toEqual([]);
  });

  it('may have two short sentences in three languages', () => {
    const good = { id: 'x', text: { en: 'One. “Two?” asks Dara.', km: 'មួយ។', id: 'Satu. Dua.' } };
    expect(faultsOfTexts(good)).toEqual([]);
  });
});

describe('a fault of the words', () => {
  it.each([
    ['a language is missing', { en: 'One.', km: 'មួយ។' }, 'x.text has no words in "id"'],
    ['a language is empty', { en: 'One.', km: '', id: 'Satu.' }, 'x.text has no words in "km"'],
    ['there are three sentences', { en: 'One. Two! Three?', km: 'ក', id: 'a' }, 'x.text has more than two sentences'],
    [
      'a quotation ends a sentence',
      { en: '“One.” “Two.” “Three.”', km: 'ក', id: 'a' },
      'x.text has more than two sentences',
    ],
    ['there are 33 words', { en: 'word '.repeat(33), km: 'ក', id: 'a' }, 'x.text has more than 32 words'],
  ])('is told when %s', (_, words, fault) => {
    expect(faultsOfTexts({ id: 'x', text: words })).toEqual([fault]);
  });

  it('is not seen in sums of money', () => {
    expect(faultsOfTexts({ id: 'x', text: { en: 'It costs 1.50 dollars. Ask first.', km: 'ក', id: 'a' } })).toEqual([]);
  });
});

describe('a fault of a question', () => {
  it.each<[string, Item, string]>([
    ['two choices have one name', item({ choices: ids('a', 'a') }), 'q: two choices are called a'],
    ['the key names no choice', item({ key: ['z'] }), 'q: no choice z'],
    ['the key names a choice twice', item({ kind: 'many', key: ['a', 'a'] }), 'q: the key names a twice'],
    ['nothing is right', item({ key: [] }), 'q: no right answer'],
    [
      'a question about herself has a right answer',
      item({ kind: 'intention' }),
      'q: a question about herself has no right answer',
    ],
    ['two are right where one is asked', item({ key: ['a', 'b'] }), 'q: more than one right answer'],
    ['ticking everything passes', item({ kind: 'many', key: ['a', 'b', 'c'] }), 'q: ticking everything passes'],
  ])('is told when %s', (_, of, fault) => {
    expect(faultsOfItem(of)).toEqual([fault]);
    expect(faultsOfBlock({ ...base, kind: 'quiz', items: [of] })).toEqual([fault]);
  });
});

describe('a fault of a block', () => {
  const end = { id: 's2', text };
  it.each<[string, Block, string]>([
    [
      'two scenes have one name',
      story({ id: 's1', text, choices: [choice('a')] }, end, end),
      'two scenes are called s2',
    ],
    [
      'a choice leads nowhere',
      story({ id: 's1', text, choices: [choice('a'), choice('b', 's9')] }, end),
      'no scene s9',
    ],
    ['the story begins nowhere', { ...story(end), start: 's0' }, 'no scene s0'],
    [
      'a scene is never reached',
      story({ id: 's1', text, choices: [choice('a')] }, end, { id: 's3', text }),
      'scene s3 is never reached',
    ],
    [
      'a story has no ending',
      story({ id: 's1', text, choices: [choice('a')] }, { ...end, choices: [choice('a', 's1')] }),
      'the story has no ending',
    ],
    [
      'a story can go round for ever',
      story({ id: 's1', text, choices: [choice('a'), choice('b', 's3')] }, end, {
        id: 's3',
        text,
        choices: [choice('a', 's3')],
      }),
      'from scene s3 no ending can be reached',
    ],
    [
      'two choices of a scene have one name',
      story({ id: 's1', text, choices: [choice('a'), choice('a')] }, end),
      'two choices are called a',
    ],
    [
      'a choice says nothing',
      story({ id: 's1', text, choices: [{ id: 'a', text, next: 's2' }] }, end),
      'choice a has no feedback',
    ],
    ['nothing is a flag', flags('chat', ['p1', false], ['p2', false]), 'no part is a flag'],
    ['everything is a flag', flags('chat', ['p1', true], ['p2', true]), 'every part is a flag: tapping all passes'],
    ['two parts have one name', flags('chat', ['p1', true], ['p1', false]), 'two parts are called p1'],
    ['a part of a picture has no place', flags('picture', ['p1', true], ['p2', false]), 'a part has no place'],
    ['a card belongs nowhere', piles({ c1: 'p1' }), 'card c2 belongs to no pile'],
    ['a card belongs to a pile that is not there', piles({ c1: 'p1', c2: 'p9' }), 'card c2 belongs to no pile'],
    ['a card that is not there belongs somewhere', piles({ c1: 'p1', c2: 'p2', c9: 'p1' }), 'no card c9'],
    ['two cards have one name', piles({ c1: 'p1' }, ids('c1', 'c1')), 'two cards are called c1'],
    ['two piles have one name', piles({ c1: 'p1', c2: 'p1' }, undefined, ids('p1', 'p1')), 'two piles are called p1'],
    [
      'a pile and a card have one name',
      piles({ p1: 'p1', c2: 'p2' }, ids('p1', 'c2')),
      'two texts are both called b/p1.text',
    ],
    [
      'cards in order have one name',
      { ...base, kind: 'sort', into: { by: 'order' }, cards: ids('c', 'c') },
      'two cards are called c',
    ],
    ['the right sum is not offered', calc('z', 'a', 'b'), 'no answer z'],
    ['two sums have one name', calc('a', 'a', 'a'), 'two answers are called a'],
    ['two turns have one name', discuss({ id: 't', text }, { id: 't', text }), 'two turns are called t'],
    ['a turn and a question have one name', discuss({ id: 'd1', text }), 'two texts are both called b/d1.text'],
    [
      'an answer to a turn says nothing',
      discuss({ id: 't', text, choices: ids('a', 'b') }),
      'choice a has no feedback',
    ],
    ['two parts to hear have one name', { ...base, kind: 'listen', parts: ids('p', 'p') }, 'two parts are called p'],
    [
      'two steps have one name',
      { ...base, kind: 'practice', simulator: { of: 'leave-fast' }, steps: ids('s', 's') },
      'two steps are called s',
    ],
    [
      'two points have one name',
      { ...base, kind: 'checklist', points: ids('p', 'p') },
      'two texts are both called b/p.text',
    ],
  ])('is told when %s', (_, block, fault) => {
    expect(faultsOfBlock(block)).toContain(`b: ${fault}`);
  });
});
