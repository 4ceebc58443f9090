import type { PlaceSummary } from '@romduol/offline';
import { ChoiceCard, Icon, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import styles from '../join/join.module.css';
import { usePortalWords } from '../phone/words.ts';
import { ResetPictures } from './reset-pictures.tsx';

/** Two ways when the pictures are forgotten: her trainer is here, or her card. */
export function Forgot({ person, onBack }: { readonly person: PlaceSummary; readonly onBack: () => void }) {
  const { say } = usePortalWords();
  const go = useGo();
  const [isTrainerHere, setTrainerHere] = useState(false);
  if (isTrainerHere) return <ResetPictures person={person} onBack={() => setTrainerHere(false)} />;
  return (
    <Page title={say('open.forgot')} back={onBack}>
      <div className={styles['said']}>
        <p>{say('open.forgot.how')}</p>
        <SpeakerButton src={null} />
      </div>
      <div className={styles['choices']}>
        <ChoiceCard
          words={say('open.forgot.trainer')}
          picture={<Icon name="pencil" size={36} />}
          speaker={<SpeakerButton src={null} />}
          onPress={() => setTrainerHere(true)}
        />
        <ChoiceCard
          words={say('open.forgot.card')}
          picture={<Icon name="person" size={36} />}
          speaker={<SpeakerButton src={null} />}
          onPress={() => go('/card')}
        />
      </div>
    </Page>
  );
}
