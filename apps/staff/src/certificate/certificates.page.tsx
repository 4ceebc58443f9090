import { getCohort, listCertificates, type Certificate } from '@romduol/contracts';
import { EmptyState, formatDay, Notice } from '@romduol/ui';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { LiveState } from '../ui/live-state.tsx';
import { Page } from '../ui/page.tsx';
import { Tiles } from '../ui/tiles.tsx';
import { useIsWide } from '../ui/use-is-wide.ts';
import { useStaffWords, type StaffKey } from '../words.ts';
import { CertificateActions } from './certificate-actions.tsx';
import styles from './certificates.module.css';
import { Holder, StandingMark, standings } from './standing-mark.tsx';

/** Every certificate of a class, every version of each, and what may be done with it. */
export function CertificatesPage() {
  const { say } = useStaffWords();
  const { id = '' } = useParams();
  const { seesNames } = useMe();
  const cohort = useAnswer(getCohort, { params: { id } });
  const certificates = useAnswer(listCertificates, { params: { id } });
  const [search] = useSearchParams();
  const [done, setDone] = useState<StaffKey | null>(null);
  const shown = standings.find((standing) => standing === search.get('standing'));
  const changed = (words: StaffKey) => {
    setDone(words);
    void certificates.refresh();
  };
  return (
    <Page title={say('certificates')} back={{ to: `/classes/${id}`, words: cohort.answer?.name ?? say('class.it') }}>
      <p>{say(seesNames ? 'certificates.open-recorded' : 'certificates.open-hidden')}</p>
      {done && (
        <Notice kind="good" isAnnounced>
          {say(done)}
        </Notice>
      )}
      <LiveState of={certificates}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon="certificate" title={say('certificates.none')}>
              <p>{say('certificates.none-explain')}</p>
            </EmptyState>
          ) : (
            <>
              <StandingTiles list={list} shown={shown} />
              <List
                list={list.filter(({ standing }) => shown === undefined || standing === shown)}
                onChanged={changed}
              />
            </>
          )
        }
      </LiveState>
    </Page>
  );
}

interface StandingTilesProps {
  readonly list: readonly Certificate[];
  readonly shown: Certificate['standing'] | undefined;
}

function StandingTiles({ list, shown }: StandingTilesProps) {
  const { say } = useStaffWords();
  const counts = standings.map((standing) => ({
    standing,
    count: list.filter((certificate) => certificate.standing === standing).length,
  }));
  return (
    <Tiles
      label={say('certificates.totals')}
      tiles={[
        { to: '?', count: list.length, words: say('certificates.all'), isCurrent: shown === undefined },
        ...counts
          .filter(({ count }) => count > 0)
          .map(({ standing, count }) => ({
            to: `?standing=${standing}`,
            count,
            words: say(`standing.${standing}`),
            isCurrent: shown === standing,
          })),
      ]}
    />
  );
}

interface ListProps {
  readonly list: readonly Certificate[];
  readonly onChanged: (words: StaffKey) => void;
}

function List({ list, onChanged }: ListProps) {
  const { locale, say } = useStaffWords();
  const isWide = useIsWide();
  if (list.length === 0) return <p>{say('certificates.none-in-standing')}</p>;
  if (!isWide)
    return (
      <ul className={styles['cards']}>
        {list.map((certificate) => (
          <li key={certificate.id} className={styles['card']}>
            <h2>
              <Holder certificate={certificate} />
            </h2>
            <StandingMark standing={certificate.standing} />
            <p>{say('certificate.number-version', { number: certificate.number, version: certificate.version })}</p>
            <p>{say('certificate.issued-on', { day: formatDay(locale, certificate.issuedOn) })}</p>
            <CertificateActions certificate={certificate} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    );
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say('certificate.number')}</th>
            <th scope="col">{say('certificate.version')}</th>
            <th scope="col">{say('certificate.holder')}</th>
            <th scope="col">{say('certificate.issued')}</th>
            <th scope="col">{say('certificate.standing')}</th>
            <th scope="col">{say('certificate.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((certificate) => (
            <tr key={certificate.id}>
              <th scope="row">{certificate.number}</th>
              <td>{certificate.version}</td>
              <td>
                <Holder certificate={certificate} />
              </td>
              <td>{formatDay(locale, certificate.issuedOn)}</td>
              <td>
                <StandingMark standing={certificate.standing} />
              </td>
              <td>
                <CertificateActions certificate={certificate} onChanged={onChanged} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
