import { allLessonsOf, progressOf } from '@romduol/domain';
import type { PackContents, RemovedPack } from '@romduol/offline';
import { Button, formatBytes, Notice } from '@romduol/ui';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Page } from '../frame/page.tsx';
import { keyOf, type Which } from '../learn/downloads.ts';
import { nextLessonOf } from '../learn/next-step.ts';
import { PackBar, PackFault } from '../learn/pack-words.tsx';
import { useRoom } from '../learn/use-room.ts';
import { useNetwork } from '../phone/phone-context.tsx';
import { usePortalWords } from '../phone/words.ts';
import { usePlace } from '../place/place-context.tsx';
import { languageNames } from '../start/languages.ts';
import styles from './courses-here.module.css';
import { useCoursesHere } from './use-courses-here.ts';

/** Bytes of room below which it is worth a word. */
const narrow = 300_000_000;

/** What of her courses is on this phone and what is missing, with a way to bring it and a way to take it off. */
export function CoursesHere({ onBack }: { readonly onBack: () => void }) {
  const { locale, say } = usePortalWords();
  const { refresh } = usePlace();
  const { courses, remove, reload } = useCoursesHere();
  const room = useRoom();
  const [removed, setRemoved] = useState<{ readonly which: Which; readonly pack: RemovedPack } | null>(null);
  // Its room is freed when she leaves the page; until then it can be put back without network.
  const last = useRef<RemovedPack | null>(null);
  useEffect(() => () => void last.current?.finish(), []);

  const takeOff = async (which: Which) => {
    await last.current?.finish();
    const pack = await remove(which);
    last.current = pack;
    setRemoved({ which, pack });
    await refresh();
  };
  const putBack = async (pack: RemovedPack) => {
    await pack.undo();
    last.current = null;
    setRemoved(null);
    await reload();
    await refresh();
  };
  return (
    <Page title={say('courses.title')} back={onBack}>
      {removed && (
        <Notice kind="good" isAnnounced>
          <p>{say('courses.removed')}</p>
          <Button kind="quiet" icon="undo" onPress={() => void putBack(removed.pack)}>
            {say('courses.undo')}
          </Button>
        </Notice>
      )}
      {courses?.map(({ which, size, contents, isOld }) => (
        <CourseHere
          key={keyOf(which)}
          which={which}
          size={size}
          contents={contents}
          isOld={isOld}
          onRemove={() => void takeOff(which).catch(() => undefined)}
        />
      ))}
      {room !== null && room < narrow && (
        <p className={styles['quiet']}>{say('courses.room', { size: formatBytes(locale, room) })}</p>
      )}
    </Page>
  );
}

interface CourseHereProps {
  readonly which: Which;
  readonly size: number | null;
  /** Null while it is not on this phone. */
  readonly contents: PackContents | null;
  readonly isOld: boolean;
  readonly onRemove: () => void;
}

function CourseHere({ which, size, contents, isOld, onRemove }: CourseHereProps) {
  const { locale, say } = usePortalWords();
  const { downloads } = useNetwork();
  const { course, chosenPacks } = usePlace();
  const state = useSyncExternalStore(downloads.subscribe, () => downloads.stateOf(which));
  const bring = () =>
    downloads.start(which, {
      firstLesson: (release) => nextLessonOf(release, progressOf(release, course.events))?.id ?? null,
      packs: chosenPacks,
    });
  const isWhole = contents?.state === 'whole';
  return (
    <section className={styles['course']}>
      <h2>{contents?.release.title[which.locale] ?? say('learn.pack.title')}</h2>
      <p className={styles['quiet']} lang={which.locale}>
        {languageNames[which.locale]}
      </p>
      {isOld && <p className={styles['quiet']}>{say('courses.old')}</p>}
      {contents ? <Counts contents={contents} /> : <p>{say('courses.none')}</p>}
      {state.isRunning && <PackBar progress={state.progress} isRunning />}
      <PackFault progress={state.progress} fault={state.fault} size={size} />
      {contents === null && size !== null && <p>{say('learn.pack.size', { size: formatBytes(locale, size) })}</p>}
      {state.isRunning ? (
        <Button kind="quiet" icon="stop" isWide onPress={downloads.pause}>
          {say('learn.pack.stop')}
        </Button>
      ) : (
        !isWhole &&
        !isOld && (
          <Button icon="download" isWide onPress={bring}>
            {say(contents ? 'courses.bring' : 'learn.pack.start')}
          </Button>
        )
      )}
      {contents && contents.filesHere < contents.files && <Missing contents={contents} />}
      {contents && (
        <>
          {contents.usedBy > 1 && <p className={styles['quiet']}>{say('courses.shared')}</p>}
          <Button kind="quiet" icon="trash" isWide onPress={onRemove}>
            {say('courses.remove')}
          </Button>
        </>
      )}
    </section>
  );
}

/** Counted, so that she and her trainer see a loss before class and not in it. */
function Counts({ contents }: { readonly contents: PackContents }) {
  const { locale, say } = usePortalWords();
  const { lessons, pictures, voices, files, filesHere, documentBytes, bytesHere, wasWhole } = contents;
  const lacking = files - filesHere;
  return (
    <>
      <ul className={styles['counts']}>
        <li>{say('courses.lessons', { ...lessons })}</li>
        {pictures.all > 0 && <li>{say('courses.pictures', { ...pictures })}</li>}
        {voices.all > 0 && <li>{say('courses.voices', { ...voices })}</li>}
        <li>{formatBytes(locale, documentBytes + bytesHere)}</li>
      </ul>
      {wasWhole && lacking > 0 && <Notice kind="warn">{say('learn.pack.lost')}</Notice>}
      {lacking === 0 && <p className={styles['good']}>{say('courses.whole')}</p>}
    </>
  );
}

/** What is missing, by the lessons that need it. A picture of several lessons is counted once above and in each here. */
function Missing({ contents }: { readonly contents: PackContents }) {
  const { locale, say } = usePortalWords();
  const { missing, release, language, files, filesHere } = contents;
  const lessons = allLessonsOf(release);
  const titleOf = (id: string | null): string =>
    lessons.find((lesson) => lesson.id === id)?.title[language] ?? say('courses.others');
  return (
    <div>
      <p>{say('courses.missing', { count: files - filesHere })}</p>
      <ul className={styles['missing']}>
        {missing.map(({ lessonId, pictures, voices, bytes }) => (
          <li key={lessonId ?? ''}>
            <span>{titleOf(lessonId)}</span>
            <span className={styles['quiet']}>
              {pictures + voices} · {formatBytes(locale, bytes)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
