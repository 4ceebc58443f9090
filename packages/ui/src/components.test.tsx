import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Dots } from './dots.tsx';
import { Field } from './field.tsx';
import { directionOf } from './format.ts';
import { Icon } from './icon.tsx';
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
  it('begins with its title, and goes on with its content when only a part of it changes', () => {
    const at = (title: string, part: string) => (
      <WordsProvider locale="en" say={say}>
        <Screen title={title} part={part} onLeave={() => undefined}>
          <p>content</p>
        </Screen>
      </WordsProvider>
    );
    const { rerender } = render(at('Name', 'one'));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Name' }));
    rerender(at('Name', 'two'));
    expect(document.activeElement).toBe(screen.getByRole('main', { name: 'Name' }));
    rerender(at('Going', 'three'));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Going' }));
  });
  it('takes the focus from no field that has it', () => {
    show(
      <Screen title="Name" onLeave={() => undefined}>
        <input aria-label="your name" autoFocus />
      </Screen>,
    );
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'your name' }));
  });
  it('keeps its way out where a question lies over it', async () => {
    let left = 0;
    show(
      <Screen title="Name" onLeave={() => (left += 1)}>
        <Dialog title="Sure?" isOpen onClose={() => undefined}>
          <p>words</p>
        </Dialog>
      </Screen>,
    );
    const question = within(screen.getByRole('dialog', { name: 'Sure?' }));
    await userEvent.click(question.getByRole('button', { name: say('leave.explain') }));
    expect(left).toBe(1);
  });
  it('turns what points along the line of reading in a language that is read from the right', () => {
    render(
      <div dir={directionOf('ar')} lang="ar">
        <WordsProvider locale="en" say={say}>
          <Screen
            title="Name"
            onBack={() => undefined}
            onLeave={() => undefined}
            bottom={
              <Button icon="next" iconAt="end">
                Next
              </Button>
            }
          >
            <Icon name="book" />
            <span dir="ltr">
              <Icon name="undo" />
            </span>
          </Screen>
        </WordsProvider>
      </div>,
    );
    const sheet = document.createElement('style');
    sheet.textContent = readFileSync(join(import.meta.dirname, 'base.css'), 'utf8');
    document.head.append(sheet);
    const turned = (element: Element | null) => element !== null && getComputedStyle(element).transform;
    const arrowIn = (name: string) => screen.getByRole('button', { name }).querySelector('svg');
    for (const name of [say('back'), 'Next', say('leave.explain')]) expect(turned(arrowIn(name))).toBe('scaleX(-1)');
    expect(turned(document.querySelector('main svg'))).not.toBe('scaleX(-1)');
    expect(turned(document.querySelector('[dir=ltr] svg'))).toBe('none');
    sheet.remove();
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
  it('that is missing is said once on a screen, with how many texts have none, and nowhere else', () => {
    show(
      <Screen title="Name" onLeave={() => undefined}>
        <p>first</p>
        <SpeakerButton src={null} />
        <p>second</p>
        <SpeakerButton src={null} />
      </Screen>,
    );
    expect(screen.getAllByText(new RegExp(say('voice.none')))).toHaveLength(1);
    expect(screen.getByText(`· ${say('voice.missing', { count: 2 })}`)).toBeTruthy();
    expect(screen.getAllByRole('button')).toEqual([screen.getByRole('button', { name: say('leave.explain') })]);
  });
  it('keeps its place beside every text of a screen as soon as one of them can be heard', () => {
    const at = (second: string | null) => (
      <WordsProvider locale="en" say={say}>
        <Screen title="Name" onLeave={() => undefined}>
          <SpeakerButton src={null} />
          <SpeakerButton src={second} />
        </Screen>
      </WordsProvider>
    );
    const { rerender } = render(at(null));
    expect(document.querySelector('[data-voices]')?.getAttribute('data-voices')).toBe('none');
    rerender(at('/media/second'));
    expect(document.querySelector('[data-voices]')?.getAttribute('data-voices')).toBe('some');
    expect(screen.getByText(`· ${say('voice.missing', { count: 1 })}`)).toBeTruthy();
  });
  it('that is there for every text is not talked about', () => {
    show(
      <Screen title="Name" onLeave={() => undefined}>
        <SpeakerButton src="/media/one" />
      </Screen>,
    );
    expect(screen.queryByText(new RegExp(say('voice.none')))).toBeNull();
  });
});
