import type { ReleaseSummary } from '@romduol/contracts';
import { locales } from '@romduol/domain';
import { formatDay, Notice } from '@romduol/ui';
import { AcceptRelease } from '../course/accept-release.tsx';
import { ReleaseCard } from '../course/release-card.tsx';
import { useMe } from '../session/me.ts';
import { DayField } from '../ui/day-field.tsx';
import { Choices, InputField, SelectField, Tick } from '../ui/input-field.tsx';
import { inWords, ownNames, useStaffWords, type StaffKey } from '../words.ts';
import styles from './cohort-fields.module.css';
import { differencesBetween, type CohortForm, type FormFaults } from './cohort-form.ts';

interface CohortFieldsProps {
  readonly form: CohortForm;
  readonly onChange: (form: CohortForm) => void;
  readonly faults: FormFaults;
  readonly releases: readonly ReleaseSummary[];
  /** Once women have joined, the course cannot be exchanged: what they did belongs to it. */
  readonly isCourseFixed: boolean;
  readonly onAccepted: () => void;
}

const labels: Readonly<Record<keyof CohortForm, StaffKey>> = {
  name: 'class.name',
  releaseId: 'class.course',
  language: 'class.language',
  womenOnly: 'class.women-only',
  seats: 'class.seats',
  startsOn: 'class.starts',
  endsOn: 'class.ends',
};

export function CohortFields({ form, onChange, faults, releases, isCourseFixed, onAccepted }: CohortFieldsProps) {
  const { say } = useStaffWords();
  const release = releases.find(({ id }) => id === form.releaseId);
  const said = (key: keyof CohortForm) => (faults[key] ? say(faults[key]) : null);
  const put = (change: Partial<CohortForm>) => onChange({ ...form, ...change });
  const languages = release?.languages ?? locales;
  const chooseCourse = (releaseId: string) => {
    const offered = releases.find(({ id }) => id === releaseId)?.languages ?? [];
    put({ releaseId, language: offered.includes(form.language) ? form.language : (offered[0] ?? form.language) });
  };
  return (
    <div className={styles['fields']}>
      <InputField
        label={say('class.name')}
        hint={say('class.name-hint')}
        value={form.name}
        onChange={(name) => put({ name })}
        fault={said('name')}
        maxLength={120}
      />
      {isCourseFixed ? (
        <div>
          <p className={styles['label']}>{say('class.course')}</p>
          <p className={styles['hint']}>{say('class.course-fixed')}</p>
          {release && <ReleaseCard release={release} />}
          {faults.releaseId && <Notice kind="warn">{say(faults.releaseId)}</Notice>}
        </div>
      ) : (
        <CourseChoice
          releases={releases}
          value={form.releaseId}
          onChange={chooseCourse}
          fault={said('releaseId')}
          onAccepted={onAccepted}
        />
      )}
      <SelectField
        label={say('class.language')}
        hint={say('class.language-hint')}
        value={form.language}
        onChange={(language) => put({ language })}
        options={languages.map((language) => ({ value: language, words: ownNames[language], lang: language }))}
      />
      <Tick
        label={say('class.women-only')}
        hint={say('class.women-only-hint')}
        isTicked={form.womenOnly}
        onChange={(womenOnly) => put({ womenOnly })}
      />
      <InputField
        label={say('class.seats')}
        type="number"
        inputMode="numeric"
        min={1}
        max={500}
        value={form.seats}
        onChange={(seats) => put({ seats })}
        fault={said('seats')}
        isShort
      />
      <div className={styles['days']}>
        <DayField
          label={say('class.starts')}
          value={form.startsOn}
          onChange={(startsOn) => put({ startsOn })}
          fault={said('startsOn')}
        />
        <DayField
          label={say('class.ends')}
          min={form.startsOn}
          value={form.endsOn}
          onChange={(endsOn) => put({ endsOn })}
          fault={said('endsOn')}
        />
      </div>
      <p className={styles['hint']}>{say('class.ends-hint')}</p>
    </div>
  );
}

interface CourseChoiceProps {
  readonly releases: readonly ReleaseSummary[];
  readonly value: string;
  readonly onChange: (releaseId: string) => void;
  readonly fault: string | null;
  readonly onAccepted: () => void;
}

function CourseChoice({ releases, value, onChange, fault, onAccepted }: CourseChoiceProps) {
  const { say } = useStaffWords();
  const { may } = useMe();
  const chosen = releases.find(({ id }) => id === value);
  const canAccept = may('course.accept');
  if (releases.length === 0) return <Notice kind="warn">{say('courses.none')}</Notice>;
  return (
    <div className={styles['course']}>
      <Choices
        legend={say('class.course')}
        value={value}
        onChange={onChange}
        fault={fault}
        choices={releases.map((release) => ({ value: release.id, words: <ReleaseCard release={release} /> }))}
      />
      {chosen && chosen.accepted === null && canAccept && (
        <div>
          <AcceptRelease release={chosen} onAccepted={onAccepted} />
        </div>
      )}
      {chosen && !chosen.mayBeTaught && !canAccept && <Notice kind="warn">{say('class.ask-to-accept')}</Notice>}
    </div>
  );
}

/** The form's fields in words, for showing what two people set differently. */
export function useFieldWords(releases: readonly ReleaseSummary[]) {
  const { locale, say } = useStaffWords();
  const shown = (key: keyof CohortForm, form: CohortForm): string => {
    if (key === 'releaseId') {
      const title = releases.find(({ id }) => id === form.releaseId)?.title;
      return title ? inWords(title, locale).words : '–';
    }
    if (key === 'language') return ownNames[form.language];
    if (key === 'womenOnly') return say(form.womenOnly ? 'yes' : 'no');
    if (key === 'startsOn' || key === 'endsOn')
      return form[key] === '' ? say('class.no-day') : formatDay(locale, form[key]);
    return form[key];
  };
  return {
    differences: (mine: CohortForm, theirs: CohortForm) =>
      differencesBetween(mine, theirs, (key) => say(labels[key]), shown),
  };
}
