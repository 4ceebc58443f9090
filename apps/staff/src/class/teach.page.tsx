import type { MeetingHere, Noted, Teaching } from '@romduol/offline/class';
import { requiredLessonsOf, type Block, type Lesson } from '@romduol/domain';
import { EmptyState, hush } from '@romduol/ui';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/live-state.tsx';
import { Page } from '../ui/page.tsx';
import { useStaffWords } from '../words.ts';
import { BlockStep } from './block-step.tsx';
import { ClassFrame } from './class-shell.tsx';
import { deskFaultWords } from './class-words.tsx';
import { lessonSkippedBy, mayBeSkipped, skippedBy } from './facts.ts';
import { useHandingIn } from './hand-in.tsx';
import { LessonEnd, LessonNotice } from './lesson-ends.tsx';
import { useMeeting } from './meeting.page.tsx';
import { useTaughtClass, type TaughtClass, type Woman } from './opened.ts';
import { Participants } from './participants.tsx';
import type { Stage } from './stage.ts';
import type { FrameFacts } from './teach-frame.tsx';
import { useDesk } from './use-desk.ts';

/** A lesson in class, one screen after the other. */
export function TeachPage() {
  const { say } = useStaffWords();
  const { lessonId } = useParams();
  const taught = useTaughtClass();
  const meeting = useMeeting();
  const lesson = requiredLessonsOf(taught.release).find(({ id }) => id === lessonId);
  if (meeting === undefined) return <Loading />;
  if (meeting === null || lesson === undefined)
    return (
      <ClassFrame>
        <Page title={say('teach.lessons')}>
          <EmptyState icon="book" title={say(meeting === null ? 'teach.no-meeting' : 'teach.no-lesson')}>
            <LinkButton to={`/class/${taught.cohortId}`}>{taught.name}</LinkButton>
          </EmptyState>
        </Page>
      </ClassFrame>
    );
  return <Teach key={lesson.id} lesson={lesson} meeting={meeting} />;
}

/** Where the class goes on: where it was in this meeting, else at the first screen that somebody who is here lacks. */
function beginning(lesson: Lesson, meeting: MeetingHere, present: readonly Woman[], taught: TaughtClass): Teaching {
  const { teaching } = meeting;
  if (teaching?.lessonId === lesson.id && teaching.at < lesson.blocks.length) return teaching;
  const open = lesson.blocks.findIndex((block) => present.some((woman) => isOpenFor(block, lesson, woman, taught)));
  return { lessonId: lesson.id, at: open > 0 ? open : lesson.notice ? -1 : 0, apart: [] };
}

const isOpenFor = (block: Block, lesson: Lesson, { traineeId, lessonsDone }: Woman, { progress }: TaughtClass) =>
  !lessonsDone.includes(lesson.id) && !progress.byWoman.get(traineeId)?.blocksDone.has(block.id);

function Teach({ lesson, meeting }: { readonly lesson: Lesson; readonly meeting: MeetingHere }) {
  const { say } = useStaffWords();
  const navigate = useNavigate();
  const desk = useDesk();
  const taught = useTaughtClass();
  const { now: handIn } = useHandingIn();
  const { cohortId, women, language } = taught;
  const present = women.filter(({ traineeId }) => meeting.marks[traineeId] === 'present');
  const [teaching, setTeaching] = useState(() => beginning(lesson, meeting, present, taught));
  const [isWhoOpen, setWhoOpen] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { at, apart } = teaching;
  const up = `/class/${cohortId}/${meeting.id}/lessons`;
  const takingPart = present.filter(({ traineeId }) => !apart.includes(traineeId));
  const block = lesson.blocks[at];
  useEffect(() => hush, [at]);

  const failed = (found: unknown) => setFault(deskFaultWords(say, found));
  const keep = (change: Partial<Teaching>) => {
    const next = { ...teaching, ...change };
    setTeaching(next);
    setFault(null);
    desk.keepTeaching(meeting.id, next).catch(failed);
  };
  const go = (to: number) => keep({ at: to });
  const note = async (noted: readonly Noted[]): Promise<boolean> => {
    setFault(null);
    try {
      await desk.record(cohortId, noted);
      return true;
    } catch (found) {
      failed(found);
      return false;
    }
  };
  const leave = () => {
    handIn();
    void navigate(up);
  };
  const frame: FrameFacts = {
    title: lesson.title[language] ?? '',
    titleLang: language,
    up,
    steps: lesson.blocks.length,
    step: Math.min(Math.max(at + 1, 1), lesson.blocks.length),
    who: { words: say('teach.take-part', { count: takingPart.length }), onPress: () => setWhoOpen(true) },
    fault,
  };
  const skipLesson = async () => {
    if (await note(lessonSkippedBy(lesson, present))) go(lesson.blocks.length);
  };
  const who = (
    <Participants
      meeting={meeting}
      apart={apart}
      isOpen={isWhoOpen}
      onClose={() => setWhoOpen(false)}
      onApart={(those) => keep({ apart: those })}
      onCome={(traineeId) => void desk.mark(cohortId, meeting.id, [{ traineeId, mark: 'present' }]).catch(failed)}
    />
  );

  if (at < 0)
    return (
      <>
        <LessonNotice
          lesson={lesson}
          frame={frame}
          onBack={leave}
          onBegin={() => go(0)}
          onWho={() => setWhoOpen(true)}
          onSkip={lesson.skippable ? () => void skipLesson() : null}
        />
        {who}
      </>
    );
  if (block === undefined)
    return (
      <>
        <LessonEnd lesson={lesson} frame={frame} onBack={() => go(lesson.blocks.length - 1)} onDone={leave} />
        {who}
      </>
    );
  const isOpen = (woman: Woman) => isOpenFor(block, lesson, woman, taught);
  const isSkippable = mayBeSkipped(block, lesson);
  /** Who sits out a hard screen loses nothing by it. */
  const satOut = isSkippable
    ? skippedBy(
        block,
        present.filter((woman) => apart.includes(woman.traineeId) && isOpen(woman)),
      )
    : [];
  const stage: Stage = {
    lesson,
    meetingId: meeting.id,
    frame,
    women: takingPart,
    open: takingPart.filter(isOpen),
    note: (noted) => note([...noted, ...satOut]),
    back: () => (at === 0 && !lesson.notice ? leave() : go(at - 1)),
    next: () => go(at + 1),
    skip: isSkippable
      ? () =>
          void note(skippedBy(block, present.filter(isOpen))).then((isNoted) => {
            if (isNoted) go(at + 1);
          })
      : null,
  };
  return (
    <>
      <BlockStep key={block.id} stage={stage} block={block} />
      {who}
    </>
  );
}
