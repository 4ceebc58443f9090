import { openTrainee, planTrainee, RefusedError } from '@romduol/contracts';
import type { DeparturePlan } from '@romduol/domain';
import { Button, formatDay, Notice } from '@romduol/ui';
import { useRef, useState } from 'react';
import { useMe } from '../session/me.ts';
import { useServer } from '../session/server.ts';
import { Conflict, type Difference, type Side } from '../ui/conflict.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Choices, InputField } from '../ui/input-field.tsx';
import { Fault } from '../ui/live-state.tsx';
import { useStaffWords, type StaffKey } from '../words.ts';
import { departureOf, entryOf, faultsIn, type Details, type DetailsEntry } from './details.ts';
import styles from './details-form.module.css';

interface DetailsFormProps {
  readonly details: Details;
  readonly onSaved: (details: Details) => void;
}

const intentions: readonly DeparturePlan['intention'][] = ['leaving', 'unknown', 'staying'];

const labels: Readonly<Record<keyof DetailsEntry, StaffKey>> = {
  name: 'woman.name',
  latinName: 'woman.latin',
  intention: 'woman.plan',
  departsOn: 'woman.day',
};

interface State {
  readonly isBusy: boolean;
  readonly showsFaults: boolean;
  readonly isSaved?: boolean;
  readonly fault?: unknown;
  /** What somebody else saved first. */
  readonly theirs?: Details;
}

/** Corrects her name, its Latin spelling and her departure plan. Nothing typed is lost when somebody else was first. */
export function DetailsForm({ details, onSaved }: DetailsFormProps) {
  const { locale, say } = useStaffWords();
  const { me } = useMe();
  const { call } = useServer();
  const [entry, setEntry] = useState(entryOf(details));
  const [state, setState] = useState<State>({ isBusy: false, showsFaults: false });
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsIn(entry, details, me.organisation.today);
  const said = (key: keyof DetailsEntry) => (state.showsFaults && faults[key] ? say(faults[key]) : null);
  const put = (change: Partial<DetailsEntry>) => {
    setEntry({ ...entry, ...change });
    setState({ ...state, isSaved: false });
  };

  const send = async (sent: DetailsEntry, version: number) => {
    setState({ isBusy: true, showsFaults: true });
    const params = { id: details.id };
    const body = {
      name: sent.name.trim(),
      latinName: sent.latinName.trim() === '' ? null : sent.latinName.trim(),
      departure: departureOf(sent),
      version,
    };
    try {
      const saved = await call(planTrainee, { params, body });
      setEntry(entryOf(saved));
      setState({ isBusy: false, showsFaults: false, isSaved: true });
      onSaved(saved);
    } catch (fault) {
      const isConflict = fault instanceof RefusedError && fault.code === 'thing.changed-meanwhile';
      const theirs = isConflict ? await call(openTrainee, { params }).catch(() => undefined) : undefined;
      setState({ isBusy: false, showsFaults: true, fault, ...(theirs && { theirs }) });
    }
  };

  const submit = () => {
    if (state.isBusy) return;
    if (Object.keys(faults).length === 0) return void send(entry, details.version);
    setState({ isBusy: false, showsFaults: true });
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };

  const shown = (key: keyof DetailsEntry, of: DetailsEntry): string => {
    if (key === 'intention') return say(`intention.${of.intention}`);
    if (key !== 'departsOn') return of[key] === '' ? '–' : of[key];
    const { departsOn } = departureOf(of);
    return departsOn === null ? say('class.no-day') : formatDay(locale, departsOn);
  };

  const { theirs } = state;
  if (theirs) {
    const other = entryOf(theirs);
    const keys = Object.keys(labels) as (keyof DetailsEntry)[];
    const differences = keys
      .map((key): Difference<keyof DetailsEntry> => ({
        key,
        label: say(labels[key]),
        mine: shown(key, entry),
        theirs: shown(key, other),
      }))
      .filter(({ mine, theirs: there }) => mine.trim() !== there);
    const keepSome = (kept: Readonly<Partial<Record<keyof DetailsEntry, Side>>>) => {
      const fromThem = Object.fromEntries(keys.filter((key) => kept[key] === 'theirs').map((key) => [key, other[key]]));
      const next: DetailsEntry = { ...entry, ...fromThem };
      setEntry(next);
      void send(next, theirs.version);
    };
    return (
      <Conflict
        differences={differences}
        isBusy={state.isBusy}
        onKeep={keepSome}
        onBack={() => setState({ isBusy: false, showsFaults: true })}
      />
    );
  }

  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <InputField
        label={say('woman.name')}
        value={entry.name}
        onChange={(name) => put({ name })}
        fault={said('name')}
        maxLength={120}
      />
      <InputField
        label={say('woman.latin')}
        hint={say('woman.latin-hint')}
        value={entry.latinName}
        onChange={(latinName) => put({ latinName })}
        fault={said('latinName')}
        maxLength={120}
      />
      <Choices
        legend={say('woman.plan')}
        value={entry.intention}
        onChange={(intention) => put({ intention })}
        choices={intentions.map((intention) => ({ value: intention, words: say(`intention.${intention}`) }))}
      />
      {entry.intention === 'leaving' && (
        <DayField
          label={say('woman.day')}
          hint={say('woman.day-hint')}
          value={entry.departsOn}
          onChange={(departsOn) => put({ departsOn })}
          fault={said('departsOn')}
        />
      )}
      <Fault fault={state.fault} />
      {state.isSaved && (
        <Notice kind="good" isAnnounced>
          {say('saved')}
        </Notice>
      )}
      <div>
        <Button submits isBusy={state.isBusy}>
          {say('save')}
        </Button>
      </div>
    </form>
  );
}
