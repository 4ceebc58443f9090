import { act, screen } from '@testing-library/react';
import { joined, newHand, openPortal, say } from '../test-world/open-portal.tsx';
import { dropOffer, isOffered, listenForOffer } from './offer.ts';

/** A browser that can put the app on the home screen, and says how often it was asked to. */
function offering(): { readonly asked: () => number; readonly wasKept: () => boolean } {
  let asked = 0;
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    prompt: async () => void (asked += 1),
  });
  act(() => void dispatchEvent(event));
  return { asked: () => asked, wasKept: () => event.defaultPrevented };
}

const hint = () => screen.queryByRole('heading', { name: say('install.title') });

beforeAll(() => {
  Object.defineProperty(navigator, 'serviceWorker', { value: {}, configurable: true });
  listenForOffer();
});
afterEach(() => {
  dropOffer();
  localStorage.clear();
});

async function firstLessonTaken() {
  const hand = newHand();
  const portal = await joined(hand);
  await portal.press(/^A hard word/);
  await portal.pressKey('lesson.notice.skip');
  await portal.see(say('lesson.end.calm'));
  await portal.pressKey('lesson.end.home');
  await portal.see(say('learn.done-count', { done: 1, all: 2 }));
  return { hand, portal };
}

describe('putting the app on the home screen', () => {
  it('is not spoken of before she has taken a lesson', async () => {
    await joined(newHand());
    offering();
    expect(hint()).toBeNull();
  });

  it('is told in pictures where the browser offers nothing', async () => {
    const portal = await openPortal('/install', newHand());
    await portal.see(say('install.menu'));
    await portal.see(say('install.choose'));
    expect(screen.queryByRole('button', { name: say('install.add') })).toBeNull();
  });

  it('is not spoken of again once it was put away, and stays among what is hers', async () => {
    const { hand, portal } = await firstLessonTaken();
    await portal.pressKey('install.not-now');
    expect(hint()).toBeNull();
    const again = await openPortal('/learn', hand);
    await again.tapPin();
    await again.see(say('learn.done-count', { done: 1, all: 2 }));
    expect(hint()).toBeNull();
    await again.pressKey('tab.me');
    await again.pressKey('install.title');
    await again.see(say('install.menu'));
  });

  it('never bears the name before: an offer made under another name is dropped', async () => {
    const portal = await openPortal('/look', newHand());
    await screen.findByRole('radio', { name: 'Weather' });
    offering();
    expect(isOffered()).toBe(true);
    await portal.user.click(screen.getByRole('radio', { name: 'Weather' }));
    expect(isOffered()).toBe(false);
  });

  it('says plainly that a browser cannot keep it', async () => {
    const { serviceWorker } = navigator;
    Reflect.deleteProperty(navigator, 'serviceWorker');
    const portal = await openPortal('/install', newHand());
    await portal.see(say('install.cannot'));
    Object.defineProperty(navigator, 'serviceWorker', { value: serviceWorker, configurable: true });
  });

  it('begins with its name, and is one tap where the browser offers it; its own banner never comes', async () => {
    const { portal } = await firstLessonTaken();
    expect(hint()).toBeTruthy();
    await portal.pressKey('install.show');
    await portal.user.click(await screen.findByRole('radio', { name: 'Radio' }));
    const offer = offering();
    expect(offer.wasKept()).toBe(true);
    await portal.pressKey('next');
    await portal.pressKey('install.add');
    expect(offer.asked()).toBe(1);
    await portal.see(say('install.menu'));
    act(() => void dispatchEvent(new Event('appinstalled')));
    await portal.see(say('install.done'));
  });
});
