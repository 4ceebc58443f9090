import { listMeetings, type Meeting } from '@romduol/contracts';
import { formatDay, nameOfWeekday } from '@romduol/ui';
import { useAnswer } from '../session/answers.tsx';
import { LiveState } from '../ui/live-state.tsx';
import { useStaffWords } from '../words.ts';
import styles from './phones.module.css';

/** The meetings that were recorded in class mode, and how many women were there. */
export function RecordedMeetings({ cohortId }: { readonly cohortId: string }) {
  const { locale, say } = useStaffWords();
  const meetings = useAnswer(listMeetings, { params: { id: cohortId } });
  const inOrder = (list: readonly Meeting[]) =>
    [...list].sort((one, other) => (one.heldOn < other.heldOn ? 1 : one.heldOn > other.heldOn ? -1 : 0));
  return (
    <section className={styles['section']} aria-labelledby="meetings">
      <h2 id="meetings">{say('meetings.title')}</h2>
      <LiveState of={meetings} isQuiet>
        {(list) =>
          list.length === 0 ? (
            <p>{say('meetings.none')}</p>
          ) : (
            <ul className={styles['state']}>
              {inOrder(list).map(({ id, heldOn, present, absent }) => (
                <li key={id}>
                  <strong>
                    {nameOfWeekday(locale, heldOn)}, {formatDay(locale, heldOn)}
                  </strong>
                  <span>{say('meetings.there', { present: present.length, all: present.length + absent.length })}</span>
                </li>
              ))}
            </ul>
          )
        }
      </LiveState>
    </section>
  );
}
