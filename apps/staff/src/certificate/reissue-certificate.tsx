import { openTrainee, reissueCertificate, type Certificate } from '@romduol/contracts';
import { newId } from '@romduol/offline';
import { Button, Dialog, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useMe } from '../session/me.ts';
import { useServer } from '../session/server.ts';
import { InputField } from '../ui/input-field.tsx';
import { Fault } from '../ui/live-state.tsx';
import { Row } from '../ui/page.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { useStaffWords } from '../words.ts';

interface ReissueCertificateProps {
  readonly certificate: Certificate;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Names {
  readonly name: string;
  readonly latinName: string;
}

/** A new version with the right name. Whoever does not see names opens hers first, which is recorded. */
export function ReissueCertificate({ certificate, onClose, onDone }: ReissueCertificateProps) {
  const { say } = useStaffWords();
  const { seesNames } = useMe();
  const { call } = useServer();
  useReturnFocus();
  // One id for all tries: pressing twice makes one new version.
  const [nextId] = useState(newId);
  const [names, setNames] = useState<Names | null>(null);
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: unknown; readonly lacks?: boolean }>({
    isBusy: false,
  });
  const attempt = async (work: () => Promise<void>) => {
    setState({ isBusy: true });
    await work().then(
      () => setState({ isBusy: false }),
      (fault: unknown) => setState({ isBusy: false, fault }),
    );
  };
  const open = () =>
    attempt(async () => {
      const { name, latinName } = await call(openTrainee, { params: { id: certificate.traineeId } });
      setNames({ name, latinName: latinName ?? '' });
    });
  const reissue = ({ name, latinName }: Names) => {
    if (name.trim() === '') return setState({ isBusy: false, lacks: true });
    const body = { newId: nextId, name: name.trim(), latinName: latinName.trim() === '' ? null : latinName.trim() };
    void attempt(async () => {
      await call(reissueCertificate, { params: { id: certificate.id }, body });
      onDone();
    });
  };
  return (
    <Dialog title={say('reissue.title', { number: certificate.number })} isOpen onClose={onClose}>
      <p>{say('reissue.explain')}</p>
      {names === null ? (
        <>
          <p>{say(seesNames ? 'woman.open-recorded' : 'woman.open-hidden')}</p>
          <Fault fault={state.fault} />
          <Row>
            <Button isBusy={state.isBusy} onPress={() => void open()}>
              {say('woman.open')}
            </Button>
            <Button kind="quiet" onPress={onClose}>
              {say('cancel')}
            </Button>
          </Row>
        </>
      ) : (
        <>
          <InputField
            label={say('woman.name')}
            value={names.name}
            onChange={(name) => setNames({ ...names, name })}
            fault={state.lacks && names.name.trim() === '' ? say('woman.lacks-name') : null}
            maxLength={120}
          />
          <InputField
            label={say('woman.latin')}
            hint={say('woman.latin-hint')}
            value={names.latinName}
            onChange={(latinName) => setNames({ ...names, latinName })}
            maxLength={120}
          />
          <Notice>{say('reissue.old-says')}</Notice>
          <Fault fault={state.fault} />
          <Row>
            <Button isBusy={state.isBusy} onPress={() => reissue(names)}>
              {say('reissue.go')}
            </Button>
            <Button kind="quiet" onPress={onClose}>
              {say('cancel')}
            </Button>
          </Row>
        </>
      )}
    </Dialog>
  );
}
