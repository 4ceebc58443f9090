import type { Sort as Content } from '@romduol/domain';
import { useMemo, useState } from 'react';
import { ChoiceCard } from '../choice-card.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import { mixed, useFocusOn, useTries, type BlockProps } from './answering.ts';
import styles from './content.module.css';
import { LookAgain } from './look-again.tsx';
import type { SortAnswer } from './sort-answer.ts';
import { Picture, Said, SpeakerFor, useContent } from './source.tsx';

/** What comes first, what comes next: she taps the cards in their order. */
export function SortInOrder({ block, onAnswer }: BlockProps<Content, SortAnswer>) {
  const { say } = useWords();
  const { words } = useContent();
  const choices = useMemo(() => mixed(block.cards, block.id), [block]);
  const [placed, setPlaced] = useState(0);
  const [isMissed, setMissed] = useState(false);
  const { mayShow, miss, reset } = useTries();
  const focus = useFocusOn<HTMLHeadingElement>(placed, true);
  const done = block.cards.slice(0, placed);
  const due = block.cards[placed];

  const place = () => {
    setPlaced(placed + 1);
    setMissed(false);
    reset();
    if (placed + 1 === block.cards.length) onAnswer({ kind: 'sort', order: block.cards.map(({ id }) => id) });
  };
  const tap = (id: string) => {
    if (id === due?.id) return place();
    miss();
    setMissed(true);
  };

  return (
    <div className={styles['stack']}>
      <Said text={block.ask} voiceKey={`${block.id}.ask`} size={placed === 0 ? 'ask' : 'small'} />
      {done.length > 0 && (
        <ol className={styles['stack']} aria-label={say('sort.so-far')}>
          {done.map((card, at) => (
            <li key={card.id} className={styles['placed']}>
              <span className={styles['number']}>{at + 1}</span>
              {card.picture && (
                <span className={styles['tiny']}>
                  <Picture id={card.picture} size="small" />
                </span>
              )}
              <span>{words(card.text)}</span>
            </li>
          ))}
        </ol>
      )}
      {due === undefined ? (
        <Notice kind="good" isAnnounced>
          {say('sort.all-right')}
        </Notice>
      ) : (
        <>
          <h2 className={styles['question']} ref={focus} tabIndex={-1}>
            {say('sort.which-next', { place: placed + 1 })}
          </h2>
          {isMissed && <LookAgain mayShow={mayShow} onShow={place} />}
          {choices
            .filter((card) => !done.includes(card))
            .map((card) => (
              <ChoiceCard
                key={card.id}
                words={words(card.text)}
                picture={card.picture && <Picture id={card.picture} size="small" />}
                speaker={<SpeakerFor voiceKey={`${block.id}/${card.id}.text`} />}
                onPress={() => tap(card.id)}
              />
            ))}
        </>
      )}
    </div>
  );
}
