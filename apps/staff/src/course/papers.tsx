import { paperKinds, pathOf, readPaper, type ReleaseSummary } from '@romduol/contracts';
import { Icon } from '@romduol/ui';
import { ownNames, useStaffWords } from '../words.ts';
import styles from './papers.module.css';

/**
 * The course on paper: workbook and guide in each language in which it is whole. Plain links: the browser shows that it
 * waits, for the first one who asks some seconds, and offers to keep or to print.
 */
export function Papers({ release }: { readonly release: ReleaseSummary }) {
  const { say } = useStaffWords();
  return (
    <ul className={styles['papers']} aria-label={say('papers.title')}>
      {paperKinds.flatMap((kind) =>
        release.languages.map((locale) => (
          <li key={`${kind} ${locale}`}>
            <a
              className={styles['paper']}
              href={`/api${pathOf(readPaper.path, { id: release.id, kind, locale })}`}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="book" size={18} />
              <span>
                {say(`papers.${kind}`)} · <span lang={locale}>{ownNames[locale]}</span>
              </span>
            </a>
          </li>
        )),
      )}
    </ul>
  );
}
