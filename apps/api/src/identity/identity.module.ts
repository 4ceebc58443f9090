import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/index.ts';
import { IdentityController } from './identity.controller.ts';
import { IdentityService } from './identity.service.ts';
import { MemberRepository } from './member.repository.ts';
import { Passwords } from './password.ts';
import { SignInService } from './sign-in.service.ts';

@Module({
  imports: [OrganisationModule],
  controllers: [IdentityController],
  providers: [IdentityService, MemberRepository, Passwords, SignInService],
  exports: [IdentityService, Passwords],
})
export class IdentityModule {}
