import { formatMoney } from '@romduol/ui';
import { Picture, Said, SpeakerFor, useContent } from '@romduol/ui/content';
import type { Locale, Money, Text } from '@romduol/domain';
import { useStaffWords } from '../words.ts';
import { AnswerSign, DontKnowSign } from './answer-sign.tsx';
import styles from './question-cards.module.css';
import type { Card, Question } from './questions.ts';

const isMoney = (words: Text | Money): words is Money => 'currency' in words;

/** What a card stands for, in the language of the class. */
export const cardWords = ({ words }: Card, language: Locale): string =>
  isMoney(words) ? formatMoney(language, words) : (words[language] ?? '');

/** The question and its cards, to be held up before the class. */
export function QuestionCards({ question }: { readonly question: Question }) {
  const { say } = useStaffWords();
  return (
    <div className={styles['question']}>
      <Picture id={question.picture} size="modest" />
      <div className={styles['ask']}>
        <Said text={question.ask} voiceKey={question.askVoice} size="ask" />
      </div>
      <Lines question={question} />
      <ul className={styles['cards']}>
        {question.cards.map((card) => (
          <li key={card.choiceId}>
            <OneCard card={card} />
          </li>
        ))}
        {question.mayNotKnow && (
          <li>
            <div className={styles['card']}>
              <span className={styles['sign']}>
                <DontKnowSign />
              </span>
              <span className={styles['words']}>{say('answer.dont-know')}</span>
            </div>
          </li>
        )}
      </ul>
    </div>
  );
}

/** One card: its sign, its picture, what it says. */
export function OneCard({ card }: { readonly card: Card }) {
  const { locale } = useContent();
  return (
    <div className={styles['card']}>
      <span className={styles['sign']}>
        <AnswerSign sign={card.sign} />
      </span>
      {card.picture && (
        <span className={styles['picture']}>
          <Picture id={card.picture} size="small" />
        </span>
      )}
      <span className={styles['words']}>
        <span className="visually-hidden">{card.sign.letter}: </span>
        {cardWords(card, locale)}
      </span>
      {card.voiceKey !== null && <SpeakerFor voiceKey={card.voiceKey} />}
    </div>
  );
}

/** Money that comes in and goes out, line by line. */
function Lines({ question }: { readonly question: Question }) {
  const { say } = useStaffWords();
  const { locale, words } = useContent();
  if (question.lines.length === 0) return null;
  return (
    <>
      <ul className={styles['lines']}>
        {question.lines.map(({ id, text, picture, amount, sign }) => (
          <li key={id}>
            {picture && (
              <span className={styles['tiny']}>
                <Picture id={picture} size="small" />
              </span>
            )}
            <span className={styles['words']}>{words(text)}</span>
            <strong>
              <span className="visually-hidden">{say(`calc.${sign}`)} </span>
              {sign === 'in' ? '+' : '−'} {formatMoney(locale, amount)}
            </strong>
          </li>
        ))}
      </ul>
      <h2>{say('calc.left')}</h2>
    </>
  );
}
