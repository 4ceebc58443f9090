import type { INestApplicationContext } from '@nestjs/common';
import { BuiltInCourses } from '../src/course/index.ts';
import { IdentityService } from '../src/identity/index.ts';
import { OrganisationService } from '../src/organisation/index.ts';
import { Random } from '../src/platform/clock/random.ts';
import { Doors } from '../src/platform/database/doors.ts';
import { newId } from '../src/platform/database/new-id.ts';
import { UnitOfWork } from '../src/platform/database/unit-of-work.ts';
import { seedDemonstration } from './demonstration.ts';
import { FileStore } from '../src/platform/outside/file-store.ts';

/**
 * Publishes the built-in curriculum, and fills an empty database: with the demonstration programme, or with one
 * organisation and one administrator. Answers lines to print, once; nothing when there is nothing to do.
 */
export async function seed(app: INestApplicationContext, kind: 'demo' | 'none'): Promise<readonly string[]> {
  await app.get(FileStore, { strict: false }).prepare();
  await app.get(BuiltInCourses, { strict: false }).publish();
  if (await app.get(Doors, { strict: false }).isUsed()) return [];
  return kind === 'demo' ? seedDemonstration(app) : oneAdministrator(app);
}

async function oneAdministrator(app: INestApplicationContext): Promise<readonly string[]> {
  const password = app.get(Random, { strict: false }).code();
  const organisationId = newId();
  const work = { organisationId, actor: { kind: 'system' }, action: 'first-start' } as const;
  await app.get(UnitOfWork, { strict: false }).run(work, async () => {
    const programme = { nameKm: 'កម្មវិធីថ្មី', nameEn: 'New programme' };
    await app
      .get(OrganisationService, { strict: false })
      .create({ id: organisationId, ...programme, timeZone: 'Asia/Phnom_Penh', isDemonstration: false });
    await app.get(IdentityService, { strict: false }).create({
      id: newId(),
      email: 'administrator@localhost',
      name: 'Administrator',
      roles: ['administrator', 'manager', 'trainer'],
      password,
    });
  });
  return [
    'First start: one administrator was made. These words are shown once; keep them.',
    '  e-mail    administrator@localhost',
    `  password  ${password}`,
    '  The second factor is set up at the first sign-in.',
  ];
}
