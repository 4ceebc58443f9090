import type { Locale } from '@romduol/domain';
import type { StoredPhone } from '@romduol/offline';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { placeAt } from '../frame/entry.ts';
import type { MediaOfPhone } from '../phone/phone-context.tsx';

/** A phone that lives in the page's memory, for a woman who holds somebody else's. */
export interface BorrowedPhone {
  readonly open: () => Promise<StoredPhone>;
  readonly media: MediaOfPhone;
  /** Forgets the media that the page's memory holds; everything else goes with the page. */
  readonly drop: () => void;
}

interface Borrow {
  readonly isBorrowed: boolean;
  /** The language of her who has just finished on this phone, or null. */
  readonly finishedIn: Locale | null;
  /** From now on nothing is kept. Rejects when a part of the app cannot be fetched. */
  readonly begin: (locale: Locale) => Promise<void>;
  /** Drops everything of hers and goes back to the phone as it was, after a word in her language unless that is null. */
  readonly end: (language: Locale | null) => void;
}

/** `which` changes with each of the three: what stood on the one before is gone then. */
export interface WhichPhone {
  readonly which: 'own' | 'borrowed' | 'finished';
  readonly borrowed: BorrowedPhone | null;
}

const BorrowContext = createContext<Borrow | null>(null);

/**
 * Whether this phone is used as it is, or lent for a moment. Which of the two is written nowhere: a page that is loaded
 * again is on the phone as it is.
 */
export function BorrowProvider({ children }: { readonly children: (phone: WhichPhone) => ReactNode }) {
  const [borrowed, setBorrowed] = useState<BorrowedPhone | null>(null);
  const [finishedIn, setFinishedIn] = useState<Locale | null>(null);

  const begin = useCallback(async (locale: Locale) => {
    const { createBorrowedPhone } = await import('./borrowed-phone.ts');
    placeAt('/card');
    setBorrowed(createBorrowedPhone(locale));
  }, []);
  const end = useCallback(
    (language: Locale | null) => {
      placeAt(language === null ? '/' : '/finished');
      setFinishedIn(language);
      borrowed?.drop();
      setBorrowed(null);
    },
    [borrowed],
  );
  const state = useMemo(
    () => ({ isBorrowed: borrowed !== null, finishedIn, begin, end }),
    [borrowed, finishedIn, begin, end],
  );
  const which = borrowed !== null ? 'borrowed' : finishedIn !== null ? 'finished' : 'own';
  return <BorrowContext value={state}>{children({ which, borrowed })}</BorrowContext>;
}

export function useBorrow(): Borrow {
  const state = useContext(BorrowContext);
  if (state === null) throw new Error('no BorrowProvider above');
  return state;
}
