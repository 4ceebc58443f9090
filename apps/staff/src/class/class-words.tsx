import { UnreachableError } from '@romduol/contracts';
import type { Locale, Release } from '@romduol/domain';
import { mediaUrl } from '@romduol/offline';
import { ClassGoneError, OutdatedAppError, StorageFullError, UnsentError } from '@romduol/offline/class';
import { createMessages, WordsProvider, type Catalogue } from '@romduol/ui';
import { ContentProvider, type ContentSource } from '@romduol/ui/content';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { faultWords, loadStaffWords, useStaffWords, type StaffSay } from '../words.ts';

/** What went wrong on the tablet, in words for the trainer. */
export function deskFaultWords(say: StaffSay, fault: unknown): string {
  if (fault instanceof StorageFullError) return say('teach.fault-full');
  if (fault instanceof OutdatedAppError) return say('teach.fault-outdated');
  if (fault instanceof ClassGoneError) return say('teach.fault-gone');
  if (fault instanceof UnsentError) return say('teach.fault-unsent');
  if (fault instanceof UnreachableError) return say('teach.fault-network');
  return faultWords(say, fault);
}

/** Pictures and voices of a course in the language of the class, as addresses that the tablet keeps. */
const contentOf = (release: Release, locale: Locale): ContentSource => ({
  locale,
  picture: (id) => {
    const file = release.files[id];
    return file ? { src: mediaUrl(file.sha256), alt: release.pictures[id]?.alt[locale] ?? '' } : null;
  },
  voice: (key) => {
    const narration = release.voices[key]?.[locale];
    return narration && !narration.placeholder ? mediaUrl(narration.media) : null;
  },
});

export const useContentOf = (release: Release, locale: Locale): ContentSource =>
  useMemo(() => contentOf(release, locale), [release, locale]);

interface InClassLanguageProps {
  readonly release: Release;
  readonly language: Locale;
  readonly children: ReactNode;
}

/**
 * What is held up before the class speaks the language of the class, also where the trainer's own screen speaks another.
 * Until those words have come it speaks the trainer's.
 */
export function InClassLanguage({ release, language, children }: InClassLanguageProps) {
  const { locale } = useStaffWords();
  const [loaded, setLoaded] = useState<{ readonly language: Locale; readonly catalogue: Catalogue } | null>(null);
  const source = useContentOf(release, language);
  const isOther = language !== locale;
  useEffect(() => {
    if (!isOther) return;
    let isHere = true;
    loadStaffWords(language).then(
      (catalogue) => isHere && setLoaded({ language, catalogue }),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [language, isOther]);
  const inside = (
    <ContentProvider source={source}>
      <div lang={language}>{children}</div>
    </ContentProvider>
  );
  if (!isOther || loaded?.language !== language) return inside;
  return (
    <WordsProvider locale={language} say={createMessages(language, loaded.catalogue)}>
      {inside}
    </WordsProvider>
  );
}
