import type { ClassHere } from '@romduol/offline/class';
import { Button, Dialog, EmptyState, formatDay, Notice } from '@romduol/ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/live-state.tsx';
import { Page, Panel, Row } from '../ui/page.tsx';
import { Said, scriptOf } from '../ui/said.tsx';
import { ownNames, useStaffWords } from '../words.ts';
import { BringPack } from './bring-pack.tsx';
import { takenOnOf } from './class-day.ts';
import { deskFaultWords } from './class-words.tsx';
import styles from './classes.module.css';
import { Waiting } from './hand-in.tsx';
import { Missing } from './missing.tsx';
import { useDesk, useKept } from './use-desk.ts';
import { useIsAppKept, useUpdate } from './worker-client.ts';

/** The classes on this tablet, and what is missing before class. */
export function ClassesPage() {
  const { say } = useStaffWords();
  const classes = useKept('classes', (desk) => desk.classes());
  const isAppKept = useIsAppKept();
  const update = useUpdate();
  return (
    <Page
      title={say('teach.title')}
      actions={
        <a className={styles['desk']} href="/staff/">
          {say('teach.to-desk')}
        </a>
      }
    >
      {update && <NewVersion onTake={update} />}
      <Waiting />
      {classes.fault !== undefined && <Notice kind="warn">{deskFaultWords(say, classes.fault)}</Notice>}
      {classes.value === undefined && classes.fault === undefined && <Loading />}
      {classes.value?.length === 0 && (
        <EmptyState icon="book" title={say('teach.none')}>
          <p>{say('teach.none-how')}</p>
        </EmptyState>
      )}
      {classes.value?.map((here) => (
        <OneClass key={here.cohortId} here={here} isAppKept={isAppKept} />
      ))}
    </Page>
  );
}

/** The page is loaded anew once the new version stands ready, which may take a moment. */
function NewVersion({ onTake }: { readonly onTake: () => void }) {
  const { say } = useStaffWords();
  const [isBusy, setBusy] = useState(false);
  const take = () => {
    setBusy(true);
    onTake();
  };
  return (
    <Notice kind="info">
      <p>{say('teach.update')}</p>
      <Button kind="quiet" isBusy={isBusy} onPress={take}>
        {say('teach.update-go')}
      </Button>
    </Notice>
  );
}

function OneClass({ here, isAppKept }: { readonly here: ClassHere; readonly isAppKept: boolean | null }) {
  const { locale, say } = useStaffWords();
  const { cohortId, name, courseTitle, women, language, takenBy } = here;
  const pack = useKept(`progress ${cohortId}`, (desk) => desk.packProgress(cohortId)).value;
  return (
    <Panel>
      <h2 lang={scriptOf(name)}>
        <Link to={`/class/${cohortId}`} className={styles['name']}>
          {name}
        </Link>
      </h2>
      <p>
        <Said text={courseTitle} /> · <span lang={language}>{ownNames[language]}</span> ·{' '}
        {say('teach.women', { count: women })}
      </p>
      <p className={styles['quiet']}>
        {say('teach.taken', { day: formatDay(locale, takenOnOf(here)), name: takenBy.name })}
      </p>
      {pack && <Missing here={here} pack={pack} isAppKept={isAppKept} />}
      {pack && !pack.isWhole && <BringPack cohortId={cohortId} />}
      <Row>
        <LinkButton kind="primary" icon="lock" to={`/class/${cohortId}`}>
          {say('teach.open')}
        </LinkButton>
        <LinkButton to={`/class/${cohortId}/cards`}>{say('teach.cards')}</LinkButton>
        <RemoveClass here={here} />
      </Row>
    </Panel>
  );
}

/** Takes a class off this tablet; not while anything of it waits. */
function RemoveClass({ here }: { readonly here: ClassHere }) {
  const { say } = useStaffWords();
  const desk = useDesk();
  const [isOpen, setOpen] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const remove = () =>
    desk.remove(here.cohortId).then(
      () => setOpen(false),
      (found: unknown) => setFault(found),
    );
  return (
    <>
      <Button kind="danger" icon="trash" onPress={() => [setFault(undefined), setOpen(true)]}>
        {say('teach.remove')}
      </Button>
      <Dialog title={say('teach.remove-title', { name: here.name })} isOpen={isOpen} onClose={() => setOpen(false)}>
        {here.waiting > 0 ? (
          <p>{say('teach.fault-unsent')}</p>
        ) : (
          <>
            <p>{say('teach.remove-does')}</p>
            {here.refused > 0 && <Notice kind="warn">{say('teach.remove-refused', { count: here.refused })}</Notice>}
          </>
        )}
        {fault !== undefined && (
          <Notice kind="warn" isAnnounced>
            {deskFaultWords(say, fault)}
          </Notice>
        )}
        <Row>
          {here.waiting === 0 && (
            <Button kind="danger" onPress={() => void remove()}>
              {say('teach.remove-go')}
            </Button>
          )}
          <Button kind="quiet" onPress={() => setOpen(false)}>
            {say('cancel')}
          </Button>
        </Row>
      </Dialog>
    </>
  );
}
