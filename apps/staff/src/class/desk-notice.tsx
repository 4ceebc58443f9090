import { HandingInProvider, Waiting } from './hand-in.tsx';

/** On the pages of the desk: what class mode noted on this computer is handed in, and what still waits is said. */
export function DeskNotice() {
  return (
    <HandingInProvider>
      <Waiting />
    </HandingInProvider>
  );
}
