import type { Locale } from '@romduol/domain';
import { classes } from '@romduol/ui';
import { Name } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import { AnswerSign, DontKnowSign } from './answer-sign.tsx';
import styles from './answer-grid.module.css';
import type { Woman } from './opened.ts';
import { cardWords } from './question-cards.tsx';
import { answerOf, forAllLeft, leftIn, tapped, type Answers, type Asked, type Card } from './questions.ts';

interface AnswerGridProps {
  readonly asked: Asked;
  /** Those who are asked, in the order of the list. */
  readonly women: readonly Woman[];
  readonly answers: Answers;
  readonly language: Locale;
  readonly onChange: (answers: Answers) => void;
}

/** Names and cards: one tap an answer, the same tap again takes it back, one tap for everyone who is left. */
export function AnswerGrid({ asked, women, answers, language, onChange }: AnswerGridProps) {
  const { say } = useStaffWords();
  const { question } = asked;
  const left = leftIn(asked, answers);
  // The last card, null, is "I don't know".
  const cards: readonly (Card | null)[] = [...question.cards, ...(question.mayNotKnow ? [null] : [])];
  const keyOf = (card: Card | null) => card?.choiceId ?? '?';
  const wordsOf = (card: Card | null) =>
    card === null ? `? ${say('answer.dont-know')}` : `${card.sign.letter} ${cardWords(card, language)}`;
  const signOf = (card: Card | null) => (card === null ? <DontKnowSign /> : <AnswerSign sign={card.sign} />);
  const isChosen = (traineeId: string, card: Card | null) => {
    const answer = answerOf(answers, question.id, traineeId);
    if (answer === null || answer === 'dont-know') return answer !== null && card === null;
    return card !== null && answer.includes(card.choiceId);
  };
  return (
    <div className={styles['grid']}>
      <h2>{say('teach.tap-answers')}</h2>
      {question.isMany && <p>{say('answer.choose-many')}</p>}
      <ul className={styles['rows']}>
        {women.map(({ traineeId, name }) => (
          <li key={traineeId} className={styles['row']}>
            <span id={`${question.id}-${traineeId}`} className={styles['name']}>
              <Name>{name}</Name>
            </span>
            <div role="group" aria-labelledby={`${question.id}-${traineeId}`} className={styles['choices']}>
              {cards.map((card) => (
                <button
                  key={keyOf(card)}
                  type="button"
                  className={classes(styles['choice'], isChosen(traineeId, card) && styles['chosen'])}
                  aria-pressed={isChosen(traineeId, card)}
                  aria-label={wordsOf(card)}
                  onClick={() => onChange(tapped(answers, question, traineeId, card && card.choiceId))}
                >
                  {signOf(card)}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <div className={styles['left']}>
          <p id={`${question.id}-left`}>{say('teach.left', { count: left.length })}</p>
          <div role="group" aria-labelledby={`${question.id}-left`} className={styles['choices']}>
            {cards.map((card) => (
              <button
                key={keyOf(card)}
                type="button"
                className={styles['choice']}
                aria-label={wordsOf(card)}
                onClick={() => onChange(forAllLeft(asked, answers, card === null ? 'dont-know' : [card.choiceId]))}
              >
                {signOf(card)}
              </button>
            ))}
          </div>
        </div>
      )}
      <p className={styles['hint']}>{say('teach.left-hint')}</p>
    </div>
  );
}
