import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startProduct } from './product.ts';

/** One product on an empty data folder for all journeys; each journey makes what it needs in it. */
export default async function setUp(): Promise<() => Promise<void>> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'romduol-journey-'));
  const product = await startProduct({ data });
  process.env['JOURNEY_URL'] = product.url;
  process.env['JOURNEY_CLASS_CODE'] = /class code\s+(\w+)/.exec(product.printed)?.[1] ?? '';
  return async () => {
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  };
}
