import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { entities } from '../../entities.ts';
import { CONFIG, type Config } from '../config/config.provider.ts';
import { servingOptions } from './data-source.ts';
import { Doors } from './doors.ts';
import { refuseMightyRole } from './role-check.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** The database as features see it: a unit of work, and the doors before it. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        ...servingOptions(config.API_DATABASE_URL, config.DATABASE_POOL, entities),
        retryAttempts: 5,
        retryDelay: 500,
      }),
    }),
  ],
  providers: [Doors, UnitOfWork],
  exports: [Doors, UnitOfWork, TypeOrmModule],
})
export class DatabaseModule implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): Promise<void> {
    return refuseMightyRole(this.dataSource);
  }
}
