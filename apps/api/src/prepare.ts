import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';
import { prepareDatabase } from './platform/database/prepare.ts';
import { queues } from './queues.ts';
import { seed } from '../seed/seed.ts';

/**
 * Brings a database to where this version needs it, before any API process starts: roles, migrations, queues, the
 * built-in curriculum, and on an empty database its first people. Safe to repeat. Prints what a person must know once.
 */
try {
  const config = readConfig(process.env);
  if (config.DATABASE_URL === undefined) throw new ConfigError('DATABASE_URL: is missing; preparing needs the owner');
  await prepareDatabase(config.DATABASE_URL, config.API_DATABASE_URL, queues);
  const app = await NestFactory.createApplicationContext(AppModule.with({ ...config, WORKS_JOBS: false }), {
    logger: ['error'],
  });
  for (const line of await seed(app, config)) console.log(line);
  await app.close();
  // Whoever starts the API next learns its role's connection; the owner's stays here.
  process.send?.(config.API_DATABASE_URL);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`These settings are missing or wrong:\n${error.message}`);
  process.exitCode = 2;
}
process.disconnect?.();
