import { rmSync } from 'node:fs';
import process from 'node:process';

/** Leaves nothing behind, on a server that was given to us neither. */
export default async function tearDown() {
  const { dropDatabase, withClient } = await import('../../../packages/workbench/src/embedded-postgres.ts');
  const { server, folder } = globalThis.testServer;
  const { TEST_ADMIN_URL, TEST_TEMPLATE, TEST_API_ROLE } = process.env;
  if (server === undefined) {
    await dropDatabase(TEST_ADMIN_URL, TEST_TEMPLATE);
    await withClient(TEST_ADMIN_URL, (client) => client.query(`drop role if exists ${TEST_API_ROLE}`));
  }
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
