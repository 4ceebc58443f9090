import type { Text } from '@romduol/domain';
import { inWords, useStaffWords } from '../words.ts';

/** Words of a course, marked with the language they are in. */
export function Said({ text }: { readonly text: Text }) {
  const { locale } = useStaffWords();
  const { lang, words } = inWords(text, locale);
  return <span lang={lang === locale ? undefined : lang}>{words}</span>;
}

/** Words that a person chose, for instance her name: read out as Khmer when they are written in Khmer. */
export const scriptOf = (words: string): 'km' | undefined => (/[\u1780-\u17FF]/.test(words) ? 'km' : undefined);

/** A name, whole and never cut, in its own script. */
export const Name = ({ children }: { readonly children: string }) => <bdi lang={scriptOf(children)}>{children}</bdi>;
