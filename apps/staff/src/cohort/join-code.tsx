import { renewJoinCode, type Cohort } from '@romduol/contracts';
import { Button, Dialog, formatDay, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useMe } from '../session/me.ts';
import { useServer } from '../session/server.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Fault } from '../ui/live-state.tsx';
import { Row } from '../ui/page.tsx';
import { Qr } from '../ui/qr.tsx';
import { useStaffWords } from '../words.ts';
import styles from './join-code.module.css';

/** A class code as people read it aloud: in two halves. */
export const spaced = (code: string): string => code.replace(/^(.{4})(.{4})$/, '$1 $2');

interface JoinCodeProps {
  readonly cohort: Cohort;
  readonly onRenewed: (cohort: Cohort) => void;
}

/** How women come into the class: the code to type and the QR to scan, small here, as large as the screen on demand. */
export function JoinCode({ cohort, onRenewed }: JoinCodeProps) {
  const { locale, say } = useStaffWords();
  const { may } = useMe();
  const [isLarge, setLarge] = useState(false);
  const { code, expiresOn, isExpired, joinUrl } = cohort.code;
  const large = (
    <div className={styles['large']}>
      <Qr content={joinUrl} label={say('join.qr')} />
      <p className={styles['code']}>{spaced(code)}</p>
    </div>
  );
  return (
    <div className={styles['panel']}>
      <div className={styles['words']}>
        <h2>{say('join.title')}</h2>
        <p className={styles['code']}>{spaced(code)}</p>
        {isExpired ? (
          <Notice kind="warn">{say('join.expired', { day: formatDay(locale, expiresOn) })}</Notice>
        ) : (
          <p className={styles['until']}>{say('join.until', { day: formatDay(locale, expiresOn) })}</p>
        )}
        <Row>
          <Button kind="quiet" onPress={() => setLarge(true)}>
            {say('join.large')}
          </Button>
          <LinkButton to={`/classes/${cohort.id}/sheet`}>{say('join.sheet')}</LinkButton>
          {may('cohort.manage') && <RenewCode cohort={cohort} onRenewed={onRenewed} />}
        </Row>
      </div>
      <div className={styles['small']}>
        <Qr content={joinUrl} label={say('join.qr')} />
      </div>
      <Dialog title={cohort.name} isOpen={isLarge} onClose={() => setLarge(false)}>
        {large}
        <Button isWide onPress={() => setLarge(false)}>
          {say('close')}
        </Button>
      </Dialog>
    </div>
  );
}

function RenewCode({ cohort, onRenewed }: JoinCodeProps) {
  const { say } = useStaffWords();
  const { call } = useServer();
  const [isOpen, setOpen] = useState(false);
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: unknown }>({ isBusy: false });
  const renew = async () => {
    setState({ isBusy: true });
    try {
      onRenewed(await call(renewJoinCode, { params: { id: cohort.id } }));
      setState({ isBusy: false });
      setOpen(false);
    } catch (fault) {
      setState({ isBusy: false, fault });
    }
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say('join.renew')}
      </Button>
      <Dialog title={say('join.renew-title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{say('join.renew-explain', { code: spaced(cohort.code.code) })}</p>
        <Fault fault={state.fault} />
        <Row>
          <Button isBusy={state.isBusy} onPress={() => void renew()}>
            {say('join.renew-go')}
          </Button>
          <Button kind="quiet" onPress={() => setOpen(false)}>
            {say('cancel')}
          </Button>
        </Row>
      </Dialog>
    </>
  );
}
