import {
  allLessonsOf,
  completes,
  toldOf,
  type ActivityAnswer,
  type Block,
  type Lesson,
  type LearningFact,
} from '@romduol/domain';
import { BottomBar, Button, Dots, EmptyState, hush, Notice } from '@romduol/ui';
import { BlockView, type Drawer } from '@romduol/ui/content';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { CourseNotHere } from '../learn/course-not-here.tsx';
import { lessonsFrom } from '../learn/next-step.ts';
import { usePrefetch } from '../learn/use-pack.ts';
import { usePhone } from '../phone/phone-context.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import { usePlace } from '../place/place-context.tsx';
import { LessonEnd } from './lesson-end.tsx';
import { LessonNotice } from './lesson-notice.tsx';
import { useHelplineNumber } from './use-helpline-number.ts';

/** A lesson of the course that is open; another address ends in a quiet "not here". */
export function LessonScreen() {
  const { id } = useParams();
  const { course } = usePlace();
  const { say } = usePortalWords();
  const go = useGo();
  if (course.release === null) return <CourseNotHere />;
  const lesson = allLessonsOf(course.release).find((one) => one.id === id);
  if (lesson === undefined)
    return (
      <Page title={say('learn.title')} back="/learn">
        <EmptyState icon="book" title={say('lesson.missing')}>
          <Button onPress={() => go('/learn')}>{say('lesson.end.home')}</Button>
        </EmptyState>
      </Page>
    );
  // Keyed by the lesson: going on to the next one begins with its own place and its own answers.
  return <Blocks key={lesson.id} lesson={lesson} />;
}

/** One block a screen, from where she left off. */
function Blocks({ lesson }: { readonly lesson: Lesson }) {
  const { locale, say } = usePortalWords();
  const { phone } = usePhone();
  const { place, course, record } = usePlace();
  const go = useGo();
  const numberOf = useHelplineNumber(phone);
  const done = course.progress?.blocksDone ?? new Set<string>();
  const [at, setAt] = useState(() => firstOpen(lesson, done));
  const [fault, setFault] = useState<string | null>(null);
  const [isNudged, setNudged] = useState(false);
  const isMoving = useRef(false);
  /** What she answered here and the phone could not keep: "next" tries again, so that nothing is asked of her twice. */
  const unkept = useRef<LearningFact | null>(null);
  /** Her answer while it is being written: a finger that is quicker than the phone goes on with it. */
  const writing = useRef<Promise<boolean> | null>(null);
  const { release } = course;
  const content = useMemo(() => release && contentOf(release, locale), [release, locale]);
  const drawer = useMemo<Drawer>(
    () => ({ read: (id) => place.readPlan(id), keep: (id, words) => place.keepPlan(id, words) }),
    [place],
  );
  usePrefetch(release ? lessonsFrom(release, lesson.id, 2) : []);
  useEffect(() => hush, [at]);

  const block = lesson.blocks[at];
  const note = async (fact: LearningFact): Promise<boolean> => {
    setFault(null);
    try {
      await record(fact);
      unkept.current = null;
      return true;
    } catch (error) {
      if (fact.kind === 'activity-answered') unkept.current = fact;
      setFault(problemWords(say, error));
      return false;
    }
  };
  const step = (to: number) => {
    unkept.current = null;
    writing.current = null;
    setAt(to);
    setNudged(false);
    setFault(null);
  };
  /** Tapping twice must not jump over a screen: the second tap falls while the first is still being written. */
  const once = async (work: () => Promise<boolean>, to: number) => {
    if (isMoving.current) return;
    isMoving.current = true;
    if (await work()) step(to);
    isMoving.current = false;
  };

  if (lesson.notice && at === -1)
    return (
      <LessonNotice
        lesson={lesson}
        onBegin={() => step(0)}
        onSkip={() => void once(() => note({ kind: 'lesson-skipped', lessonId: lesson.id }), lesson.blocks.length)}
      />
    );
  if (block === undefined) return <LessonEnd lesson={lesson} onBack={() => step(lesson.blocks.length - 1)} />;
  if (content === null) return null;

  const isDone = done.has(block.id);
  const next = () => {
    if (block.kind === 'text') {
      void once(() => (isDone ? Promise.resolve(true) : note({ kind: 'block-seen', blockId: block.id })), at + 1);
      return;
    }
    const again = unkept.current;
    const written = writing.current;
    if (again !== null) void once(() => note(again), at + 1);
    else if (written !== null) void once(() => written, at + 1);
    else if (isDone) step(at + 1);
    else setNudged(true);
  };
  const answer = (given: ActivityAnswer) => {
    setNudged(false);
    if (!completes(block, given)) return;
    const written = note({ kind: 'activity-answered', blockId: block.id, answer: toldOf(block, given) });
    writing.current = written;
    void written.finally(() => {
      if (writing.current === written) writing.current = null;
    });
  };
  const back = () => (at === 0 ? go('/learn') : step(at - 1));

  return (
    <Page
      title={lesson.title[locale] ?? ''}
      titleIsQuiet
      back="/learn"
      backTo={{ icon: 'home', words: say('lesson.end.home') }}
      part={block.id}
      under={<Dots steps={lesson.blocks.length} step={at + 1} />}
      bottom={
        <BottomBar>
          {isNudged && (
            <Notice kind="info" isAnnounced>
              {say('lesson.do-first')}
            </Notice>
          )}
          {fault && (
            <Notice kind="warn" isAnnounced>
              {fault}
            </Notice>
          )}
          <Button kind="quiet" icon="back" onPress={back}>
            {say('back')}
          </Button>
          <Button icon="next" iconAt="end" kind={block.kind === 'text' || isDone ? 'primary' : 'quiet'} onPress={next}>
            {say('next')}
          </Button>
        </BottomBar>
      }
    >
      <BlockView
        key={block.id}
        block={block}
        locale={locale}
        pictures={content.picture}
        voices={content.voice}
        answered={lastAnswer(course.events, block)}
        onAnswer={answer}
        onSkip={() => void once(() => note({ kind: 'block-skipped', blockId: block.id }), at + 1)}
        drawer={drawer}
        numberOf={numberOf}
      />
    </Page>
  );
}

/** Where she goes on: the first block that is not done, or the beginning (with its notice) when all or none are. */
function firstOpen(lesson: Lesson, done: ReadonlySet<string>): number {
  const open = lesson.blocks.findIndex(({ id }) => !done.has(id));
  if (open > 0) return open;
  return lesson.notice ? -1 : 0;
}

function lastAnswer(events: readonly { readonly fact: LearningFact }[], block: Block): ActivityAnswer | null {
  const facts = events.flatMap(({ fact }) =>
    fact.kind === 'activity-answered' && fact.blockId === block.id ? [fact.answer] : [],
  );
  return facts.at(-1) ?? null;
}
