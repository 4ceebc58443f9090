import { createClient, getSealingKey, type Client } from '@romduol/contracts';
import {
  createOutbox,
  createSafetyFirst,
  noteLostFiles,
  synchronise,
  type Outbox,
  type Place,
  type StoredPhone,
  type Synchronised,
} from '@romduol/offline';
import { createDownloads, type Downloads } from '../learn/downloads.ts';
import { buildOf } from './build.ts';
import { onComeback } from './comeback.ts';
import type { MediaOfPhone } from './phone-context.tsx';

/** The road to the server. Loaded after the first screen is painted: nothing on that screen needs it. */
export interface Network {
  readonly client: Client;
  readonly outbox: Outbox;
  readonly downloads: Downloads;
  /** Brings onto the phone what the server knows of her, and of everyone; the help cards first. */
  readonly comeUpToDate: (place: Place) => Promise<Synchronised>;
  /** Asks for the key to which this phone seals what waits, and keeps it. Rejects as a client does. */
  readonly learnSealingKey: () => Promise<void>;
  /** Asks for the help cards, unless they came a few minutes ago. */
  readonly bringHelpCards: () => Promise<unknown>;
  /** Tells whenever help cards have come from the server. Answers how to stop. */
  readonly onHelpCards: (listener: () => void) => () => void;
  /**
   * Asks for the help cards before everything else, also while nobody has opened her place, and again when the page
   * comes back; then hands in what waits.
   */
  readonly start: () => void;
  readonly stop: () => void;
}

/** `token` answers the token of the place that is open; without `media.fetch` the browser's own is used. */
export function createNetwork(phone: StoredPhone, token: () => string | undefined, media: MediaOfPhone): Network {
  const road = { base: '/api', ...(media.fetch === undefined ? {} : { fetch: media.fetch }) };
  const client = createClient({ ...road, token });
  const outbox = createOutbox({ phone, ...road, app: buildOf(document) });
  const downloads = createDownloads(phone, media);
  const safety = createSafetyFirst({ phone, client });
  const nothing = () => undefined;
  let stopListening: (() => void) | null = null;
  return {
    client,
    outbox,
    downloads,
    bringHelpCards: safety.bring,
    onHelpCards: safety.onHelpCards,
    comeUpToDate: (place) => synchronise({ phone, place, client, safety }),
    async learnSealingKey() {
      const key = await client(getSealingKey, {});
      const kept = await phone.sealingKey();
      if (kept?.keyId !== key.keyId) await phone.keepSealingKey(key);
    },
    start() {
      if (stopListening !== null) return;
      stopListening = onComeback(() => void safety.bring().catch(nothing));
      synchronise({ phone, place: null, client, safety }).catch(nothing);
      // What the browser threw away is known before this phone tells the class how it stands.
      const begin = () => stopListening !== null && outbox.start();
      noteLostFiles(phone.store, media.caches).then(begin, begin);
    },
    stop() {
      stopListening?.();
      stopListening = null;
      outbox.stop();
      downloads.stop();
    },
  };
}
