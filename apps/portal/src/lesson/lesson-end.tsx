import type { Lesson } from '@romduol/domain';
import { BottomBar, Button, CoursePicture, Icon, Notice } from '@romduol/ui';
import { useEffect, useRef } from 'react';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { useUpdate } from '../frame/use-update.ts';
import { nextStepOf } from '../learn/next-step.ts';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './lesson.module.css';

/** The end of a lesson: quiet praise, help close by, and the next one if she likes. */
export function LessonEnd({ lesson, onBack }: { readonly lesson: Lesson; readonly onBack: () => void }) {
  const { locale, say } = usePortalWords();
  const { course } = usePlace();
  const go = useGo();
  const update = useUpdate();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { release, progress, completion } = course;
  if (release === null || progress === null || completion === null) return null;
  const isDone = progress.lessons.find(({ lessonId }) => lessonId === lesson.id)?.state === 'done';
  const next = nextStepOf(release, progress, completion, true);
  const picture = contentOf(release, locale).picture(lesson.calmEnding ? 'sun-calm' : (lesson.picture ?? ''));
  return (
    <Page
      title={lesson.title[locale] ?? ''}
      titleIsQuiet
      back={onBack}
      bottom={
        <BottomBar>
          {lesson.calmEnding && (
            <Button kind="quiet" icon="help" isWide onPress={() => go('/help')}>
              {say('lesson.end.help')}
            </Button>
          )}
          {next.what === 'lesson' && next.lesson.id !== lesson.id && (
            <Button icon="next" iconAt="end" isWide onPress={() => go(`/lesson/${next.lesson.id}`)}>
              {say('lesson.end.next')}
            </Button>
          )}
          <Button kind={next.what === 'lesson' ? 'quiet' : 'primary'} icon="home" isWide onPress={() => go('/learn')}>
            {say('lesson.end.home')}
          </Button>
        </BottomBar>
      }
    >
      <div className={styles['end']}>
        {picture ? (
          <CoursePicture className={styles['picture']} src={picture.src} alt="" />
        ) : (
          <span className={styles['sign']}>
            <Icon name="check" size={48} />
          </span>
        )}
        <h2 ref={heading} tabIndex={-1}>
          {say('lesson.end.title')}
        </h2>
        <p>{isDone ? say('lesson.end.done', { title: lesson.title[locale] ?? '' }) : say('lesson.end.left')}</p>
        {lesson.calmEnding && <p>{say('lesson.end.calm')}</p>}
      </div>
      {update && (
        <Notice kind="info">
          <p>{say('app.update')}</p>
          <Button kind="quiet" onPress={update}>
            {say('app.update.apply')}
          </Button>
        </Notice>
      )}
    </Page>
  );
}
