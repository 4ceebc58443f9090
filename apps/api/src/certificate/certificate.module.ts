import { Module } from '@nestjs/common';
import { CohortModule } from '../cohort/index.ts';
import { LearningModule } from '../learning/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { TraineeModule } from '../trainee/index.ts';
import { CertificateController } from './certificate.controller.ts';
import { CertificateRepository } from './certificate.repository.ts';
import { CertificateService } from './certificate.service.ts';
import { Issuing } from './issuing.ts';
import { MyCertificates } from './my-certificates.ts';
import { Sheets } from './sheets.ts';
import { SigningKeyRepository } from './signing-key.repository.ts';
import { SigningKey } from './signing-key.ts';
import { Verification } from './verification.ts';

@Module({
  imports: [OrganisationModule, TraineeModule, CohortModule, LearningModule],
  controllers: [CertificateController],
  providers: [
    CertificateService,
    MyCertificates,
    Verification,
    Issuing,
    Sheets,
    CertificateRepository,
    SigningKey,
    SigningKeyRepository,
  ],
})
export class CertificateModule {}
