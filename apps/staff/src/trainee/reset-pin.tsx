import { resetPin } from '@romduol/contracts';
import { useServer } from '../session/server.ts';
import { GraveAction } from './grave-action.tsx';

/** Lets her choose a new picture PIN; says first what she loses by it. */
export function ResetPin({ traineeId }: { readonly traineeId: string }) {
  const { call } = useServer();
  return (
    <GraveAction
      icon="lock"
      words={{
        offer: 'pin.reset',
        title: 'pin.reset-title',
        does: 'pin.reset-does',
        loses: 'pin.reset-loses',
        go: 'pin.reset-go',
      }}
      done="pin.reset-done"
      act={() => call(resetPin, { params: { id: traineeId } })}
    />
  );
}
