import type { Sort as Content } from '@romduol/domain';
import { useMemo, useState } from 'react';
import { Button } from '../button.tsx';
import { ChoiceCard } from '../choice-card.tsx';
import { Icon } from '../icon.tsx';
import { Notice } from '../notice.tsx';
import { useWords } from '../words.tsx';
import { mixed, useFocusOn, useReveal, useTries, type BlockProps } from './answering.ts';
import styles from './content.module.css';
import { Feedback } from './feedback.tsx';
import { LookAgain } from './look-again.tsx';
import type { Piles, SortAnswer } from './sort-answer.ts';
import { Picture, Said, SpeakerFor, useContent } from './source.tsx';

/** One card at a time, and the piles below it as buttons. */
export function SortIntoPiles({ block, into, onAnswer }: BlockProps<Content, SortAnswer> & { readonly into: Piles }) {
  const { say } = useWords();
  const { words } = useContent();
  const cards = useMemo(() => mixed(block.cards, block.id), [block]);
  const [at, setAt] = useState(0);
  const [outcome, setOutcome] = useState<'right' | 'shown' | 'not-yet' | null>(null);
  const { mayShow, miss, reset } = useTries();
  const focus = useFocusOn<HTMLParagraphElement>(at);
  const card = cards[at];

  if (card === undefined) return <AllPlaced block={block} into={into} />;
  const home = into.piles.find(({ id }) => id === into.belongs[card.id]);
  const put = (pileId: string) => {
    const isRight = pileId === home?.id;
    if (!isRight) miss();
    setOutcome(isRight ? 'right' : 'not-yet');
  };
  const goOn = () => {
    setAt(at + 1);
    setOutcome(null);
    reset();
    if (at + 1 === cards.length) onAnswer({ kind: 'sort', piles: { ...into.belongs } });
  };

  return (
    <div className={styles['stack']}>
      <Said text={block.ask} voiceKey={`${block.id}.ask`} size={at === 0 ? 'ask' : 'small'} />
      <p className={styles['counter']}>{say('sort.left', { count: cards.length - at })}</p>
      <div className={styles['card']}>
        {card.picture && (
          <span className={styles['thumb']}>
            <Picture id={card.picture} size="small" />
          </span>
        )}
        <Said text={card.text} voiceKey={`${block.id}/${card.id}.text`} focusRef={focus} />
      </div>
      {outcome === 'right' || outcome === 'shown' ? (
        <>
          <Feedback tone="safer" icon="check" verdict={say(outcome === 'right' ? 'answer.right' : 'answer.shown')}>
            {home && (
              <p className={styles['goes']}>
                <Icon name="next" size={20} />
                {words(home.text)}
              </p>
            )}
            {card.why && <Said text={card.why} voiceKey={`${block.id}/${card.id}.why`} />}
          </Feedback>
          <Button icon="next" iconAt="end" isWide onPress={goOn}>
            {say('story.on')}
          </Button>
        </>
      ) : (
        <>
          <h2 className={styles['question']}>{say('sort.which-pile')}</h2>
          {outcome === 'not-yet' && <LookAgain mayShow={mayShow} onShow={() => setOutcome('shown')} />}
          {into.piles.map((pile) => (
            <ChoiceCard
              key={pile.id}
              words={words(pile.text)}
              picture={pile.picture && <Picture id={pile.picture} size="small" />}
              speaker={<SpeakerFor voiceKey={`${block.id}/${pile.id}.text`} />}
              onPress={() => put(pile.id)}
            />
          ))}
        </>
      )}
    </div>
  );
}

function AllPlaced({ block, into }: { readonly block: Content; readonly into: Piles }) {
  const { say } = useWords();
  const { words } = useContent();
  const top = useReveal<HTMLDivElement>();
  return (
    <div className={styles['stack']} ref={top}>
      <Notice kind="good" isAnnounced>
        {say('sort.all-right')}
      </Notice>
      {into.piles.map((pile) => (
        <section key={pile.id} className={styles['stack']}>
          <h2>{words(pile.text)}</h2>
          <ul className={styles['stack']}>
            {block.cards
              .filter(({ id }) => into.belongs[id] === pile.id)
              .map((card) => (
                <li key={card.id} className={styles['placed']}>
                  <Icon name="check" size={20} />
                  {words(card.text)}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
