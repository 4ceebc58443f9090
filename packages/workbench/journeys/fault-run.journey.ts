import { expect, test } from '@playwright/test';
import { faultRun } from '../src/bench-fault-run.ts';

test('when the server is killed again and again, nothing acknowledged is lost and nothing is there twice', async () => {
  const result = await faultRun({ phones: 20, kills: 6 });
  expect(result).toMatchObject({
    kills: 6,
    databaseCrashes: 1,
    deaths: 0,
    lost: 0,
    doubled: 0,
    missing: 0,
    strange: 0,
  });
  expect(result.acknowledged).toBe(result.events);
  // Between the kills events were taken.
  expect(result.events).toBeGreaterThan(100);
});
