import { getCohort, listReleases, type Cohort } from '@romduol/contracts';
import { wordsAreEnough } from '@romduol/offline/class';
import { Button, formatBytes, formatDay, Icon, Notice } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { useServer } from '../session/server.ts';
import { InputField } from '../ui/input-field.tsx';
import { LiveState } from '../ui/live-state.tsx';
import { Page, Panel } from '../ui/page.tsx';
import { scriptOf } from '../ui/said.tsx';
import linkButton from '../ui/link-button.module.css';
import { useStaffWords } from '../words.ts';
import { BringingState, useBringing } from './bring-pack.tsx';
import { takenOnOf } from './class-day.ts';
import { deskFaultWords } from './class-words.tsx';
import { noteDesk } from './given-desk.ts';
import { Missing } from './missing.tsx';
import styles from './open-class.module.css';
import { useDesk, useKept } from './use-desk.ts';
import { useIsAppKept } from './worker-client.ts';

/** Taking a class along to where there is no network: its names under words of the trainer's, and its course. */
export function TakeAlongPage() {
  const { say } = useStaffWords();
  const { id = '' } = useParams();
  const cohort = useAnswer(getCohort, { params: { id } });
  const name = cohort.answer?.name;
  return (
    <Page title={say('teach.take')} back={{ to: `/classes/${id}`, words: name ?? say('class.it') }}>
      <LiveState of={cohort}>{(current) => <TakeAlong cohort={current} />}</LiveState>
    </Page>
  );
}

function TakeAlong({ cohort }: { readonly cohort: Cohort }) {
  const { locale, say } = useStaffWords();
  const here = useKept('classes', (desk) => desk.classes()).value?.find(({ cohortId }) => cohortId === cohort.id);
  const bringing = useBringing(cohort.id);
  const [isTaken, setTaken] = useState(false);
  const { start } = bringing;
  // Once the names are here, the course follows by itself.
  const taken = () => {
    setTaken(true);
    void start();
  };
  if (isTaken) return <Taken cohort={cohort} bringing={bringing} />;
  return (
    <>
      {here && (
        <Notice>
          <p>{say('teach.taken-already', { day: formatDay(locale, takenOnOf(here)) })}</p>
          <a href="/staff/class">{say('teach.title')}</a>
        </Notice>
      )}
      <ChooseWords cohort={cohort} onTaken={taken} />
    </>
  );
}

interface ChooseWordsProps {
  readonly cohort: Cohort;
  readonly onTaken: () => void;
}

function ChooseWords({ cohort, onTaken }: ChooseWordsProps) {
  const { locale, say } = useStaffWords();
  const { me } = useMe();
  const { call } = useServer();
  const desk = useDesk();
  const releases = useAnswer(listReleases, {});
  const size = releases.answer?.find(({ id }) => id === cohort.releaseId)?.packBytes;
  const [words, setWords] = useState({ first: '', second: '' });
  const [state, setState] = useState<{
    readonly isBusy: boolean;
    readonly showsFaults: boolean;
    readonly fault?: unknown;
  }>({ isBusy: false, showsFaults: false });
  const tooFew = !wordsAreEnough(words.first) ? say('teach.words-few') : null;
  const other = words.first !== words.second ? say('teach.words-other') : null;

  const take = async () => {
    if (tooFew !== null || other !== null) return setState({ isBusy: false, showsFaults: true });
    setState({ isBusy: true, showsFaults: true });
    try {
      await desk.takeAlong({
        client: call,
        cohortId: cohort.id,
        courseTitle: cohort.courseTitle,
        timeZone: me.organisation.timeZone,
        takenBy: { id: me.id, name: me.name },
        words: words.first,
      });
      noteDesk();
      onTaken();
    } catch (fault) {
      setState({ isBusy: false, showsFaults: true, fault });
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.isBusy) void take();
      }}
    >
      <Panel>
        <p>{say('teach.take-what')}</p>
        {size !== undefined && (
          <p className={styles['size']}>
            <Icon name="download" size={22} />
            {say('teach.take-size', { size: formatBytes(locale, size) })}
          </p>
        )}
        <Notice kind="warn">
          <p>{say('teach.words-warn')}</p>
        </Notice>
        <div className={styles['words']}>
          <InputField
            label={say('teach.words-choose')}
            hint={say('teach.words-choose-hint')}
            type="password"
            autoComplete="new-password"
            value={words.first}
            onChange={(first) => setWords({ ...words, first })}
            fault={state.showsFaults ? tooFew : null}
            maxLength={200}
          />
          <InputField
            label={say('teach.words-again')}
            type="password"
            autoComplete="new-password"
            value={words.second}
            onChange={(second) => setWords({ ...words, second })}
            fault={state.showsFaults && tooFew === null ? other : null}
            maxLength={200}
          />
          <p>{say('teach.words-forget')}</p>
          {state.fault !== undefined && (
            <Notice kind="warn" isAnnounced>
              {deskFaultWords(say, state.fault)}
            </Notice>
          )}
          <Button submits isWide icon="download" isBusy={state.isBusy}>
            {say('teach.take-go')}
          </Button>
        </div>
      </Panel>
    </form>
  );
}

interface TakenProps {
  readonly cohort: Cohort;
  readonly bringing: ReturnType<typeof useBringing>;
}

/** What has come and what has not; then the way into class mode, which is another page of the browser. */
function Taken({ cohort, bringing }: TakenProps) {
  const { say } = useStaffWords();
  const here = useKept('classes', (desk) => desk.classes()).value?.find(({ cohortId }) => cohortId === cohort.id);
  const pack = useKept(`progress ${cohort.id}`, (desk) => desk.packProgress(cohort.id)).value;
  const isAppKept = useIsAppKept();
  const { isBusy, start } = bringing;
  const isReady = !isBusy && pack?.isWhole === true && isAppKept === true;
  useEffect(() => window.scrollTo(0, 0), []);
  return (
    <Panel>
      <h2 lang={scriptOf(cohort.name)}>{cohort.name}</h2>
      {isReady && (
        <Notice kind="good" isAnnounced>
          {say('teach.ready')}
        </Notice>
      )}
      <BringingState {...bringing} />
      {here && pack && !isBusy && <Missing here={here} pack={pack} isAppKept={isAppKept} />}
      {!isBusy && pack && !pack.isWhole && (
        <div>
          <Button kind="quiet" icon="download" onPress={() => void start()}>
            {say('teach.bring-rest')}
          </Button>
        </div>
      )}
      <div>
        {/* A page of its own, so that it is the version of the app that this tablet keeps. */}
        <a className={`${linkButton['link']} ${linkButton['primary']}`} href={`/staff/class/${cohort.id}`}>
          {say('teach.to-class')}
        </a>
      </div>
    </Panel>
  );
}
