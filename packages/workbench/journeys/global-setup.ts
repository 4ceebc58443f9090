import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startProduct } from './product.ts';
import { atOnce, nameProduct } from './products.ts';

/** A product on an empty data folder for each worker; each journey makes what it needs in it. */
export default async function setUp(): Promise<() => Promise<void>> {
  const started = await Promise.allSettled(Array.from({ length: atOnce }, (_, worker) => startFor(worker)));
  const ends = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const end = () => Promise.all(ends.map((stop) => stop()));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await end();
    throw failed.reason;
  }
  return async () => void (await end());
}

async function startFor(worker: number): Promise<() => Promise<void>> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'romduol-journey-'));
  const product = await startProduct({ data });
  nameProduct(worker, { url: product.url, classCode: /class code\s+(\w+)/.exec(product.printed)?.[1] ?? '' });
  return async () => {
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  };
}
