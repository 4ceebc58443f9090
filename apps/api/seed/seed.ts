import type { INestApplicationContext } from '@nestjs/common';
import { BuiltInCourses } from '../src/course/index.ts';
import type { Config } from '../src/platform/config/config.ts';
import { Doors } from '../src/platform/database/doors.ts';
import { seedDemonstration } from './demonstration.ts';
import { newProgramme } from './new-programme.ts';
import { FileStore } from '../src/platform/outside/file-store.ts';

/**
 * Publishes the built-in curriculum, and fills an empty database: with the demonstration programme, or with one
 * organisation and one administrator. Answers lines to print, once; nothing when there is nothing to do.
 */
export async function seed(app: INestApplicationContext, config: Config): Promise<readonly string[]> {
  await app.get(FileStore, { strict: false }).prepare();
  await app.get(BuiltInCourses, { strict: false }).publish();
  if (await app.get(Doors, { strict: false }).isUsed()) return [];
  if (config.SEED === 'demo') return seedDemonstration(app);
  return newProgramme(app, {
    nameKm: config.PROGRAMME_NAME_KM,
    nameEn: config.PROGRAMME_NAME_EN,
    timeZone: 'Asia/Phnom_Penh',
    email: config.ADMINISTRATOR_EMAIL,
  });
}
