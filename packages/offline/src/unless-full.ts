import { StorageFullError } from './store.ts';

/** A phone without room must not keep her out of her own place. */
export async function unlessFull<T>(writing: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (error instanceof StorageFullError) return otherwise;
    throw error;
  }
}
