import {
  beginSecondFactor,
  confirmSecondFactor,
  getMe,
  listSessions,
  revokeSession,
  secondFactor,
  signIn,
  signOut,
  type Input,
} from '@romduol/contracts';
import { permissionsOf } from '@romduol/domain';
import { Controller } from '@nestjs/common';
import { OrganisationService } from '../organisation/index.ts';
import { Caller } from '../platform/http/caller.ts';
import { FromRequest, Handles } from '../platform/http/handles.ts';
import { IdentityService } from './identity.service.ts';
import { SignInService } from './sign-in.service.ts';

@Controller()
export class IdentityController {
  constructor(
    private readonly caller: Caller,
    private readonly identity: IdentityService,
    private readonly signIns: SignInService,
    private readonly organisations: OrganisationService,
  ) {}

  @Handles(signIn)
  signIn(@FromRequest() { body }: Input<typeof signIn>) {
    return this.signIns.signIn(body.email, body.password);
  }

  @Handles(secondFactor)
  secondFactor(@FromRequest() { body }: Input<typeof secondFactor>) {
    return this.signIns.giveSecondFactor(body.code);
  }

  @Handles(beginSecondFactor)
  beginSecondFactor() {
    return this.identity.beginSecondFactor(this.caller.member.id);
  }

  @Handles(confirmSecondFactor)
  confirmSecondFactor(@FromRequest() { body }: Input<typeof confirmSecondFactor>) {
    return this.signIns.confirmSecondFactor(body.code);
  }

  @Handles(signOut)
  async signOut() {
    await this.signIns.signOut();
    return {};
  }

  @Handles(getMe)
  async me() {
    const { id, roles } = this.caller.member;
    const { name, email } = await this.identity.member(id);
    const organisation = await this.organisations.own();
    return {
      id,
      name,
      email,
      roles: [...roles],
      permissions: [...permissionsOf(roles)],
      organisation: {
        id: organisation.id,
        name: { km: organisation.nameKm, en: organisation.nameEn },
        timeZone: organisation.timeZone,
        today: await this.organisations.today(),
      },
    };
  }

  @Handles(listSessions)
  async sessions() {
    const { id, sessionId } = this.caller.member;
    const sessions = await this.identity.sessions(id);
    return sessions.map((session) => ({
      id: session.id,
      startedAt: session.startedAt.toISOString(),
      lastUsedAt: session.lastUsedAt.toISOString(),
      userAgent: session.userAgent,
      isThisOne: session.id === sessionId,
    }));
  }

  @Handles(revokeSession)
  async revokeSession(@FromRequest() { params }: Input<typeof revokeSession>) {
    await this.identity.endSession(this.caller.member.id, params.id);
    return {};
  }
}
