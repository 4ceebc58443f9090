import { Button } from '@romduol/ui';
import { useStaffWords } from '../words.ts';
import styles from './block-step.module.css';
import type { Stage } from './stage.ts';

/** On a hard screen: the class may leave it out, and nobody loses anything. */
export function SkipTogether({ stage }: { readonly stage: Stage }) {
  const { say } = useStaffWords();
  if (stage.skip === null) return null;
  return (
    <div className={styles['skip']}>
      <Button kind="quiet" icon="next" iconAt="end" onPress={stage.skip}>
        {say('teach.skip-screen')}
      </Button>
      <p>{say('block.skip-fine')}</p>
    </div>
  );
}
