export { IdentityModule } from './identity.module.ts';
export { IdentityService, type MemberDraft } from './identity.service.ts';
export { Passwords } from './password.ts';
export type { Member } from './member.entity.ts';
