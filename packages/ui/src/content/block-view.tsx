import type { ActivityAnswer, Block, Locale } from '@romduol/domain';
import { useMemo } from 'react';
import { Button } from '../button.tsx';
import { useWords } from '../words.tsx';
import { Calc } from './calc.tsx';
import { Checklist } from './checklist.tsx';
import styles from './content.module.css';
import type { Drawer } from './drawer.ts';
import { Listen } from './listen.tsx';
import { Plan } from './plan.tsx';
import { Practice, type NumberOf } from './practice.tsx';
import { Quiz } from './quiz.tsx';
import { RedFlags } from './red-flags.tsx';
import { Sort } from './sort.tsx';
import { ContentProvider, type ContentSource } from './source.tsx';
import { StoryChoice } from './story-choice.tsx';
import { TextBlock } from './text-block.tsx';
import { Turns } from './turns.tsx';

export interface BlockViewProps {
  readonly block: Block;
  readonly locale: Locale;
  readonly pictures: ContentSource['picture'];
  /** Left out where no voice is played, as in the preview of a draft. */
  readonly voices?: ContentSource['voice'];
  /** What she answered before, or null. */
  readonly answered: ActivityAnswer | null;
  /** Called with every answer that finishes the activity; `completes` of the domain decides what that means. */
  readonly onAnswer: (answer: ActivityAnswer) => void;
  /** Offered on a hard screen only: skipping loses nothing. */
  readonly onSkip?: () => void;
  /** Where her plans and ticks are kept. Left out in a preview: nothing is kept then. */
  readonly drawer?: Drawer;
  readonly numberOf?: NumberOf;
}

const silent = () => null;

/** One block of a lesson, whatever its kind. Keyed by its id, so that two blocks never share what was tapped. */
export function BlockView(props: BlockViewProps) {
  const { block, locale, pictures, voices = silent, answered, onSkip } = props;
  const { say } = useWords();
  const source = useMemo(() => ({ locale, picture: pictures, voice: voices }), [locale, pictures, voices]);
  return (
    <ContentProvider source={source}>
      <div key={block.id} className={styles['stack']} lang={locale}>
        <Kind {...props} />
        {block.hard && answered === null && onSkip && (
          <>
            <Button kind="quiet" icon="next" iconAt="end" isWide onPress={onSkip}>
              {say('block.skip')}
            </Button>
            <p className={styles['small']}>{say('block.skip-fine')}</p>
          </>
        )}
      </div>
    </ContentProvider>
  );
}

function Kind({ block, answered, onAnswer, drawer, numberOf = silent }: BlockViewProps) {
  switch (block.kind) {
    case 'text':
      return <TextBlock block={block} />;
    case 'story-choice':
      return <StoryChoice block={block} answered={of(answered, 'story-choice')} onAnswer={onAnswer} />;
    case 'red-flags':
      return <RedFlags block={block} answered={of(answered, 'red-flags')} onAnswer={onAnswer} />;
    case 'checklist':
      return (
        <Checklist block={block} answered={of(answered, 'checklist')} onAnswer={onAnswer} drawer={drawer ?? null} />
      );
    case 'sort':
      return <Sort block={block} answered={of(answered, 'sort')} onAnswer={onAnswer} />;
    case 'quiz':
      return <Quiz block={block} answered={of(answered, 'quiz')} onAnswer={onAnswer} />;
    case 'calc':
      return <Calc block={block} answered={of(answered, 'calc')} onAnswer={onAnswer} />;
    case 'plan':
      return <Plan block={block} answered={of(answered, 'plan')} onAnswer={onAnswer} drawer={drawer ?? null} />;
    case 'role-play':
    case 'discuss':
      return <Turns block={block} answered={of(answered, block.kind)} onAnswer={onAnswer} />;
    case 'listen':
      return <Listen block={block} answered={of(answered, 'listen')} onAnswer={onAnswer} />;
    case 'practice':
      return <Practice block={block} answered={of(answered, 'practice')} onAnswer={onAnswer} numberOf={numberOf} />;
  }
}

type AnswerOf<K extends ActivityAnswer['kind']> =
  Extract<ActivityAnswer, { kind: K }> extends never
    ? Extract<ActivityAnswer, { form: string }>
    : Extract<ActivityAnswer, { kind: K }>;

/** Her earlier answer, if it is one of this kind. */
const of = <K extends ActivityAnswer['kind']>(answer: ActivityAnswer | null, kind: K): AnswerOf<K> | null =>
  answer?.kind === kind ? (answer as AnswerOf<K>) : null;
