import type { HelpCard } from '@romduol/contracts';
import { helpCards } from '@romduol/curriculum';
import { Injectable } from '@nestjs/common';

/** Help numbers as trainees may see them, under the rules of the file they come from. */
@Injectable()
export class HelpService {
  private readonly cards = helpCards();

  list(): { asOf: string; cards: HelpCard[] } {
    return this.cards;
  }
}
