import { getCohortPhones, phoneStates, type CohortPhone } from '@romduol/contracts';
import { Icon, Notice } from '@romduol/ui';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { LiveState } from '../ui/live-state.tsx';
import { Name } from '../ui/said.tsx';
import { formatInstant, useStaffWords } from '../words.ts';
import styles from './phones.module.css';

/** Which phones of the class are up to date, and whose are not, with what to do about it. */
export function Phones({ cohortId }: { readonly cohortId: string }) {
  const { say } = useStaffWords();
  const phones = useAnswer(getCohortPhones, { params: { id: cohortId } }, { everySeconds: 60 });
  return (
    <section className={styles['section']} aria-labelledby="phones">
      <h2 id="phones">{say('phones.title')}</h2>
      <LiveState of={phones} isQuiet>
        {(list) => (list.length === 0 ? <p>{say('phones.none-joined')}</p> : <States phones={list} />)}
      </LiveState>
    </section>
  );
}

const behind = phoneStates.filter((state) => state !== 'up-to-date');

function States({ phones }: { readonly phones: readonly CohortPhone[] }) {
  const { say } = useStaffWords();
  const upToDate = phones.filter(({ state }) => state === 'up-to-date').length;
  return (
    <>
      <p className={styles['good']}>
        {upToDate > 0 && <Icon name="check" />}
        {say('phones.up-to-date', { done: upToDate, all: phones.length })}
      </p>
      {upToDate === phones.length && <Notice kind="good">{say('phones.all')}</Notice>}
      {behind.map((state) => {
        const those = phones.filter((phone) => phone.state === state);
        if (those.length === 0) return null;
        return (
          <div key={state} className={styles['state']}>
            <h3>
              {say(`phones.${state}`)} ({those.length})
            </h3>
            <p>{say(`phones.${state}-do`)}</p>
            <ul>
              {those.map((phone) => (
                <OnePhone key={phone.traineeId} phone={phone} />
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

function OnePhone({ phone: { code, name, state, waiting, heardAt } }: { readonly phone: CohortPhone }) {
  const { locale, say } = useStaffWords();
  const { me } = useMe();
  const heard = heardAt && formatInstant(locale, new Date(heardAt), me.organisation.timeZone);
  return (
    <li>
      <strong>{name === null ? code : <Name>{name}</Name>}</strong>
      {state === 'unsent' && waiting > 0 && <span>{say('phones.waiting', { count: waiting })}</span>}
      {heard && <span className={styles['quiet']}>{say('phones.heard', { time: heard })}</span>}
    </li>
  );
}
