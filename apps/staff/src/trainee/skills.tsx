import { listSkills, type AssessedTrack } from '@romduol/contracts';
import { skillMarks, type SkillMark } from '@romduol/domain';
import { formatDay, Icon } from '@romduol/ui';
import { useId } from 'react';
import { useAnswer } from '../session/answers.tsx';
import { useMe } from '../session/me.ts';
import { Fold } from '../ui/fold.tsx';
import { Fault, LiveState } from '../ui/live-state.tsx';
import { Panel } from '../ui/page.tsx';
import { Name, Said } from '../ui/said.tsx';
import { useStaffWords } from '../words.ts';
import styles from './skills.module.css';
import { useMarking, type Marking } from './use-marking.ts';

interface SkillsProps {
  readonly classId: string;
  readonly traineeId: string;
}

/** What a woman can do with her hands, track by track: who teaches her marks it, and is named with it. */
export function Skills({ classId: id, traineeId }: SkillsProps) {
  const { say } = useStaffWords();
  const { may } = useMe();
  const params = { id, traineeId };
  const skills = useAnswer(listSkills, { params });
  const marking = useMarking(params);
  return (
    <Panel title={say('skills.title')}>
      <p>{say(may('class.record') ? 'skills.explain' : 'skills.explain-read')}</p>
      <Fault fault={marking.fault} />
      <LiveState of={skills}>
        {(tracks) =>
          tracks.length === 0 ? (
            <p>{say('skills.none')}</p>
          ) : (
            tracks.map((track) => <Track key={track.id} track={track} marking={may('class.record') ? marking : null} />)
          )
        }
      </LiveState>
    </Panel>
  );
}

interface TrackProps {
  readonly track: AssessedTrack;
  /** Null for those who may look and not mark. */
  readonly marking: Marking | null;
}

function Track({ track: { title, skills }, marking }: TrackProps) {
  const { say } = useStaffWords();
  const can = skills.filter(({ standing }) => standing?.mark === 'can').length;
  return (
    <Fold
      summary={
        <>
          <Said text={title} />{' '}
          <span className={styles['count']}>{say('skills.count', { can, all: skills.length })}</span>
        </>
      }
    >
      <ul className={styles['skills']}>
        {skills.map((skill) => (
          <SkillRow key={skill.id} skill={skill} marking={marking} />
        ))}
      </ul>
    </Fold>
  );
}

const signs = { can: 'check', 'not-yet': 'book' } as const satisfies Readonly<Record<SkillMark, string>>;

function SkillRow({
  skill,
  marking,
}: {
  readonly skill: AssessedTrack['skills'][number];
  readonly marking: Marking | null;
}) {
  const { locale, say } = useStaffWords();
  const id = useId();
  const { standing } = skill;
  const underway = marking?.underway.get(skill.id);
  const mark = underway ?? standing?.mark;
  return (
    <li className={styles['skill']}>
      <div className={styles['words']}>
        <span id={id}>
          <Said text={skill.text} />
        </span>
        <span className={styles['by']} aria-live="polite">
          {underway !== undefined && say('skills.underway')}
          {underway === undefined && standing === null && say('skills.unseen')}
          {underway === undefined && standing !== null && (
            <>
              {marking === null && <strong>{say(`skills.${standing.mark}`)} · </strong>}
              <Name>{standing.by}</Name>, {formatDay(locale, standing.on)}
            </>
          )}
        </span>
      </div>
      {marking && (
        <div role="group" aria-labelledby={id} className={styles['marks']}>
          {skillMarks.map((one) => (
            <button
              key={one}
              type="button"
              className={styles['mark']}
              aria-pressed={mark === one}
              onClick={() => mark !== one && marking.mark(skill.id, one)}
            >
              <Icon name={signs[one]} size={20} />
              {say(`skills.${one}`)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
