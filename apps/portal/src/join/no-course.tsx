import { Button, Notice } from '@romduol/ui';
import { lazy, Suspense, useState } from 'react';
import { Opening } from '../frame/opening.tsx';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import { useOpenedPlace, usePlaces } from '../place/place-context.tsx';
import { RegistrationNotice } from './registration-notice.tsx';

const RemovePlace = lazy(async () => ({ default: (await import('../me/remove-place.tsx')).RemovePlace }));

/** Her home while her class has not answered and nobody on this phone has its course: what she can do meanwhile. */
export function NoCourse() {
  const place = useOpenedPlace();
  const { requested, lock } = usePlaces();
  const { say } = usePortalWords();
  const go = useGo();
  const [isRemoving, setRemoving] = useState(false);
  if (isRemoving)
    return (
      <Suspense fallback={<Opening />}>
        <RemovePlace onBack={() => setRemoving(false)} />
      </Suspense>
    );
  return (
    <Page title={say('learn.hello', { name: place.name })}>
      <RegistrationNotice />
      {requested === null && <Notice kind="good">{say('asked.lessons-come')}</Notice>}
      <p>{say('asked.meanwhile')}</p>
      <Button icon="help" isWide onPress={() => go('/help')}>
        {say('welcome.help')}
      </Button>
      {requested?.state === 'waiting' && (
        <Button kind="quiet" icon="book" isWide onPress={() => go('/code')}>
          {say('asked.other-code')}
        </Button>
      )}
      <Button kind="quiet" icon="lock" isWide onPress={() => (lock(), go('/open'))}>
        {say('me.lock')}
      </Button>
      <Button kind="danger" icon="trash" isWide onPress={() => setRemoving(true)}>
        {say('me.remove')}
      </Button>
    </Page>
  );
}
