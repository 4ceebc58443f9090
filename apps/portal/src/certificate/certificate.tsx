import { openMyCertificate, type MyCertificate } from '@romduol/contracts';
import { Button, EmptyState, formatDay, formatMinutes, Icon, Notice } from '@romduol/ui';
import { useState } from 'react';
import { TabPage } from '../frame/page.tsx';
import { useNetwork } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './certificate.module.css';
import { QrCode } from './qr-code.tsx';

/** Her certificates, kept on the phone: to look at, to show if she wants, to print. */
export function CertificateScreen() {
  const { certificates } = usePlace();
  const { say } = usePortalWords();
  return (
    <TabPage current="me" title={say('certificate.title')} back="/me">
      {certificates.length === 0 ? (
        <EmptyState icon="certificate" title={say('certificate.none')} />
      ) : (
        <>
          {certificates.map((certificate) => (
            <Sheet key={certificate.id} certificate={certificate} />
          ))}
          <p className={styles['quiet']}>{say('certificate.choice')}</p>
        </>
      )}
    </TabPage>
  );
}

function Sheet({ certificate }: { readonly certificate: MyCertificate }) {
  const { client } = useNetwork();
  const { locale, say } = usePortalWords();
  const [state, setState] = useState<'idle' | 'fetching' | 'failed'>('idle');
  const { id, name, courseTitle, issuedOn, minutes, number, standing, verifyUrl } = certificate;
  const fetchSheet = () => {
    setState('fetching');
    client(openMyCertificate, { params: { id } })
      .then((file) => {
        save(file, `${number}.pdf`);
        setState('idle');
      })
      .catch(() => setState('failed'));
  };
  return (
    <>
      <article className={styles['sheet']}>
        <Icon name="certificate" size={44} />
        <p>{say('certificate.for')}</p>
        <h2 className={styles['name']}>{name}</h2>
        <p>{say('certificate.completed')}</p>
        <p className={styles['course']}>{courseTitle[locale]}</p>
        <dl className={styles['facts']}>
          <div>
            <dt>{say('certificate.issued')}</dt>
            <dd>{formatDay(locale, issuedOn)}</dd>
          </div>
          <div>
            <dt>{say('certificate.hours')}</dt>
            <dd>{formatMinutes(locale, minutes)}</dd>
          </div>
          <div>
            <dt>{say('certificate.number')}</dt>
            <dd>{number}</dd>
          </div>
        </dl>
        {standing !== 'valid' && <Notice kind="warn">{say(`standing.${standing}`)}</Notice>}
        <div className={styles['qr']}>
          <QrCode text={verifyUrl} label={say('certificate.qr')} />
        </div>
        <p className={styles['quiet']}>{say('certificate.qr')}</p>
      </article>
      <Button icon="download" isWide isBusy={state === 'fetching'} onPress={fetchSheet}>
        {say('certificate.pdf')}
      </Button>
      {state === 'failed' && (
        <Notice kind="offline" isAnnounced>
          {say('certificate.pdf.failed')}
        </Notice>
      )}
    </>
  );
}

/** Hands a file to the phone's own downloads. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold on the bytes by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
