import { getCohort, listReleases, type Cohort } from '@romduol/contracts';
import { newId } from '@romduol/offline';
import { useParams } from 'react-router';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { LiveState } from '../ui/live-state.tsx';
import { Page } from '../ui/page.tsx';
import { useStaffWords } from '../words.ts';
import { CohortEditor } from './cohort-editor.tsx';
import { emptyForm, formOf } from './cohort-form.ts';

/** A new class. */
export function NewCohortPage() {
  const { locale, say } = useStaffWords();
  const { me } = useMe();
  const releases = useAnswer(listReleases, {});
  return (
    <Page title={say('class.new')} back={{ to: '/', words: say('nav.classes') }}>
      <LiveState of={releases}>
        {(list) => (
          <CohortEditor
            place={`${me.id}.new-class`}
            start={() => ({ id: newId(), version: 0, form: emptyForm(locale, me.organisation.today) })}
            releases={list}
            onAccepted={() => void releases.refresh()}
          />
        )}
      </LiveState>
    </Page>
  );
}

/** Changing a class that is there. */
export function EditCohortPage() {
  const { say } = useStaffWords();
  const { id = '' } = useParams();
  const cohort = useAnswer(getCohort, { params: { id } });
  return (
    <Page title={say('class.edit')} back={{ to: `/classes/${id}`, words: cohort.answer?.name ?? say('class.it') }}>
      <LiveState of={cohort}>{(current) => <EditCohort cohort={current} />}</LiveState>
    </Page>
  );
}

function EditCohort({ cohort }: { readonly cohort: Cohort }) {
  const { me } = useMe();
  const releases = useAnswer(listReleases, {});
  const { id, version } = cohort;
  return (
    <LiveState of={releases}>
      {(list) => (
        <CohortEditor
          place={`${me.id}.class.${id}`}
          start={() => ({ id, version, form: formOf(cohort) })}
          existing={cohort}
          releases={list}
          onAccepted={() => void releases.refresh()}
        />
      )}
    </LiveState>
  );
}
