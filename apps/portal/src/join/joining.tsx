import { BottomBar, Button, EmptyState } from '@romduol/ui';
import { LookMark } from '../look/look-mark.tsx';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './join.module.css';

export interface JoiningProps {
  readonly fault: string | null;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}

/** The class is asked. When that fails, everything she gave is still here. */
export function Joining({ fault, onAgain, onBack }: JoiningProps) {
  const { say } = usePortalWords();
  if (fault === null)
    return (
      <Page title={say('join.working')} titleIsQuiet>
        <div className={styles['waiting']} role="status">
          <LookMark size={88} />
          <p>{say('join.working')}</p>
        </div>
      </Page>
    );
  return (
    <Page
      title={say('app.name')}
      back={onBack}
      bottom={
        <BottomBar>
          <Button isWide onPress={onAgain}>
            {say('app.again')}
          </Button>
        </BottomBar>
      }
    >
      <EmptyState icon="info" title={fault} />
    </Page>
  );
}
