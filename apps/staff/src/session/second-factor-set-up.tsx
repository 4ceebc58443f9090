import { beginSecondFactor, confirmSecondFactor } from '@romduol/contracts';
import { Button, Notice } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { InputField, Tick } from '../ui/input-field.tsx';
import { Fault, Loading } from '../ui/live-state.tsx';
import { Row } from '../ui/page.tsx';
import { Qr } from '../ui/qr.tsx';
import { useStaffWords } from '../words.ts';
import { useServer } from './server.ts';
import { StepForm } from './step-form.tsx';
import styles from './sign-in.module.css';

/** First sign-in: an authenticator is set up, proven to work, and the recovery codes are shown once. */
export function SecondFactorSetUp({ onDone }: { readonly onDone: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return codes === null ? <Authenticator onConfirmed={setCodes} /> : <RecoveryCodes codes={codes} onKept={onDone} />;
}

function Authenticator({ onConfirmed }: { readonly onConfirmed: (codes: readonly string[]) => void }) {
  const { say } = useStaffWords();
  const { callAtOnce } = useServer();
  const [setUp, setSetUp] = useState<{ readonly secret: string; readonly uri: string } | null>(null);
  const [fault, setFault] = useState<unknown>();
  const [code, setCode] = useState('');
  useEffect(() => {
    callAtOnce(beginSecondFactor, {}).then(setSetUp, setFault);
  }, [callAtOnce]);
  if (fault !== undefined) return <Fault fault={fault} />;
  if (setUp === null) return <Loading />;
  const typed = code.replace(/\s/g, '');
  return (
    <StepForm
      submitWords={say('next')}
      lacks={/^\d{6}$/.test(typed) ? null : say('code.lacks')}
      attempt={async () =>
        onConfirmed((await callAtOnce(confirmSecondFactor, { body: { code: typed } })).recoveryCodes)
      }
    >
      <p>{say('set-up.why')}</p>
      <ol className={styles['steps']}>
        <li>{say('set-up.install')}</li>
        <li>
          {say('set-up.scan')}
          <div className={styles['qr']}>
            <Qr content={setUp.uri} label={say('set-up.qr')} />
          </div>
          <p>{say('set-up.secret')}</p>
          <p className={styles['secret']}>{setUp.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        </li>
        <li>{say('set-up.type')}</li>
      </ol>
      <InputField
        label={say('code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        maxLength={8}
        isShort
      />
    </StepForm>
  );
}

function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { say } = useStaffWords();
  const [isCopied, setCopied] = useState(false);
  const [areKept, setKept] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <div className={styles['form']}>
      <h2>{say('recovery.title')}</h2>
      <Notice kind="warn">{say('recovery.once')}</Notice>
      <ul className={styles['codes']}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Row>
        <Button kind="quiet" onPress={() => window.print()}>
          {say('print')}
        </Button>
        <Button kind="quiet" onPress={() => void copy()}>
          {say(isCopied ? 'copied' : 'copy')}
        </Button>
      </Row>
      <Tick label={say('recovery.kept')} isTicked={areKept} onChange={setKept} />
      <Button isWide isDisabled={!areKept} onPress={onKept}>
        {say('recovery.go')}
      </Button>
    </div>
  );
}
