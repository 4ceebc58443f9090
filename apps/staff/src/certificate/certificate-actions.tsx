import type { Certificate } from '@romduol/contracts';
import { Button } from '@romduol/ui';
import { useState } from 'react';
import { useMe } from '../session/me.ts';
import { Row } from '../ui/page.tsx';
import { useStaffWords, type StaffKey } from '../words.ts';
import { OpenCertificate } from './open-certificate.tsx';
import { ReissueCertificate } from './reissue-certificate.tsx';
import { RevokeCertificate } from './revoke-certificate.tsx';

interface CertificateActionsProps {
  readonly certificate: Certificate;
  readonly onChanged: (words: StaffKey) => void;
}

type Open = 'sheet' | 'revoke' | 'reissue' | null;

/** Opening for all who may read; revoking and correcting only of the newest version and for those who may. */
export function CertificateActions({ certificate, onChanged }: CertificateActionsProps) {
  const { say } = useStaffWords();
  const { may } = useMe();
  const [open, setOpen] = useState<Open>(null);
  const { standing } = certificate;
  const canCorrect = may('certificate.correct') && (standing === 'valid' || standing === 'expired');
  const close = () => setOpen(null);
  const done = (words: StaffKey) => {
    close();
    onChanged(words);
  };
  return (
    <>
      <Row>
        <Button kind="quiet" onPress={() => setOpen('sheet')}>
          {say('certificate.open')}
        </Button>
        {canCorrect && may('trainee.open') && (
          <Button kind="quiet" onPress={() => setOpen('reissue')}>
            {say('certificate.reissue')}
          </Button>
        )}
        {canCorrect && (
          <Button kind="danger" onPress={() => setOpen('revoke')}>
            {say('certificate.revoke')}
          </Button>
        )}
      </Row>
      {open === 'sheet' && <OpenCertificate certificate={certificate} onClose={close} />}
      {open === 'reissue' && (
        <ReissueCertificate certificate={certificate} onClose={close} onDone={() => done('certificate.reissued')} />
      )}
      {open === 'revoke' && (
        <RevokeCertificate certificate={certificate} onClose={close} onDone={() => done('certificate.revoked')} />
      )}
    </>
  );
}
