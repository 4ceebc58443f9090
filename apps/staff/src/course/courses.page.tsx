import { listReleases } from '@romduol/contracts';
import { EmptyState } from '@romduol/ui';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { LiveState } from '../ui/live-state.tsx';
import { Page, Panel } from '../ui/page.tsx';
import { Said } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import { AcceptRelease } from './accept-release.tsx';
import { Papers } from './papers.tsx';
import { ReleaseCard } from './release-card.tsx';
import { ReleaseTexts } from './release-texts.tsx';

/** The courses this organisation can teach, and who has accepted them. */
export function CoursesPage() {
  const { say } = useStaffWords();
  const { may } = useMe();
  const releases = useAnswer(listReleases, {});
  return (
    <Page title={say('nav.courses')}>
      <LiveState of={releases}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon="book" title={say('courses.none')} />
          ) : (
            list.map((release) => (
              <Panel key={release.id}>
                <ReleaseCard release={release} />
                <p>
                  <Said text={release.summary} />
                </p>
                <ReleaseTexts release={release} />
                <Papers release={release} />
                {release.accepted === null && may('course.accept') && (
                  <div>
                    <AcceptRelease release={release} onAccepted={() => void releases.refresh()} />
                  </div>
                )}
              </Panel>
            ))
          )
        }
      </LiveState>
    </Page>
  );
}
