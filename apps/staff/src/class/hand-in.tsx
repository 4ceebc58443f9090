import type { ClassHandIn } from '@romduol/offline/class';
import { Button, Notice } from '@romduol/ui';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useServer } from '../session/server.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { useStaffWords, type StaffSay } from '../words.ts';
import styles from './hand-in.module.css';
import { useDesk, useKept } from './use-desk.ts';

interface HandingIn {
  readonly last: ClassHandIn | null;
  readonly isBusy: boolean;
  /** Tries now. */
  readonly now: () => void;
}

const HandingInContext = createContext<HandingIn>({ last: null, isBusy: false, now: () => undefined });

/** Milliseconds between two tries that nobody asked for. */
const patience = 60_000;

/** Hands in what was noted whenever there may be network: at first, when it comes back, when the page is seen again. */
export function HandingInProvider({ children }: { readonly children: ReactNode }) {
  const desk = useDesk();
  const { callPatiently } = useServer();
  const [state, setState] = useState<{ readonly last: ClassHandIn | null; readonly isBusy: boolean }>({
    last: null,
    isBusy: false,
  });
  const isFlying = useRef(false);

  const now = useCallback(() => {
    if (isFlying.current) return;
    isFlying.current = true;
    setState(({ last }) => ({ last, isBusy: true }));
    desk
      .handIn(callPatiently)
      .then(
        (last) => setState({ last, isBusy: false }),
        // The tablet's own store failed; it is tried again later.
        () => setState(({ last }) => ({ last, isBusy: false })),
      )
      .finally(() => {
        isFlying.current = false;
      });
  }, [desk, callPatiently]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') now();
    };
    look();
    const clock = setInterval(look, patience);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', now);
    return () => {
      clearInterval(clock);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', now);
    };
  }, [now]);

  const value = useMemo(() => ({ ...state, now }), [state, now]);
  return <HandingInContext value={value}>{children}</HandingInContext>;
}

export const useHandingIn = (): HandingIn => useContext(HandingInContext);

/** What waits on this tablet, and what stands between it and the server. Nothing when nothing waits. */
export function Waiting() {
  const { say } = useStaffWords();
  const { last, isBusy, now } = useHandingIn();
  const { pathname, search } = useLocation();
  const classes = useKept('classes', (desk) => desk.classes()).value ?? [];
  const waiting = classes.reduce((sum, one) => sum + one.waiting, 0);
  if (waiting === 0) return null;
  const trouble = last && troubleWords(say, last);
  return (
    <section className={styles['waiting']} aria-label={say('teach.waiting-label')}>
      <Notice kind={last?.state === 'unreachable' || last === null ? 'offline' : 'info'}>
        <p>
          <strong>{say('teach.waiting', { count: waiting })}</strong>
        </p>
        <p>{trouble ?? say('teach.waiting-safe')}</p>
      </Notice>
      <div className={styles['actions']}>
        {last?.state === 'signed-out' && (
          <LinkButton kind="primary" to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>
            {say('teach.sign-in')}
          </LinkButton>
        )}
        <Button kind="quiet" isBusy={isBusy} onPress={now}>
          {say('teach.hand-in')}
        </Button>
      </div>
    </section>
  );
}

function troubleWords(say: StaffSay, { state, forOthers }: ClassHandIn): string | null {
  switch (state) {
    case 'signed-out':
      return say('teach.waiting-sign-in');
    case 'not-hers':
      return say('teach.waiting-not-hers');
    case 'later':
      return say('teach.waiting-later');
    case 'unreachable':
      return null;
    case 'clear':
      return forOthers > 0 ? say('teach.waiting-others', { count: forOthers }) : null;
  }
}
