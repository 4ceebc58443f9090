import type { HelpCard } from '@romduol/contracts';
import type { Day } from '@romduol/domain';

/** What she may need, in the order in which it is shown. */
export const needs = ['emergency', 'labour', 'women', 'trafficking', 'ngo', 'papers'] as const;
export type Need = (typeof needs)[number];

const needOfKind: Readonly<Record<string, Need>> = {
  emergency_police: 'emergency',
  police: 'emergency',
  labour: 'labour',
  jobs: 'labour',
  domestic_workers: 'labour',
  violence: 'women',
  child_youth: 'women',
  counselling: 'women',
  shelter: 'women',
  trafficking: 'trafficking',
  check_an_offer: 'trafficking',
  legal_aid: 'ngo',
  migrant_ngo: 'ngo',
  ngo: 'ngo',
  migrant_government: 'ngo',
  embassy: 'papers',
  immigration: 'papers',
  interpreting: 'papers',
};

/** Whether a card leads to the police; such a card never stands alone. */
export const isPolice = ({ kinds }: HelpCard): boolean => kinds.some((kind) => needOfKind[kind] === 'emergency');

/** The first need a card answers; its kinds stand in the order of importance. */
export const needOf = (card: HelpCard): Need =>
  card.kinds.map((kind) => needOfKind[kind]).find((need) => need !== undefined) ?? 'ngo';

const ease = ({ khmerSpoken, lastVerified, isFree }: HelpCard): number =>
  (khmerSpoken === 'yes' ? 4 : 0) + (lastVerified === null ? 0 : 2) + (isFree ? 1 : 0);

/** The way beside the police: the easiest card of the same country that is not the police, or null when there is none. */
export const besidePolice = (cards: readonly HelpCard[]): HelpCard | null =>
  [...cards].filter((card) => !isPolice(card)).sort((a, b) => ease(b) - ease(a))[0] ?? null;

/** Cards of one country by need, Khmer-speaking and called ones first. */
export function groupsOf(
  cards: readonly HelpCard[],
): readonly { readonly need: Need; readonly cards: readonly HelpCard[] }[] {
  return needs
    .map((need) => ({ need, cards: cards.filter((card) => needOf(card) === need).sort((a, b) => ease(b) - ease(a)) }))
    .filter((group) => group.cards.length > 0);
}

/** Whether a call by the programme was long ago. A phone marks such a card and never hides it: only the server withdraws. */
export const isOld = ({ expiresOn }: HelpCard, today: Day): boolean => !!expiresOn && expiresOn < today;

/**
 * How many ways there are whose number the programme has called, as far as that says something honest: `none`, `single`,
 * `police` where all lead to the police, and `enough`.
 */
export function checkedWays(cards: readonly HelpCard[], today: Day): 'none' | 'single' | 'police' | 'enough' {
  const checked = cards.filter((card) => card.lastVerified !== null && !isOld(card, today));
  if (checked.length === 0) return 'none';
  if (checked.length === 1) return 'single';
  return checked.every(isPolice) ? 'police' : 'enough';
}
