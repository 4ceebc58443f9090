import { formatBytes, Icon, Notice } from '@romduol/ui';
import { usePortalWords } from '../phone/words.ts';
import { usePlace } from '../place/place-context.tsx';
import styles from './learn.module.css';
import { PackBar, PackButton, PackFault } from './pack-words.tsx';
import type { PackState } from './use-pack.ts';
import { useRoom } from './use-room.ts';

/** The course is not here yet: what it costs, and how it comes. Lessons open as soon as its words are here. */
export function PackDownload({ pack }: { readonly pack: PackState }) {
  const { locale, say } = usePortalWords();
  const { course } = usePlace();
  const room = useRoom();
  /** Bytes that the phone has too few, as far as it knows before it has tried. */
  const lacks = room === null || pack.isRunning ? 0 : (pack.size ?? 0) - room;
  const isPartial = pack.progress !== null && pack.progress.bytesHere > 0;
  return (
    <div className={styles['pack']}>
      <span className={styles['big']}>
        <Icon name="download" size={44} />
      </span>
      <h2 className={styles['centre']}>{say('learn.pack.title')}</h2>
      <p className={styles['centre']}>
        {say(locale === course.joined.language ? 'learn.pack.why' : 'learn.pack.language')}
      </p>
      {!pack.isRunning && pack.size !== null && (
        <p className={styles['centre']}>{say('learn.pack.size', { size: formatBytes(locale, pack.size) })}</p>
      )}
      {(pack.isRunning || isPartial) && <PackBar {...pack} />}
      {pack.fault === null && lacks > 0 ? (
        <Notice kind="warn">{say('learn.pack.full', { size: formatBytes(locale, lacks) })}</Notice>
      ) : (
        <PackFault {...pack} />
      )}
      <PackButton pack={pack} isPartial={isPartial} />
    </div>
  );
}
