import { mediaUrl } from '@romduol/offline';
import type { Locale, Release } from '@romduol/domain';
import type { ContentSource } from '@romduol/ui/content';
import { addressOf } from './media-here.ts';

/** Pictures and voices of a release in one language, as addresses that the phone keeps. */
export function contentOf(release: Release, locale: Locale): ContentSource {
  return {
    locale,
    picture: (id) => {
      const file = release.files[id];
      return file ? { src: addressOf(mediaUrl(file.sha256)), alt: release.pictures[id]?.alt[locale] ?? '' } : null;
    },
    voice: (key) => {
      const narration = release.voices[key]?.[locale];
      return narration && !narration.placeholder ? addressOf(mediaUrl(narration.media)) : null;
    },
  };
}
