import { Button, Dialog, Notice, type IconName } from '@romduol/ui';
import { useState } from 'react';
import { Fault } from '../ui/live-state.tsx';
import { Row } from '../ui/page.tsx';
import { useStaffWords, type StaffKey } from '../words.ts';

interface GraveAction {
  readonly icon: IconName;
  /** Words of the button, the question, what it does, what is lost by it, and the button that does it. */
  readonly words: Readonly<Record<'offer' | 'title' | 'does' | 'loses' | 'go', StaffKey>>;
  /** Said when it is done. */
  readonly done?: StaffKey;
  readonly act: () => Promise<unknown>;
  readonly onDone?: () => void;
}

/** Something that cannot be taken back: says first what it does and what is lost by it, and asks. */
export function GraveAction({ icon, words, done, act, onDone }: GraveAction) {
  const { say } = useStaffWords();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const open = () => {
    setDone(false);
    setFault(undefined);
    setOpen(true);
  };
  const go = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      await act();
      setDone(true);
      setOpen(false);
      onDone?.();
    } catch (found) {
      setFault(found);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind="danger" icon={icon} onPress={open}>
        {say(words.offer)}
      </Button>
      {isDone && done && (
        <Notice kind="good" isAnnounced>
          {say(done)}
        </Notice>
      )}
      <Dialog title={say(words.title)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{say(words.does)}</p>
        <Notice kind="warn">{say(words.loses)}</Notice>
        <Fault fault={fault} />
        <Row>
          <Button kind="danger" isBusy={isBusy} onPress={() => void go()}>
            {say(words.go)}
          </Button>
          <Button kind="quiet" onPress={() => setOpen(false)}>
            {say('cancel')}
          </Button>
        </Row>
      </Dialog>
    </>
  );
}
