import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort, startEmbeddedPostgres } from '../src/embedded-postgres.ts';
import { failToStart, startProduct } from './product.ts';

let data: string;
test.beforeEach(() => {
  data = mkdtempSync(path.join(os.tmpdir(), 'romduol-life-'));
});
test.afterEach(() => rmSync(data, { recursive: true, force: true }));

const answersReady = async (url: string) => (await fetch(`${url}/api/health/ready`)).status;
const classCode = (printed: string) => /class code\s+(\w+)/.exec(printed)?.[1];

/** Whether anything still listens where the product was. */
const isServed = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('starting, stopping with Ctrl-C and starting again keeps what was there', async () => {
  const first = await startProduct({ data });
  expect(await answersReady(first.url)).toBe(200);
  await first.stop();
  expect(await isServed(first.url)).toBe(false);
  const second = await startProduct({ data });
  expect(classCode(second.printed)).toBe(classCode(first.printed));
  const preview = await fetch(`${second.url}/api/join/preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: classCode(first.printed) }),
  });
  expect(preview.status).toBe(200);
  await second.stop();
});

test('after kill -9 nothing is left running and the next start works', async () => {
  const first = await startProduct({ data });
  await first.kill();
  await expect.poll(() => isServed(first.url)).toBe(false);
  const second = await startProduct({ data });
  expect(await answersReady(second.url)).toBe(200);
  await second.stop();
});

test('DATABASE_URL alone points it at another server, with one administrator and no demonstration', async () => {
  const server = await startEmbeddedPostgres({ dataFolder: path.join(data, 'elsewhere'), fast: true });
  const product = await startProduct({ data: path.join(data, 'own'), environment: { DATABASE_URL: server.url() } });
  expect(await answersReady(product.url)).toBe(200);
  expect(product.printed).toContain('administrator@localhost');
  expect(product.printed).not.toContain('demo.example');
  await product.stop();
  await server.stop();
});

test('a wrong setting is named, and its value is not printed', async () => {
  const words = await failToStart({ data, environment: { DATABASE_POOL: 'hunter2' } });
  expect(words).toContain('DATABASE_POOL');
  expect(words).not.toContain('hunter2');
});

test('a taken port is named', async () => {
  const port = await freePort();
  const squatter = net.createServer().listen(port, '127.0.0.1');
  expect(await failToStart({ data, port })).toContain(`Is port ${port} taken?`);
  squatter.close();
});
