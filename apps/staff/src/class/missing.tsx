import type { ClassHere, ClassPackProgress } from '@romduol/offline/class';
import { dayIn, daysBetween } from '@romduol/domain';
import { formatBytes, Icon } from '@romduol/ui';
import { useStaffWords } from '../words.ts';
import styles from './missing.module.css';

interface MissingProps {
  readonly here: ClassHere;
  readonly pack: ClassPackProgress;
  /** Null while it is not known. */
  readonly isAppKept: boolean | null;
}

/** Days after which the names may be out of date. */
const namesAreFreshFor = 7;

interface Line {
  readonly isGood: boolean;
  readonly words: string;
}

/** What is here and what is missing before class, line by line. */
export function Missing({ here, pack, isAppKept }: MissingProps) {
  const { locale, say } = useStaffWords();
  const age = Math.max(0, daysBetween(dayIn(here.timeZone, new Date(here.takenAt)), dayIn(here.timeZone, new Date())));
  const left = { count: pack.files - pack.filesHere, size: formatBytes(locale, pack.bytes - pack.bytesHere) };
  const lines: readonly Line[] = [
    pack.isWhole
      ? { isGood: true, words: say('teach.has-course', { count: pack.files }) }
      : { isGood: false, words: pack.isDocumentHere ? say('teach.lacks-files', left) : say('teach.lacks-course') },
    {
      isGood: age <= namesAreFreshFor,
      words: age === 0 ? say('teach.names-today') : say('teach.names-age', { count: age }),
    },
    ...(isAppKept === null ? [] : [{ isGood: isAppKept, words: say(isAppKept ? 'teach.has-app' : 'teach.lacks-app') }]),
    here.waiting === 0
      ? { isGood: true, words: say('teach.unsent-none') }
      : { isGood: false, words: say('teach.unsent', { count: here.waiting }) },
    ...(here.refused > 0 ? [{ isGood: false, words: say('teach.refused-count', { count: here.refused }) }] : []),
  ];
  return (
    <div>
      <h3>{say('teach.before-class')}</h3>
      <ul className={styles['lines']}>
        {lines.map(({ isGood, words }) => (
          <li key={words} className={isGood ? styles['good'] : styles['lacks']}>
            <Icon name={isGood ? 'check' : 'warn'} size={22} />
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
