import { Button, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useStaffWords } from '../words.ts';
import { Choices } from './input-field.tsx';
import { Row } from './page.tsx';

/** One thing that two people set differently. */
export interface Difference<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Which of two entries stays. */
export type Side = 'mine' | 'theirs';

interface ConflictProps<K extends string> {
  readonly differences: readonly Difference<K>[];
  readonly isBusy: boolean;
  /** Keeps for each thing one of the two. */
  readonly onKeep: (kept: Readonly<Partial<Record<K, Side>>>) => void;
  readonly onBack: () => void;
}

/** Somebody else saved first: shows both entries side by side and lets her choose one by one. Nothing is lost. */
export function Conflict<K extends string>({ differences, isBusy, onKeep, onBack }: ConflictProps<K>) {
  const { say } = useStaffWords();
  const [kept, setKept] = useState<Partial<Record<K, Side>>>({});
  return (
    <>
      <Notice kind="warn" isAnnounced>
        {say(differences.length > 0 ? 'conflict.explain' : 'conflict.same')}
      </Notice>
      {differences.map(({ key, label, mine, theirs }) => (
        <Choices
          key={key}
          legend={label}
          value={kept[key] ?? 'mine'}
          onChange={(side) => setKept({ ...kept, [key]: side })}
          choices={[
            { value: 'mine', words: say('conflict.mine', { words: mine }) },
            { value: 'theirs', words: say('conflict.theirs', { words: theirs }) },
          ]}
        />
      ))}
      <Row>
        <Button isBusy={isBusy} onPress={() => onKeep(kept)}>
          {say('conflict.keep')}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {say('back')}
        </Button>
      </Row>
    </>
  );
}
