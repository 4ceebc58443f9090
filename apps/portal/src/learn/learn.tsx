import { contactsDue, readinessOf, requiredLessonsOf, type Progress, type Release } from '@romduol/domain';
import { Button, CoursePicture, formatMinutes, Icon, Notice } from '@romduol/ui';
import { useState, type ReactNode } from 'react';
import { TabPage } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { useOnline } from '../frame/use-online.ts';
import { useUpdate } from '../frame/use-update.ts';
import { InstallHint } from '../install/install-hint.tsx';
import { RegistrationNotice } from '../join/registration-notice.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import { usePlace, type OpenPlace } from '../place/place-context.tsx';
import styles from './learn.module.css';
import { LessonList } from './lesson-list.tsx';
import { MyPacks } from './my-packs.tsx';
import { nextStepOf, stateOf, type NextStep } from './next-step.ts';
import { PackDownload } from './pack-download.tsx';
import { PackStrip } from './pack-strip.tsx';
import { usePack, type PackState } from './use-pack.ts';

/** Home: the one next thing to do, big; below it everything else, as one list. */
export function Learn() {
  const open = usePlace();
  const { say } = usePortalWords();
  const update = useUpdate();
  const isOnline = useOnline();
  const { course, place, isSignedOut } = open;
  // Here and not further down: with each file that comes, pictures of the list may have another address.
  const pack = usePack();
  return (
    <TabPage current="learn" title={say('learn.hello', { name: place.name })}>
      <RegistrationNotice />
      {isSignedOut && <Notice kind="warn">{say('me.signed-out')}</Notice>}
      {!isOnline && course.release && <Notice kind="offline">{say('app.offline')}</Notice>}
      {update && (
        <Notice kind="info">
          <p>{say('app.update')}</p>
          <Button kind="quiet" onPress={update}>
            {say('app.update.apply')}
          </Button>
        </Notice>
      )}
      {course.release && course.progress ? (
        <Ready open={open} release={course.release} progress={course.progress} pack={pack} />
      ) : (
        <PackDownload pack={pack} />
      )}
    </TabPage>
  );
}

function Ready({
  open,
  release,
  progress,
  pack,
}: {
  readonly open: OpenPlace;
  readonly release: Release;
  readonly progress: Progress;
  readonly pack: PackState;
}) {
  const { locale, say } = usePortalWords();
  const go = useGo();
  const { today } = usePhone();
  const { place, course, departure, certificates, choose } = open;
  const [isPutAside, setPutAside] = useState(false);
  const { completion } = course;
  if (completion === null) return null;
  const step = nextStepOf(release, progress, completion, isPutAside);
  const hasCertificate = certificates.some(({ enrolmentId }) => enrolmentId === course.joined.enrolmentId);
  const lessons = requiredLessonsOf(release);
  const done = lessons.filter(({ id }) => stateOf(progress, id) === 'done').length;
  const contacts = departure === null ? [] : contactsDue(release, departure, today());
  // The newest that waits: how the first week was is no question after three months. Her return has no day.
  const contact = contacts.findLast(
    ({ id, afterDeparture }) => afterDeparture !== 'return' && stateOf(progress, id) !== 'done',
  );
  return (
    <>
      <Deadline open={open} />
      {contact && (
        <Card icon="phone" title={say('learn.contact.title')} text={contact.title[locale] ?? ''}>
          <Button icon="next" iconAt="end" isWide onPress={() => go(`/lesson/${contact.id}`)}>
            {say('learn.begin')}
          </Button>
        </Card>
      )}
      {hasCertificate && (
        <Card icon="certificate" title={say('learn.certificate.title')}>
          <Button icon="certificate" isWide onPress={() => go('/certificate')}>
            {say('learn.certificate.open')}
          </Button>
        </Card>
      )}
      {!(hasCertificate && ['meetings', 'finished'].includes(step.what)) && (
        <NextCard step={step} release={release} onPutAside={() => setPutAside(true)} />
      )}
      {done > 0 && <InstallHint />}
      <PackStrip release={release} pack={pack} />
      <MyPacks release={release} progress={progress} />
      <section className={styles['all']}>
        <div className={styles['head']}>
          <h2>{say('learn.all')}</h2>
          <p>{say('learn.done-count', { done, all: lessons.length })}</p>
        </div>
        {release.modules.map((module) => {
          const shown = module.lessons.filter((lesson) => lessons.includes(lesson) || contacts.includes(lesson));
          return (
            shown.length > 0 && (
              <LessonList key={module.id} module={module} lessons={shown} release={release} progress={progress} />
            )
          );
        })}
      </section>
      {place.joined.length > 1 && (
        <section className={styles['all']}>
          <h2>{say('learn.other-course')}</h2>
          {place.joined
            .filter(({ enrolmentId }) => enrolmentId !== course.joined.enrolmentId)
            .map(({ enrolmentId, traineeCode }, at) => (
              <Button key={enrolmentId} kind="quiet" isWide onPress={() => choose(enrolmentId)}>
                {at + 1} · <span lang="en">{traineeCode}</span>
              </Button>
            ))}
        </section>
      )}
    </>
  );
}

/** Days until she leaves and what is left to learn, without alarm. Nothing when there is nothing to say. */
function Deadline({ open }: { readonly open: OpenPlace }) {
  const { locale, say } = usePortalWords();
  const { today } = usePhone();
  const { departure, course } = open;
  if (departure === null || course.completion === null) return null;
  const { state, daysLeft, minutesLeft } = readinessOf(departure, course.completion, today());
  if (daysLeft === null || state === 'staying') return null;
  const days =
    daysLeft < 0
      ? say('learn.left-already')
      : daysLeft === 0
        ? say('learn.days-left.today')
        : say('learn.days-left', { count: daysLeft });
  return (
    <div className={styles['deadline']}>
      <Icon name="calendar" size={28} />
      <div>
        <p className={styles['days']}>{days}</p>
        {minutesLeft > 0 && <p>{say('learn.minutes-left', { time: formatMinutes(locale, minutesLeft) })}</p>}
        {state === 'at-risk' && <p>{say('learn.at-risk')}</p>}
        {state === 'cannot-make-it' && <p>{say('learn.cannot')}</p>}
      </div>
    </div>
  );
}

function NextCard({
  step,
  release,
  onPutAside,
}: {
  readonly step: NextStep;
  readonly release: Release;
  readonly onPutAside: () => void;
}) {
  const { locale, say } = usePortalWords();
  const go = useGo();
  switch (step.what) {
    case 'pre-test':
      return (
        <Card icon="pencil" title={say('learn.pre.title')} text={say('learn.pre.why')}>
          <Button icon="next" iconAt="end" isWide onPress={() => go('/test/pre')}>
            {say('learn.begin')}
          </Button>
          <Button kind="quiet" isWide onPress={onPutAside}>
            {say('app.skip')}
          </Button>
        </Card>
      );
    case 'lesson': {
      const { lesson, isBegun } = step;
      const picture = contentOf(release, locale).picture(lesson.picture ?? '');
      return (
        <section className={styles['next']}>
          {picture && <CoursePicture src={picture.src} alt="" />}
          <div className={styles['inside']}>
            <p className={styles['eyebrow']}>{say('learn.next')}</p>
            <h2 className={styles['title']}>{lesson.title[locale]}</h2>
            <p className={styles['quiet']}>{say('lesson.minutes', { time: formatMinutes(locale, lesson.minutes) })}</p>
            <Button icon="next" iconAt="end" isWide onPress={() => go(`/lesson/${lesson.id}`)}>
              {say(isBegun ? 'learn.go-on' : 'learn.begin')}
            </Button>
          </div>
        </section>
      );
    }
    case 'post-test':
      return (
        <Card icon="pencil" title={say('learn.post.title')} text={say('learn.post.why')}>
          <Button icon="next" iconAt="end" isWide onPress={() => go('/test/post')}>
            {say('learn.begin')}
          </Button>
        </Card>
      );
    case 'again':
      return (
        <Card icon="undo" title={say('learn.again.title')} text={say('learn.again.why')}>
          <Button icon="next" iconAt="end" isWide onPress={() => go('/test/again')}>
            {say('learn.begin')}
          </Button>
        </Card>
      );
    case 'meetings': {
      const { attended, all } = step;
      return (
        <Card
          icon="calendar"
          title={say('learn.meetings.title')}
          text={say('learn.meetings.why', { done: attended, all })}
        />
      );
    }
    case 'finished':
      return <Card icon="check" title={say('learn.finished.title')} text={say('learn.finished.wait')} />;
  }
}

interface CardProps {
  readonly icon: 'pencil' | 'phone' | 'undo' | 'calendar' | 'check' | 'certificate';
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

const Card = ({ icon, title, text, children }: CardProps) => (
  <section className={styles['next']}>
    <div className={styles['inside']}>
      <span className={styles['sign']}>
        <Icon name={icon} size={32} />
      </span>
      <h2 className={styles['title']}>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </div>
  </section>
);
