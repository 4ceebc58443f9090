import type { PlaceSummary } from '@romduol/offline';
import { Button, ChoiceCard, Icon } from '@romduol/ui';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import styles from '../join/join.module.css';
import { usePortalWords } from '../phone/words.ts';

export interface WhoIsItProps {
  readonly places: readonly PlaceSummary[];
  readonly onChoose: (place: PlaceSummary) => void;
}

/** Those who have a place here, and the ways for everyone else. */
export function WhoIsIt({ places, onChoose }: WhoIsItProps) {
  const { say } = usePortalWords();
  const go = useGo();
  return (
    <Page title={say('open.who')}>
      <div className={styles['choices']}>
        {places.map((place) => (
          <ChoiceCard
            key={place.traineeId}
            words={place.name}
            picture={<Icon name="person" size={36} />}
            onPress={() => onChoose(place)}
          />
        ))}
      </div>
      <Button kind="quiet" icon="next" iconAt="end" isWide onPress={() => go('/join')}>
        {say('open.new')}
      </Button>
      <Button kind="quiet" icon="phone" isWide onPress={() => go('/borrowed')}>
        {say('borrowed.begin')}
      </Button>
      <Button kind="quiet" icon="help" isWide onPress={() => go('/help')}>
        {say('welcome.help')}
      </Button>
    </Page>
  );
}
