export type * from './phone.ts';
export { openPhone, type PhoneOptions, type StoredPhone } from './open-phone.ts';
export { SamePinError, WrongPinError } from './pin-errors.ts';
export { newId } from './uuidv7.ts';
export { newKeys } from './phone-keys.ts';
export { createIndexedDbStore } from './indexeddb-store.ts';
export { createMemoryDisk, createMemoryStore, type MemoryDisk } from './memory-store.ts';
export { NoSealingKeyError, OutdatedAppError, PlaceGoneError, StorageFullError, type Store } from './store.ts';
export { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts';
export type { FlushResult, OutboxStatus } from './outbox-status.ts';
export type { Surroundings } from './outbox-triggers.ts';
export { DamagedFileError, downloadPack, packProgress, type PackDownload, type WhichPack } from './pack.ts';
export {
  noteLostFiles,
  packsHere,
  removePack,
  type Counted,
  type MissingFiles,
  type PackContents,
  type RemovedPack,
} from './pack-contents.ts';
export { filesInOrder, filesOfLessons } from './pack-order.ts';
export { mediaUrl } from './pack-row.ts';
export { mediaCache, type MediaCaches } from './pack-tidy.ts';
export { synchronise, type Synchronised } from './sync.ts';
export type { PartState } from './sync-part.ts';
export { createSafetyFirst, type SafetyBrought, type SafetyFirst } from './sync-safety.ts';
