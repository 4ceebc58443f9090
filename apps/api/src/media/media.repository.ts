import type { MediaFile } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Course media belong to no organisation, so these queries need no unit of work. */
@Injectable()
export class MediaRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insertOnce({ sha256, bytes, type }: MediaFile): Promise<void> {
    await this.dataSource.query(
      'insert into media (sha256, bytes, type) values ($1, $2, $3) on conflict (sha256) do nothing',
      [sha256, bytes, type],
    );
  }

  async find(sha256: string): Promise<MediaFile | null> {
    const [row] = await this.dataSource.query<MediaFile[]>('select sha256, bytes, type from media where sha256 = $1', [
      sha256,
    ]);
    return row ?? null;
  }
}
