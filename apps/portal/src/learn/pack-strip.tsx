import type { Release } from '@romduol/domain';
import { formatBytes, Icon } from '@romduol/ui';
import { usePortalWords } from '../phone/words.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './learn.module.css';
import { PackBar, PackButton, PackFault } from './pack-words.tsx';
import type { PackState } from './use-pack.ts';

/**
 * Beside the lessons, while the course is not whole: what is still coming, was thrown away by the phone, or is new. She
 * can learn meanwhile.
 */
export function PackStrip({ release, pack }: { readonly release: Release; readonly pack: PackState }) {
  const { locale, say } = usePortalWords();
  const { course } = usePlace();
  const { progress, isRunning, size } = pack;
  const isNewer = course.joined.releaseId !== release.id;
  if (progress === null || (progress.state === 'whole' && !isNewer)) return null;
  const words = isRunning
    ? say('learn.pack.begun')
    : isNewer
      ? say('learn.pack.newer')
      : progress.wasWhole
        ? say('learn.pack.lost')
        : say('learn.pack.some', { here: progress.filesHere, all: progress.files });
  const toCome =
    progress.bytes > 0
      ? say('learn.pack.rest', { size: formatBytes(locale, progress.bytes - progress.bytesHere) })
      : size !== null
        ? say('learn.pack.size', { size: formatBytes(locale, size) })
        : null;
  return (
    <section className={styles['strip']}>
      <div className={styles['strip-words']}>
        <Icon name="download" />
        <p role="status">{words}</p>
      </div>
      {isRunning ? <PackBar {...pack} /> : <p className={styles['quiet']}>{toCome}</p>}
      <PackFault {...pack} />
      {pack.fault !== 'unkept' && <PackButton pack={pack} isPartial={progress.filesHere > 0} isQuiet />}
    </section>
  );
}
