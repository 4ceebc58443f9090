import type { HelpCard } from '@romduol/contracts';
import * as z from 'zod/mini';
import { curriculumFile } from './files.ts';

const Entry = z.looseObject({
  id: z.string(),
  country: z.string(),
  name: z.string(),
  kind: z.array(z.string()),
  phones: z.array(
    z.strictObject({
      dial_inside: z.nullable(z.string()),
      dial_from_abroad: z.nullable(z.string()),
      type: z.enum(['voice', 'sms', 'whatsapp']),
    }),
  ),
  url: z.nullable(z.string()),
  hours: z.nullable(z.string()),
  languages: z.array(z.string()),
  khmer_spoken: z.enum(['yes', 'no', 'unknown']),
  cost: z.nullable(z.string()),
  confidence: z.enum(['two_sources', 'one_source']),
  /** `yes`: may be shown as unverified; `after_call`: only once a person has called; `no`: never. */
  ship: z.enum(['yes', 'after_call', 'no']),
});
/** What each service is called or does, in words of ours that await a native reviewer; the list itself has English only. */
const Names = z.record(z.string(), z.strictObject({ km: z.string(), id: z.string() }));
const File = z.looseObject({ compiled: z.iso.date(), entries: z.array(Entry) });

/**
 * Help cards that trainees may see under the rules of `helplines.json`: nobody has dialled any number yet, so only
 * those that ship as "unverified" are here, and each says that nobody has called it.
 */
export function helpCards(): { readonly asOf: string; readonly cards: HelpCard[] } {
  const { compiled, entries } = File.parse(JSON.parse(curriculumFile('helplines.json')));
  const names = Names.parse(JSON.parse(curriculumFile('helpline-names.json')));
  const shown = entries.filter(({ ship }) => ship === 'yes');
  return { asOf: compiled, cards: shown.map((entry) => asCard(entry, names[entry.id])) };
}

function asCard(entry: z.output<typeof Entry>, names: { km: string; id: string } | undefined): HelpCard {
  return {
    id: entry.id,
    country: entry.country,
    name: { en: entry.name, ...names },
    kinds: entry.kind,
    phones: entry.phones.flatMap(({ dial_inside, dial_from_abroad, type }) =>
      dial_inside === null ? [] : [{ inside: dial_inside, fromAbroad: dial_from_abroad, type }],
    ),
    url: entry.url,
    hours: entry.hours,
    languages: entry.languages,
    khmerSpoken: entry.khmer_spoken,
    isFree: entry.cost?.startsWith('free') ?? false,
    confidence: entry.confidence === 'two_sources' ? 'two-sources' : 'one-source',
    lastVerified: null,
  };
}
