import type { Locale } from '@romduol/domain';

/** Forms of verbs that are not what they are for "she" without the last letter. */
const english: Readonly<Record<string, string>> = { is: 'am', was: 'was', has: 'have', goes: 'go', does: 'do' };
const withoutEnding = /^(can|may|will|must|cannot|did|missed|understood)$/;

/**
 * An objective ("She can name the six papers") as she says it herself ("I can name the six papers"). One that begins
 * otherwise, or would not be a good sentence so, is given back as it is.
 */
export function inFirstPerson(objective: string, locale: Locale): string {
  if (locale === 'km') return objective.startsWith('គាត់') ? objective.replaceAll('គាត់', 'ខ្ញុំ') : objective;
  if (locale === 'id') return indonesian(objective);
  if (!objective.startsWith('She ')) return objective;
  return objective
    .replace(/\band (knows|checks)\b/g, (_, verb: string) => `and ${verb.slice(0, -1)}`)
    .replace(
      /\bshe (\w+)/gi,
      (_, verb: string) => `I ${english[verb] ?? (withoutEnding.test(verb) ? verb : bare(verb))}`,
    )
    .replace(/\bherself\b/g, 'myself')
    .replace(/\bher(?=[,.;:?]| (to|when|and|at|for|in|on)\b)/g, 'me')
    .replace(/\bgives her\b/g, 'gives me')
    .replace(/\bher\b/g, 'my');
}

/** "-nya" may be hers or anybody's, so that a sentence that has it stays as it is. */
function indonesian(objective: string): string {
  const others = objective.replace(/\b(ber|mena|di)?tanya\b|\bhanya\b/g, '');
  if (others.includes('nya')) return objective;
  return objective.replace(/^Dia\b/, 'Saya').replace(/\bdia\b/g, 'saya');
}

const bare = (verb: string): string => (/(ss|sh|ch|x|o|os)es$/.test(verb) ? verb.slice(0, -2) : verb.replace(/s$/, ''));
