import type { HelpCard } from '@romduol/contracts';
import { expiryOf, mayBeShown, type Day, type HelplineFacts } from '@romduol/domain';
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
  /** Where it was found: public pages, or lists that have no address of their own. */
  sources: z
    .array(z.looseObject({ url: z.nullable(z.url()), what: z.string(), type: z.string() }))
    .check(z.minLength(1)),
});
/** What people found who called: by whom and when. Empty until somebody has. */
const Calls = z.record(z.string(), z.strictObject({ on: z.iso.date(), by: z.string(), wasRight: z.boolean() }));
export type HelplineCalls = z.output<typeof Calls>;
/** What each service is called or does, in words of ours that await a native reviewer; the list itself has English only. */
const Names = z.record(z.string(), z.strictObject({ km: z.string(), id: z.string() }));
const File = z.looseObject({ compiled: z.iso.date(), entries: z.array(Entry) });

/** Calls that were made, as `helpline-calls.json` keeps them. */
export const helplineCalls = (): HelplineCalls => Calls.parse(JSON.parse(curriculumFile('helpline-calls.json')));

/**
 * Help cards that trainees may see on a day, under the rules of `helplines.json`: what ships as "unverified" and says
 * so, and what a person has called, for 180 days. The numbers are never held to any pattern: short codes fail them all.
 */
export function helpCards(today: Day, calls = helplineCalls()): { readonly asOf: Day; readonly cards: HelpCard[] } {
  const { compiled, entries } = File.parse(JSON.parse(curriculumFile('helplines.json')));
  const names = Names.parse(JSON.parse(curriculumFile('helpline-names.json')));
  const asOf = [compiled, ...Object.values(calls).map(({ on }) => on)].toSorted().at(-1) ?? compiled;
  const cards = entries.flatMap((entry) => {
    const facts = {
      ship: entry.ship,
      isEmergency: entry.kind.includes('emergency_police'),
      call: calls[entry.id] ?? null,
    };
    return mayBeShown(facts, today) ? [asCard(entry, facts, names[entry.id])] : [];
  });
  return { asOf, cards };
}

function asCard(
  entry: z.output<typeof Entry>,
  facts: HelplineFacts,
  names: { km: string; id: string } | undefined,
): HelpCard {
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
    lastVerified: facts.call?.on ?? null,
    expiresOn: expiryOf(facts),
  };
}
