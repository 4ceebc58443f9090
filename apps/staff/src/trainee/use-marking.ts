import { listSkills, markSkill } from '@romduol/contracts';
import type { SkillMark } from '@romduol/domain';
import { newId } from '@romduol/offline';
import { useRef, useState } from 'react';
import { useKeepAnswer } from '../session/answers.tsx';
import { useServer } from '../session/server.ts';

/** Marks that are on their way, by skill: shown at once, and taken back when they are refused. */
export type Underway = ReadonlyMap<string, SkillMark>;

export interface Marking {
  readonly underway: Underway;
  /** Why the last mark was not taken. */
  readonly fault: unknown;
  readonly mark: (skillId: string, mark: SkillMark) => void;
}

/** Marks skills of one woman. However fast they are tapped, they go up one after the other, so that the last word is hers who tapped last. */
export function useMarking(params: { readonly id: string; readonly traineeId: string }): Marking {
  const { call } = useServer();
  const keep = useKeepAnswer();
  const [underway, setUnderway] = useState<Underway>(new Map());
  const [fault, setFault] = useState<unknown>();
  const before = useRef(Promise.resolve());

  const send = async (skillId: string, mark: SkillMark) => {
    const markId = newId();
    const isLast = (now: Underway) => now.get(skillId) === mark;
    try {
      const tracks = await call(markSkill, { params: { ...params, markId }, body: { skillId, mark } });
      keep(listSkills, { params }, tracks);
    } catch (refused) {
      setFault(refused);
    }
    setUnderway((now) => (isLast(now) ? new Map([...now].filter(([id]) => id !== skillId)) : now));
  };
  return {
    underway,
    fault,
    mark: (skillId, mark) => {
      setFault(undefined);
      setUnderway((now) => new Map(now).set(skillId, mark));
      before.current = before.current.then(() => send(skillId, mark));
    },
  };
}
