import { openTrainee } from '@romduol/contracts';
import { Button, formatDay } from '@romduol/ui';
import { useState } from 'react';
import { useMe } from '../session/me.ts';
import { useServer } from '../session/server.ts';
import { Facts } from '../ui/facts.tsx';
import { Fault } from '../ui/live-state.tsx';
import { Name } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import type { Details } from './details.ts';
import { DetailsForm } from './details-form.tsx';

interface OpenDetailsProps {
  readonly traineeId: string;
  readonly onSaved: () => void;
}

/** Her name and plan, opened on purpose: opening is recorded, and that is said before it happens. */
export function OpenDetails({ traineeId, onSaved }: OpenDetailsProps) {
  const { locale, say } = useStaffWords();
  const { may, seesNames } = useMe();
  const { call } = useServer();
  const [details, setDetails] = useState<Details | null>(null);
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: unknown }>({ isBusy: false });
  const open = async () => {
    setState({ isBusy: true });
    try {
      setDetails(await call(openTrainee, { params: { id: traineeId } }));
      setState({ isBusy: false });
    } catch (fault) {
      setState({ isBusy: false, fault });
    }
  };
  if (details === null)
    return (
      <>
        <p>{say(seesNames ? 'woman.open-recorded' : 'woman.open-hidden')}</p>
        <Fault fault={state.fault} />
        <div>
          <Button kind="quiet" icon="lock" isBusy={state.isBusy} onPress={() => void open()}>
            {say('woman.open')}
          </Button>
        </div>
      </>
    );
  if (may('trainee.plan')) return <DetailsForm details={details} onSaved={(saved) => [setDetails(saved), onSaved()]} />;
  const { name, latinName, departure } = details;
  return (
    <Facts
      facts={[
        { label: say('woman.name'), value: <Name>{name}</Name> },
        { label: say('woman.latin'), value: latinName ?? '–' },
        { label: say('woman.plan'), value: say(`intention.${departure.intention}`) },
        ...(departure.departsOn ? [{ label: say('woman.day'), value: formatDay(locale, departure.departsOn) }] : []),
      ]}
    />
  );
}
