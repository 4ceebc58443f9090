import type { MediaFile } from '@romduol/domain';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FileStore, type ByteRange } from '../platform/outside/file-store.ts';
import { MediaRepository } from './media.repository.ts';

/** Course media: kept in the file store, known to the database by hash, size and type. */
@Injectable()
export class MediaService {
  constructor(
    private readonly files: FileStore,
    private readonly media: MediaRepository,
  ) {}

  /** Keeps a file and says under which hash. The store first, so that a known file can always be read. */
  async keep(bytes: Uint8Array, type: string): Promise<MediaFile> {
    const file = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, type };
    await this.files.keep(file.sha256, bytes, type);
    await this.media.insertOnce(file);
    return file;
  }

  find(sha256: string): Promise<MediaFile | null> {
    return this.media.find(sha256);
  }

  read(sha256: string, range?: ByteRange): Promise<Readable | null> {
    return this.files.read(sha256, range);
  }
}
