import { dayIn, type Day } from '@romduol/domain';
import { Injectable } from '@nestjs/common';

/** The only source of "now" in the API. Tests set it; nothing else reads the system's clock. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Which day it is in a time zone (IANA name). */
  today(zone: string): Day {
    return dayIn(zone, this.now());
  }
}
