import { BottomBar, Button, ChoiceCard, Notice, SpeakerButton } from '@romduol/ui';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { dropOffer } from '../install/offer.ts';
import { useInstall } from '../install/use-install.ts';
import { usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import styles from './look.module.css';
import { drawingOf, looks, type Look } from './looks.ts';

/** Under which name and picture the app stands on this phone. Worn as soon as it is tapped; another tap changes it. */
export function ChooseLook() {
  const { look: worn, wearLook } = usePhone();
  const { say } = usePortalWords();
  const go = useGo();
  const install = useInstall();
  const from = cameFrom(useLocation().state);
  /** She is about to put the app on the home screen. */
  const isOnTheWay = from === '/install';
  const [fault, setFault] = useState<string | null>(null);
  const choose = (look: Look) => {
    setFault(null);
    // What the browser offered bears the name before.
    if (look !== worn) dropOffer();
    wearLook(look).catch((error: unknown) => setFault(problemWords(say, error)));
  };
  return (
    <Page
      title={say('look.title')}
      back={from}
      bottom={
        isOnTheWay && (
          <BottomBar>
            <Button icon="next" iconAt="end" isWide onPress={() => go('/install')}>
              {say('next')}
            </Button>
          </BottomBar>
        )
      }
    >
      <div className={styles['said']}>
        <h2>{say('look.ask')}</h2>
        <SpeakerButton src={null} />
      </div>
      <div className={styles['looks']} role="radiogroup" aria-label={say('look.ask')}>
        {looks.map((look) => (
          <ChoiceCard
            key={look}
            role="radio"
            words={say(`look.${look}`)}
            picture={<img src={drawingOf(look)} alt="" width={56} height={56} />}
            mark={look === worn ? 'chosen' : undefined}
            onPress={() => choose(look)}
          />
        ))}
      </div>
      {fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
      <div className={styles['said']}>
        <p>{say('look.what')}</p>
        <SpeakerButton src={null} />
      </div>
      {install === 'installed' && <Notice kind="info">{say('look.installed')}</Notice>}
      {(install === 'offered' || install === 'by-hand') && !isOnTheWay && (
        <Button kind="quiet" icon="download" isWide onPress={() => go('/install', { from })}>
          {say('install.title')}
        </Button>
      )}
    </Page>
  );
}

/** Where she came from, and goes back to. */
export function cameFrom(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null;
  return typeof from === 'string' ? from : '/';
}
