import { Button, Notice } from '@romduol/ui';
import { useGo } from '../frame/use-go.ts';
import { refusalWords } from '../phone/problem-words.ts';
import { usePortalWords } from '../phone/words.ts';
import { usePlaces } from '../place/place-context.tsx';
import styles from './join.module.css';

/** Says what she asked for without network and how it stands. Nothing, when nothing is asked for. */
export function RegistrationNotice() {
  const { requested } = usePlaces();
  const { say } = usePortalWords();
  const go = useGo();
  if (requested === null) return null;
  const { kind, state, code } = requested;
  if (state === 'waiting') return <Notice kind="offline">{say(`asked.${kind}.waiting`)}</Notice>;
  const card = (
    <Button kind="quiet" icon="person" isWide onPress={() => go('/card')}>
      {say('welcome.card')}
    </Button>
  );
  if (kind === 'reset')
    return (
      <Notice kind="info">
        <p>{say('asked.reset.refused')}</p>
        {card}
      </Notice>
    );
  return (
    <Notice kind="info" isAnnounced>
      <p>{refusalWords(say, code ?? '')}</p>
      <p>{say('asked.join.refused')}</p>
      <div className={styles['choices']}>
        <Button isWide onPress={() => go('/code')}>
          {say('asked.other-code')}
        </Button>
        {card}
      </div>
    </Notice>
  );
}
