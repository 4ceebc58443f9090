import { Button, Notice, Sign } from '@romduol/ui';
import { useEffect } from 'react';
import { Navigate } from 'react-router';
import { Page } from '../frame/page.tsx';
import styles from '../join/join.module.css';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { useBorrow } from './borrow.tsx';

/** After the end: what stays on the phone, which is not much. */
export function Finished() {
  const { finishedIn, end } = useBorrow();
  const { locale, showIn } = usePhone();
  const { say } = usePortalWords();
  useEffect(() => {
    // In her language, for this one page: nothing of it is kept.
    if (finishedIn !== null && finishedIn !== locale) void showIn(finishedIn).catch(() => undefined);
  }, [finishedIn, locale, showIn]);
  if (finishedIn === null) return <Navigate to="/" />;
  return (
    <Page title={say('app.name')}>
      <Sign icon="check" tone="calm" />
      <p className={styles['lead']} role="status">
        {say('borrowed.gone')}
      </p>
      <Notice kind="info">{say('borrowed.stays', { name: say('app.name') })}</Notice>
      <Button kind="quiet" icon="home" isWide onPress={() => end(null)}>
        {say('app.nothing.home')}
      </Button>
    </Page>
  );
}
