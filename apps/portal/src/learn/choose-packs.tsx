import type { ChosenModule, Release } from '@romduol/domain';
import { classes, CoursePicture, formatMinutes, Icon, Notice } from '@romduol/ui';
import { useState } from 'react';
import { Page } from '../frame/page.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import { usePlace } from '../place/place-context.tsx';
import { CourseNotHere } from './course-not-here.tsx';
import styles from './choose-packs.module.css';
import { usePack } from './use-pack.ts';

/** Which country, which work: a tap takes a pack on or off, and what was taken on comes onto the phone. */
export function ChoosePacks() {
  const { say } = usePortalWords();
  const { course, chosenPacks, choosePack } = usePlace();
  const [fault, setFault] = useState<string | null>(null);
  // What was taken on comes while she is here, too.
  usePack();
  if (course.release === null) return <CourseNotHere />;
  const { release } = course;
  const { packs } = release;
  const tap = (id: string) => {
    setFault(null);
    choosePack(id, !chosenPacks.includes(id)).catch((error: unknown) => setFault(problemWords(say, error)));
  };
  const group = (title: string, of: readonly ChosenModule[]) =>
    of.length > 0 && (
      <section className={styles['group']}>
        <h2>{title}</h2>
        <ul className={styles['list']}>
          {of.map((one) => (
            <li key={one.id}>
              <Choice release={release} pack={one} isChosen={chosenPacks.includes(one.id)} onTap={() => tap(one.id)} />
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <Page title={say('packs.title')} back="/learn">
      <p>{say('packs.ask')}</p>
      {fault && (
        <Notice kind="warn" isAnnounced>
          {fault}
        </Notice>
      )}
      {group(
        say('packs.country'),
        packs.filter((one) => 'destinations' in one.for),
      )}
      {group(
        say('packs.work'),
        packs.filter((one) => 'sector' in one.for),
      )}
    </Page>
  );
}

function Choice({
  release,
  pack,
  isChosen,
  onTap,
}: {
  readonly release: Release;
  readonly pack: ChosenModule;
  readonly isChosen: boolean;
  readonly onTap: () => void;
}) {
  const { locale } = usePortalWords();
  const picture = contentOf(release, locale).picture(pack.picture ?? '');
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      className={classes(styles['choice'], isChosen && styles['chosen'])}
      onClick={onTap}
    >
      <span className={styles['tick']}>{isChosen && <Icon name="check" size={28} />}</span>
      <span className={styles['words']}>
        <span>{pack.title[locale]}</span>
        <span className={styles['quiet']}>{formatMinutes(locale, pack.minutes)}</span>
      </span>
      {picture && (
        <span className={styles['thumb']}>
          <CoursePicture src={picture.src} alt="" isFarDown />
        </span>
      )}
    </button>
  );
}
