/** Taking a place off the phone. */
import { dropUnneededPacks } from './pack-row.ts';
import { dropUnneededMedia, type MediaCaches } from './pack-tidy.ts';
import type { Store, Writing } from './store.ts';

/** Deletes a place with its events and everything sealed. */
export async function removePlace(tx: Writing, traineeId: string): Promise<void> {
  await tx.delete('places', traineeId);
  // The first part of `by-state` is her id: this is every event of hers, whatever its state.
  for (const { id } of await tx.list('events', { index: 'by-state', begins: [traineeId] }))
    await tx.delete('events', id);
  for (const { key } of await tx.list('sealed', { index: 'by-place', begins: [traineeId] }))
    await tx.delete('sealed', key);
}

/** The same, with the courses and media that nobody else on this phone needs. */
export async function removeWithCourses(
  store: Store,
  media: MediaCaches | undefined,
  traineeId: string,
): Promise<void> {
  await store.write(['places', 'events', 'sealed', 'packs'], async (tx) => {
    await removePlace(tx, traineeId);
    await dropUnneededPacks(tx);
  });
  if (media !== undefined) await dropUnneededMedia(store, media);
}
