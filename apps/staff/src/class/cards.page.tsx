import { Button, EmptyState } from '@romduol/ui';
import { useParams } from 'react-router';
import { Loading } from '../ui/live-state.tsx';
import { Page } from '../ui/page.tsx';
import { useStaffWords } from '../words.ts';
import { AnswerSign, DontKnowSign } from './answer-sign.tsx';
import styles from './cards.module.css';
import { signsIn } from './signs.ts';
import { useKept } from './use-desk.ts';

/** Questions of the built courses have at most so many answers. */
const cardsPrinted = 4;

/** One sheet for one woman: her cards to cut out and hold up. Names nobody, so the words of the class are not needed. */
export function CardsPage() {
  const { say } = useStaffWords();
  const { id = '' } = useParams();
  const classes = useKept('classes', (desk) => desk.classes()).value;
  if (classes === undefined) return <Loading />;
  const here = classes.find(({ cohortId }) => cohortId === id);
  const back = { to: '/class', words: say('teach.title') };
  if (here === undefined)
    return (
      <Page title={say('teach.cards')} back={back}>
        <EmptyState icon="book" title={say('teach.not-here')} />
      </Page>
    );
  return (
    <Page
      title={say('teach.cards')}
      back={back}
      actions={<Button onPress={() => window.print()}>{say('print')}</Button>}
    >
      <p className={styles['beside']}>{say('teach.cards-how')}</p>
      <ul className={styles['sheet']}>
        {signsIn(here.language)
          .slice(0, cardsPrinted)
          .map((sign) => (
            <li key={sign.letter}>
              <AnswerSign sign={sign} />
              <span className="visually-hidden">{sign.letter}</span>
            </li>
          ))}
        <li>
          <DontKnowSign />
          <span className="visually-hidden">{say('answer.dont-know')}</span>
        </li>
      </ul>
    </Page>
  );
}
