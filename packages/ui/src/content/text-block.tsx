import type { TextBlock as Content } from '@romduol/domain';
import styles from './content.module.css';
import { Picture, Said } from './source.tsx';

/** One picture, one voice, at most two short sentences. */
export const TextBlock = ({ block }: { readonly block: Content }) => (
  <div className={styles['stack']}>
    <Picture id={block.picture} />
    <Said text={block.text} voiceKey={`${block.id}.text`} size="ask" />
  </div>
);
