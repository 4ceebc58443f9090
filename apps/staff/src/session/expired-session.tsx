import { Button, Dialog } from '@romduol/ui';
import { useSyncExternalStore } from 'react';
import { useStaffWords } from '../words.ts';
import { useMe } from './me.ts';
import { useServer } from './server.ts';
import { SignInFlow } from './sign-in-flow.tsx';

/** The session ended in the middle of work: sign in again right here; the page and all that was typed stay. */
export function ExpiredSession() {
  const { say } = useStaffWords();
  const { me } = useMe();
  const server = useServer();
  const isWaiting = useSyncExternalStore(server.subscribe, server.isWaiting);
  return (
    <Dialog title={say('expired.title')} isOpen={isWaiting} onClose={server.giveUp}>
      <p>{say('expired.explain')}</p>
      <SignInFlow email={me.email} onSignedIn={server.resume} />
      <Button kind="quiet" onPress={server.giveUp}>
        {say('expired.later')}
      </Button>
    </Dialog>
  );
}
