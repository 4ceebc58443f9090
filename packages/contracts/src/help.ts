import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

/** One way to reach help, as a help card shows it. Nothing here was dialled by us unless `lastVerified` says so. */
export const HelpCard = z.strictObject({
  id: z.string(),
  country: z.string(),
  name: z.strictObject({ en: z.string(), km: z.optional(z.string()), id: z.optional(z.string()) }),
  kinds: z.array(z.string()),
  phones: z.array(
    z.strictObject({
      /** As dialled inside the country. Never run through a phone-number validator: short codes fail it. */
      inside: z.string(),
      /** The same in +country form, where one exists. */
      fromAbroad: z.nullable(z.string()),
      type: z.enum(['voice', 'sms', 'whatsapp', 'telegram', 'line', 'other']),
    }),
  ),
  url: z.nullable(z.string()),
  hours: z.nullable(z.string()),
  languages: z.array(z.string()),
  khmerSpoken: z.enum(['yes', 'no', 'unknown']),
  isFree: z.boolean(),
  /** How many independent public pages agree. */
  confidence: z.enum(['two-sources', 'one-source']),
  /** Day on which a person last called it, `YYYY-MM-DD`; null until somebody has. */
  lastVerified: z.nullable(z.iso.date()),
  /** Last day for which that call vouches; the server then withdraws the card. Null before a call and for emergencies. */
  expiresOn: z.nullable(z.iso.date()),
});
export type HelpCard = z.output<typeof HelpCard>;

export const HelpCards = z.strictObject({
  /** Day on which the list was compiled, or on which somebody last called a number of it. */
  asOf: z.iso.date(),
  cards: z.array(HelpCard),
  /** The programme's own number, for where no other was checked; null when it has named none. */
  programme: z.nullable(z.string()),
});
export type HelpCards = z.output<typeof HelpCards>;

export const listHelpCards = endpoint({
  name: 'help.cards',
  method: 'GET',
  path: '/help-cards',
  summary: 'Help numbers that may be shown, without sign-in',
  allow: 'anyone',
  response: HelpCards,
});
