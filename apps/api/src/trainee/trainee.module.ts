import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { Erasure } from './erasure.ts';
import { Phones } from './phones.ts';
import { TraineeRepository } from './trainee.repository.ts';
import { TraineeService } from './trainee.service.ts';

@Module({
  imports: [OrganisationModule, IdentityModule],
  providers: [TraineeService, Phones, Erasure, TraineeRepository],
  exports: [TraineeService, Phones, Erasure],
})
export class TraineeModule {}
