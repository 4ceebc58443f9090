import { RefusedError } from '@romduol/contracts';
import type { Locale, Release } from '@romduol/domain';
import { DamagedFileError, downloadPack, packProgress, type PackProgress, type StoredPhone } from '@romduol/offline';
import { pictureCame, picturesAreComing } from '@romduol/ui';
import { bringApp } from '../frame/use-update.ts';
import { createRetry } from '../phone/comeback.ts';
import type { MediaOfPhone } from '../phone/phone-context.tsx';

/** A course in one language. */
export interface Which {
  readonly releaseId: string;
  readonly locale: Locale;
}

/**
 * Why a download stands still. `broken`: the network; it goes on by itself. `full`: no room. `damaged`: a file is not
 * what it should be. `refused`: there is no such course. `unkept`: the browser keeps no pictures, only words.
 */
export type Fault = 'broken' | 'full' | 'damaged' | 'refused' | 'unkept';

export interface DownloadState {
  /** Null until the phone has said what is here. */
  readonly progress: PackProgress | null;
  /** She has asked for it, and it is coming or will go on by itself. */
  readonly isRunning: boolean;
  readonly fault: Fault | null;
}

/** Brings courses onto the phone, one at a time, whichever screen is open. */
export interface Downloads {
  /** Same object until something has changed. */
  readonly stateOf: (which: Which) => DownloadState;
  readonly subscribe: (listener: () => void) => () => void;
  /** How often a download has begun or ended: another number, something else may be here. */
  readonly moves: () => number;
  /** Reads from the phone what is here. */
  readonly look: (which: Which) => Promise<void>;
  /** She asked for it. */
  readonly start: (which: Which, wish?: Partial<Wish>) => void;
  readonly pause: () => void;
  /**
   * These are the packs she has chosen now: what of them is not here comes, alone unless the course is coming anyway.
   * What she has let go of is asked for no more. A paused course stays paused.
   */
  readonly bringPacks: (which: Which, packs: readonly string[]) => void;
  /**
   * She is in the first of these lessons: a running download goes on with them; else their files are brought alone,
   * unless she has paused the course or asked her browser to save data.
   */
  readonly prefetch: (which: Which, lessons: readonly string[]) => void;
  /** The page goes, or the phone is given back. */
  readonly stop: () => void;
}

const unknown: DownloadState = { progress: null, isRunning: false, fault: null };
export const keyOf = ({ releaseId, locale }: Which): string => `${releaseId}/${locale}`;

/** How she wants a course to come. */
export interface Wish {
  /** With which lesson to begin. */
  readonly firstLesson: (release: Release) => string | null;
  /** Ids of the packs for country and work that come with it. */
  readonly packs: readonly string[];
}

interface Wanted extends Wish {
  readonly which: Which;
  /** The course itself was not asked for. */
  readonly isPacksOnly?: true;
}

const lessonsOfPacks = (packs: readonly string[]) => (release: Release) =>
  release.packs.flatMap(({ id, lessons }) => (packs.includes(id) ? lessons.map((lesson) => lesson.id) : []));

export function createDownloads(
  { store }: Pick<StoredPhone, 'store'>,
  { caches, fetch }: MediaOfPhone,
  savesData: () => boolean = browserSavesData,
): Downloads {
  const states = new Map<string, DownloadState>();
  const listeners = new Set<() => void>();
  let wanted: Wanted | null = null;
  let paused: string | null = null;
  let running: AbortController | null = null;
  /** The lesson whose files the running download began with. */
  let beganWith: string | null = null;
  let moves = 0;
  const retry = createRetry(() => void run());

  const road = { store, caches, ...(fetch === undefined ? {} : { fetch }) };
  function become(which: Which, change: Partial<DownloadState>): void {
    const key = keyOf(which);
    const before = states.get(key) ?? unknown;
    const after = { ...before, ...change };
    if (before.isRunning !== after.isRunning || before.fault !== after.fault) moves += 1;
    states.set(key, after);
    listeners.forEach((listener) => listener());
  }

  /** One thing travels at a time; what came of the one before is kept. */
  function begin(): AbortController {
    running?.abort();
    running = new AbortController();
    return running;
  }
  async function bring(
    which: Which,
    by: AbortController,
    more: Partial<Wish> & { readonly lessons?: (release: Release) => readonly string[] },
  ): Promise<PackProgress> {
    try {
      return await downloadPack({
        ...{ ...road, ...which, ...more, signal: by.signal },
        onComing: picturesAreComing,
        onFile: pictureCame,
        onProgress: (progress) => become(which, { progress }),
      });
    } finally {
      if (running === by) picturesAreComing([]);
    }
  }

  async function run(): Promise<void> {
    if (wanted === null) return;
    const { which, firstLesson, packs, isPacksOnly } = wanted;
    const by = begin();
    become(which, { isRunning: true });
    try {
      const progress = await bring(which, by, {
        packs,
        ...(isPacksOnly && { lessons: lessonsOfPacks(packs) }),
        firstLesson: (release) => {
          beganWith = firstLesson(release);
          return beganWith;
        },
      });
      // What cannot be opened without network is not here yet.
      if (progress.state === 'whole') await bringApp().catch(() => undefined);
      if (running !== by) return;
      if (isPacksOnly) {
        rest();
        become(which, { progress, isRunning: false });
      } else end(which, progress);
    } catch (error) {
      if (by.signal.aborted || running !== by) return;
      const fault = faultOf(error);
      become(which, { fault, isRunning: fault === 'broken' });
      if (fault === 'broken') retry.later();
      else rest();
    }
  }
  function end(which: Which, progress: PackProgress): void {
    rest();
    const fault = progress.state === 'storage-full' ? 'full' : progress.state === 'partial' ? 'unkept' : null;
    become(which, { progress, isRunning: false, fault });
  }
  function rest(): void {
    retry.rest();
    wanted = null;
  }

  return {
    stateOf: (which) => states.get(keyOf(which)) ?? unknown,
    moves: () => moves,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async look(which) {
      const progress = await packProgress({ ...road, ...which });
      if (wanted === null || keyOf(wanted.which) !== keyOf(which)) become(which, { progress });
    },
    start(which, { firstLesson = () => null, packs = [] } = {}) {
      if (wanted !== null && keyOf(wanted.which) !== keyOf(which)) become(wanted.which, { isRunning: false });
      retry.rest();
      paused = null;
      wanted = { which, firstLesson, packs };
      become(which, { fault: null });
      void run();
    },
    bringPacks(which, packs) {
      if (wanted !== null && keyOf(wanted.which) !== keyOf(which)) return;
      if (wanted === null && packs.length === 0) return;
      wanted = wanted === null ? { which, firstLesson: () => null, packs, isPacksOnly: true } : { ...wanted, packs };
      become(which, { fault: null });
      void run();
    },
    pause() {
      if (wanted === null) return;
      const { which } = wanted;
      paused = keyOf(which);
      rest();
      running?.abort();
      become(which, { isRunning: false, fault: null });
    },
    prefetch(which, lessons) {
      const [first] = lessons;
      if (first === undefined) return;
      if (wanted !== null) {
        // What is on its way already is not called back.
        if (keyOf(wanted.which) !== keyOf(which) || beganWith === first) return;
        wanted = { ...wanted, firstLesson: () => first };
        return void run();
      }
      if (paused === keyOf(which) || caches === undefined || savesData()) return;
      // What does not come now is asked for when she opens the next lesson.
      bring(which, begin(), { lessons: () => lessons }).catch(() => undefined);
    },
    stop() {
      rest();
      running?.abort();
    },
  };
}

function faultOf(error: unknown): Fault {
  if (error instanceof DamagedFileError) return 'damaged';
  return error instanceof RefusedError ? 'refused' : 'broken';
}

/** She has asked her browser to be careful with what data cost, or there is no network anyway. */
function browserSavesData(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  return !navigator.onLine || connection?.saveData === true;
}
