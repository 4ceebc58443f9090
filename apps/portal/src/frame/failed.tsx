import { Button, createMessages, EmptyState, Screen, WordsProvider, type Catalogue } from '@romduol/ui';
import { loadPortalWords } from '@romduol/ui/portal-words';
import { useEffect, useState } from 'react';
import type { PortalKey } from '@romduol/ui/portal-words';
import { keptWorn } from '../look/wear.ts';
import { leaveNow } from './leave.ts';
import { Opening } from './opening.tsx';

/** The phone's store could not be opened: says why and what to do, in the default language. */
export function Failed({ reason }: { readonly reason: 'storage' | 'outdated' }) {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  useEffect(() => {
    loadPortalWords('km').then(setCatalogue, () => undefined);
  }, []);
  if (catalogue === null) return <Opening />;
  const say = createMessages('km', catalogue);
  const key: PortalKey = reason === 'outdated' ? 'app.outdated' : 'app.storage-failed';
  return (
    <WordsProvider locale="km" say={say}>
      <Screen title={keptWorn()?.name ?? say('app.name')} onLeave={leaveNow}>
        <EmptyState icon="warn" title={say(key)}>
          <Button onPress={() => location.reload()}>{say('app.reload')}</Button>
        </EmptyState>
      </Screen>
    </WordsProvider>
  );
}
