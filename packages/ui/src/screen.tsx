import { useEffect, useId, useRef, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { LeaveButton, LeaveContext } from './leave-button.tsx';
import styles from './screen.module.css';
import { useKeptFocus } from './use-kept-focus.ts';
import { VoiceSlots } from './voice-slots.tsx';
import { useWords } from './words.tsx';

export interface ScreenProps {
  /** Says in a few words where she is. */
  readonly title: string;
  /** Smaller, where what is below is to be read first. */
  readonly titleIsQuiet?: boolean;
  readonly onBack?: () => void;
  /** Where the way back leads, when it is not simply one step. */
  readonly backTo?: { readonly icon: IconName; readonly words: string };
  /** Takes her to a harmless page at once. Its button is always in the same corner of every screen. */
  readonly onLeave: () => void;
  /** Small things under the title, for instance dots. */
  readonly under?: ReactNode;
  /** The bar at the bottom: the next step, or the tabs. It has its own row and never covers what is above it. */
  readonly bottom?: ReactNode;
  /** Names what is shown inside: when it changes, reading begins at the top again. */
  readonly part?: string | number;
  readonly children: ReactNode;
}

/** The frame of every screen of the portal: title, way back, way out, content, next step. */
export function Screen({ title, titleIsQuiet, onBack, backTo, onLeave, under, bottom, part, children }: ScreenProps) {
  const { say } = useWords();
  const titleId = useId();
  const frame = useKeptFocus<HTMLDivElement>();
  const heading = useRef<HTMLHeadingElement>(null);
  const main = useRef<HTMLElement>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const isOpening = shown.current === null;
    const isNew = shown.current !== title;
    shown.current = title;
    if (main.current !== null) main.current.scrollTop = 0;
    // A field that took the focus by itself as the screen opened keeps it; before anybody has touched anything the page
    // begins at its beginning, and a line around the title would look like something to fill in.
    if (isOpening && document.activeElement !== document.body) return;
    if (navigator.userActivation?.hasBeenActive === false) return;
    // A new screen begins with its title; the next part of the same one with what is new in it.
    (isNew ? heading : main).current?.focus({ preventScroll: true });
  }, [part, title]);
  return (
    <LeaveContext value={onLeave}>
      <div ref={frame} className={styles['screen']}>
        <header>
          <div className={styles['bar']}>
            {onBack && (
              <button
                type="button"
                className={styles['back']}
                onClick={onBack}
                aria-label={backTo?.words ?? say('back')}
              >
                <Icon name={backTo?.icon ?? 'back'} size={26} />
              </button>
            )}
            <h1
              ref={heading}
              id={titleId}
              tabIndex={-1}
              className={classes(styles['title'], titleIsQuiet && styles['quiet'])}
            >
              {title}
            </h1>
            <LeaveButton onLeave={onLeave} />
          </div>
          {under}
        </header>
        {/* Reached by the keyboard too, since it scrolls and may hold nothing else to reach. */}
        <main ref={main} tabIndex={0} aria-labelledby={titleId} className={styles['content']}>
          <VoiceSlots className={styles['column']}>{children}</VoiceSlots>
        </main>
        {bottom && <div className={styles['bottom']}>{bottom}</div>}
      </div>
    </LeaveContext>
  );
}

/** Back and next at the bottom, always in the same two places. */
export const BottomBar = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['steps']}>{children}</div>
);
