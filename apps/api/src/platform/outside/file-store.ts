import type { Readable } from 'node:stream';
import type { Config } from '../config/config.ts';
import { DiskFiles } from './disk-files.ts';
import { S3Files } from './s3-files.ts';

/** Part of a stored file; `end` is inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where files are kept, named by the SHA-256 of what is in them; so a file never changes and is written at most once. */
export abstract class FileStore {
  /** Makes the place where files go, when it is missing. */
  abstract prepare(): Promise<void>;
  /** Keeps the bytes under their hash. Keeping them again changes nothing. */
  abstract keep(sha256: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Reads a file or a part of it; null when there is none. */
  abstract read(sha256: string, range?: ByteRange): Promise<Readable | null>;
}

/** The store that the configuration names: S3-compatible when a bucket is given, else a folder on disk. */
export function openFileStore(config: Config): FileStore {
  return config.S3_BUCKET === undefined ? new DiskFiles(config.FILES) : new S3Files(config.S3_BUCKET, config);
}
