import { Button, SpeakerButton } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { useGo } from '../frame/use-go.ts';
import { drawingOf } from '../look/looks.ts';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { HomeScreen } from './drawings.tsx';
import styles from './install.module.css';
import { useInstall } from './use-install.ts';

/**
 * Says once, when she has finished something and is at rest, that the app may stand on the home screen. Put away, it does
 * not come back; the way there stays among what is hers.
 */
export function InstallHint() {
  const { phone, look } = usePhone();
  const { say } = usePortalWords();
  const go = useGo();
  const install = useInstall();
  const [isPutAway, setPutAway] = useState(true);
  useEffect(() => {
    let isHere = true;
    phone.isInstallHintPutAway().then(
      (isSo) => isHere && setPutAway(isSo),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [phone]);
  if (isPutAway || (install !== 'offered' && install !== 'by-hand')) return null;
  const putAway = () => {
    setPutAway(true);
    void phone.putAwayInstallHint().catch(() => undefined);
  };
  return (
    <section className={styles['hint']}>
      <h2>{say('install.title')}</h2>
      <HomeScreen drawing={drawingOf(look)} name={say('app.name')} />
      <div className={styles['said']}>
        <p>
          {say('install.opens')} {say('install.first')}
        </p>
        <SpeakerButton src={null} />
      </div>
      <Button
        icon="next"
        iconAt="end"
        isWide
        onPress={() => {
          putAway();
          go('/look', { from: '/install' });
        }}
      >
        {say('install.show')}
      </Button>
      <Button kind="quiet" isWide onPress={putAway}>
        {say('install.not-now')}
      </Button>
    </section>
  );
}
