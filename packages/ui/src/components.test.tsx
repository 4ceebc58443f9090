import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Dots } from './dots.tsx';
import { Field } from './field.tsx';
import { PinPad } from './pin-pad.tsx';
import { Screen } from './screen.tsx';
import { SpeakerButton } from './speaker-button.tsx';
import { Tabs } from './tabs.tsx';
import { say } from './test/render-block.tsx';
import { WordsProvider } from './words.tsx';

const show = (children: ReactNode) =>
  render(
    <WordsProvider locale="en" say={say}>
      {children}
    </WordsProvider>,
  );

describe('the frame of a screen', () => {
  it('has its way out and its way back, both with words for those who hear it', async () => {
    const pressed: string[] = [];
    show(
      <Screen title="Class code" onBack={() => pressed.push('back')} onLeave={() => pressed.push('leave')}>
        <p>content</p>
      </Screen>,
    );
    expect(screen.getByRole('heading', { level: 1, name: 'Class code' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: say('back') }));
    await userEvent.click(screen.getByRole('button', { name: say('leave.explain') }));
    expect(pressed).toEqual(['back', 'leave']);
  });
  it('begins to be read at its content', () => {
    show(
      <Screen title="Name" onLeave={() => undefined}>
        <p>content</p>
      </Screen>,
    );
    expect(document.activeElement).toBe(screen.getByRole('main', { name: 'Name' }));
  });
});

describe('a picture PIN', () => {
  it('is four taps, of which one can be taken back, and shows only how many there are', async () => {
    const pins: string[] = [];
    show(<PinPad onPin={(pin) => pins.push(pin)} />);
    const tap = (name: string) => userEvent.click(screen.getByRole('button', { name }));
    await tap('Flower');
    await tap('Drum');
    await tap(say('pin.undo'));
    expect(screen.getByRole('status', { name: say('pin.chosen', { chosen: 1, all: 4 }) })).toBeTruthy();
    for (const name of ['Fish', 'Fish', 'Star']) await tap(name);
    expect(pins).toEqual(['1227']);
    expect(screen.getByRole('status', { name: say('pin.chosen', { chosen: 0, all: 4 }) })).toBeTruthy();
  });
});

describe('small parts', () => {
  it('a busy button takes no second press', async () => {
    let presses = 0;
    show(
      <Button isBusy onPress={() => (presses += 1)}>
        Send
      </Button>,
    );
    await userEvent.dblClick(screen.getByRole('button', { name: 'Send' }));
    expect(presses).toBe(0);
  });
  it('dots are heard as a step', () => {
    show(<Dots steps={7} step={2} />);
    expect(screen.getByRole('img', { name: say('progress.step', { step: 2, steps: 7 }) })).toBeTruthy();
  });
  it('a field says what is wrong where it is wrong', () => {
    show(<Field label="Class code" value="AB" fault="It has 8 letters" onChange={() => undefined} />);
    const field = screen.getByRole('textbox', { name: 'Class code' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe('It has 8 letters');
  });
  it('tabs say where she is', async () => {
    const went: string[] = [];
    const tabs = [
      { id: 'learn', icon: 'book', word: 'Learn' },
      { id: 'help', icon: 'help', word: 'Help' },
    ] as const;
    show(<Tabs label="Places" tabs={tabs} current="learn" onGo={(id) => went.push(id)} />);
    expect(screen.getByRole('button', { name: 'Learn' }).getAttribute('aria-current')).toBe('page');
    await userEvent.click(screen.getByRole('button', { name: 'Help' }));
    expect(went).toEqual(['help']);
  });
  it('a dialog closes by Escape through its owner', () => {
    let closed = 0;
    show(
      <Dialog title="Sure?" isOpen onClose={() => (closed += 1)}>
        <p>words</p>
      </Dialog>,
    );
    fireEvent(screen.getByRole('dialog', { name: 'Sure?' }), new Event('cancel', { cancelable: true }));
    expect(closed).toBe(1);
  });
});

describe('a voice', () => {
  it('plays one recording at a time, and only when asked', async () => {
    const playing = new Set<string>();
    HTMLMediaElement.prototype.play = async function play(this: HTMLMediaElement) {
      playing.add(this.src);
    };
    HTMLMediaElement.prototype.pause = function pause(this: HTMLMediaElement) {
      playing.delete(this.src);
    };
    show(
      <>
        <SpeakerButton src="/media/one" />
        <SpeakerButton src="/media/two" />
      </>,
    );
    expect([...playing]).toEqual([]);
    const [one, two] = screen.getAllByRole('button', { name: say('voice.listen') });
    await userEvent.click(one!);
    await userEvent.click(two!);
    expect([...playing]).toEqual(['http://localhost/media/two']);
    await userEvent.click(screen.getByRole('button', { name: say('voice.stop') }));
    expect([...playing]).toEqual([]);
  });
});
