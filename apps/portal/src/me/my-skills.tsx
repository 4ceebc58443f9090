import type { MySkillMark } from '@romduol/contracts';
import { tracksOf, trackStandingOf, type Skill, type TrackStanding } from '@romduol/domain';
import { CoursePicture, EmptyState, formatDay, Icon, SpeakerButton } from '@romduol/ui';
import type { ContentSource } from '@romduol/ui/content';
import type { ReactNode } from 'react';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './my-skills.module.css';

/** What she was seen to do, trade by trade: what she can, what comes next, who marked it and on which day. From what the phone keeps. */
export function MySkills({ onBack }: { readonly onBack: () => void }) {
  const { locale, say } = usePortalWords();
  const { course, skillMarks } = usePlace();
  const { release, joined } = course;
  if (release === null) return null;
  const ofCourse = skillMarks.filter(({ enrolmentId }) => enrolmentId === joined.enrolmentId);
  const tracks = tracksOf(release).map((track) => trackStandingOf(track, ofCourse));
  const begun = tracks.filter(({ isBegun }) => isBegun);
  const others = tracks.filter(({ isBegun }) => !isBegun);
  const content = contentOf(release, locale);
  return (
    <Page title={say('me.skills')} back={onBack}>
      <p className={styles['quiet']}>{say('me.skills.intro')}</p>
      {begun.length === 0 && <EmptyState icon="check" title={say('me.skills.none')} />}
      {begun.map((standing) => (
        <Track key={standing.track.id} standing={standing} content={content} />
      ))}
      {others.length > 0 && (
        <section className={styles['track']}>
          <h2>{say('me.skills.more')}</h2>
          <ul className={styles['others']}>
            {others.map(({ track }) => (
              <li key={track.id}>{track.title[locale]}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

interface TrackProps {
  readonly standing: TrackStanding<MySkillMark>;
  readonly content: ContentSource;
}

function Track({ standing: { track, skills, can, next }, content }: TrackProps) {
  const { locale, say } = usePortalWords();
  const marked = (as: MySkillMark['mark']) => skills.filter(({ mark }) => mark?.mark === as);
  const picture = next?.picture === undefined ? null : content.picture(next.picture);
  return (
    <section className={styles['track']} aria-labelledby={track.id}>
      <div className={styles['head']}>
        <h2 id={track.id}>{track.title[locale]}</h2>
        <p className={styles['quiet']}>{say('me.skills.count', { can, all: skills.length })}</p>
      </div>
      {next === null ? (
        <p className={styles['next']}>{say('me.skills.all')}</p>
      ) : (
        <div className={styles['next']}>
          {picture && <CoursePicture src={picture.src} alt="" className={styles['picture']} />}
          <h3>{say('me.skills.next')}</h3>
          <Said skill={next} content={content} />
        </div>
      )}
      <Marked title={say('me.skills.can')} icon="check" marked={marked('can')} content={content} />
      <Marked title={say('me.skills.not-yet')} icon="book" marked={marked('not-yet')} content={content} />
    </section>
  );
}

interface MarkedProps {
  readonly title: string;
  readonly icon: 'check' | 'book';
  readonly marked: TrackStanding<MySkillMark>['skills'];
  readonly content: ContentSource;
}

/** Skills of which an assessor said the same. Nothing when there are none. */
function Marked({ title, icon, marked, content }: MarkedProps) {
  const { locale, say } = usePortalWords();
  if (marked.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles['skills']}>
        {marked.map(({ skill, mark }) => (
          <li key={skill.id}>
            <Icon name={icon} />
            <Said skill={skill} content={content}>
              {mark && (
                <span className={styles['quiet']}>
                  {say('me.skills.by', { name: mark.by, day: formatDay(locale, mark.on) })}
                </span>
              )}
            </Said>
          </li>
        ))}
      </ul>
    </>
  );
}

interface SaidProps {
  readonly skill: Skill;
  readonly content: ContentSource;
  readonly children?: ReactNode;
}

const Said = ({ skill: { id, text }, content, children }: SaidProps) => (
  <div className={styles['said']}>
    <p className={styles['words']}>
      <span>{text[content.locale]}</span>
      {children}
    </p>
    <SpeakerButton src={content.voice(`${id}.text`)} />
  </div>
);
