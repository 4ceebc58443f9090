import { itemsFor, type Item, type ItemAnswer, type Release, type Sitting, type Test } from '@romduol/domain';
import { newId } from '@romduol/offline';
import { BottomBar, Button, Dots, EmptyState, hush, Notice } from '@romduol/ui';
import { ContentProvider, ItemView } from '@romduol/ui/content';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { Page } from '../frame/page.tsx';
import { useGo } from '../frame/use-go.ts';
import { CourseNotHere } from '../learn/course-not-here.tsx';
import { problemWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { contentOf } from '../place/content-of.ts';
import { usePlace } from '../place/place-context.tsx';
import { openAttemptIn } from './attempt.ts';
import { TestEnd } from './test-end.tsx';

const sittings: readonly string[] = ['pre', 'post', 'again'] satisfies Sitting[];
const isSitting = (word: string | undefined): word is Sitting => word !== undefined && sittings.includes(word);

/** The test before, after, or once more. */
export function TestScreen() {
  const { sitting } = useParams();
  const { course } = usePlace();
  const { say } = usePortalWords();
  const go = useGo();
  const { release, progress } = course;
  const isDoneBefore = sitting === 'pre' && progress !== null && progress.preTest !== null;
  const [wasDoneBefore] = useState(isDoneBefore);
  const [tries, setTries] = useState(0);
  if (release === null) return <CourseNotHere />;
  if (!isSitting(sitting) || release.test === null || wasDoneBefore)
    return (
      <Page title={say('learn.title')} back="/learn">
        <EmptyState icon="check" title={say(wasDoneBefore ? 'test.done-before' : 'test.none')}>
          <Button onPress={() => go('/learn')}>{say('lesson.end.home')}</Button>
        </EmptyState>
      </Page>
    );
  const again = () => {
    setTries(tries + 1);
    go('/test/again');
  };
  // Keyed by the try as well: one more after another has the same address and is a new sitting all the same.
  return (
    <Questions key={`${sitting}/${tries}`} sitting={sitting} release={release} test={release.test} onAgain={again} />
  );
}

interface QuestionsProps {
  readonly sitting: Sitting;
  readonly release: Release;
  readonly test: Test;
  readonly onAgain: () => void;
}

/** One question a screen; each answer is kept as soon as she goes on. */
function Questions({ sitting, release, test, onAgain }: QuestionsProps) {
  const { locale, say } = usePortalWords();
  const { place, course, record } = usePlace();
  const go = useGo();
  const [begun] = useState(() => begin(sitting, test, place.traineeId, course));
  const [answers, setAnswers] = useState<ReadonlyMap<string, ItemAnswer>>(begun.answers);
  const [at, setAt] = useState(() => firstOpen(begun.items, begun.answers));
  const [isHandedIn, setHandedIn] = useState(false);
  const [isNudged, setNudged] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isMoving = useRef(false);
  /** What of her answers is in the log already: said once more, as after a full phone, it is not written again. */
  const kept = useRef(new Map(begun.answers));
  const source = useMemo(() => contentOf(release, locale), [release, locale]);
  const { attemptId, items } = begun;
  useEffect(() => hush, [at]);

  if (isHandedIn) return <TestEnd {...{ sitting, release, test, items, answers, onAgain }} />;
  const item = items[at];
  if (item === undefined)
    return (
      <Page title={say(`test.${sitting}`)} back="/learn">
        <EmptyState icon="check" title={say('test.none')} />
      </Page>
    );
  const chosen = answers.get(item.id) ?? null;
  const isLast = at + 1 === items.length;

  const next = async () => {
    if (chosen === null) return setNudged(true);
    if (isMoving.current) return;
    isMoving.current = true;
    setFault(null);
    try {
      if (kept.current.get(item.id) !== chosen) {
        await record({ kind: 'item-answered', attemptId, sitting, itemId: item.id, answer: chosen });
        kept.current.set(item.id, chosen);
      }
      if (isLast) {
        await record({ kind: 'test-handed-in', attemptId, sitting, answers: Object.fromEntries(answers) });
        setHandedIn(true);
      } else setAt(at + 1);
      setNudged(false);
    } catch (error) {
      setFault(problemWords(say, error));
    } finally {
      isMoving.current = false;
    }
  };
  const choose = (answer: ItemAnswer) => {
    setNudged(false);
    setAnswers(new Map(answers).set(item.id, answer));
  };
  const reopen = () => setAnswers(new Map([...answers].filter(([id]) => id !== item.id)));

  return (
    <Page
      title={say(`test.${sitting}`)}
      titleIsQuiet
      back="/learn"
      backTo={{ icon: 'home', words: say('lesson.end.home') }}
      part={item.id}
      under={<Dots steps={items.length} step={at + 1} />}
      bottom={
        <BottomBar>
          {isNudged && (
            <Notice kind="info" isAnnounced>
              {say('answer.choose')}
            </Notice>
          )}
          {fault && (
            <Notice kind="warn" isAnnounced>
              {fault}
            </Notice>
          )}
          <Button kind="quiet" icon="back" onPress={() => (at === 0 ? go('/learn') : setAt(at - 1))}>
            {say('back')}
          </Button>
          <Button
            icon={isLast ? 'check' : 'next'}
            iconAt="end"
            kind={chosen === null ? 'quiet' : 'primary'}
            onPress={() => void next()}
          >
            {say(isLast ? 'test.hand-in' : 'next')}
          </Button>
        </BottomBar>
      }
    >
      <ContentProvider source={source}>
        <ItemView
          key={item.id}
          item={item}
          seed={attemptId}
          path={`${test.id}/${item.id}`}
          chosen={chosen}
          onChoose={choose}
          onReopen={reopen}
        />
      </ContentProvider>
    </Page>
  );
}

/** The items of this sitting, in an order that is the same when she comes back to it. */
function begin(sitting: Sitting, test: Test, traineeId: string, course: ReturnType<typeof usePlace>['course']) {
  const open = openAttemptIn(course.events, sitting);
  const attemptId = open?.attemptId ?? newId();
  const items = itemsFor(test, sitting, { traineeId, attemptId }, course.progress?.topicsRight ?? []);
  return { attemptId, items, answers: open?.answers ?? new Map<string, ItemAnswer>() };
}

function firstOpen(items: readonly Item[], answers: ReadonlyMap<string, ItemAnswer>): number {
  const open = items.findIndex(({ id }) => !answers.has(id));
  return open === -1 ? Math.max(0, items.length - 1) : open;
}
