import type { FileAnswer, MyCertificate } from '@romduol/contracts';
import { Injectable } from '@nestjs/common';
import { OrganisationService } from '../organisation/index.ts';
import { Caller } from '../platform/http/caller.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { CertificateRepository } from './certificate.repository.ts';
import { Sheets } from './sheets.ts';
import { standingOn } from './standing.ts';

/** Her own certificates, on her own phone. */
@Injectable()
export class MyCertificates {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly sheets: Sheets,
    private readonly organisations: OrganisationService,
    private readonly caller: Caller,
  ) {}

  async list(): Promise<MyCertificate[]> {
    const today = await this.organisations.today();
    const rows = await this.certificates.newestOf(this.caller.trainee.id);
    const holders = await this.certificates.holders(rows.map(({ id }) => id));
    return rows.map((row) => ({
      id: row.id,
      enrolmentId: row.enrolmentId,
      number: row.number,
      name: holders.get(row.id)?.name ?? '',
      courseTitle: { ...row.courseTitle },
      minutes: row.minutes,
      issuedOn: row.issuedOn,
      standing: standingOn(row, today),
      verifyUrl: this.sheets.verifyUrl(row),
    }));
  }

  async sheet(id: string): Promise<FileAnswer> {
    const row = await this.certificates.find(id);
    if (row?.traineeId !== this.caller.trainee.id) throw new Refusal('thing.not-found');
    return this.sheets.of(row);
  }
}
