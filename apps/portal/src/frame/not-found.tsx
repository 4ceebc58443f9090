import { Button, EmptyState } from '@romduol/ui';
import { usePortalWords } from '../phone/words.ts';
import { Page } from './page.tsx';
import { useGo } from './use-go.ts';

/** An address that leads nowhere. Says nothing of what else there might be, nor what was asked for. */
export function NotFound() {
  const { say } = usePortalWords();
  const go = useGo();
  return (
    <Page title={say('app.name')}>
      <EmptyState icon="info" title={say('app.nothing.title')}>
        <Button icon="home" onPress={() => go('/')}>
          {say('app.nothing.home')}
        </Button>
      </EmptyState>
    </Page>
  );
}
