export { OrganisationModule } from './organisation.module.ts';
export { OrganisationService, type OrganisationDraft } from './organisation.service.ts';
export type { Organisation } from './organisation.entity.ts';
