import { Button, formatBytes, Icon, Notice, ProgressBar } from '@romduol/ui';
import { usePortalWords } from '../phone/words.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './learn.module.css';
import { usePack } from './use-pack.ts';

/** The course is not here yet: bring it, with its progress, as often as the network breaks off. */
export function PackDownload() {
  const { locale, say } = usePortalWords();
  const { course } = usePlace();
  const { progress, isRunning, fault, start, stop } = usePack();
  const isPartial = progress !== null && progress.bytesHere > 0;
  return (
    <div className={styles['pack']}>
      <span className={styles['big']}>
        <Icon name="download" size={44} />
      </span>
      <h2 className={styles['centre']}>{say('learn.pack.title')}</h2>
      <p className={styles['centre']}>
        {say(locale === course.joined.language ? 'learn.pack.why' : 'learn.pack.language')}
      </p>
      {progress !== null && progress.bytes > 0 && (isRunning || isPartial) && (
        <div>
          <ProgressBar label={say('learn.pack.title')} value={progress.bytesHere} max={progress.bytes} />
          <p className={styles['centre']} role="status">
            {say('learn.pack.progress', {
              here: formatBytes(locale, progress.bytesHere),
              all: formatBytes(locale, progress.bytes),
            })}
          </p>
        </div>
      )}
      {fault && (
        <Notice kind={fault === 'broken' ? 'offline' : 'warn'} isAnnounced>
          {say(`learn.pack.${fault}`)}
        </Notice>
      )}
      {isRunning ? (
        <Button kind="quiet" icon="stop" isWide onPress={stop}>
          {say('learn.pack.stop')}
        </Button>
      ) : (
        <Button icon="download" isWide onPress={start}>
          {say(isPartial ? 'learn.pack.resume' : 'learn.pack.start')}
        </Button>
      )}
    </div>
  );
}
