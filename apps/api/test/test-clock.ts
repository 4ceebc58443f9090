import { Clock } from '../src/platform/clock/clock.ts';

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  private instant = Date.parse('2026-05-01T02:00:00Z');

  override now(): Date {
    return new Date(this.instant);
  }

  /** Nine in the morning in Phnom Penh of a day (`YYYY-MM-DD`), or an ISO instant. */
  set(at: string): void {
    this.instant = Date.parse(at.length === 10 ? `${at}T09:00:00+07:00` : at);
  }

  advance({ days = 0, seconds = 0 }: { readonly days?: number; readonly seconds?: number }): void {
    this.instant += (days * 86_400 + seconds) * 1000;
  }
}
