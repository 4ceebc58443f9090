import type { Release } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { ReleaseAcceptance } from './release-acceptance.entity.ts';
import { ReleaseRow } from './release.entity.ts';

/** Every query on releases and their acceptance. Releases are shared, so reading one needs no unit of work. */
@Injectable()
export class CourseRepository {
  constructor(private readonly work: UnitOfWork) {}

  async release(id: string): Promise<Release | null> {
    const row = await this.work.shared.getRepository(ReleaseRow).findOneBy({ id });
    return row?.document ?? null;
  }

  /** Ids of the newest version of each course; the documents are large. */
  async newest(): Promise<readonly string[]> {
    const rows = await this.work.shared.query<{ id: string }[]>(
      'select distinct on (code) id from release order by code, version desc',
    );
    return rows.map(({ id }) => id);
  }

  async newestFingerprint(code: string): Promise<{ version: number; fingerprint: string } | null> {
    const [row] = await this.work.shared.query<{ version: number; fingerprint: string }[]>(
      'select version, fingerprint from release where code = $1 order by version desc limit 1',
      [code],
    );
    return row ?? null;
  }

  /** Publishes; of two processes that publish the same version at once, one does. */
  async publish(release: Release, fingerprint: string, publishedAt: Date): Promise<void> {
    await this.work.shared.query(
      `insert into release (id, code, version, document, fingerprint, published_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (code, version) do nothing`,
      [release.id, release.code, release.version, release, fingerprint, publishedAt],
    );
  }

  acceptances(): Promise<ReleaseAcceptance[]> {
    return this.work.rows(ReleaseAcceptance).find();
  }

  async accept(acceptance: Omit<ReleaseAcceptance, 'organisationId'>): Promise<boolean> {
    const result = await this.work
      .rows(ReleaseAcceptance)
      .createQueryBuilder()
      .insert()
      .values(acceptance)
      .orIgnore()
      .returning('id')
      .execute();
    return (result.raw as unknown[]).length === 1;
  }
}
