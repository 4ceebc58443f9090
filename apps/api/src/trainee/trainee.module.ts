import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.ts';
import { OrganisationModule } from '../organisation/index.ts';
import { TraineeRepository } from './trainee.repository.ts';
import { TraineeService } from './trainee.service.ts';

@Module({
  imports: [OrganisationModule, IdentityModule],
  providers: [TraineeService, TraineeRepository],
  exports: [TraineeService],
})
export class TraineeModule {}
