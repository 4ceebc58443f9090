import type { HelpCards } from '@romduol/contracts';
import { helpCards } from '@romduol/curriculum';
import type { Day } from '@romduol/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.ts';
import { CONFIG, type Config } from '../platform/config/config.provider.ts';

/** Help numbers as trainees may see them, under the rules of the file they come from. */
@Injectable()
export class HelpService {
  private known: { readonly day: Day; readonly cards: ReturnType<typeof helpCards> } | null = null;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whoever asks belongs to no organisation yet, so the day is that of UTC. */
  list(): HelpCards {
    const day = this.clock.today('UTC');
    if (this.known?.day !== day) this.known = { day, cards: helpCards(day) };
    return { ...this.known.cards, programme: this.config.PROGRAMME_PHONE || null };
  }
}
