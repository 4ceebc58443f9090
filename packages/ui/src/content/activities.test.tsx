import { completes, type Block } from '@romduol/domain';
import { screen, within } from '@testing-library/react';
import { renderBlock, say, text } from '../test/render-block.tsx';

const choice = (id: string, words: string, more = {}) => ({
  id,
  text: text(words),
  feedback: text(`why ${words}`),
  ...more,
});

const story: Block = {
  kind: 'story-choice',
  id: 's',
  ask: text('Read the story.'),
  start: 'door',
  scenes: [
    {
      id: 'door',
      text: text('A man offers work.'),
      choices: [
        { ...choice('pay', 'Pay him now', { tone: 'riskier' }), next: 'paid' },
        { ...choice('ask', 'Ask for the licence', { tone: 'safer' }), next: 'end' },
      ],
    },
    {
      id: 'paid',
      text: text('He is gone.'),
      choices: [
        { ...choice('tell', 'Tell a friend'), next: 'end' },
        { ...choice('wait', 'Wait'), next: 'door' },
      ],
    },
    { id: 'end', text: text('You are home and well.') },
  ],
};

describe('a story', () => {
  it('is walked with the keyboard alone, through a riskier way to a good ending', async () => {
    const { answers, byKeyboard } = renderBlock(story);
    await byKeyboard('Pay him now');
    expect(screen.getByText(say('tone.riskier'))).toBeTruthy();
    expect(screen.getByText('why Pay him now')).toBeTruthy();
    await byKeyboard(say('story.on'));
    await byKeyboard('Tell a friend');
    await byKeyboard(say('story.on'));
    expect(screen.getByText('You are home and well.')).toBeTruthy();
    expect(answers).toEqual([{ kind: 'story-choice', path: ['pay', 'tell'] }]);
    expect(completes(story, answers[0]!)).toBe(true);
  });

  it('lets her choose another before she goes on, and tells only what she went on with', async () => {
    const { answers, byKeyboard } = renderBlock(story);
    await byKeyboard('Pay him now');
    await byKeyboard(say('answer.change'));
    await byKeyboard('Ask for the licence');
    await byKeyboard(say('story.on'));
    expect(answers).toEqual([{ kind: 'story-choice', path: ['ask'] }]);
  });

  it('can be tried another way from its ending', async () => {
    const { byKeyboard } = renderBlock(story);
    await byKeyboard('Ask for the licence');
    await byKeyboard(say('story.on'));
    await byKeyboard(say('story.again'));
    expect(screen.getByRole('button', { name: 'Pay him now' })).toBeTruthy();
  });
});

const chat: Block = {
  kind: 'red-flags',
  id: 'f',
  ask: text('Tap what is wrong.'),
  medium: 'chat',
  parts: [
    { id: 'hello', from: 'them', text: text('Hello sister'), flag: false, why: text('A greeting is fine.') },
    { id: 'rush', from: 'them', text: text('Come tonight'), flag: true, why: text('A rush leaves no time to check.') },
    { id: 'ok', from: 'her', text: text('Let me think'), flag: false, why: text('Thinking is good.') },
    { id: 'tell', from: 'them', text: text('Tell nobody'), flag: true, why: text('Secrets keep you alone.') },
  ],
};

describe('a chat with warning signs', () => {
  it('is finished when every sign was found, and says of a harmless line that it is harmless', async () => {
    const { answers, byKeyboard } = renderBlock(chat);
    await byKeyboard(/Hello sister/);
    expect(screen.getByText(say('flags.is-fine'))).toBeTruthy();
    await byKeyboard(/Come tonight/);
    expect(screen.getByText(say('flags.found', { found: 1, all: 2 }))).toBeTruthy();
    expect(answers).toEqual([]);
    await byKeyboard(/Tell nobody/);
    expect(answers).toEqual([{ kind: 'red-flags', found: ['rush', 'tell'] }]);
    expect(completes(chat, answers[0]!)).toBe(true);
  });

  it('shows the signs after two misses, and that counts', async () => {
    const { answers, byKeyboard } = renderBlock(chat);
    expect(screen.queryByRole('button', { name: say('answer.show') })).toBeNull();
    await byKeyboard(/Hello sister/);
    await byKeyboard(/Let me think/);
    await byKeyboard(say('answer.show'));
    expect(answers).toEqual([{ kind: 'red-flags', found: ['rush', 'tell'] }]);
  });

  it('says who writes, to those who hear it', () => {
    renderBlock(chat);
    expect(screen.getByRole('button', { name: `${say('flags.her')}: Let me think` })).toBeTruthy();
  });

  it('has places in a picture that can be reached without pointing', async () => {
    const picture: Block = {
      ...chat,
      medium: 'picture',
      picture: 'phone-advert',
      parts: chat.parts.map((part) => ({ ...part, area: { x: 0, y: 0, width: 30, height: 30 } })),
    };
    const { answers, byKeyboard } = renderBlock(picture);
    await byKeyboard(say('flags.part', { part: 2 }));
    await byKeyboard(say('flags.part', { part: 4 }));
    expect(screen.getByText('Secrets keep you alone.')).toBeTruthy();
    expect(completes(picture, answers[0]!)).toBe(true);
  });
});

const piles: Block = {
  kind: 'sort',
  id: 'p',
  ask: text('Who keeps it?'),
  into: {
    by: 'piles',
    piles: [
      { id: 'me', text: text('I keep it') },
      { id: 'boss', text: text('The employer') },
    ],
    belongs: { passport: 'me', broom: 'boss' },
  },
  cards: [
    { id: 'passport', text: text('My passport'), why: text('It is yours.') },
    { id: 'broom', text: text('The broom') },
  ],
};

describe('sorting into piles', () => {
  it('asks card by card, offers help after two misses, and ends with everything in its place', async () => {
    const { answers, byKeyboard } = renderBlock(piles);
    for (let card = 0; card < 2; card += 1) {
      const isPassport = screen.queryByText('My passport') !== null;
      const [right, wrong] = isPassport ? ['I keep it', 'The employer'] : ['The employer', 'I keep it'];
      await byKeyboard(wrong);
      expect(screen.getByText(say('answer.not-yet'))).toBeTruthy();
      expect(screen.queryByRole('button', { name: say('answer.show') })).toBeNull();
      if (isPassport) {
        await byKeyboard(wrong);
        await byKeyboard(say('answer.show'));
        expect(screen.getByText('It is yours.')).toBeTruthy();
      } else await byKeyboard(right);
      await byKeyboard(say('story.on'));
    }
    expect(screen.getByText(say('sort.all-right'))).toBeTruthy();
    expect(answers).toEqual([{ kind: 'sort', piles: { passport: 'me', broom: 'boss' } }]);
  });
});

describe('sorting in order', () => {
  const order: Block = {
    kind: 'sort',
    id: 'o',
    ask: text('What comes first?'),
    into: { by: 'order' },
    cards: ['See', 'Ask', 'Sign'].map((words) => ({ id: words.toLowerCase(), text: text(words) })),
  };
  it('takes the cards one by one and is not in order to begin with', async () => {
    const { answers, byKeyboard } = renderBlock(order);
    const shown = screen
      .getAllByRole('button')
      .map((button) => button.textContent)
      .filter((words) => ['See', 'Ask', 'Sign'].includes(words ?? ''));
    expect(shown).not.toEqual(['See', 'Ask', 'Sign']);
    await byKeyboard('Sign');
    expect(screen.getByText(say('answer.not-yet'))).toBeTruthy();
    for (const words of ['See', 'Ask', 'Sign']) await byKeyboard(words);
    expect(within(screen.getByRole('list', { name: say('sort.so-far') })).getAllByRole('listitem')).toHaveLength(3);
    expect(completes(order, answers[0]!)).toBe(true);
  });
});

const quiz: Block = {
  kind: 'quiz',
  id: 'q',
  ask: text('Two short questions.'),
  items: [
    {
      id: 'one',
      kind: 'one',
      topic: null,
      ask: text('Who holds your passport?'),
      choices: [choice('i', 'I do'), choice('he', 'The employer'), choice('they', 'The agency')],
      key: ['i'],
      explain: text('You have a right to hold it.'),
    },
    {
      id: 'many',
      kind: 'many',
      topic: null,
      ask: text('Which do you copy?'),
      choices: [choice('p', 'Passport'), choice('v', 'Visa'), choice('n', 'Newspaper')],
      key: ['p', 'v'],
      explain: text('Papers that are yours.'),
    },
  ],
};

describe('a quiz in a lesson', () => {
  it('says "look once more" to a wrong answer, explains the right one, and tells what she answered first', async () => {
    const { answers, byKeyboard } = renderBlock(quiz);
    await byKeyboard('The employer', 'radio');
    expect(screen.getByText(say('answer.not-yet'))).toBeTruthy();
    await byKeyboard('I do', 'radio');
    expect(screen.getByText('You have a right to hold it.')).toBeTruthy();
    await byKeyboard(say('quiz.next'));
    await byKeyboard('Passport', 'checkbox');
    await byKeyboard('Visa', 'checkbox');
    await byKeyboard(say('answer.keep'));
    expect(screen.getByText('Papers that are yours.')).toBeTruthy();
    expect(answers).toEqual([{ kind: 'quiz', answers: { one: ['he'], many: ['p', 'v'] } }]);
    expect(completes(quiz, answers[0]!)).toBe(true);
  });

  it('lets her change what she feels, of which the last word counts', async () => {
    const [one] = quiz.items;
    if (one === undefined) throw new Error('the quiz is empty');
    const faces: Block = { ...quiz, items: [{ ...one, kind: 'face', key: [] }] };
    const { answers, byKeyboard } = renderBlock(faces);
    await byKeyboard('I do', 'radio');
    expect(screen.getByText(say('answer.thanks'))).toBeTruthy();
    await byKeyboard(say('answer.change'));
    await byKeyboard('The agency', 'radio');
    expect(answers.at(-1)).toEqual({ kind: 'quiz', answers: { one: ['they'] } });
  });

  it('takes "I don’t know" as an answer and shows the right one kindly', async () => {
    const { byKeyboard } = renderBlock({ ...quiz, items: quiz.items.slice(0, 1) });
    await byKeyboard(say('answer.dont-know'), 'radio');
    expect(screen.getByText(say('answer.dont-know-fine'))).toBeTruthy();
    expect(screen.getByRole('radio', { name: new RegExp(`I do.*${say('answer.shown')}`) })).toBeTruthy();
  });
});

describe('other activities', () => {
  it('a checklist keeps ticks in the drawer and tells only that it was kept', async () => {
    const kept: unknown[] = [];
    const list: Block = {
      kind: 'checklist',
      id: 'c',
      ask: text('What will you take?'),
      points: [
        { id: 'copy', text: text('A copy') },
        { id: 'pen', text: text('A pen') },
      ],
    };
    const { answers, byKeyboard } = renderBlock(list, {
      drawer: { read: async () => null, keep: async (id, words) => void kept.push([id, words]) },
    });
    await byKeyboard('A copy', 'checkbox');
    expect(screen.getByRole('checkbox', { name: 'A copy' }).getAttribute('aria-checked')).toBe('true');
    await byKeyboard(say('checklist.keep'));
    expect(await screen.findByText(say('block.finished'))).toBeTruthy();
    expect(kept).toEqual([['c', { copy: 'yes' }]]);
    expect(answers).toEqual([{ kind: 'checklist' }]);
  });

  it('a plan shows what lies in the drawer and never answers with her words', async () => {
    const kept: Record<string, unknown> = {};
    const plan: Block = {
      kind: 'plan',
      id: 'pl',
      ask: text('Your code word stays here.'),
      fields: [{ id: 'word', text: text('Code word'), input: 'words' }],
    };
    const { answers, user, byKeyboard } = renderBlock(plan, {
      drawer: { read: async () => ({ word: 'mango' }), keep: async (id, words) => void (kept[id] = words) },
    });
    const field = await screen.findByDisplayValue('mango');
    await user.clear(field);
    await user.type(field, 'rain in May');
    await byKeyboard(say('plan.keep'));
    expect(await screen.findByText(say('plan.kept'))).toBeTruthy();
    expect(kept).toEqual({ pl: { word: 'rain in May' } });
    expect(answers).toEqual([{ kind: 'plan', kept: true }]);
  });

  it('a plan may be left for later, which also finishes it', async () => {
    const plan: Block = {
      kind: 'plan',
      id: 'pl',
      ask: text('Later is fine.'),
      fields: [{ id: 'when', text: text('When'), input: 'choice', choices: [choice('a', 'Morning')] }],
    };
    const { answers, byKeyboard } = renderBlock(plan);
    await byKeyboard(say('plan.later'));
    expect(completes(plan, answers[0]!)).toBe(true);
  });

  it('a role-play alone goes turn by turn', async () => {
    const play: Block = {
      kind: 'role-play',
      id: 'r',
      ask: text('Say no.'),
      trainerCard: text('card'),
      roles: [],
      alone: [
        { id: 't1', text: text('Come with me!'), choices: [choice('no', 'No, thank you'), choice('yes', 'All right')] },
        { id: 't2', text: text('Breathe.') },
      ],
    };
    const { answers, byKeyboard } = renderBlock(play);
    await byKeyboard('All right');
    await byKeyboard(say('answer.change'));
    await byKeyboard('No, thank you');
    await byKeyboard(say('story.on'));
    await byKeyboard(say('turn.on'));
    expect(answers).toEqual([{ kind: 'role-play', form: 'alone', choices: ['t1/no'] }]);
    expect(completes(play, answers[0]!)).toBe(true);
  });

  it('a sum is explained after each try and shown after two', async () => {
    const calc: Block = {
      kind: 'calc',
      id: 'k',
      ask: text('What is left of her pay?'),
      key: 'b',
      lines: [
        { id: 'pay', text: text('Pay'), amount: { currency: 'USD', minor: 20000 }, sign: 'in' },
        { id: 'rent', text: text('Rent'), amount: { currency: 'USD', minor: 5000 }, sign: 'out' },
      ],
      answers: [
        { id: 'a', amount: { currency: 'USD', minor: 25000 }, feedback: text('Rent goes out.') },
        { id: 'b', amount: { currency: 'USD', minor: 15000 }, feedback: text('200 less 50.') },
      ],
    };
    const { answers, byKeyboard } = renderBlock(calc);
    await byKeyboard('$250');
    expect(screen.getByText('Rent goes out.')).toBeTruthy();
    await byKeyboard('$250');
    await byKeyboard(say('answer.show'));
    expect(screen.getByText('200 less 50.')).toBeTruthy();
    expect(answers.every((answer) => completes(calc, answer))).toBe(true);
  });

  it('a story to hear is done when its last part was opened', async () => {
    const listen: Block = {
      kind: 'listen',
      id: 'l',
      ask: text('Listen.'),
      parts: [
        { id: 'one', text: text('Once') },
        { id: 'two', text: text('Then') },
      ],
    };
    const { answers, byKeyboard } = renderBlock(listen);
    await byKeyboard(say('turn.on'));
    expect(answers).toEqual([{ kind: 'listen', heard: ['one', 'two'] }]);
  });

  it('a hard screen can be skipped, an ordinary one is not offered to be', async () => {
    let skipped = 0;
    const { byKeyboard } = renderBlock({ ...story, hard: true }, { onSkip: () => (skipped += 1) });
    await byKeyboard(say('block.skip'));
    expect(skipped).toBe(1);
  });

  it('a text that has no voice has nothing to press beside it', () => {
    renderBlock({ kind: 'text', id: 't', picture: 'sun-calm', text: text('Good morning.') });
    expect(screen.getByRole('img', { name: 'picture of sun-calm' })).toBeTruthy();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
});
