import { Button, formatBytes, Notice, ProgressBar } from '@romduol/ui';
import { usePortalWords } from '../phone/words.ts';
import styles from './learn.module.css';
import type { PackState } from './use-pack.ts';

/** How far the course is, in bytes as people pay for them. Nothing while nothing of it is here. */
export function PackBar({ progress, isRunning }: Pick<PackState, 'progress' | 'isRunning'>) {
  const { locale, say } = usePortalWords();
  if (progress === null || progress.bytes === 0)
    return isRunning ? (
      <p className={styles['centre']} role="status">
        {say('learn.pack.asking')}
      </p>
    ) : null;
  return (
    <div>
      <ProgressBar label={say('learn.pack.title')} value={progress.bytesHere} max={progress.bytes} />
      <p className={styles['centre']}>
        {say('learn.pack.progress', {
          here: formatBytes(locale, progress.bytesHere),
          all: formatBytes(locale, progress.bytes),
        })}
      </p>
    </div>
  );
}

/** Why it stands still, and what she can do. */
export function PackFault({ progress, fault, size }: Pick<PackState, 'progress' | 'fault' | 'size'>) {
  const { locale, say } = usePortalWords();
  if (fault === null) return null;
  const lacking = progress !== null && progress.bytes > 0 ? progress.bytes - progress.bytesHere : (size ?? 0);
  return (
    <Notice kind={fault === 'broken' ? 'offline' : fault === 'unkept' ? 'info' : 'warn'} isAnnounced>
      {fault === 'full' ? say('learn.pack.full', { size: formatBytes(locale, lacking) }) : say(`learn.pack.${fault}`)}
    </Notice>
  );
}

/** Begin, go on or pause. */
export function PackButton({
  pack: { isRunning, start, pause },
  isPartial,
  isQuiet,
}: {
  readonly pack: PackState;
  /** Some of it is here. */
  readonly isPartial: boolean;
  readonly isQuiet?: boolean;
}) {
  const { say } = usePortalWords();
  if (isRunning)
    return (
      <Button kind="quiet" icon="stop" isWide onPress={pause}>
        {say('learn.pack.stop')}
      </Button>
    );
  return (
    <Button kind={isQuiet ? 'quiet' : 'primary'} icon="download" isWide onPress={start}>
      {say(isPartial ? 'learn.pack.resume' : 'learn.pack.start')}
    </Button>
  );
}
