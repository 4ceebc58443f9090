import { newId, type InnocentList, type ListEntry } from '@romduol/offline';
import { Button, classes, EmptyState, Field, Icon } from '@romduol/ui';
import { useEffect, useRef, useState } from 'react';
import { Opening } from '../frame/opening.tsx';
import { Page } from '../frame/page.tsx';
import { usePortalWords } from '../phone/words.ts';
import styles from './market-list.module.css';

export interface MarketListProps {
  readonly list: InnocentList;
  readonly onLeave: () => void;
}

/** What stands on the list until something was kept. */
const offered = [1, 2, 3, 4, 5, 6] as const;
/** As many as the phone keeps at the one size that every list has there. */
const longest = 80;
const most = 60;

/** A list for the market: tick, add, take off. It is whole as it is, and nothing on it leads further. */
export function MarketList({ list, onLeave }: MarketListProps) {
  const { say } = usePortalWords();
  const [entries, setEntries] = useState<readonly ListEntry[] | null>(null);
  /** How the list was before something was taken off, so that it can come back. */
  const [before, setBefore] = useState<readonly ListEntry[] | null>(null);
  const [typed, setTyped] = useState('');
  const hasRead = useRef(false);

  useEffect(() => {
    if (hasRead.current) return;
    hasRead.current = true;
    const own = () => offered.map((one) => ({ id: newId(), words: say(`list.offered.${one}`), isTicked: one === 2 }));
    list.read().then(
      (kept) => setEntries(kept ?? own()),
      () => setEntries(own()),
    );
  }, [list, say]);

  const change = (changed: readonly ListEntry[]) => {
    setEntries(changed);
    // A phone without room shows the list as it is and keeps what it can: there is nothing on it that must not be lost.
    void list.keep(changed).catch(() => undefined);
  };
  const add = () => {
    const words = typed.trim();
    if (entries === null || words === '' || entries.length >= most) return;
    setBefore(null);
    setTyped('');
    change([...entries, { id: newId(), words, isTicked: false }]);
  };
  if (entries === null) return <Opening />;
  const takeOff = (stays: (entry: ListEntry) => boolean) => {
    setBefore(entries);
    change(entries.filter(stays));
  };
  const hasTicked = entries.some(({ isTicked }) => isTicked);
  return (
    <Page
      title={say('list.title')}
      back={onLeave}
      bottom={
        <form
          className={styles['add']}
          aria-label={say('list.add')}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field label={say('list.new')} value={typed} maxLength={longest} onChange={setTyped} />
          <Button submits>{say('list.add')}</Button>
        </form>
      }
    >
      {before && (
        <div className={styles['undo']} role="status">
          <span>{say('list.taken-off')}</span>
          <Button kind="quiet" icon="undo" onPress={() => (change(before), setBefore(null))}>
            {say('list.undo')}
          </Button>
        </div>
      )}
      {entries.length === 0 && <EmptyState icon="check" title={say('list.empty')} />}
      <ul className={styles['list']}>
        {entries.map((entry) => (
          <li key={entry.id} className={styles['entry']}>
            <button
              type="button"
              role="checkbox"
              aria-checked={entry.isTicked}
              className={styles['tick']}
              onClick={() => change(entries.map((one) => (one === entry ? { ...one, isTicked: !one.isTicked } : one)))}
            >
              <span className={classes(styles['box'], entry.isTicked && styles['full'])}>
                {entry.isTicked && <Icon name="check" size={20} />}
              </span>
              <span className={classes(styles['words'], entry.isTicked && styles['done'])}>{entry.words}</span>
            </button>
            <button
              type="button"
              className={styles['remove']}
              aria-label={say('list.take-off', { words: entry.words })}
              onClick={() => takeOff((one) => one !== entry)}
            >
              <Icon name="cross" size={20} />
            </button>
          </li>
        ))}
      </ul>
      {hasTicked && (
        <Button kind="quiet" isWide onPress={() => takeOff(({ isTicked }) => !isTicked)}>
          {say('list.clear')}
        </Button>
      )}
    </Page>
  );
}
