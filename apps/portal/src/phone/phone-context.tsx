import { dayIn, type Day, type Locale } from '@romduol/domain';
import { openPhone, OutdatedAppError, type MediaCaches, type StoredPhone } from '@romduol/offline';
import { createMessages, directionOf, WordsProvider, type Catalogue } from '@romduol/ui';
import { loadPortalWords } from '@romduol/ui/portal-words';
import { createContext, use, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { firstLook, isLook, type Look } from '../look/looks.ts';
import { keepWorn, keptWorn, wear } from '../look/wear.ts';
import { createHeldToken } from './held-token.ts';
import type { Network } from './network.ts';

/** What every screen stands on: the phone's store, the language, and behind them the road to the server. */
export interface PhoneState {
  readonly phone: StoredPhone;
  readonly network: Promise<Network>;
  readonly media: MediaOfPhone;
  readonly locale: Locale;
  /** False until somebody has chosen a language on this phone. */
  readonly isLanguageChosen: boolean;
  /** Changes the language of the screen; rejects when its words cannot be fetched. */
  readonly showIn: (locale: Locale) => Promise<void>;
  /** Under which neutral name and picture the app stands on this phone. */
  readonly look: Look;
  /** Changes the look; resolves when the phone remembers it. */
  readonly wearLook: (look: Look) => Promise<void>;
  /** The token of the place that is open, which the client calls with. */
  readonly hold: (token: string | undefined) => void;
  /** Today where the programme is, by the phone's clock. */
  readonly today: () => Day;
}

/** Where pictures and voices of a course are kept, and how they are fetched. */
export interface MediaOfPhone {
  /** Undefined where the browser keeps nothing, as on plain http. */
  readonly caches: MediaCaches | undefined;
  /** Left out: the browser's own. */
  readonly fetch?: typeof fetch;
}

const PhoneContext = createContext<PhoneState | null>(null);

/** Until an organisation's time zone reaches the phone, days are those of Cambodia. */
const timeZone = 'Asia/Phnom_Penh';

export interface PhoneProviderProps {
  /** Tests give a phone in memory. */
  readonly open?: () => Promise<StoredPhone>;
  /** Where media are kept and how everything is fetched, when not as the browser does. */
  readonly media?: MediaOfPhone;
  /** Shown while the store opens, and in its place when it cannot. */
  readonly whileOpening: ReactNode;
  readonly whenFailed: (reason: 'storage' | 'outdated') => ReactNode;
  readonly children: ReactNode;
}

interface Opened {
  readonly phone: StoredPhone;
  readonly network: Promise<Network>;
  readonly locale: Locale;
  readonly isLanguageChosen: boolean;
  readonly catalogue: Catalogue;
  readonly look: Look;
  /** This phone's own store remembers the look; on a phone that is only lent it does not. */
  readonly isLookKept: boolean;
}

/** Opens the phone's store once, then fetches the words of its language. Neither waits for the network's goodwill. */
export function PhoneProvider({ open = openPhone, media, whileOpening, whenFailed, children }: PhoneProviderProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<'storage' | 'outdated' | null>(null);
  const [token] = useState(createHeldToken);

  useEffect(() => {
    let isHere = true;
    let network: Promise<Network> | undefined;
    void (async () => {
      try {
        const phone = await open();
        const [chosen, look] = await Promise.all([phone.language(), phone.look()]);
        const words = await wordsOr(chosen ?? 'km');
        if (!isHere) return;
        network = import('./network.ts').then(({ createNetwork }) =>
          createNetwork(phone, token.get, media ?? { caches: globalThis.caches }),
        );
        setOpened({
          phone,
          network,
          isLanguageChosen: chosen !== null,
          look: lookOf(look),
          isLookKept: look !== null,
          ...words,
        });
        (await network).start();
        if (!isHere) (await network).stop();
      } catch (error) {
        if (isHere && network === undefined) setFailure(error instanceof OutdatedAppError ? 'outdated' : 'storage');
      }
    })();
    return () => {
      isHere = false;
      void network?.then(({ stop }) => stop()).catch(() => undefined);
    };
  }, [open, token, media]);

  useEffect(() => {
    if (opened === null) return;
    document.documentElement.lang = opened.locale;
    document.documentElement.dir = directionOf(opened.locale);
    const worn = { look: opened.look, locale: opened.locale, name: nameOf(opened) };
    wear(worn);
    if (opened.isLookKept) keepWorn(worn);
  }, [opened]);

  const showIn = useCallback(async (locale: Locale) => {
    const catalogue = await loadPortalWords(locale);
    setOpened((now) => now && { ...now, locale, catalogue, isLanguageChosen: true });
  }, []);
  const wearLook = useCallback(
    async (look: Look) => {
      if (opened === null) return;
      await opened.phone.chooseLook(look);
      setOpened((now) => now && { ...now, look, isLookKept: true });
    },
    [opened],
  );
  const state = useMemo<PhoneState | null>(
    () =>
      opened && {
        ...opened,
        wearLook,
        media: media ?? { caches: globalThis.caches },
        showIn,
        hold: token.hold,
        today: () => dayIn(timeZone, opened.phone.clock()),
      },
    [opened, media, showIn, wearLook, token],
  );
  const say = useMemo(
    () => opened && createMessages(opened.locale, { ...opened.catalogue, 'app.name': nameOf(opened) }),
    [opened],
  );

  if (failure !== null) return whenFailed(failure);
  if (state === null || say === null) return whileOpening;
  return (
    <PhoneContext value={state}>
      <WordsProvider locale={state.locale} say={say}>
        {children}
      </WordsProvider>
    </PhoneContext>
  );
}

/** The look that was chosen on this phone; one that this version does not know counts as none. */
const lookOf = (chosen: string | null): Look => (isLook(chosen) ? chosen : (keptWorn()?.look ?? firstLook));

/** What the app is called on this phone, wherever it says its name. */
const nameOf = ({ catalogue, look }: Pick<Opened, 'catalogue' | 'look'>): string =>
  catalogue[`look.${look}`] ?? catalogue['app.name'] ?? '';

/** The words in a language; when they cannot be fetched, those of the default language, which travel with the app. */
async function wordsOr(locale: Locale): Promise<{ readonly locale: Locale; readonly catalogue: Catalogue }> {
  try {
    return { locale, catalogue: await loadPortalWords(locale) };
  } catch {
    return { locale: 'km', catalogue: await loadPortalWords('km') };
  }
}

export function usePhone(): PhoneState {
  const state = useContext(PhoneContext);
  if (state === null) throw new Error('no PhoneProvider above');
  return state;
}

/** The road to the server; a screen that needs it waits for its script, not for the network. */
export const useNetwork = (): Network => use(usePhone().network);
