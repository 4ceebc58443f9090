import type { Lesson } from '@romduol/domain';
import type { Noted } from '@romduol/offline/class';
import type { Woman } from './opened.ts';
import type { FrameFacts } from './teach-frame.tsx';

/** What each screen of a lesson is given. */
export interface Stage {
  readonly lesson: Lesson;
  readonly meetingId: string;
  readonly frame: FrameFacts;
  /** Present women who take part, by name. */
  readonly women: readonly Woman[];
  /** Of those, the ones for whom the screen is not done yet. */
  readonly open: readonly Woman[];
  /** Writes down; false when it could not be, which the frame then says. */
  readonly note: (noted: readonly Noted[]) => Promise<boolean>;
  readonly back: () => void;
  readonly next: () => void;
  /** Goes on without it for everyone who is here; only where that loses nothing. */
  readonly skip: (() => void) | null;
}
