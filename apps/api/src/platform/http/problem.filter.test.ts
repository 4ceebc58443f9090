import pg from 'pg';
import { newDatabase } from '../../../test/harness.ts';
import { apiUrlOf } from '../../../test/test-config.ts';
import { refusalFor } from './problem.filter.ts';

describe('an error that nobody threw on purpose', () => {
  it('is no fault when every connection was in use for too long: the phone keeps what it has and comes again', async () => {
    const database = await newDatabase();
    const pool = new pg.Pool({ connectionString: apiUrlOf(database.name), max: 1, connectionTimeoutMillis: 500 });
    const held = await pool.connect();
    const error: unknown = await pool.connect().catch((refused: unknown) => refused);
    held.release();
    await pool.end();
    await database.drop();
    expect(error).toBeInstanceOf(Error);
    expect(refusalFor(error).code).toBe('server.not-ready');
  });

  it('is a fault otherwise, whatever it says', () => {
    for (const error of [new Error('Connection terminated'), new TypeError('x'), 'words', null])
      expect(refusalFor(error).code).toBe('server.fault');
  });
});
