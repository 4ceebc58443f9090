import { Notice } from '@romduol/ui';
import { useStaffWords } from '../words.ts';

/** That something was written down, and for how many. */
export function NotedNotice({ count }: { readonly count: number | null }) {
  const { say } = useStaffWords();
  if (count === null) return null;
  return (
    <Notice kind="good" isAnnounced>
      {say('teach.noted', { count })}
    </Notice>
  );
}
