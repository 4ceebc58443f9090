import { BottomBar, Button, EmptyState, SpeakerButton } from '@romduol/ui';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';

export interface UnseenClassProps {
  readonly onBegin: () => void;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}

/** Neither the server nor the phone can say now which class the code opens. That does not end her way. */
export function UnseenClass({ onBegin, onAgain, onBack }: UnseenClassProps) {
  const { say } = usePortalWords();
  return (
    <Page
      title={say('join.code.title')}
      back={onBack}
      bottom={
        <BottomBar>
          <Button icon="next" iconAt="end" isWide onPress={onBegin}>
            {say('join.unseen.begin')}
          </Button>
          <Button kind="quiet" isWide onPress={onAgain}>
            {say('join.unseen.again')}
          </Button>
        </BottomBar>
      }
    >
      <EmptyState icon="wifi-off" title={say('join.unseen.title')}>
        <p role="status">{say('join.unseen.how')}</p>
        <SpeakerButton src={null} />
      </EmptyState>
    </Page>
  );
}
