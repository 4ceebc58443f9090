import type { FileAnswer } from '@romduol/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.provider.ts';
import { Refusal } from '../platform/http/refusal.ts';
import type { CertificateRow } from './certificate.entity.ts';
import { CertificateRepository } from './certificate.repository.ts';
import { missingGlyphs, renderSheet } from './sheet/sheet.ts';

/** Certificates as paper. */
@Injectable()
export class Sheets {
  constructor(
    private readonly certificates: CertificateRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The PDF of a certificate; there is none after its holder was erased. A name that no font can print is refused with
   * words: the certificate stands, and is issued again under a name that can be printed.
   */
  async of(row: CertificateRow): Promise<FileAnswer> {
    const holder = (await this.certificates.holders([row.id])).get(row.id);
    if (!holder) throw new Refusal('thing.not-found');
    await this.refuseUnprintable(holder.name + (holder.latinName ?? ''));
    const bytes = await renderSheet({
      name: holder.name,
      latinName: holder.latinName,
      course: { km: row.courseTitle.km ?? '', en: row.courseTitle.en ?? '' },
      minutes: row.minutes,
      issuedOn: row.issuedOn,
      expiresOn: row.expiresOn,
      organisation: row.organisationName,
      number: row.number,
      version: row.version,
      shortCode: row.shortCode,
      verifyUrl: this.verifyUrl(row),
      review: row.reviewed ? 'accepted' : 'awaiting',
    });
    return { bytes, fileName: `${row.number}-${row.version}.pdf` };
  }

  /** What the QR carries. Upper case throughout, so that the symbol stays small. */
  verifyUrl({ signedCode }: Pick<CertificateRow, 'signedCode'>): string {
    return `${this.config.PUBLIC_URL}/C/${signedCode}`.toUpperCase();
  }

  /** @throws Refusal `certificate.name-not-printable` naming the characters that no font has. */
  async refuseUnprintable(name: string): Promise<void> {
    const missing = await missingGlyphs(name);
    if (missing.length > 0) throw new Refusal('certificate.name-not-printable', { characters: missing.join(' ') });
  }
}
