import { dayIn, type Day, type Locale } from '@romduol/domain';
import { openPhone, OutdatedAppError, type StoredPhone } from '@romduol/offline';
import { createMessages, WordsProvider, type Catalogue } from '@romduol/ui';
import { loadPortalWords } from '@romduol/ui/portal-words';
import { createContext, use, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createHeldToken } from './held-token.ts';
import type { Network } from './network.ts';

/** What every screen stands on: the phone's store, the language, and behind them the road to the server. */
export interface PhoneState {
  readonly phone: StoredPhone;
  readonly network: Promise<Network>;
  readonly locale: Locale;
  /** False until somebody has chosen a language on this phone. */
  readonly isLanguageChosen: boolean;
  /** Changes the language of the screen; rejects when its words cannot be fetched. */
  readonly showIn: (locale: Locale) => Promise<void>;
  /** The token of the place that is open, which the client calls with. */
  readonly hold: (token: string | undefined) => void;
  /** Today where the programme is, by the phone's clock. */
  readonly today: () => Day;
}

const PhoneContext = createContext<PhoneState | null>(null);

/** Until an organisation's time zone reaches the phone, days are those of Cambodia. */
const timeZone = 'Asia/Phnom_Penh';

export interface PhoneProviderProps {
  /** Tests give a phone in memory. */
  readonly open?: () => Promise<StoredPhone>;
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
}

/** Opens the phone's store once, then fetches the words of its language. Neither waits for the network's goodwill. */
export function PhoneProvider({ open = openPhone, whileOpening, whenFailed, children }: PhoneProviderProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<'storage' | 'outdated' | null>(null);
  const [token] = useState(createHeldToken);

  useEffect(() => {
    let isHere = true;
    let network: Promise<Network> | undefined;
    void (async () => {
      try {
        const phone = await open();
        const chosen = await phone.language();
        const words = await wordsOr(chosen ?? 'km');
        if (!isHere) return;
        network = import('./network.ts').then(({ createNetwork }) => createNetwork(phone, token.get));
        setOpened({ phone, network, isLanguageChosen: chosen !== null, ...words });
        (await network).outbox.start();
        if (!isHere) (await network).outbox.stop();
      } catch (error) {
        if (isHere && network === undefined) setFailure(error instanceof OutdatedAppError ? 'outdated' : 'storage');
      }
    })();
    return () => {
      isHere = false;
      void network?.then(({ outbox }) => outbox.stop()).catch(() => undefined);
    };
  }, [open, token]);

  useEffect(() => {
    if (opened !== null) document.documentElement.lang = opened.locale;
  }, [opened]);

  const showIn = useCallback(async (locale: Locale) => {
    const catalogue = await loadPortalWords(locale);
    setOpened((now) => now && { ...now, locale, catalogue, isLanguageChosen: true });
  }, []);
  const state = useMemo<PhoneState | null>(
    () => opened && { ...opened, showIn, hold: token.hold, today: () => dayIn(timeZone, opened.phone.clock()) },
    [opened, showIn, token],
  );
  const say = useMemo(() => opened && createMessages(opened.locale, opened.catalogue), [opened]);

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
