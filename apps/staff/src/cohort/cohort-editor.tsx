import { getCohort, saveCohort, RefusedError, type Cohort, type ReleaseSummary } from '@romduol/contracts';
import { Button, Notice } from '@romduol/ui';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useDraft } from '../draft.ts';
import { useKeepAnswer } from '../session/answers.tsx';
import { useServer } from '../session/server.ts';
import { Conflict, type Side } from '../ui/conflict.tsx';
import { Fault } from '../ui/live-state.tsx';
import { Panel, Row } from '../ui/page.tsx';
import { useStaffWords } from '../words.ts';
import { CohortFields, useFieldWords } from './cohort-fields.tsx';
import { draftOf, faultsIn, formOf, isStoredForm, merged, type CohortForm, type StoredForm } from './cohort-form.ts';

interface CohortEditorProps {
  /** Where the draft is kept in this tab. */
  readonly place: string;
  readonly start: () => StoredForm;
  /** The class that is changed; none when it is new. */
  readonly existing?: Cohort;
  readonly releases: readonly ReleaseSummary[];
  readonly onAccepted: () => void;
}

interface State {
  readonly isBusy: boolean;
  readonly showsFaults: boolean;
  readonly fault?: unknown;
  /** What somebody else saved first. */
  readonly theirs?: Cohort;
}

/** The form of a class: kept while it is typed, sent under one id however often it is pressed. */
export function CohortEditor({ place, start, existing, releases, onAccepted }: CohortEditorProps) {
  const { say } = useStaffWords();
  const { call } = useServer();
  const keep = useKeepAnswer();
  const navigate = useNavigate();
  const words = useFieldWords(releases);
  const [first] = useState(start);
  const { draft, change, reset, isFromBefore } = useDraft(place, first, isStoredForm);
  const [state, setState] = useState<State>({ isBusy: false, showsFaults: false });
  const fields = useRef<HTMLFormElement>(null);
  const faults = faultsIn(
    draft.form,
    releases.find(({ id }) => id === draft.form.releaseId),
    existing?.joined ?? 0,
  );

  const send = async (stored: StoredForm) => {
    setState({ isBusy: true, showsFaults: true });
    const params = { id: stored.id };
    try {
      const saved = await call(saveCohort, { params, body: draftOf(stored) });
      // A class of this id may have been made by an earlier try, before more was typed: then hers is not what was kept.
      if (words.differences(stored.form, formOf(saved)).length > 0)
        return setState({ isBusy: false, showsFaults: true, theirs: saved });
      keep(getCohort, { params }, saved);
      reset(first);
      await navigate(`/classes/${saved.id}`, { replace: true });
    } catch (fault) {
      if (!isConflict(fault)) return setState({ isBusy: false, showsFaults: true, fault });
      const theirs = await call(getCohort, { params }).catch(() => undefined);
      setState({ isBusy: false, showsFaults: true, fault, ...(theirs && { theirs }) });
    }
  };

  const submit = () => {
    if (state.isBusy) return;
    if (Object.keys(faults).length === 0) return void send(draft);
    setState({ isBusy: false, showsFaults: true });
    requestAnimationFrame(() =>
      fields.current?.querySelector<HTMLElement>('[aria-invalid], fieldset[aria-describedby] input')?.focus(),
    );
  };

  const { theirs } = state;
  if (theirs) {
    const keepSome = (kept: Readonly<Partial<Record<keyof CohortForm, Side>>>) => {
      const stored = { id: draft.id, version: theirs.version, form: merged(draft.form, formOf(theirs), kept) };
      change(stored);
      void send(stored);
    };
    return (
      <Panel title={say('conflict.title')}>
        <Conflict
          differences={words.differences(draft.form, formOf(theirs))}
          isBusy={state.isBusy}
          onKeep={keepSome}
          onBack={() => setState({ isBusy: false, showsFaults: true })}
        />
      </Panel>
    );
  }

  return (
    <form
      ref={fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Panel>
        {isFromBefore && (
          <Notice>
            {say('class.draft-kept')}{' '}
            <Button kind="quiet" onPress={() => reset(start())}>
              {say('class.draft-discard')}
            </Button>
          </Notice>
        )}
        <CohortFields
          form={draft.form}
          onChange={(form) => change({ ...draft, form })}
          faults={state.showsFaults ? faults : {}}
          releases={releases}
          isCourseFixed={(existing?.joined ?? 0) > 0}
          onAccepted={onAccepted}
        />
        <Fault fault={state.fault} />
        <Row>
          <Button submits isBusy={state.isBusy}>
            {say(existing ? 'save' : 'class.create')}
          </Button>
        </Row>
      </Panel>
    </form>
  );
}

const isConflict = (fault: unknown): boolean =>
  fault instanceof RefusedError &&
  (fault.code === 'thing.changed-meanwhile' || fault.code === 'thing.exists-differently');
