import { once } from 'node:events';
import net from 'node:net';
import pg from 'pg';
import { DataSource, QueryFailedError } from 'typeorm';
import { newDatabase } from '../../../test/harness.ts';
import { apiUrlOf } from '../../../test/test-config.ts';
import { refusalFor } from './problem.filter.ts';

describe('an error that nobody threw on purpose', () => {
  it('is no fault when every connection was in use for too long: the phone keeps what it has and comes again', async () => {
    const database = await newDatabase();
    const pool = new pg.Pool({ connectionString: apiUrlOf(database.name), max: 1, connectionTimeoutMillis: 2_000 });
    const held = await pool.connect();
    const error: unknown = await pool.connect().catch((refused: unknown) => refused);
    held.release();
    await pool.end();
    await database.drop();
    expect(error).toBeInstanceOf(Error);
    expect(refusalFor(error).code).toBe('server.not-ready');
    // The first connection has the same patience, and a busy machine may need some of it.
  }, 20_000);

  it('is no fault when the database is too slow to be reached', async () => {
    const silent = net.createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as net.AddressInfo;
    const pool = new pg.Pool({ host: '127.0.0.1', port, connectionTimeoutMillis: 100 });
    const error: unknown = await pool.connect().catch((refused: unknown) => refused);
    await pool.end();
    silent.close();
    expect(error).toBeInstanceOf(Error);
    expect(refusalFor(error).code).toBe('server.not-ready');
  });

  it('is no fault when a statement takes longer than it may', async () => {
    const database = await newDatabase();
    const url = apiUrlOf(database.name);
    const slow = await new DataSource({ type: 'postgres', url, extra: { statement_timeout: 50 } }).initialize();
    const error: unknown = await slow.query('select pg_sleep(5)').catch((refused: unknown) => refused);
    await slow.destroy();
    await database.drop();
    expect(error).toBeInstanceOf(QueryFailedError);
    expect(refusalFor(error).code).toBe('server.not-ready');
  });

  it('is a fault otherwise, whatever it says', () => {
    for (const error of [new Error('Connection terminated'), new TypeError('x'), new URIError('x'), 'words', null])
      expect(refusalFor(error).code).toBe('server.fault');
  });
});
