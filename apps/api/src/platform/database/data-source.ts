import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations/migrations.ts';
import { SnakeNaming } from './snake-naming.ts';

/** Options of the API's connection: a role that can neither own, migrate nor bypass. */
export function servingOptions(url: string, pool: number, entities: (new () => object)[]): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'romduol',
    entities,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    installExtensions: false,
    // Query logs print parameters, which are personal data; faults are logged by the problem filter instead.
    logging: false,
    poolSize: pool,
    // Also how long a request may wait for a connection when hundreds come at once: half of what a phone waits.
    connectTimeoutMS: 15_000,
    extra: { statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 },
  };
}

/** The owner's connection, which does nothing but migrate. */
export const migratingDataSource = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    applicationName: 'romduol-migrate',
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    logging: false,
    connectTimeoutMS: 10_000,
  });
