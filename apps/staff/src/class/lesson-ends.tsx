import type { HelpCard } from '@romduol/contracts';
import type { Lesson } from '@romduol/domain';
import { Button, formatDay, Icon, Notice } from '@romduol/ui';
import { Picture, Said, useContent } from '@romduol/ui/content';
import { useStaffWords } from '../words.ts';
import styles from './block-step.module.css';
import { InClassLanguage } from './class-words.tsx';
import { useTaughtClass } from './opened.ts';
import { TeachFrame, type FrameFacts } from './teach-frame.tsx';
import { useKept } from './use-desk.ts';

interface NoticeProps {
  readonly lesson: Lesson;
  readonly frame: FrameFacts;
  readonly onBack: () => void;
  readonly onBegin: () => void;
  readonly onWho: () => void;
  /** Leaves the lesson out for everyone who is here; only where that loses nothing. */
  readonly onSkip: (() => void) | null;
}

/** What is coming, said before a lesson that may be heavy, while everyone still has a choice. */
export function LessonNotice({ lesson, frame, onBack, onBegin, onWho, onSkip }: NoticeProps) {
  const { say } = useStaffWords();
  const { release, language } = useTaughtClass();
  return (
    <TeachFrame facts={frame} part="notice" onBack={onBack} onNext={onBegin} nextWords={say('teach.notice-begin')}>
      <div className={styles['column']}>
        <h2>{say('teach.notice')}</h2>
        <InClassLanguage release={release} language={language}>
          <div className={styles['show']}>
            <Picture id={lesson.picture} size="medium" />
            {lesson.notice && <Said text={lesson.notice} voiceKey={`${lesson.id}.notice`} size="ask" />}
          </div>
        </InClassLanguage>
        <p>{say(onSkip ? 'teach.notice-skip-fine' : 'teach.notice-stay-fine')}</p>
        <div className={styles['skip']}>
          <Button kind="quiet" icon="person" onPress={onWho}>
            {say('teach.some-sit-out')}
          </Button>
          {onSkip && (
            <Button kind="quiet" icon="next" iconAt="end" onPress={onSkip}>
              {say('teach.skip-lesson')}
            </Button>
          )}
        </div>
      </div>
    </TeachFrame>
  );
}

interface EndProps {
  readonly lesson: Lesson;
  readonly frame: FrameFacts;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** The end of a lesson: how many have done it; after a hard one a calm step and help close by. */
export function LessonEnd({ lesson, frame, onBack, onDone }: EndProps) {
  const { say } = useStaffWords();
  const { release, language, progress, women } = useTaughtClass();
  const done = progress.doneBy.get(lesson.id)?.size ?? 0;
  return (
    <TeachFrame
      facts={frame}
      part="end"
      onBack={onBack}
      onNext={onDone}
      nextIcon="home"
      nextWords={say('teach.to-lessons')}
    >
      <div className={styles['column']}>
        <InClassLanguage release={release} language={language}>
          <div className={styles['show']}>
            <Picture id={lesson.calmEnding ? 'sun-calm' : lesson.picture} size="medium" />
            <EndWords lesson={lesson} />
          </div>
        </InClassLanguage>
        <p>{say('teach.done-of', { done, all: women.length })}</p>
        {lesson.calmEnding && (
          <InClassLanguage release={release} language={language}>
            <Help />
          </InClassLanguage>
        )}
      </div>
    </TeachFrame>
  );
}

function EndWords({ lesson }: { readonly lesson: Lesson }) {
  const { say } = useStaffWords();
  return (
    <>
      <h2>{say('teach.end')}</h2>
      {lesson.calmEnding && <p>{say('teach.end-calm')}</p>}
    </>
  );
}

const ease = ({ khmerSpoken, lastVerified, isFree }: HelpCard): number =>
  (khmerSpoken === 'yes' ? 4 : 0) + (lastVerified === null ? 0 : 2) + (isFree ? 1 : 0);

/** More than that nobody reads from a tablet that is held up; the help page of the portal has them all. */
const most = 6;
const nearest = (cards: readonly HelpCard[]): readonly HelpCard[] =>
  cards
    .filter(({ country, phones }) => country === 'KH' && phones.length > 0)
    .sort((one, other) => ease(other) - ease(one))
    .slice(0, most);

/** Numbers to ask for help at home, as they were when the class was taken along. */
function Help() {
  const { say } = useStaffWords();
  const { locale } = useContent();
  const cards = nearest(useKept('help-cards', (desk) => desk.helpCards()).value ?? []);
  return (
    <section className={styles['column']} aria-label={say('teach.help')}>
      <h2>{say('teach.help')}</h2>
      {cards.length === 0 ? (
        <Notice>{say('teach.help-none')}</Notice>
      ) : (
        <ul className={styles['points']}>
          {cards.map(({ id, name, phones, lastVerified }) => (
            <li key={id} className={styles['point']}>
              <Icon name="phone" />
              <span>
                <span lang={name[locale] === undefined ? 'en' : undefined}>{name[locale] ?? name.en}</span>
                <br />
                <strong>{phones[0]?.inside}</strong>
                {lastVerified !== null && (
                  <>
                    <br />
                    {say('teach.help-called', { day: formatDay(locale, lastVerified) })}
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>{say('teach.help-unverified')}</p>
    </section>
  );
}
