import {
  createMemoryDisk,
  createMemoryStore,
  mediaCache,
  openPhone,
  type MemoryDisk,
  type StoredPhone,
} from '@romduol/offline';
import { createMessages, type Values } from '@romduol/ui';
import type { PortalKey } from '@romduol/ui/portal-words';
import { catalogue } from '@romduol/ui/portal-words/en';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Portal } from '../app.tsx';
import { Server } from './server.ts';

/** Says the portal's words in English. */
export const say = createMessages('en', catalogue);
export const pin = ['Fish', 'Hen', 'Mango', 'Lamp'];

/** A phone in somebody's hand: what is on it outlives the page, and the page can be opened again. */
export interface Hand {
  readonly disk: MemoryDisk;
  readonly server: Server;
  /** False for a browser without Cache Storage. */
  readonly keepsMedia?: boolean;
}
export const newHand = (): Hand => ({ disk: createMemoryDisk(), server: new Server() });

/** Films and photos take all room on her phone, at once or from the moment when so much is on it; or are deleted again. */
export function fill({ disk }: Hand, from: (held: MemoryDisk['held']) => boolean = () => true): void {
  const get = () => (from(disk.held) ? 0 : Infinity);
  Object.defineProperty(disk, 'room', { get, configurable: true });
}
export const makeRoom = ({ disk }: Hand): unknown =>
  Object.defineProperty(disk, 'room', { value: Infinity, configurable: true });

/** What Cache Storage holds of courses in these tests; and what came of files before they broke off. */
export const keptMedia = new Map<string, Response>();
const keptParts = new Map<string, Response>();
const caches = {
  async open(name: string) {
    const kept = name === mediaCache ? keptMedia : keptParts;
    return {
      keys: async () => [...kept.keys()].map((url) => new Request(`http://localhost${url}`)),
      match: async (url: string) => kept.get(url)?.clone(),
      put: async (url: string, file: Response) => void kept.set(url, file),
      delete: async (url: string) => kept.delete(url),
    };
  },
} as unknown as CacheStorage;

const phoneOn = (disk: MemoryDisk) =>
  openPhone({
    store: createMemoryStore(disk),
    clock: () => new Date('2026-11-25T03:00:00Z'),
    iterations: 2,
    caches,
  });

/** The phone without a portal on it, once it has reached the server: for what came before a test begins. */
export async function phoneIn({ disk, server }: Hand): Promise<StoredPhone> {
  const phone = await phoneOn(disk);
  await phone.keepSealingKey(await server.sealingKey());
  await phone.chooseLanguage('en');
  return phone;
}

/** Opens the portal at an address, on a phone with English chosen unless it is new. */
export async function openPortal(path: string, hand: Hand, language: 'en' | null = 'en') {
  const { disk, server, keepsMedia = true } = hand;
  cleanup();
  Object.assign(globalThis, { fetch: server.fetch, caches: keepsMedia ? caches : undefined });
  history.replaceState(null, '', path);
  const open = async () => {
    const phone = await phoneOn(disk);
    if (language !== null && (await phone.language()) === null) await phone.chooseLanguage(language);
    return phone;
  };
  const user = userEvent.setup();
  const entries = history.length;
  render(<Portal open={open} />);
  const name = (key: PortalKey, values?: Values) => say(key, values);
  /** A screen that waits for its script or for the road to the server is let come. */
  const click = async (element: HTMLElement) => {
    await user.click(element);
    await act(async () => undefined);
  };
  return {
    user,
    /** How many entries the history of the tab has gained. */
    historyGrowth: () => history.length - entries,
    press: async (words: string | RegExp) => click(await screen.findByRole('button', { name: words })),
    pressKey: async (key: PortalKey, values?: Values) =>
      click(await screen.findByRole('button', { name: name(key, values) })),
    see: (words: string | RegExp) => screen.findByText(words),
    tapPin: async (names: readonly string[] = pin) => {
      const pad = await screen.findByRole('group', { name: say('pin.pad') });
      for (const one of names) await user.click(within(pad).getByRole('button', { name: one }));
    },
  };
}

export type OpenedPortal = Awaited<ReturnType<typeof openPortal>>;

/** Types a class code and goes on. */
export async function typeCode({ user, pressKey }: OpenedPortal, code: string): Promise<void> {
  const field = await screen.findByRole('textbox', { name: say('join.code.ask') });
  await user.clear(field);
  await user.type(field, code);
  await pressKey('next');
}

/** From the question for her name to the second row of pictures. */
export async function answerAll({ user, pressKey, tapPin, see }: OpenedPortal, name: string): Promise<void> {
  await user.type(await screen.findByRole('textbox', { name: say('join.name.ask') }), name);
  await pressKey('next');
  await pressKey('departure.unknown');
  await tapPin();
  await see(say('pin.repeat.ask'));
  await tapPin();
}

/** A woman who has joined and brought the course onto her phone; the portal shows her home. */
export async function joined(hand: Hand, name = 'Srey Example') {
  const portal = await openPortal('/join', hand);
  await typeCode(portal, 'abcd-2345');
  await portal.pressKey('join.preview.yes');
  await answerAll(portal, name);
  // A sister may have brought the same course before.
  await screen.findByText((words) => words === say('learn.pack.start') || words === say('learn.all'));
  if (screen.queryByText(say('learn.all')) === null) await portal.pressKey('learn.pack.start');
  await portal.see(say('learn.all'));
  return portal;
}
