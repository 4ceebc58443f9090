import { tracksOf } from '@romduol/domain';
import { Button, formatDay, Icon, Notice, type IconName } from '@romduol/ui';
import { useState, type ReactNode } from 'react';
import { useBorrow } from '../borrowed/borrow.tsx';
import { TabPage } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { useUpdate } from '../frame/use-update.ts';
import { useInstall } from '../install/use-install.ts';
import { RegistrationNotice } from '../join/registration-notice.tsx';
import { useNetwork } from '../phone/phone-context.tsx';
import { refusalWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlace, usePlaces } from '../place/place-context.tsx';
import { languageNames } from '../start/languages.ts';
import { CoursesHere } from './courses-here.tsx';
import { MyLanguage } from './my-language.tsx';
import { MyPlan } from './my-plan.tsx';
import { MySkills } from './my-skills.tsx';
import { Privacy } from './privacy.tsx';
import { RemovePlace } from './remove-place.tsx';
import styles from './me.module.css';
import { useWaiting } from './use-waiting.ts';

/** What is hers: her name, her language, her plan, what waits to be sent, and how to take it all away. */
export function Me() {
  const { place, course, certificates } = usePlace();
  const { lock } = usePlaces();
  const { locale, say } = usePortalWords();
  const go = useGo();
  const update = useUpdate();
  const install = useInstall();
  const { isBorrowed } = useBorrow();
  const [inside, setInside] = useState<'plan' | 'skills' | 'courses' | 'language' | 'privacy' | 'remove' | null>(null);
  const back = () => setInside(null);

  if (inside === 'plan') return <MyPlan onBack={back} />;
  if (inside === 'skills') return <MySkills onBack={back} />;
  if (inside === 'courses') return <CoursesHere onBack={back} />;
  if (inside === 'language') return <MyLanguage onBack={back} />;
  if (inside === 'privacy') return <Privacy onBack={back} />;
  if (inside === 'remove') return <RemovePlace onBack={back} />;
  return (
    <TabPage current="me" title={say('me.title')}>
      <section className={styles['who']}>
        <span className={styles['face']}>
          <Icon name="person" size={36} />
        </span>
        <div>
          <h2>{place.name}</h2>
          {course.joined.traineeCode !== '' && (
            <p className={styles['quiet']}>
              {say('me.code')}: <strong lang="en">{course.joined.traineeCode}</strong>
            </p>
          )}
        </div>
      </section>
      <RegistrationNotice />
      <Waiting />
      <ul className={styles['rows']}>
        {certificates.length > 0 && (
          <Row icon="certificate" onPress={() => go('/certificate')}>
            {say('me.certificate')}
          </Row>
        )}
        {course.release && tracksOf(course.release).length > 0 && (
          <Row icon="check" onPress={() => setInside('skills')}>
            {say('me.skills')}
          </Row>
        )}
        <Row icon="pencil" onPress={() => setInside('plan')}>
          {say('me.plan')}
        </Row>
        {!isBorrowed && (
          <Row icon="download" onPress={() => setInside('courses')}>
            {say('courses.title')}
          </Row>
        )}
        <Row icon="language" beside={languageNames[locale]} onPress={() => setInside('language')}>
          {say('me.language')}
        </Row>
        {install !== 'not-hers' && (
          <Row icon="look" onPress={() => go('/look', { from: '/me' })}>
            {say('look.title')}
          </Row>
        )}
        {(install === 'offered' || install === 'by-hand') && (
          <Row icon="download" onPress={() => go('/install', { from: '/me' })}>
            {say('install.title')}
          </Row>
        )}
        <Row icon="shield" onPress={() => setInside('privacy')}>
          {say('me.privacy')}
        </Row>
      </ul>
      <Going />
      {update && (
        <Button kind="quiet" isWide onPress={update}>
          {say('app.update.apply')}
        </Button>
      )}
      {!isBorrowed && (
        <>
          <Button kind="quiet" icon="lock" isWide onPress={() => (lock(), go('/open'))}>
            {say('me.lock')}
          </Button>
          <Button kind="danger" icon="trash" isWide onPress={() => setInside('remove')}>
            {say('me.remove')}
          </Button>
        </>
      )}
    </TabPage>
  );
}

function Row({
  icon,
  beside,
  onPress,
  children,
}: {
  readonly icon: IconName;
  readonly beside?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <button type="button" className={styles['row']} onClick={onPress}>
        <Icon name={icon} />
        <span className={styles['words']}>{children}</span>
        {beside && <span className={styles['quiet']}>{beside}</span>}
        <Icon name="next" size={20} />
      </button>
    </li>
  );
}

/** When she goes, as the programme knows it; only a trainer can change it. */
function Going() {
  const { departure } = usePlace();
  const { locale, say } = usePortalWords();
  if (departure === null) return null;
  const { intention, departsOn } = departure;
  const words =
    intention === 'staying'
      ? say('me.departure.staying')
      : departsOn === null
        ? say('me.departure.unknown')
        : say('me.departure.day', { day: formatDay(locale, departsOn) });
  return (
    <section className={styles['going']}>
      <Icon name="calendar" />
      <div>
        <h2>{say('me.departure')}</h2>
        <p>{words}</p>
        <p className={styles['quiet']}>{say('me.departure.change')}</p>
      </div>
    </section>
  );
}

/** What is not yet handed in, and what was refused and why: nothing is ever silently lost. */
function Waiting() {
  const { outbox } = useNetwork();
  const { isSignedOut } = usePlace();
  const { requested } = usePlaces();
  const { say } = usePortalWords();
  const waiting = useWaiting();
  if (waiting === null) return null;
  const code = waiting.refused[0]?.code;
  return (
    <>
      {isSignedOut && <Notice kind="warn">{say('me.signed-out')}</Notice>}
      {waiting.waiting === 0 && requested === null && <Notice kind="good">{say('me.all-sent')}</Notice>}
      {waiting.waiting > 0 && (
        <Notice kind="offline">
          <p>{say('me.waiting', { count: waiting.waiting })}</p>
          <Button kind="quiet" isBusy={waiting.isSending} onPress={() => void outbox.flush()}>
            {say('me.send')}
          </Button>
        </Notice>
      )}
      {code !== undefined && (
        <Notice kind="warn">
          {say('me.refused', { count: waiting.refused.length, why: refusalWords(say, code) })}
        </Notice>
      )}
    </>
  );
}
