import { PlaceGoneError, type PlaceSummary } from '@romduol/offline';
import { Button, ChoiceCard, Dialog, formatMinutes, Icon, Notice, PinPad, SpeakerButton } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Opening } from '../frame/opening.tsx';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import { usePlacesHere } from '../start/use-places.ts';
import styles from '../join/join.module.css';

/** Who is it, if several have a place here; then her four pictures. Works without network. */
export function OpenPlaceScreen() {
  const { open, isOpening } = usePlaces();
  const places = usePlacesHere();
  const wanted: unknown = useLocation().state;
  const [who, setWho] = useState<PlaceSummary | null>(null);
  if (open !== null || isOpening) return <Navigate to={wantedFrom(wanted)} replace />;
  if (places === null) return <Opening />;
  if (places.length === 0) return <Navigate to="/" replace />;
  const [only] = places;
  const person = who ?? (places.length === 1 && only ? only : null);
  if (person === null) return <WhoIsIt places={places} onChoose={setWho} />;
  return <HerPin person={person} onOther={places.length > 1 ? () => setWho(null) : null} />;
}

/** Where she wanted to go before she was asked for her pictures. */
function wantedFrom(state: unknown): string {
  const then = typeof state === 'object' && state !== null && 'then' in state ? state.then : null;
  return typeof then === 'string' ? then : '/learn';
}

function WhoIsIt({
  places,
  onChoose,
}: {
  readonly places: readonly PlaceSummary[];
  readonly onChoose: (place: PlaceSummary) => void;
}) {
  const { say } = usePortalWords();
  const go = useGo();
  return (
    <Page title={say('open.who')}>
      <div className={styles['choices']}>
        {places.map((place) => (
          <ChoiceCard
            key={place.traineeId}
            words={place.name}
            picture={<Icon name="person" size={36} />}
            onPress={() => onChoose(place)}
          />
        ))}
      </div>
      <Button kind="quiet" icon="next" iconAt="end" isWide onPress={() => go('/join')}>
        {say('open.new')}
      </Button>
      <Button kind="quiet" icon="help" isWide onPress={() => go('/help')}>
        {say('welcome.help')}
      </Button>
    </Page>
  );
}

function HerPin({ person, onOther }: { readonly person: PlaceSummary; readonly onOther: (() => void) | null }) {
  const { phone } = usePhone();
  const { enter } = usePlaces();
  const { locale, say } = usePortalWords();
  const go = useGo();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [wait, setWait] = useState(0);
  const [isAsking, setAsking] = useState(false);

  useEffect(() => {
    if (wait === 0) return;
    const second = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(second);
  }, [wait]);

  const tryPin = (pin: string) => {
    setBusy(true);
    setFault(null);
    phone
      .open(person.traineeId, pin)
      .then((opened) => {
        if (opened.state === 'open') return enter(opened.place);
        if (opened.state === 'wait') setWait(opened.seconds);
        else setFault(say('open.wrong'));
      })
      .catch((error: unknown) =>
        setFault(error instanceof PlaceGoneError ? say('open.gone') : problemWords(say, error)),
      )
      .finally(() => setBusy(false));
  };

  const time = wait > 90 ? formatMinutes(locale, Math.ceil(wait / 60)) : say('practice.seconds', { count: wait });
  return (
    <Page title={say('open.title')} back={onOther ?? undefined}>
      <div className={styles['said']}>
        <p role="status">{isBusy ? say('app.opening') : say('open.ask', { name: person.name })}</p>
        <SpeakerButton src={null} />
      </div>
      {wait > 0 && <Notice kind="warn">{say('open.wait', { time })}</Notice>}
      {wait === 0 && fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
      <PinPad onPin={tryPin} isDisabled={isBusy || wait > 0} />
      <Button kind="quiet" isWide onPress={() => setAsking(true)}>
        {say('open.forgot')}
      </Button>
      {onOther === null && (
        <Button kind="quiet" isWide onPress={() => go('/join')}>
          {say('open.someone-else')}
        </Button>
      )}
      <Button kind="quiet" icon="help" isWide onPress={() => go('/help')}>
        {say('welcome.help')}
      </Button>
      <Dialog title={say('open.forgot')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{say('open.forgot.how')}</p>
        <Button isWide onPress={() => go('/card')}>
          {say('open.forgot.card')}
        </Button>
        <Button kind="quiet" isWide onPress={() => setAsking(false)}>
          {say('app.cancel')}
        </Button>
      </Dialog>
    </Page>
  );
}
