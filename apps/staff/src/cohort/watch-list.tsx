import { getCohortProgress, type Cohort } from '@romduol/contracts';
import { EmptyState } from '@romduol/ui';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { LiveState } from '../ui/live-state.tsx';
import { Tiles } from '../ui/tiles.tsx';
import { useIsWide } from '../ui/use-is-wide.ts';
import { formatTime, useStaffWords } from '../words.ts';
import { StateShape } from './state-mark.tsx';
import { byUrgency, states, totals, type ReadinessState } from './urgency.ts';
import styles from './watch-list.module.css';
import { WatchCard, WatchRow } from './watch-row.tsx';

/** Who has finished, what each still lacks, how many days remain: whoever needs the trainer most stands first. */
export function WatchList({ cohort }: { readonly cohort: Cohort }) {
  const { say } = useStaffWords();
  const { me } = useMe();
  const progress = useAnswer(getCohortProgress, { params: { id: cohort.id } }, { everySeconds: 30 });
  const [search] = useSearchParams();
  const isWide = useIsWide();
  const shown = states.find((state) => state === search.get('state'));
  return (
    <section className={styles['section']} aria-labelledby="watch">
      <div className={styles['head']}>
        <h2 id="watch">{say('watch.title')}</h2>
        {progress.asOf && (
          <p className={styles['as-of']}>
            {say('watch.as-of', { time: formatTime(progress.asOf, me.organisation.timeZone) })}
          </p>
        )}
      </div>
      <LiveState of={progress}>
        {({ today, trainees }) => {
          if (trainees.length === 0)
            return (
              <EmptyState icon="person" title={say('watch.none')}>
                <p>{say('watch.none-explain')}</p>
              </EmptyState>
            );
          const rows = byUrgency(trainees).filter(({ readiness }) => shown === undefined || readiness.state === shown);
          const taught = { releaseId: cohort.releaseId, language: cohort.language };
          return (
            <>
              <StateTiles all={trainees.length} counts={totals(trainees)} shown={shown} />
              {rows.length === 0 && <p>{say('watch.none-in-state')}</p>}
              {rows.length > 0 && isWide && (
                <div className={styles['scroll']}>
                  <table className={styles['table']}>
                    <thead>
                      <tr>
                        {(
                          [
                            'watch.who',
                            'watch.state',
                            'watch.leaves',
                            'watch.lessons',
                            'watch.lacks',
                            'watch.news',
                          ] as const
                        ).map((key) => (
                          <th key={key} scope="col">
                            {say(key)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <WatchRow key={row.traineeId} row={row} cohortId={cohort.id} taught={taught} today={today} />
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
              {rows.length > 0 && !isWide && (
                <ul className={styles['cards']}>
                  {rows.map((row) => (
                    <WatchCard key={row.traineeId} row={row} cohortId={cohort.id} taught={taught} today={today} />
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </LiveState>
    </section>
  );
}

interface StateTilesProps {
  readonly all: number;
  readonly counts: ReturnType<typeof totals>;
  readonly shown: ReadinessState | undefined;
}

function StateTiles({ all, counts, shown }: StateTilesProps) {
  const { say } = useStaffWords();
  return (
    <Tiles
      label={say('watch.totals')}
      tiles={[
        { to: '?', count: all, words: say('watch.all'), isCurrent: shown === undefined },
        ...counts.map(({ state, count }) => ({
          to: `?state=${state}`,
          count,
          words: say(`state.${state}`),
          sign: <StateShape state={state} />,
          isCurrent: shown === state,
        })),
      ]}
    />
  );
}
