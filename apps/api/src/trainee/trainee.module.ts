import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { Erasure } from './erasure.ts';
import { TraineeRepository } from './trainee.repository.ts';
import { TraineeService } from './trainee.service.ts';

@Module({
  imports: [OrganisationModule, IdentityModule],
  providers: [TraineeService, Erasure, TraineeRepository],
  exports: [TraineeService, Erasure],
})
export class TraineeModule {}
