import { choicesFor, isAboutHerself, type Item, type ItemAnswer } from '@romduol/domain';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { ChoiceCard, type ChoiceCardProps } from '../choice-card.tsx';
import { SpeakerButton } from '../speaker-button.tsx';
import { useWords } from '../words.tsx';
import styles from './content.module.css';
import { Picture, Said, SpeakerFor, useContent } from './source.tsx';

export interface ItemViewProps {
  readonly item: Item;
  /** Decides the order of the choices: the attempt in a test, the block in a lesson. */
  readonly seed: string;
  /** Voice key of the item: `block/item`, or `test/item`. */
  readonly path: string;
  /** What is chosen now, or null. */
  readonly chosen: ItemAnswer | null;
  readonly onChoose: (answer: ItemAnswer) => void;
  /** Of a question with several choices: other ones are ticked now than were kept, and nothing is chosen any more. */
  readonly onReopen?: () => void;
  /** How each choice looks after an answer; left out while nothing is explained. */
  readonly markOf?: (choiceId: string) => Pick<ChoiceCardProps, 'mark' | 'markWords'>;
  readonly isClosed?: boolean;
}

/** One question with its choices and "I don't know". Shows no right or wrong by itself. */
export function ItemView({ item, seed, path, chosen, onChoose, onReopen, markOf, isClosed }: ItemViewProps) {
  const { say } = useWords();
  const { words } = useContent();
  const [ticked, setTicked] = useState<readonly string[]>(Array.isArray(chosen) ? (chosen as readonly string[]) : []);
  const isMany = item.kind === 'many';
  const isAside = isAboutHerself(item);
  const current = isMany ? ticked : chosen === null || chosen === 'dont-know' ? [] : chosen;
  const toggle = (id: string) => {
    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
    if (chosen !== null) onReopen?.();
  };
  const dontKnow = () => {
    setTicked([]);
    onChoose('dont-know');
  };
  const press = (id: string) => (isMany ? toggle(id) : onChoose([id]));
  return (
    <div className={styles['stack']}>
      <Picture id={item.picture} size="modest" />
      <Said text={item.ask} voiceKey={`${path}.ask`} size="ask" />
      {isMany && <p className={styles['small']}>{say('answer.choose-many')}</p>}
      <div className={styles['stack']} role={isMany ? 'group' : 'radiogroup'} aria-label={words(item.ask)}>
        {choicesFor(item, seed).map((choice) => (
          <ChoiceCard
            key={choice.id}
            role={isMany ? 'checkbox' : 'radio'}
            words={words(choice.text)}
            picture={choice.picture && <Picture id={choice.picture} size="small" />}
            speaker={<SpeakerFor voiceKey={`${path}/${choice.id}.text`} />}
            isDisabled={isClosed}
            mark={current.includes(choice.id) ? 'chosen' : undefined}
            {...markOf?.(choice.id)}
            onPress={() => press(choice.id)}
          />
        ))}
        {isAside && (
          <ChoiceCard
            role="radio"
            words={say('answer.rather-not')}
            speaker={<SpeakerButton src={null} />}
            mark={chosen !== null && chosen.length === 0 ? 'chosen' : undefined}
            isDisabled={isClosed}
            onPress={() => onChoose([])}
          />
        )}
        {!isAside && !isMany && (
          <ChoiceCard
            role="radio"
            words={say('answer.dont-know')}
            speaker={<SpeakerButton src={null} />}
            mark={chosen === 'dont-know' ? 'chosen' : undefined}
            isDisabled={isClosed}
            onPress={() => onChoose('dont-know')}
          />
        )}
      </div>
      {isMany && !isClosed && (
        <div className={styles['stack']}>
          <Button icon="check" isWide isDisabled={ticked.length === 0} onPress={() => onChoose(ticked)}>
            {say('answer.keep')}
          </Button>
          <Button kind="quiet" isWide onPress={dontKnow}>
            {say('answer.dont-know')}
          </Button>
        </div>
      )}
    </div>
  );
}
