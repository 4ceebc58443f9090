import type { INestApplicationContext } from '@nestjs/common';
import { IdentityService } from '../src/identity/index.ts';
import { OrganisationService } from '../src/organisation/index.ts';
import { Random } from '../src/platform/clock/random.ts';
import { newId } from '../src/platform/database/new-id.ts';
import { UnitOfWork } from '../src/platform/database/unit-of-work.ts';

/** An organisation that is to begin. */
export interface NewProgramme {
  readonly nameKm: string;
  readonly nameEn: string;
  /** IANA name. */
  readonly timeZone: string;
  /** E-mail of its first administrator, who sets up her second factor at the first sign-in. */
  readonly email: string;
}

/** Makes an organisation with one administrator. Answers lines to print, once: the password is kept nowhere. */
export async function newProgramme(app: INestApplicationContext, programme: NewProgramme): Promise<readonly string[]> {
  const { email, nameKm, nameEn, timeZone } = programme;
  const password = app.get(Random, { strict: false }).code();
  const organisationId = newId();
  const work = { organisationId, actor: { kind: 'system' }, action: 'organisation.create' } as const;
  await app.get(UnitOfWork, { strict: false }).run(work, async () => {
    await app
      .get(OrganisationService, { strict: false })
      .create({ id: organisationId, nameKm, nameEn, timeZone, isDemonstration: false });
    await app.get(IdentityService, { strict: false }).create({
      id: newId(),
      email,
      name: 'Administrator',
      roles: ['administrator', 'manager', 'trainer'],
      password,
    });
  });
  return [
    `${nameEn}: one administrator was made. These words are shown once; keep them.`,
    `  e-mail    ${email}`,
    `  password  ${password}`,
    '  The second factor is set up at the first sign-in.',
  ];
}
