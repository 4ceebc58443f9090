import type { Joined, MyCertificate, MySkillMark } from '@romduol/contracts';
import type { DeparturePlan, LearningEvent, LearningFact, Release } from '@romduol/domain';
import type { Place, Requested, Synchronised } from '@romduol/offline';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Network } from '../phone/network.ts';
import { usePhone } from '../phone/phone-context.tsx';
import { useRetry } from '../phone/use-retry.ts';
import { readPlace, withEverythingDone, type ReadPlace } from './read-place.ts';
import type { Standing } from './standing.ts';
import { createTurns } from './turns.ts';
import { useAwaitedCertificate } from './use-awaited-certificate.ts';
import { useRequested } from './use-requested.ts';

/** One class she is in, as far as it is on this phone. */
export interface Course extends Standing {
  readonly joined: Joined;
  /** Null until the pack is here in the language of the screen. */
  readonly release: Release | null;
  readonly events: readonly LearningEvent[];
}

export interface OpenPlace {
  readonly place: Place;
  readonly course: Course;
  readonly departure: DeparturePlan | null;
  /** Ids of the packs for country and work that she chose. */
  readonly chosenPacks: readonly string[];
  readonly choosePack: (id: string, isChosen: boolean) => Promise<void>;
  readonly certificates: readonly MyCertificate[];
  /** What assessors last said of her skills, in all her classes. */
  readonly skillMarks: readonly MySkillMark[];
  /** The server no longer takes this phone's token; only the card opens it again. */
  readonly isSignedOut: boolean;
  readonly record: (fact: LearningFact) => Promise<void>;
  readonly choose: (enrolmentId: string) => void;
  /** Reads everything from the phone again, for instance after a download. */
  readonly refresh: () => Promise<void>;
}

interface PlaceState {
  /** The place that her pictures opened, also while it is being read, and also when no course is in it yet. */
  readonly place: Place | null;
  /** That place with its course; null while it has none. */
  readonly open: OpenPlace | null;
  readonly isOpening: boolean;
  /** What she asked for without network and the server has not done yet. */
  readonly requested: Requested | null;
  readonly enter: (place: Place) => void;
  readonly lock: () => void;
}

const PlaceContext = createContext<PlaceState | null>(null);

/** Milliseconds in the background after which her place closes by itself. */
const lockAfter = 10 * 60_000;

/** Holds the place that is open, until it is locked. Everything is read from the phone; the network fills in behind. */
export function PlaceProvider({ children }: { readonly children: ReactNode }) {
  const { phone, network, locale, hold, showIn } = usePhone();
  const [place, setPlace] = useState<Place | null>(null);
  const [enrolmentId, setEnrolmentId] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<ReadPlace | null>(null);
  /** The place that was read and holds no course. */
  const [courseless, setCourseless] = useState<Place | null>(null);
  const [isSignedOut, setSignedOut] = useState(false);
  /** The server did not answer; it is asked again by itself. */
  const [isUnreached, setUnreached] = useState(false);
  const [turns] = useState(createTurns);
  /** Counts how often the server is asked out of turn; each change asks once. */
  const [asked, setAsked] = useState(0);
  const ask = useCallback(() => setAsked((times) => times + 1), []);
  const requested = useRequested(place, ask);
  useRetry(place !== null && isUnreached, async () => ask());

  const read = useCallback(
    (from: Place, wanted: string | null): Promise<void> => {
      const isNewest = turns.begin();
      return readPlace(from, wanted, locale).then((found) => {
        if (!isNewest()) return;
        setCourseless(found === null ? from : null);
        if (found !== null) setLoaded((now) => withEverythingDone(found, now));
      });
    },
    [locale, turns],
  );

  useEffect(() => {
    if (place !== null) void read(place, enrolmentId);
  }, [place, enrolmentId, read]);

  const lock = useCallback(() => {
    hold(undefined);
    turns.drop();
    setPlace(null);
    setLoaded(null);
    setCourseless(null);
    setEnrolmentId(null);
    setSignedOut(false);
    setUnreached(false);
  }, [hold, turns]);

  useEffect(() => {
    if (place === null) return;
    let isHere = true;
    const bring = async () => {
      const result = await network.then((road) => upToDate(place, road)).catch(() => null);
      if (!isHere || result === null) return;
      // She was erased at her wish: her place is gone from the phone already.
      if (result.learning === 'erased') return lock();
      setSignedOut(result.learning === 'signed-out');
      setUnreached(result.learning === 'unreachable');
      await read(place, enrolmentId);
    };
    void bring();
    const again = () => void bring();
    addEventListener('online', again);
    return () => {
      isHere = false;
      removeEventListener('online', again);
    };
  }, [place, enrolmentId, network, read, lock, asked]);

  useEffect(() => {
    if (place === null) return;
    let hiddenAt: number | null = null;
    const look = () => {
      if (document.visibilityState === 'hidden') hiddenAt = phone.clock().getTime();
      else if (hiddenAt !== null && phone.clock().getTime() - hiddenAt > lockAfter) lock();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [place, phone, lock]);

  const enter = useCallback(
    (entered: Place) => {
      hold(entered.token);
      setPlace(entered);
      void entered
        .language()
        .then(showIn)
        .catch(() => undefined);
    },
    [hold, showIn],
  );

  const open = useMemo<OpenPlace | null>(() => {
    if (place === null || loaded === null || loaded.place !== place) return null;
    const { joined, release, events, departure, chosenPacks, certificates, skillMarks, standingIn } = loaded;
    return {
      place,
      course: { joined, release, events, ...standingIn(release, events, joined) },
      departure,
      chosenPacks,
      choosePack: async (id, isChosen) => {
        await place.choosePack(id, isChosen);
        await read(place, joined.enrolmentId);
      },
      certificates,
      skillMarks,
      isSignedOut,
      record: async (fact) => {
        const event = await place.record(joined.enrolmentId, fact);
        setLoaded((now) => (now?.place === place ? { ...now, events: [...now.events, event] } : now));
      },
      choose: setEnrolmentId,
      refresh: () => read(place, joined.enrolmentId),
    };
  }, [place, loaded, isSignedOut, read]);

  useAwaitedCertificate(open !== null && isCertificateAwaited(open), ask);
  const isOpening = place !== null && open === null && courseless !== place;
  const state = useMemo(
    () => ({ place, open, isOpening, requested, enter, lock }),
    [place, open, isOpening, requested, enter, lock],
  );
  return <PlaceContext value={state}>{children}</PlaceContext>;
}

/**
 * Brings her place up to date. What she asked for without network goes first: until the server has done that, it knows
 * nothing of her token, and would answer that this phone was signed out. Null when it has not been done yet.
 */
async function upToDate(place: Place, { outbox, comeUpToDate }: Network): Promise<Synchronised | null> {
  if ((await place.requested()) !== null) await outbox.flush();
  return (await place.requested()) === null ? comeUpToDate(place) : null;
}

/** The course is finished, and its certificate is not on this phone yet. */
const isCertificateAwaited = ({ course, certificates }: OpenPlace): boolean =>
  course.completion?.isComplete === true &&
  !certificates.some(({ enrolmentId }) => enrolmentId === course.joined.enrolmentId);

export function usePlaces(): PlaceState {
  const state = useContext(PlaceContext);
  if (state === null) throw new Error('no PlaceProvider above');
  return state;
}

/** The place that is open, with or without a course. Only for screens below `NeedsPlace`. */
export function useOpenedPlace(): Place {
  const { place } = usePlaces();
  if (place === null) throw new Error('no place is open');
  return place;
}

/** The place that is open, with its course. Only for screens below `NeedsPlace`. */
export function usePlace(): OpenPlace {
  const { open } = usePlaces();
  if (open === null) throw new Error('no place is open');
  return open;
}
