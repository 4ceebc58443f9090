import { completes, type Block } from '@romduol/domain';
import { screen } from '@testing-library/react';
import { renderBlock, say, text } from '../test/render-block.tsx';

type Simulator = Extract<Block, { kind: 'practice' }>['simulator'];
const practice = (simulator: Simulator, steps: number): Block => ({
  kind: 'practice',
  id: 'pr',
  ask: text('Try it.'),
  simulator,
  steps: Array.from({ length: steps }, (_, at) => ({ id: `s${at + 1}`, text: text(`Do thing ${at + 1}`) })),
});

describe('practising', () => {
  it('a call is made on a keypad that calls nobody, and other numbers are told apart', async () => {
    const block = practice({ of: 'dial', helpline: 'kh-example' }, 5);
    const { answers, byKeyboard } = renderBlock(block, { numberOf: () => '115' });
    expect(screen.getByText(say('practice.nobody'))).toBeTruthy();
    await byKeyboard('1');
    await byKeyboard(say('practice.call'));
    expect(screen.getByText(say('practice.other-number'))).toBeTruthy();
    await byKeyboard('1');
    await byKeyboard('5');
    await byKeyboard(say('practice.call'));
    expect(screen.getByText('Do thing 4')).toBeTruthy();
    await byKeyboard(say('practice.hang-up'));
    expect(answers).toEqual([{ kind: 'practice', steps: ['s1', 's2', 's3', 's4', 's5'] }]);
    expect(completes(block, answers[0]!)).toBe(true);
    expect(document.querySelector('a[href^="tel:"]')).toBeNull();
  });

  it('leaving fast shows an empty page inside the lesson and comes back', async () => {
    const { answers, byKeyboard } = renderBlock(practice({ of: 'leave-fast' }, 3));
    await byKeyboard(say('leave'));
    expect(screen.getByText(say('practice.leave-gone'))).toBeTruthy();
    await byKeyboard(say('practice.come-back'));
    expect(answers).toHaveLength(1);
  });

  it('four pictures are chosen and found again; different ones are met kindly', async () => {
    const { answers, byKeyboard } = renderBlock(practice({ of: 'picture-pin' }, 3));
    const tap = async (...names: string[]) => {
      for (const name of names) await byKeyboard(name);
    };
    await tap('Fish', 'Hen', 'Boat', 'Star');
    await tap('Fish', 'Hen', 'Boat', 'Drum');
    expect(screen.getByText(say('practice.pin-other'))).toBeTruthy();
    await tap('Mango', 'Hen', 'Boat', 'Star');
    await tap('Mango', 'Hen', 'Boat', 'Star');
    expect(answers).toHaveLength(1);
  });

  it('thirty seconds are counted only when she starts them, and are never in the way', async () => {
    const { answers, byKeyboard } = renderBlock(practice({ of: 'thirty-seconds' }, 2));
    expect(screen.getByText(say('practice.seconds', { count: 30 }))).toBeTruthy();
    await byKeyboard(say('practice.done-step'));
    await byKeyboard(say('practice.done-step'));
    expect(answers).toHaveLength(1);
  });
});
