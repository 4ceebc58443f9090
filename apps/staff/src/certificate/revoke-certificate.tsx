import { revokeCertificate, type Certificate } from '@romduol/contracts';
import { revocationReasons, type RevocationReason } from '@romduol/domain';
import { Button, Dialog, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useServer } from '../session/server.ts';
import { Choices } from '../ui/input-field.tsx';
import { Fault } from '../ui/live-state.tsx';
import { Row } from '../ui/page.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { useStaffWords } from '../words.ts';

interface RevokeCertificateProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Takes a certificate back for one of the listed reasons; says first what the page behind its code will say. */
export function RevokeCertificate({ certificate, onClose, onDone }: RevokeCertificateProps) {
  const { say } = useStaffWords();
  const { call } = useServer();
  useReturnFocus();
  const [reason, setReason] = useState<RevocationReason | null>(null);
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: unknown; readonly lacks?: boolean }>({
    isBusy: false,
  });
  const revoke = async () => {
    if (reason === null) return setState({ isBusy: false, lacks: true });
    setState({ isBusy: true });
    try {
      await call(revokeCertificate, { params: { id: certificate.id }, body: { reason } });
      onDone();
    } catch (fault) {
      setState({ isBusy: false, fault });
    }
  };
  return (
    <Dialog title={say('revoke.title', { number: certificate.number })} isOpen onClose={onClose}>
      <p>{say('revoke.explain')}</p>
      <Choices
        legend={say('revoke.reason')}
        value={reason}
        onChange={setReason}
        fault={state.lacks && reason === null ? say('revoke.lacks') : null}
        choices={revocationReasons.map((each) => ({ value: each, words: say(`reason.${each}`) }))}
      />
      <Notice kind="warn">{say('revoke.for-ever')}</Notice>
      <Fault fault={state.fault} />
      <Row>
        <Button kind="danger" isBusy={state.isBusy} onPress={() => void revoke()}>
          {say('revoke.go')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {say('cancel')}
        </Button>
      </Row>
    </Dialog>
  );
}
