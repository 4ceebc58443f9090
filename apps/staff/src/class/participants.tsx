import type { MeetingHere } from '@romduol/offline/class';
import { Button, Dialog } from '@romduol/ui';
import { Name } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import styles from './block-step.module.css';
import { useTaughtClass } from './opened.ts';

interface ParticipantsProps {
  readonly meeting: MeetingHere;
  /** Women who sit this lesson out, by id. */
  readonly apart: readonly string[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onApart: (apart: readonly string[]) => void;
  readonly onCome: (traineeId: string) => void;
}

/** In the middle of a lesson: who sits it out, and who has come meanwhile. Sitting out needs no reason. */
export function Participants({ meeting, apart, isOpen, onClose, onApart, onCome }: ParticipantsProps) {
  const { say } = useStaffWords();
  const { women } = useTaughtClass();
  const here = women.filter(({ traineeId }) => meeting.marks[traineeId] === 'present');
  const others = women.filter(({ traineeId }) => meeting.marks[traineeId] !== 'present');
  const toggle = (id: string) => onApart(apart.includes(id) ? apart.filter((one) => one !== id) : [...apart, id]);
  return (
    <Dialog title={say('teach.who-takes-part')} isOpen={isOpen} onClose={onClose}>
      <p>{say('teach.sit-out-fine')}</p>
      <ul className={styles['names']}>
        {here.map(({ traineeId, name }) => (
          <li key={traineeId}>
            <button
              type="button"
              className={styles['person']}
              aria-pressed={!apart.includes(traineeId)}
              onClick={() => toggle(traineeId)}
            >
              <Name>{name}</Name>
              <span className={styles['word']}>
                {say(apart.includes(traineeId) ? 'teach.sits-out' : 'teach.takes-part')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{say('teach.come-late')}</h3>
          <ul className={styles['names']}>
            {others.map(({ traineeId, name }) => (
              <li key={traineeId}>
                <button type="button" className={styles['person']} onClick={() => onCome(traineeId)}>
                  <Name>{name}</Name>
                  <span className={styles['word']}>{say('teach.has-come')}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Button isWide onPress={onClose}>
        {say('done')}
      </Button>
    </Dialog>
  );
}
