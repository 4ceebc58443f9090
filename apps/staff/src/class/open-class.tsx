import type { ClassHere, OpenClass } from '@romduol/offline/class';
import { Button, EmptyState, Notice } from '@romduol/ui';
import { useMemo, useState } from 'react';
import { Outlet, useParams } from 'react-router';
import { InputField } from '../ui/input-field.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/live-state.tsx';
import { Page, Panel } from '../ui/page.tsx';
import { scriptOf } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import { classProgress } from './class-progress.ts';
import { ClassFrame } from './class-shell.tsx';
import { deskFaultWords } from './class-words.tsx';
import { TaughtClassContext, useOpenClasses } from './opened.ts';
import { useDesk, useKept } from './use-desk.ts';
import styles from './open-class.module.css';

/** The pages of one class: its words are asked first, and asked again after the page was closed. */
export function OpenedClass() {
  const { say } = useStaffWords();
  const { id = '' } = useParams();
  const opened = useOpenClasses();
  const classes = useKept('classes', (desk) => desk.classes());
  const here = classes.value?.find(({ cohortId }) => cohortId === id);
  const open = opened.of(id);
  if (classes.fault !== undefined)
    return (
      <ClassFrame>
        <Page title={say('class.it')} back={{ to: '/class', words: say('teach.title') }}>
          <Notice kind="warn">{deskFaultWords(say, classes.fault)}</Notice>
        </Page>
      </ClassFrame>
    );
  if (classes.value === undefined) return <Loading />;
  if (here === undefined)
    return (
      <ClassFrame>
        <Page title={say('class.it')} back={{ to: '/class', words: say('teach.title') }}>
          <EmptyState icon="book" title={say('teach.not-here')} />
        </Page>
      </ClassFrame>
    );
  if (open === null)
    return (
      <ClassFrame>
        <GiveWords here={here} onOpen={(found) => opened.keep(id, found)} />
      </ClassFrame>
    );
  return <Taught key={id} here={here} open={open} />;
}

function GiveWords({ here, onOpen }: { readonly here: ClassHere; readonly onOpen: (open: OpenClass) => void }) {
  const { say } = useStaffWords();
  const desk = useDesk();
  const [words, setWords] = useState('');
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: string }>({ isBusy: false });
  const open = async () => {
    if (words.trim() === '') return setState({ isBusy: false, fault: say('teach.words-lack') });
    setState({ isBusy: true });
    try {
      const found = await desk.open(here.cohortId, words);
      if (found === null) return setState({ isBusy: false, fault: say('teach.words-wrong') });
      onOpen(found);
    } catch (fault) {
      setState({ isBusy: false, fault: deskFaultWords(say, fault) });
    }
  };
  return (
    <Page title={here.name} titleLang={scriptOf(here.name)} back={{ to: '/class', words: say('teach.title') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!state.isBusy) void open();
        }}
      >
        <Panel>
          <div className={styles['words']}>
            <InputField
              label={say('teach.words')}
              hint={say('teach.words-open-hint')}
              type="password"
              value={words}
              onChange={setWords}
              fault={state.fault}
              maxLength={200}
            />
            <Button submits isWide icon="lock" isBusy={state.isBusy}>
              {say('teach.open')}
            </Button>
          </div>
          <details className={styles['forgotten']}>
            <summary>{say('teach.words-forgotten')}</summary>
            <p>{say('teach.words-forgotten-how')}</p>
          </details>
        </Panel>
      </form>
    </Page>
  );
}

const byName = new Intl.Collator('km');

/** Gives the pages of a class its women, its course and how far everyone is. */
function Taught({ here, open }: { readonly here: ClassHere; readonly open: OpenClass }) {
  const { say } = useStaffWords();
  const { cohortId, name, language } = here;
  const { roster } = open;
  const pack = useKept(`pack ${cohortId}`, (desk) => desk.pack(cohortId));
  const events = useKept(`events ${cohortId}`, (desk) => desk.events(cohortId)).value;
  const release = pack.value;
  const taught = useMemo(() => {
    if (!release || events === undefined) return null;
    return {
      cohortId,
      name,
      language,
      here,
      open,
      women: [...roster.trainees].sort((one, other) => byName.compare(one.name, other.name)),
      release,
      events,
      progress: classProgress(release, roster, events),
    };
  }, [cohortId, name, language, here, open, roster, release, events]);
  if (pack.value === null)
    return (
      <ClassFrame>
        <Page title={name} titleLang={scriptOf(name)} back={{ to: '/class', words: say('teach.title') }}>
          <EmptyState icon="download" title={say('teach.no-course')}>
            <LinkButton to="/class">{say('teach.title')}</LinkButton>
          </EmptyState>
        </Page>
      </ClassFrame>
    );
  if (taught === null) return <Loading />;
  return (
    <TaughtClassContext value={taught}>
      <Outlet />
    </TaughtClassContext>
  );
}
