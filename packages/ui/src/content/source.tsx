import type { Locale, PictureId, Text } from '@romduol/domain';
import { createContext, useContext, type ReactNode, type Ref } from 'react';
import { PictureCard } from '../choice-card.tsx';
import { SpeakerButton } from '../speaker-button.tsx';
import { classes } from '../classes.ts';
import { CoursePicture } from '../course-picture.tsx';
import styles from './content.module.css';

/** A picture as the page shows it: its address and, in her language, what is seen in it. */
export interface ShownPicture {
  readonly src: string;
  readonly alt: string;
}

/** Where the pictures and voices of a course are found, and the language in which it is shown. */
export interface ContentSource {
  readonly locale: Locale;
  readonly picture: (id: PictureId) => ShownPicture | null;
  /** Address of the recording of one text in this language, by the text's key (see `textsOf`); null when there is none. */
  readonly voice: (key: string) => string | null;
}

const SourceContext = createContext<ContentSource | null>(null);

export const ContentProvider = ({
  source,
  children,
}: {
  readonly source: ContentSource;
  readonly children: ReactNode;
}) => <SourceContext value={source}>{children}</SourceContext>;

export function useContent(): ContentSource & { readonly words: (text: Text) => string } {
  const source = useContext(SourceContext);
  if (source === null) throw new Error('no ContentProvider above');
  // Never another language's words: what is missing stays empty, and a lesson with a gap is not offered at all.
  return { ...source, words: (text) => text[source.locale] ?? '' };
}

export interface SaidProps {
  readonly text: Text;
  /** The key under which its recording is kept. */
  readonly voiceKey: string;
  readonly size?: 'normal' | 'ask' | 'small';
  /** A new thing to read moves the focus here, so that those who hear the screen go on at the right place. */
  readonly focusRef?: Ref<HTMLParagraphElement>;
}

/** Words with their speaker beside them. */
export function Said({ text, voiceKey, size = 'normal', focusRef }: SaidProps) {
  const { words, voice } = useContent();
  return (
    <div className={styles['said']}>
      <p ref={focusRef} tabIndex={focusRef ? -1 : undefined} className={classes(styles['words'], styles[size])}>
        {words(text)}
      </p>
      <SpeakerButton src={voice(voiceKey)} />
    </div>
  );
}

/** The speaker alone, for cards that hold their words themselves. */
export const SpeakerFor = ({ voiceKey }: { readonly voiceKey: string }) => (
  <SpeakerButton src={useContent().voice(voiceKey)} />
);

/** A picture of the course, or a quiet frame while it is not on this phone; nothing where the course has none. */
export function Picture({
  id,
  size = 'large',
}: {
  readonly id: PictureId | undefined;
  readonly size?: 'full' | 'large' | 'medium' | 'modest' | 'small';
}) {
  const { picture } = useContent();
  const shown = id === undefined ? null : picture(id);
  if (shown === null) return null;
  const image = <CoursePicture src={shown.src} alt={size === 'small' ? '' : shown.alt} />;
  if (size === 'small') return image;
  return (
    <div className={styles[size]}>
      <PictureCard picture={image} />
    </div>
  );
}
