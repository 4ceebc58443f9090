import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { newProgramme } from '../seed/new-programme.ts';
import { AppModule } from './app.module.ts';
import { readConfig } from './platform/config/config.ts';

/**
 * `node dist/new-programme.js --name-km … --name-en … --email … [--time-zone Asia/Phnom_Penh]`: makes another
 * organisation on a running installation, with one administrator, and prints her password once.
 */
const { values } = parseArgs({
  options: {
    'name-km': { type: 'string' },
    'name-en': { type: 'string' },
    email: { type: 'string' },
    'time-zone': { type: 'string', default: 'Asia/Phnom_Penh' },
  },
});
const { 'name-km': nameKm, 'name-en': nameEn, email, 'time-zone': timeZone } = values;
if (!nameKm || !nameEn || !email || !isTimeZone(timeZone)) {
  console.error('Needed: --name-km, --name-en, --email, and if given a --time-zone that exists.');
  process.exit(2);
}
const config = readConfig(process.env);
const app = await NestFactory.createApplicationContext(AppModule.with({ ...config, WORKS_JOBS: false }), {
  logger: ['error'],
});
for (const line of await newProgramme(app, { nameKm, nameEn, email, timeZone })) console.log(line);
await app.close();

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}
