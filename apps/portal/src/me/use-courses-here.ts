import { packsHere, removePack, type PackContents, type RemovedPack } from '@romduol/offline';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { keyOf, type Which } from '../learn/downloads.ts';
import { sizeIn } from '../learn/use-pack.ts';
import { useNetwork, usePhone } from '../phone/phone-context.tsx';
import { usePlace } from '../place/place-context.tsx';

/** One course of hers in one language. */
export interface CourseOnPhone {
  readonly which: Which;
  /** Bytes of all of it, as the server said; null when it never did. */
  readonly size: number | null;
  /** Null while nothing of it is here. */
  readonly contents: PackContents | null;
  /** In use until the release that takes its place is whole. */
  readonly isOld: boolean;
}

/**
 * Her courses: each in her language, whether it is here or not, and in every other language that is here. Read anew when
 * a download begins or ends. Another woman's courses are hers to see.
 */
export function useCoursesHere() {
  const { phone, locale, media } = usePhone();
  const { downloads } = useNetwork();
  const { place, course } = usePlace();
  const [packs, setPacks] = useState<readonly PackContents[] | null>(null);
  const reload = useCallback(
    () => packsHere(phone.store, media.caches).then(setPacks, () => undefined),
    [phone, media],
  );
  const moves = useSyncExternalStore(downloads.subscribe, downloads.moves);
  useEffect(() => {
    void reload();
  }, [reload, moves]);

  const joined = new Map(place.joined.map((one) => [one.releaseId, one.packBytes]));
  const shown = course.release?.id;
  const mine = packs?.filter(({ releaseId }) => joined.has(releaseId) || releaseId === shown);
  const here = mine?.map((contents): CourseOnPhone => {
    const { releaseId, language } = contents;
    const sizes = joined.get(releaseId);
    return {
      which: { releaseId, locale: language },
      size: sizes === undefined ? null : sizeIn(sizes, language),
      contents,
      isOld: sizes === undefined,
    };
  });
  const known = new Set(here?.map(({ which }) => keyOf(which)));
  const lacking = [...joined].flatMap(([releaseId, sizes]): CourseOnPhone[] => {
    const which = { releaseId, locale };
    return known.has(keyOf(which)) ? [] : [{ which, size: sizeIn(sizes, locale), contents: null, isOld: false }];
  });

  const remove = async (which: Which): Promise<RemovedPack> => {
    if (downloads.stateOf(which).isRunning) downloads.pause();
    const removed = await removePack({ store: phone.store, caches: media.caches, ...which });
    await downloads.look(which);
    await reload();
    return removed;
  };
  return { courses: here && [...here, ...lacking], remove, reload };
}
