import type { Lesson, Module, Progress, Release } from '@romduol/domain';
import { classes, CoursePicture, Icon } from '@romduol/ui';
import { useGo } from '../frame/use-go.ts';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import styles from './learn.module.css';
import { stateOf } from './next-step.ts';

/** Lessons of a module or pack under its title. */
export function LessonList({
  module,
  lessons = module.lessons,
  release,
  progress,
}: {
  readonly module: Module;
  /** Those that are shown; all of the module's when left out. */
  readonly lessons?: readonly Lesson[];
  readonly release: Release;
  readonly progress: Progress;
}) {
  const { locale } = usePortalWords();
  return (
    <section className={styles['module']}>
      <h3>{module.title[locale]}</h3>
      <ul className={styles['list']}>
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <LessonRow lesson={lesson} state={stateOf(progress, lesson.id)} release={release} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const signs = { new: 'book', begun: 'next', done: 'check' } as const;

function LessonRow({
  lesson,
  state,
  release,
}: {
  readonly lesson: Lesson;
  readonly state: keyof typeof signs;
  readonly release: Release;
}) {
  const { locale, say } = usePortalWords();
  const go = useGo();
  const picture = contentOf(release, locale).picture(lesson.picture ?? '');
  return (
    <button type="button" className={styles['row']} onClick={() => go(`/lesson/${lesson.id}`)}>
      <span className={styles['thumb']}>{picture && <CoursePicture src={picture.src} alt="" isFarDown />}</span>
      <span className={styles['words']}>
        <span>{lesson.title[locale]}</span>
        <span className={classes(styles['state'], styles[state])}>
          {state !== 'new' && <Icon name={signs[state]} size={18} />}
          {say(`learn.state.${state}`)}
        </span>
      </span>
    </button>
  );
}
