import { createMemoryDisk, createMemoryStore, openPhone, type MemoryDisk } from '@romduol/offline';
import { createMessages, type Values } from '@romduol/ui';
import type { PortalKey } from '@romduol/ui/portal-words';
import { catalogue } from '@romduol/ui/portal-words/en';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Screens } from '../app.tsx';
import { OneEntryRouter } from '../frame/one-entry-router.tsx';
import { Opening } from '../frame/opening.tsx';
import { PhoneProvider } from '../phone/phone-context.tsx';
import { PlaceProvider } from '../place/place-context.tsx';
import { Server } from './server.ts';

/** Says the portal's words in English. */
export const say = createMessages('en', catalogue);
export const pin = ['Fish', 'Hen', 'Mango', 'Lamp'];

/** A phone in somebody's hand: what is on it outlives the page, and the page can be opened again. */
export interface Hand {
  readonly disk: MemoryDisk;
  readonly server: Server;
}
export const newHand = (): Hand => ({ disk: createMemoryDisk(), server: new Server() });

const media = new Map<string, Response>();
const caches = {
  open: async () => ({
    keys: async () => [...media.keys()].map((url) => new Request(`http://localhost${url}`)),
    put: async (url: string, file: Response) => void media.set(url, file),
    delete: async (url: string) => media.delete(url),
  }),
} as unknown as CacheStorage;

/** Opens the portal at an address, on a phone with English chosen unless it is new. */
export async function openPortal(path: string, { disk, server }: Hand, language: 'en' | null = 'en') {
  cleanup();
  Object.assign(globalThis, { fetch: server.fetch, caches });
  history.replaceState(null, '', path);
  const open = async () => {
    const phone = await openPhone({
      store: createMemoryStore(disk),
      clock: () => new Date('2026-11-25T03:00:00Z'),
      iterations: 2,
      caches,
    });
    if (language !== null && (await phone.language()) === null) await phone.chooseLanguage(language);
    return phone;
  };
  const user = userEvent.setup();
  const entries = history.length;
  render(
    <PhoneProvider open={open} whileOpening={<Opening />} whenFailed={(reason) => <p>{reason}</p>}>
      <PlaceProvider>
        <OneEntryRouter>
          <Screens />
        </OneEntryRouter>
      </PlaceProvider>
    </PhoneProvider>,
  );
  const name = (key: PortalKey, values?: Values) => say(key, values);
  return {
    user,
    /** How many entries the history of the tab has gained. */
    historyGrowth: () => history.length - entries,
    press: async (words: string | RegExp) => user.click(await screen.findByRole('button', { name: words })),
    pressKey: async (key: PortalKey, values?: Values) =>
      user.click(await screen.findByRole('button', { name: name(key, values) })),
    see: (words: string | RegExp) => screen.findByText(words),
    tapPin: async (names: readonly string[] = pin) => {
      const pad = await screen.findByRole('group', { name: say('pin.pad') });
      for (const one of names) await user.click(within(pad).getByRole('button', { name: one }));
    },
  };
}

/** A woman who has joined and brought the course onto her phone; the portal shows her home. */
export async function joined(hand: Hand, name = 'Srey Example') {
  const portal = await openPortal('/join', hand);
  await portal.user.type(await screen.findByRole('textbox', { name: say('join.code.ask') }), 'abcd-2345');
  await portal.pressKey('next');
  await portal.pressKey('join.preview.yes');
  await portal.user.type(await screen.findByRole('textbox', { name: say('join.name.ask') }), name);
  await portal.pressKey('next');
  await portal.pressKey('departure.unknown');
  await portal.tapPin();
  await portal.see(say('pin.repeat.ask'));
  await portal.tapPin();
  // A sister may have brought the same course before.
  await screen.findByText((words) => words === say('learn.pack.start') || words === say('learn.all'));
  if (screen.queryByText(say('learn.all')) === null) await portal.pressKey('learn.pack.start');
  await portal.see(say('learn.all'));
  return portal;
}
