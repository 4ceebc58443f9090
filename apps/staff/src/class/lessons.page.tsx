import type { MeetingHere } from '@romduol/offline/class';
import { requiredLessonsOf, type Lesson, type Sitting } from '@romduol/domain';
import { EmptyState, formatMinutes, Icon, Notice, ProgressBar } from '@romduol/ui';
import { Link } from 'react-router';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/live-state.tsx';
import { Page, Row } from '../ui/page.tsx';
import { useStaffWords } from '../words.ts';
import { attendanceOf } from './attendance.ts';
import { lessonUnderWay } from './class-progress.ts';
import { useContentOf } from './class-words.tsx';
import styles from './lessons.module.css';
import { useMeeting } from './meeting.page.tsx';
import { useTaughtClass } from './opened.ts';

/** The lessons of the course, with how many women have done each; before and after them the test. */
export function LessonsPage() {
  const { say } = useStaffWords();
  const { cohortId, name } = useTaughtClass();
  const meeting = useMeeting();
  if (meeting === undefined) return <Loading />;
  if (meeting === null)
    return (
      <Page title={say('teach.lessons')} back={{ to: `/class/${cohortId}`, words: name }}>
        <EmptyState icon="calendar" title={say('teach.no-meeting')} />
      </Page>
    );
  return <Lessons meeting={meeting} />;
}

function Lessons({ meeting }: { readonly meeting: MeetingHere }) {
  const { say } = useStaffWords();
  const { cohortId, women, release, language, progress } = useTaughtClass();
  const { present } = attendanceOf(meeting.marks, women);
  const place = `/class/${cohortId}/${meeting.id}`;
  const lessons = requiredLessonsOf(release);
  const underWay = lessonUnderWay(release, meeting.teaching);
  const takers = (sitting: 'pre' | 'post') =>
    women.filter(({ traineeId }) => {
      const hers = progress.byWoman.get(traineeId);
      return hers !== undefined && (sitting === 'pre' ? hers.preTest : hers.postTest) !== null;
    }).length;
  return (
    <Page
      title={say('teach.lessons')}
      back={{ to: place, words: say('teach.who') }}
      actions={
        <LinkButton to={place} icon="person">
          {say('teach.here', { count: present })}
        </LinkButton>
      }
    >
      {present === 0 && <Notice kind="warn">{say('teach.nobody-here')}</Notice>}
      <Row>
        {underWay && (
          <LinkButton kind="primary" icon="book" to={`${place}/lessons/${underWay.id}`}>
            {say('teach.go-on')}
          </LinkButton>
        )}
      </Row>
      {release.test && <TestLink place={place} sitting="pre" done={takers('pre')} all={women.length} />}
      <ul className={styles['list']}>
        {lessons.map((lesson) => (
          <LessonRow
            key={lesson.id}
            lesson={lesson}
            to={`${place}/lessons/${lesson.id}`}
            done={progress.doneBy.get(lesson.id)?.size ?? 0}
          />
        ))}
      </ul>
      {release.test && (
        <>
          <TestLink place={place} sitting="post" done={takers('post')} all={women.length} />
          {takers('post') > 0 && <TestLink place={place} sitting="again" done={null} all={women.length} />}
        </>
      )}
      <p className={styles['quiet']} lang={language}>
        {release.title[language]}
      </p>
    </Page>
  );
}

interface LessonRowProps {
  readonly lesson: Lesson;
  readonly to: string;
  readonly done: number;
}

function LessonRow({ lesson, to, done }: LessonRowProps) {
  const { locale, say } = useStaffWords();
  const { women, release, language } = useTaughtClass();
  const picture = useContentOf(release, language).picture(lesson.picture ?? '');
  const words = say('teach.done-of', { done, all: women.length });
  return (
    <li>
      <Link className={styles['lesson']} to={to}>
        <span className={styles['thumb']}>
          {picture && <img src={picture.src} alt="" width={320} height={240} loading="lazy" />}
        </span>
        <span className={styles['words']}>
          <strong lang={language}>{lesson.title[language]}</strong>
          <span className={styles['quiet']}>
            {formatMinutes(locale, lesson.minutes)}
            {lesson.notice && ` · ${say('teach.has-notice')}`}
            {lesson.underReview && ` · ${say('teach.under-review')}`}
          </span>
          <span className={styles['quiet']}>{words}</span>
          <ProgressBar label={words} value={done} max={women.length} />
        </span>
        <Icon name={done > 0 && done === women.length ? 'check' : 'next'} />
      </Link>
    </li>
  );
}

interface TestLinkProps {
  readonly place: string;
  readonly sitting: Sitting;
  readonly done: number | null;
  readonly all: number;
}

function TestLink({ place, sitting, done, all }: TestLinkProps) {
  const { say } = useStaffWords();
  return (
    <Link className={styles['lesson']} to={`${place}/tests/${sitting}`}>
      <span className={styles['sign']}>
        <Icon name="pencil" size={30} />
      </span>
      <span className={styles['words']}>
        <strong>{say(`teach.test-${sitting}`)}</strong>
        <span className={styles['quiet']}>
          {done === null ? say('teach.test-again-what') : say('teach.done-of', { done, all })}
        </span>
      </span>
      <Icon name="next" />
    </Link>
  );
}
