import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Refusal } from './refusal.ts';

/** Milliseconds between saying "not ready" and closing, so that a proxy stops sending first. */
const notice = 500;

/** Whether this process can do its work now. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private isStopping = false;

  constructor(private readonly dataSource: DataSource) {}

  /** @throws Refusal `server.stopping` or `server.not-ready`. */
  async check(): Promise<void> {
    if (this.isStopping) throw new Refusal('server.stopping');
    try {
      await this.dataSource.query('select 1');
    } catch {
      throw new Refusal('server.not-ready');
    }
  }

  /** Requests under way are finished by the HTTP server's own close; new ones go elsewhere meanwhile. */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.isStopping = true;
    if (signal === 'SIGTERM') await sleep(notice);
  }
}
