import { Module, type DynamicModule } from '@nestjs/common';
import { CertificateModule } from './certificate/index.ts';
import { CohortModule } from './cohort/index.ts';
import { CourseModule } from './course/index.ts';
import { HelpModule } from './help/index.ts';
import { IdentityModule } from './identity/index.ts';
import { LearningModule } from './learning/index.ts';
import { MediaModule } from './media/index.ts';
import { OrganisationModule } from './organisation/index.ts';
import type { Config } from './platform/config/config.provider.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { TraineeModule } from './trainee/index.ts';

/** The features, in their line. */
const features = [
  OrganisationModule,
  IdentityModule,
  MediaModule,
  CourseModule,
  TraineeModule,
  CohortModule,
  LearningModule,
  CertificateModule,
  HelpModule,
];

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), ...features] };
  }
}
