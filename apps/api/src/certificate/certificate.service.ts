import type { Certificate, FileAnswer } from '@romduol/contracts';
import type { RevocationReason } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { RosterService } from '../cohort/index.ts';
import { OrganisationService } from '../organisation/index.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { TraineeService } from '../trainee/index.ts';
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
    private readonly trainees: TraineeService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** Certificates of a class, every version; of a woman who was erased, without her. */
  async list(cohortId: string): Promise<Certificate[]> {
    const { cohort, seats } = await this.roster.of(cohortId);
    const showNames = this.roster.seesNamesIn(cohort);
    const codes = new Map(seats.map(({ trainee }) => [trainee.id, trainee.code]));
    const rows = await this.certificates.ofCohort(cohortId);
    const holders = await this.certificates.holders(rows.map(({ id }) => id));
    const today = await this.organisations.today();
    return rows.map((row) =>
      asSeen(row, showNames ? (holders.get(row.id) ?? null) : null, codes.get(row.traineeId) ?? '', today),
    );
  }

  /** The PDF of a certificate in one of the caller's classes. */
  async sheet(id: string): Promise<FileAnswer> {
    return this.sheets.of(await this.visible(await this.certificates.find(id)));
  }

  async revoke(id: string, reason: RevocationReason): Promise<Certificate> {
    const row = await this.held(id);
    if (row.revokedAt !== null) throw new Refusal('certificate.already-revoked');
    await this.certificates.markRevoked(id, this.clock.now(), reason);
    return this.read(id);
  }

  async reissue(id: string, newVersionId: string, holder: NonNullable<Holder>): Promise<Certificate> {
    const row = await this.held(id);
    await this.issuing.reissue(row, newVersionId, holder);
    return this.read(newVersionId);
  }

  private async read(id: string): Promise<Certificate> {
    const row = await this.visible(await this.certificates.find(id));
    const holder = (await this.roster.teaches(row.traineeId))
      ? ((await this.certificates.holders([id])).get(id) ?? null)
      : null;
    const { code } = await this.roster.trainee(row.traineeId);
    return asSeen(row, holder, code, await this.organisations.today());
  }

  /** A visible certificate for changing: her row is locked first, in the order in which erasure locks. */
  private async held(id: string): Promise<CertificateRow> {
    const { traineeId } = await this.visible(await this.certificates.find(id));
    await this.trainees.held(traineeId);
    return this.visible(await this.certificates.lock(id));
  }

  /** @throws Refusal `thing.not-found` unless the woman is in one of the caller's classes. */
  private async visible(row: CertificateRow | null): Promise<CertificateRow> {
    if (!row) throw new Refusal('thing.not-found');
    await this.roster.trainee(row.traineeId);
    return row;
  }
}

/** `holder` is null for those who see codes only, and after her erasure. */
function asSeen(row: CertificateRow, holder: Holder, traineeCode: string, today: string): Certificate {
  const { id, number, version, traineeId, minutes, issuedOn, expiresOn, replacedBy } = row;
  return {
    ...{ id, number, version, traineeId, traineeCode, minutes, issuedOn, expiresOn, replacedBy },
    name: holder?.name ?? null,
    courseTitle: { ...row.courseTitle },
    standing: standingOn(row, today),
  };
}
