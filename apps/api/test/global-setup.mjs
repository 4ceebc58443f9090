import '../../../packages/workbench/src/typescript-hook.mjs';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
 * Starts one PostgreSQL server for the run, or uses the one that TEST_DATABASE_URL names (PostgreSQL 15 or newer, a role
 * that may create databases and roles), and prepares one database that every test file copies in some 20 ms.
 */
export default async function setUp() {
  const { startEmbeddedPostgres, withClient } = await import('../../../packages/workbench/src/embedded-postgres.ts');
  const memory = '/dev/shm';
  const folder = mkdtempSync(path.join(existsSync(memory) ? memory : os.tmpdir(), 'romduol-test-'));
  chmodSync(folder, 0o755);
  const given = process.env.TEST_DATABASE_URL;
  const server = given
    ? undefined
    : await startEmbeddedPostgres({ dataFolder: path.join(folder, 'data'), database: 'postgres', fast: true });
  const adminUrl = given ?? server.url();

  const run = randomBytes(4).toString('hex');
  const template = `romduol_test_${run}`;
  const apiRole = { name: `romduol_test_${run}`, password: randomBytes(16).toString('hex') };
  await withClient(adminUrl, (client) => client.query(`create database ${template}`));
  Object.assign(process.env, {
    TEST_ADMIN_URL: adminUrl,
    TEST_TEMPLATE: template,
    TEST_API_ROLE: apiRole.name,
    TEST_API_PASSWORD: apiRole.password,
    TEST_FILES: path.join(folder, 'files'),
    TEST_SIGNING_KEY: inBase64(generateKeyPairSync('ed25519')),
    TEST_SEALING_KEY: inBase64(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  });
  await prepareTemplate();
  globalThis.testServer = { server, folder };
}

const inBase64 = ({ privateKey }) => privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

async function prepareTemplate() {
  await import('reflect-metadata');
  const { NestFactory } = await import('@nestjs/core');
  const { prepareDatabase } = await import('../src/platform/database/prepare.ts');
  const { AppModule } = await import('../src/app.module.ts');
  const { BuiltInCourses } = await import('../src/course/index.ts');
  const { FileStore } = await import('../src/platform/outside/file-store.ts');
  const { queues } = await import('../src/queues.ts');
  const { testConfig, ownerUrlOf } = await import('./test-config.ts');
  const database = process.env.TEST_TEMPLATE;
  const config = { ...testConfig(database), WORKS_JOBS: false };
  await prepareDatabase(ownerUrlOf(database), config.API_DATABASE_URL, queues);
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
  await app.get(FileStore, { strict: false }).prepare();
  await app.get(BuiltInCourses, { strict: false }).publish();
  await app.close();
}
