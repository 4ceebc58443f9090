import type { Certificate, FileAnswer } from '@romduol/contracts';
import { seesNames, type RevocationReason } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { RosterService } from '../cohort/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import type { CertificateRow } from './certificate.entity.ts';
import { CertificateRepository, type Holder } from './certificate.repository.ts';
import { Issuing } from './issuing.ts';
import { Sheets } from './sheets.ts';
import { standingOn } from './standing.ts';

/** Certificates as the staff of her class see, open and correct them. */
@Injectable()
export class CertificateService {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly issuing: Issuing,
    private readonly sheets: Sheets,
    private readonly roster: RosterService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
    private readonly caller: Caller,
  ) {}

  /** Certificates of a class, every version; of a woman who was erased, without her. */
  async list(cohortId: string): Promise<Certificate[]> {
    const { seats } = await this.roster.of(cohortId);
    const codes = new Map(seats.map(({ trainee }) => [trainee.id, trainee.code]));
    const rows = await this.certificates.ofCohort(cohortId);
    const holders = await this.certificates.holders(rows.map(({ id }) => id));
    const today = await this.organisations.today();
    return rows.map((row) => this.asSeen(row, holders.get(row.id) ?? null, codes.get(row.traineeId) ?? '', today));
  }

  /** The PDF of a certificate in one of the caller's classes. */
  async sheet(id: string): Promise<FileAnswer> {
    return this.sheets.of(await this.visible(await this.certificates.find(id)));
  }

  async revoke(id: string, reason: RevocationReason): Promise<Certificate> {
    const row = await this.visible(await this.certificates.lock(id));
    if (row.revokedAt !== null) throw new Refusal('certificate.already-revoked');
    await this.certificates.markRevoked(id, this.clock.now(), reason);
    return this.read(id);
  }

  async reissue(id: string, newVersionId: string, holder: NonNullable<Holder>): Promise<Certificate> {
    const row = await this.visible(await this.certificates.lock(id));
    await this.issuing.reissue(row, newVersionId, holder);
    return this.read(newVersionId);
  }

  private async read(id: string): Promise<Certificate> {
    const row = await this.visible(await this.certificates.find(id));
    const holder = (await this.certificates.holders([id])).get(id) ?? null;
    const { code } = await this.roster.trainee(row.traineeId);
    return this.asSeen(row, holder, code, await this.organisations.today());
  }

  private asSeen(row: CertificateRow, holder: Holder, traineeCode: string, today: string): Certificate {
    const { id, number, version, traineeId, minutes, issuedOn, expiresOn, replacedBy } = row;
    return {
      ...{ id, number, version, traineeId, traineeCode, minutes, issuedOn, expiresOn, replacedBy },
      name: seesNames(this.caller.member.roles) ? (holder?.name ?? null) : null,
      courseTitle: { ...row.courseTitle },
      standing: standingOn(row, today),
    };
  }

  /** @throws Refusal `thing.not-found` unless the woman is in one of the caller's classes. */
  private async visible(row: CertificateRow | null): Promise<CertificateRow> {
    if (!row) throw new Refusal('thing.not-found');
    await this.roster.trainee(row.traineeId);
    return row;
  }
}
