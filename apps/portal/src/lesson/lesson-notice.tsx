import type { Lesson } from '@romduol/domain';
import { BottomBar, Button, CoursePicture, SpeakerButton } from '@romduol/ui';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './lesson.module.css';

export interface LessonNoticeProps {
  readonly lesson: Lesson;
  readonly onBegin: () => void;
  readonly onSkip: () => void;
}

/** What is coming, said before a lesson that may be heavy, while there is still a choice. */
export function LessonNotice({ lesson, onBegin, onSkip }: LessonNoticeProps) {
  const { locale, say } = usePortalWords();
  const { course } = usePlace();
  const content = course.release && contentOf(course.release, locale);
  const picture = content?.picture(lesson.picture ?? '') ?? null;
  return (
    <Page
      title={lesson.title[locale] ?? ''}
      back="/learn"
      bottom={
        <BottomBar>
          {lesson.skippable && (
            <Button kind="quiet" onPress={onSkip}>
              {say('lesson.notice.skip')}
            </Button>
          )}
          <Button icon="next" iconAt="end" onPress={onBegin}>
            {say('lesson.notice.begin')}
          </Button>
        </BottomBar>
      }
    >
      {picture && <CoursePicture className={styles['picture']} src={picture.src} alt={picture.alt} />}
      <section className={styles['notice']}>
        <div>
          <h2>{say('lesson.notice.title')}</h2>
          <p>{lesson.notice?.[locale]}</p>
        </div>
        <SpeakerButton src={content?.voice(`${lesson.id}.notice`) ?? null} />
      </section>
      {lesson.skippable && <p className={styles['quiet']}>{say('lesson.notice.skip-fine')}</p>}
    </Page>
  );
}
