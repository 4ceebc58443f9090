import { openCertificate, type Certificate } from '@romduol/contracts';
import { Button, Dialog } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { useServer } from '../session/server.ts';
import { Fault, Loading } from '../ui/live-state.tsx';
import { Row } from '../ui/page.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { useStaffWords } from '../words.ts';
import styles from './certificates.module.css';

interface OpenCertificateProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
}

/** Fetches the sheet once it is asked for, and offers to look at it or to keep it. */
export function OpenCertificate({ certificate, onClose }: OpenCertificateProps) {
  const { say } = useStaffWords();
  const { call } = useServer();
  useReturnFocus();
  const [sheet, setSheet] = useState<{ readonly url?: string; readonly fault?: unknown }>({});
  const { id, number, version } = certificate;
  useEffect(() => {
    let url: string | undefined;
    let isGone = false;
    call(openCertificate, { params: { id } }).then(
      (blob) => {
        if (isGone) return;
        url = URL.createObjectURL(blob);
        setSheet({ url });
      },
      (fault: unknown) => setSheet({ fault }),
    );
    return () => {
      isGone = true;
      // A tab that was opened on it still needs the file for a moment.
      const file = url;
      if (file !== undefined) setTimeout(() => URL.revokeObjectURL(file), 60_000);
    };
  }, [call, id]);
  return (
    <Dialog title={say('certificate.number-version', { number, version })} isOpen onClose={onClose}>
      <Fault fault={sheet.fault} />
      {sheet.url === undefined && sheet.fault === undefined && <Loading />}
      {sheet.url !== undefined && (
        <>
          <p role="status">{say('certificate.here')}</p>
          <div className={styles['links']}>
            <a className={styles['file']} href={sheet.url} target="_blank" rel="noreferrer">
              {say('certificate.look')}
            </a>
            <a className={styles['file']} href={sheet.url} download={`${number}-${version}.pdf`}>
              {say('certificate.keep')}
            </a>
          </div>
        </>
      )}
      <Row>
        <Button kind="quiet" onPress={onClose}>
          {say('close')}
        </Button>
      </Row>
    </Dialog>
  );
}
