import { Button, classes, Field, formatDay, Icon, Notice, type IconName } from '@romduol/ui';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import styles from './certificate.module.css';
import { useVerified, type Verified } from './use-verified.ts';

type Verdict = 'valid' | 'replaced' | 'expired' | 'revoked' | 'unknown';
const signs: Readonly<Record<Verdict, IconName>> = {
  valid: 'check',
  replaced: 'undo',
  expired: 'calendar',
  revoked: 'cross',
  unknown: 'cross',
};

/** Letters of a code that somebody may have typed; longer ones were scanned. */
const longestTyped = 40;

/** Is this certificate valid? For anyone who holds the paper; says that and nothing more about her. */
export function Verify() {
  const { code } = useParams();
  return <Check key={code} code={code} />;
}

function Check({ code }: { readonly code: string | undefined }) {
  const { locale, say } = usePortalWords();
  const go = useGo();
  // What was typed by hand can be mended where it stands.
  const [typed, setTyped] = useState(code !== undefined && code.length <= longestTyped ? code.toUpperCase() : '');
  const verified = useVerified(code);
  const { check } = verified;
  const verdict = code === undefined ? null : verdictOf(verified);
  return (
    <Page title={say('verify.title')} back="/">
      {code !== undefined && (
        <div className={styles['verdict']} role="status">
          {verdict === null && <p>{say('verify.looking')}</p>}
          {verdict !== null && verdict !== 'unreachable' && (
            <>
              <span className={classes(styles['seal'], verdict === 'valid' ? styles['valid'] : styles['not'])}>
                <Icon name={signs[verdict]} size={56} />
              </span>
              <p className={styles['standing']}>{say(`standing.${verdict}`)}</p>
            </>
          )}
          {check?.state === 'genuine' && verdict !== 'unknown' && (
            <>
              <p>{say('verify.genuine')}</p>
              <p className={styles['quiet']}>
                {check.credential.expiresOn === null
                  ? say('verify.dates', { issued: formatDay(locale, check.credential.issuedOn) })
                  : say('verify.dates-until', {
                      issued: formatDay(locale, check.credential.issuedOn),
                      until: formatDay(locale, check.credential.expiresOn),
                    })}
              </p>
            </>
          )}
          {verdict === 'unknown' && check?.state !== 'forged' && <p>{say('verify.check-letters')}</p>}
          {check?.state === 'forged' && <p>{say('verify.forged')}</p>}
          {verdict === 'unreachable' && (
            <Notice kind="offline">
              {say(check?.state === 'genuine' ? 'verify.offline' : 'verify.offline-nothing')}
            </Notice>
          )}
          {verdict !== null && <p className={styles['quiet']}>{say('verify.nothing-more')}</p>}
        </div>
      )}
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = typed.replace(/[\s-]/g, '').toUpperCase();
          if (wanted !== '') go(`/C/${encodeURIComponent(wanted)}`);
        }}
      >
        <Field
          label={say(code === undefined ? 'verify.code' : 'verify.type')}
          value={typed}
          maxLength={400}
          capitals="characters"
          onChange={(value) => setTyped(value.toUpperCase())}
        />
        <Button kind={code === undefined ? 'primary' : 'quiet'} isWide submits>
          {say('verify.check')}
        </Button>
      </form>
    </Page>
  );
}

/** A damaged signature is known for what it is at once; everything else is the server's to say. */
function verdictOf({ check, standing }: Verified): Verdict | 'unreachable' | null {
  if (check?.state === 'forged' || check?.state === 'unreadable') return 'unknown';
  if (check === null) return null;
  return standing;
}
