import { asTyped, readShortCode, readSignedCode, shortCode, type CertificateStanding } from '@romduol/domain';
import { Injectable } from '@nestjs/common';
import { OrganisationService } from '../organisation/index.ts';
import { Doors } from '../platform/database/doors.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { CertificateRepository } from './certificate.repository.ts';
import { SigningKey } from './signing-key.ts';
import type { PublicKey } from './signing-key.repository.ts';
import { standingOn } from './standing.ts';

/** What a stranger may learn of a certificate's code. */
@Injectable()
export class Verification {
  constructor(
    private readonly certificates: CertificateRepository,
    private readonly organisations: OrganisationService,
    private readonly doors: Doors,
    private readonly work: UnitOfWork,
    private readonly key: SigningKey,
  ) {}

  /** Its standing, and nothing more. Unreadable, forged and unknown codes look the same. */
  async verify(code: string): Promise<CertificateStanding | 'unknown'> {
    const signed = readSignedCode(code);
    const id = signed?.credential.certificateId ?? readShortCode(code);
    const found = id && (await this.doors.certificate(shortCode(id)));
    if (!found) return 'unknown';
    const work = { organisationId: found.organisationId, actor: { kind: 'nobody' } } as const;
    return this.work.run({ ...work, action: 'certificate.verify', unaudited: true }, async () => {
      const row = await this.certificates.find(found.id);
      if (!row || (signed && row.signedCode !== asTyped(code))) return 'unknown';
      return standingOn(row, await this.organisations.today());
    });
  }

  publicKeys(): Promise<readonly PublicKey[]> {
    return this.key.publicKeys();
  }
}
