import { acceptRelease, type ReleaseSummary } from '@romduol/contracts';
import { Button, Dialog, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useMe } from '../session/me.ts';
import { useServer } from '../session/server.ts';
import { Tick } from '../ui/input-field.tsx';
import { Fault } from '../ui/live-state.tsx';
import { Row } from '../ui/page.tsx';
import { inWords, ownNames, useStaffWords } from '../words.ts';

interface AcceptReleaseProps {
  readonly release: ReleaseSummary;
  readonly onAccepted: () => void;
}

/** A named person answers for a course and its help numbers before women are taught with them. */
export function AcceptRelease({ release, onAccepted }: AcceptReleaseProps) {
  const { locale, say } = useStaffWords();
  const { me } = useMe();
  const { call } = useServer();
  const [isOpen, setOpen] = useState(false);
  const [hasRead, setRead] = useState(false);
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: unknown }>({ isBusy: false });
  const title = inWords(release.title, locale).words;
  const unreviewed = release.languages.filter((language) => !release.reviewed.includes(language));
  const organisation = locale === 'km' ? me.organisation.name.km : me.organisation.name.en;

  const accept = async () => {
    setState({ isBusy: true });
    try {
      await call(acceptRelease, { params: { id: release.id } });
      setState({ isBusy: false });
      setOpen(false);
      onAccepted();
    } catch (fault) {
      setState({ isBusy: false, fault });
    }
  };

  return (
    <>
      <Button kind="quiet" icon="shield" onPress={() => setOpen(true)}>
        {say('accept')}
      </Button>
      <Dialog title={say('accept.title', { title })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{say('accept.sentence', { name: me.name, organisation, title, version: release.version })}</p>
        {unreviewed.length > 0 && (
          <Notice kind="warn">
            {unreviewed.map((language) => (
              <p key={language}>{say('release.awaits', { language: ownNames[language] })}</p>
            ))}
          </Notice>
        )}
        <p>{say('accept.kept')}</p>
        <Tick label={say('accept.read')} isTicked={hasRead} onChange={setRead} />
        <Fault fault={state.fault} />
        <Row>
          <Button isDisabled={!hasRead} isBusy={state.isBusy} onPress={() => void accept()}>
            {say('accept.go')}
          </Button>
          <Button kind="quiet" onPress={() => setOpen(false)}>
            {say('cancel')}
          </Button>
        </Row>
      </Dialog>
    </>
  );
}
