import { getPack, listReleases, type TraineeProgress } from '@romduol/contracts';
import { lessonsOf, type Locale, type Release } from '@romduol/domain';
import { formatMinutes, Icon } from '@romduol/ui';
import { useAnswer } from '../session/answers.tsx';
import { LiveState } from '../ui/live-state.tsx';
import { Said } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import styles from './lacks.module.css';

/** Which release a class learns from, and the language in which it is sure to exist. */
export interface Taught {
  readonly releaseId: string;
  readonly language: Locale;
}

interface LacksProps {
  readonly missing: TraineeProgress['missing'];
  readonly minutesLeft: number;
  readonly taught: Taught;
}

/** What still stands between her and completion, in the words of the course. */
export function Lacks({ missing, minutesLeft, taught }: LacksProps) {
  const { locale, say } = useStaffWords();
  const releases = useAnswer(listReleases, {});
  const languages = releases.answer?.find(({ id }) => id === taught.releaseId)?.languages ?? [];
  const isKnown = releases.answer !== undefined || releases.fault !== undefined;
  const pack = useAnswer(
    getPack,
    { params: { id: taught.releaseId, locale: languages.includes(locale) ? locale : taught.language } },
    { isWanted: isKnown },
  );
  return (
    <LiveState of={pack}>
      {(release) => (
        <div className={styles['lacks']}>
          <ul>
            {missing.map((thing) => (
              <li key={keyOf(thing)}>
                <MissingThing thing={thing} release={release} />
              </li>
            ))}
          </ul>
          <p className={styles['sum']}>{say('lacks.time', { time: formatMinutes(locale, minutesLeft) })}</p>
        </div>
      )}
    </LiveState>
  );
}

type Missing = TraineeProgress['missing'][number];

const keyOf = (thing: Missing): string =>
  thing.what === 'lesson' ? thing.lessonId : thing.what === 'topic' ? `topic ${thing.topicId}` : 'meetings';

function MissingThing({ thing, release }: { readonly thing: Missing; readonly release: Release }) {
  const { locale, say } = useStaffWords();
  if (thing.what === 'meetings')
    return (
      <>
        <Icon name="calendar" size={20} />
        {say('lacks.meetings', { count: thing.meetings })}
      </>
    );
  if (thing.what === 'topic') {
    const topic = release.test?.topics.find(({ id }) => id === thing.topicId);
    return (
      <>
        <Icon name="pencil" size={20} />
        <span>
          {say('lacks.topic')} {topic ? <Said text={topic.title} /> : thing.topicId}
        </span>
      </>
    );
  }
  const lesson = lessonsOf(release).find(({ id }) => id === thing.lessonId);
  return (
    <>
      <Icon name="book" size={20} />
      <span>
        {lesson ? <Said text={lesson.title} /> : thing.lessonId} <small>({formatMinutes(locale, thing.minutes)})</small>
      </span>
    </>
  );
}
