import { Button, EmptyState, Sign, SpeakerButton } from '@romduol/ui';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { cameFrom } from '../look/choose-look.tsx';
import { drawingOf } from '../look/looks.ts';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { menuSignOf } from './browser.ts';
import { HomeScreen, MenuPicture } from './drawings.tsx';
import styles from './install.module.css';
import { takeOffer } from './offer.ts';
import { useInstall } from './use-install.ts';

/** How the app gets onto the home screen: under which name, then with one tap or through the browser's menu. */
export function InstallScreen() {
  const { look } = usePhone();
  const { say } = usePortalWords();
  const go = useGo();
  const install = useInstall();
  const from = cameFrom(useLocation().state);
  const [isAsking, setAsking] = useState(false);
  const add = () => {
    setAsking(true);
    // Whether she says yes or no, the screen tells by itself what is now so.
    void takeOffer()
      .catch(() => undefined)
      .finally(() => setAsking(false));
  };
  if (install === 'installed')
    return (
      <Page title={say('install.title')} back={from} part="done">
        <EmptyState icon="check" title={say('install.done')} />
      </Page>
    );
  if (install === 'impossible' || install === 'not-hers')
    return (
      <Page title={say('install.title')} back={from}>
        <Sign icon="phone" />
        <p>{say('install.cannot')}</p>
      </Page>
    );
  return (
    <Page
      title={say('install.title')}
      back={from}
      bottom={
        install === 'offered' && (
          <div className={styles['actions']}>
            <Button icon="download" isWide isBusy={isAsking} onPress={add}>
              {say('install.add')}
            </Button>
          </div>
        )
      }
    >
      <HomeScreen drawing={drawingOf(look)} name={say('app.name')} />
      <div className={styles['said']}>
        <p>
          {say('install.name')}: <strong>{say('app.name')}</strong>
        </p>
        <SpeakerButton src={null} />
      </div>
      <Button kind="quiet" icon="look" isWide onPress={() => go('/look', { from: '/install' })}>
        {say('install.change')}
      </Button>
      {install === 'by-hand' && <ByHand />}
    </Page>
  );
}

/** Two steps in the browser's own menu, with a picture of the sign to look for. */
function ByHand() {
  const { locale, say } = usePortalWords();
  return (
    <ol className={styles['steps']}>
      <Step number={1} words={say('install.menu')}>
        <MenuPicture sign={menuSignOf(navigator)} />
      </Step>
      <Step number={2} words={say('install.choose')}>
        {/* Many phones speak English whatever their owner speaks. */}
        {locale !== 'en' && (
          <span className={styles['theirs']} lang="en">
            Add to Home screen · Install
          </span>
        )}
      </Step>
    </ol>
  );
}

function Step({
  number,
  words,
  children,
}: {
  readonly number: number;
  readonly words: string;
  readonly children: ReactNode;
}) {
  return (
    <li className={styles['step']}>
      <div className={styles['line']}>
        <span className={styles['number']}>{number}</span>
        <p className={styles['words']}>{words}</p>
        <SpeakerButton src={null} />
      </div>
      {children}
    </li>
  );
}
