import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.ts';
import { Refusal } from '../platform/http/refusal.ts';
import { TraineeRepository } from './trainee.repository.ts';

/** Erases what one feature keeps of a trainee, within the running unit of work. */
export type Eraser = (traineeId: string) => Promise<void>;

/**
 * Erasure reaches everywhere: each feature that keeps something of a trainee says here how it is erased, and all of it
 * happens in one unit of work or not at all. What stays is a row without her: ids, and that she was erased. Her phones
 * learn it the next time they call, and forget her too.
 */
@Injectable()
export class Erasure {
  private readonly erasers: Eraser[] = [];

  constructor(
    private readonly trainees: TraineeRepository,
    private readonly clock: Clock,
  ) {}

  register(eraser: Eraser): void {
    this.erasers.push(eraser);
  }

  /** Erasing twice changes nothing. */
  async erase(traineeId: string): Promise<void> {
    const trainee = await this.trainees.lock(traineeId);
    if (!trainee) throw new Refusal('thing.not-found');
    for (const eraser of this.erasers) await eraser(traineeId);
    const now = this.clock.now();
    await this.trainees.endDevices(traineeId, now);
    await this.trainees.eraseReports(traineeId);
    await this.trainees.update(traineeId, {
      name: '',
      latinName: null,
      pinHash: null,
      pinWrong: 0,
      pinWaitUntil: null,
      cardHash: null,
      resetCode: null,
      resetWrong: 0,
      resetWaitUntil: null,
      intention: 'unknown',
      departsOn: null,
      erasedAt: trainee.erasedAt ?? now,
    });
  }
}
