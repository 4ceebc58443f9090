import { eraseTrainee } from '@romduol/contracts';
import { useNavigate } from 'react-router';
import { useServer } from '../session/server.ts';
import { GraveAction } from './grave-action.tsx';

/** Erases a woman who wants to be forgotten; leads back to her class, where she no longer is. */
export function EraseTrainee({ traineeId, classId }: { readonly traineeId: string; readonly classId: string }) {
  const { call } = useServer();
  const navigate = useNavigate();
  return (
    <GraveAction
      icon="cross"
      words={{
        offer: 'erase.offer',
        title: 'erase.title',
        does: 'erase.does',
        loses: 'erase.loses',
        go: 'erase.go',
      }}
      act={() => call(eraseTrainee, { params: { id: traineeId } })}
      onDone={() => void navigate(`/classes/${classId}`)}
    />
  );
}
