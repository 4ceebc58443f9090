import { Button } from '@romduol/ui';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import styles from './banner.module.css';
import { useBorrow } from './borrow.tsx';

/** On a phone that is not hers, under the title of every tab: nothing is kept here, and how to finish. */
export function BorrowedBanner() {
  const { isBorrowed } = useBorrow();
  const { say } = usePortalWords();
  const go = useGo();
  if (!isBorrowed) return null;
  return (
    <div className={styles['banner']}>
      <p>{say('borrowed.banner')}</p>
      <Button kind="quiet" onPress={() => go('/finish')}>
        {say('borrowed.finish')}
      </Button>
    </div>
  );
}
