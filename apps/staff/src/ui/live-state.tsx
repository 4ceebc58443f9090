import { UnreachableError, type Endpoint } from '@romduol/contracts';
import { Button, Notice } from '@romduol/ui';
import type { ReactNode } from 'react';
import type { Live } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { faultWords, formatTime, useStaffWords } from '../words.ts';
import styles from './live-state.module.css';

/** What went wrong, with a sign that fits. */
export function Fault({ fault }: { readonly fault: unknown }) {
  const { say } = useStaffWords();
  if (fault === undefined || fault === null) return null;
  return (
    <Notice kind={fault instanceof UnreachableError ? 'offline' : 'warn'} isAnnounced>
      {faultWords(say, fault)}
    </Notice>
  );
}

interface LiveStateProps<E extends Endpoint> {
  readonly of: Live<E>;
  /** Another list on the page already says that it is not fresh. */
  readonly isQuiet?: boolean;
  /** Shown once there is an answer, also an older one. */
  readonly children: (answer: NonNullable<Live<E>['answer']>) => ReactNode;
}

/** Loading, failed, failed but with an older answer, or there: each says which it is. */
export function LiveState<E extends Endpoint>({ of: live, isQuiet, children }: LiveStateProps<E>) {
  const { say } = useStaffWords();
  const { me } = useMe();
  const { answer, asOf, fault, isLoading, refresh } = live;
  const again = (
    <Button kind="quiet" isBusy={isLoading} onPress={() => void refresh()}>
      {say('again')}
    </Button>
  );
  if (answer === undefined || answer === null) {
    if (fault === undefined) return <Loading />;
    return (
      <div className={styles['failed']}>
        <Fault fault={fault} />
        {again}
      </div>
    );
  }
  return (
    <>
      {fault !== undefined && asOf && !isQuiet && (
        <div className={styles['failed']}>
          <Notice kind={fault instanceof UnreachableError ? 'offline' : 'warn'} isAnnounced>
            {faultWords(say, fault)} {say('stale', { time: formatTime(asOf, me.organisation.timeZone) })}
          </Notice>
          {again}
        </div>
      )}
      {children(answer)}
    </>
  );
}

/** Something is on its way. */
export function Loading() {
  const { say } = useStaffWords();
  return (
    <p className={styles['loading']} role="status">
      <span className={styles['wheel']} aria-hidden="true" />
      {say('loading')}
    </p>
  );
}
