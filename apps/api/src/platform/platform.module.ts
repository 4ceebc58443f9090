import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { Clock } from './clock/clock.ts';
import { Random } from './clock/random.ts';
import { CONFIG, type Config } from './config/config.provider.ts';
import { DatabaseModule } from './database/database.module.ts';
import { Caller } from './http/caller.ts';
import { Door } from './http/door.interceptor.ts';
import { KeptAnswers } from './http/kept-answers.ts';
import { Metrics } from './http/metrics.ts';
import { OperationController } from './http/operation.controller.ts';
import { Principals } from './http/principal.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { RateLimit } from './http/rate-limit.ts';
import { Readiness } from './http/readiness.ts';
import { Jobs } from './jobs/jobs.ts';
import { FileStore, openFileStore } from './outside/file-store.ts';
import { SealingController } from './sealing/sealing.controller.ts';
import { Sealing } from './sealing/sealing.ts';

/** What every feature stands on; it knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    const configured = { provide: CONFIG, useValue: config };
    return {
      module: PlatformModule,
      imports: [DatabaseModule],
      controllers: [OperationController, SealingController],
      providers: [
        configured,
        Clock,
        Random,
        Caller,
        KeptAnswers,
        Metrics,
        Principals,
        RateLimit,
        Readiness,
        Jobs,
        Sealing,
        { provide: FileStore, useFactory: () => openFileStore(config) },
        { provide: APP_INTERCEPTOR, useClass: Door },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [CONFIG, Clock, Random, Caller, Principals, RateLimit, Metrics, Jobs, FileStore, Sealing],
    };
  }
}
