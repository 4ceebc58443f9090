import { signOut } from '@romduol/contracts';
import { Button } from '@romduol/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { forgetDrafts } from '../draft.ts';
import { useStaffWords } from '../words.ts';
import { useForgetAnswers } from './answers.tsx';
import { useServer } from './server.ts';
import { Fault } from '../ui/live-state.tsx';

/** Ends this session and forgets on this computer whatever was read or typed. */
export function SignOut() {
  const { say } = useStaffWords();
  const { callAtOnce } = useServer();
  const forgetAnswers = useForgetAnswers();
  const navigate = useNavigate();
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly fault?: unknown }>({ isBusy: false });
  const leave = async () => {
    setState({ isBusy: true });
    try {
      await callAtOnce(signOut, {});
      forgetAnswers();
      forgetDrafts();
      await navigate('/sign-in', { replace: true });
    } catch (fault) {
      setState({ isBusy: false, fault });
    }
  };
  return (
    <>
      <Button kind="quiet" isBusy={state.isBusy} onPress={() => void leave()}>
        {say('sign-out')}
      </Button>
      <Fault fault={state.fault} />
    </>
  );
}
