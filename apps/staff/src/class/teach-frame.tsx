import { Button, Dots, Icon, type IconName } from '@romduol/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useStaffWords } from '../words.ts';
import styles from './teach-frame.module.css';

/** What stays the same from screen to screen of a lesson. */
export interface FrameFacts {
  readonly title: string;
  readonly titleLang: string;
  /** Where the lessons are chosen. */
  readonly up: string;
  readonly steps: number;
  /** 1 for the first. */
  readonly step: number;
  /** Who takes part, and how to change it; left out where that stands fast. */
  readonly who?: { readonly words: string; readonly onPress: () => void };
  /** What went wrong with writing it down. */
  readonly fault: string | null;
}

export interface TeachFrameProps {
  readonly facts: FrameFacts;
  /** Names what is shown: when it changes, reading begins at the top again. */
  readonly part: string;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly nextWords?: string;
  readonly nextIcon?: IconName;
  /** The next step is offered quietly: something else is the thing to do here. */
  readonly isNextQuiet?: boolean;
  readonly isBusy?: boolean;
  /** Said above the two steps. */
  readonly nudge?: ReactNode;
  readonly children: ReactNode;
}

/** A screen of a lesson in class: big in the middle, back and next always in the same two places. */
export function TeachFrame(props: TeachFrameProps) {
  const { facts, part, onBack, onNext, nextWords, nextIcon = 'next', isNextQuiet, isBusy, nudge, children } = props;
  const { say } = useStaffWords();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${facts.title} – Romduol`;
  }, [facts.title]);
  useEffect(() => {
    if (main.current === null) return;
    main.current.scrollTop = 0;
    main.current.focus({ preventScroll: true });
  }, [part]);
  return (
    <div className={styles['frame']}>
      <header className={styles['head']}>
        <div className={styles['bar']}>
          <Link className={styles['up']} to={facts.up} aria-label={say('teach.lessons')}>
            <Icon name="home" size={26} />
          </Link>
          <h1 lang={facts.titleLang}>{facts.title}</h1>
          {facts.who && (
            <button type="button" className={styles['who']} onClick={facts.who.onPress}>
              <Icon name="person" size={22} />
              {facts.who.words}
            </button>
          )}
        </div>
        <Dots steps={facts.steps} step={facts.step} />
      </header>
      {/* Reached by the keyboard too, since it scrolls and may hold nothing else to reach. */}
      <main id="content" ref={main} tabIndex={0} aria-label={facts.title} className={styles['main']}>
        <div className={styles['inside']}>{children}</div>
      </main>
      <footer className={styles['foot']}>
        {nudge && (
          <p role="status" className={styles['nudge']}>
            {nudge}
          </p>
        )}
        {facts.fault !== null && (
          <p role="alert" className={styles['nudge']}>
            {facts.fault}
          </p>
        )}
        <div className={styles['steps']}>
          <Button kind="quiet" icon="back" onPress={onBack}>
            {say('back')}
          </Button>
          <Button
            kind={isNextQuiet ? 'quiet' : 'primary'}
            icon={nextIcon}
            iconAt="end"
            {...(isBusy && { isBusy })}
            onPress={onNext}
          >
            {nextWords ?? say('next')}
          </Button>
        </div>
      </footer>
    </div>
  );
}
