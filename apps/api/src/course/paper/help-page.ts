import type { HelpCard } from '@romduol/contracts';
import type { Making } from './paper.ts';
import { keptTogether, newPage, wholeRoom, type Room, type Slab } from './slab.ts';
import { filled } from './words/words.ts';

/** The numbers of Cambodia under the portal's rule: what nobody has called says so on its own card. */
export function helpPage(making: Making): readonly Slab[] {
  const { set, say, help } = making;
  const cards = help.cards.filter(({ country }) => country === 'KH');
  const title = `${say.help.title}${making.locale === 'km' ? '៖' : ':'} ${say.help.country}`;
  return [
    newPage,
    ...set.heading(title, wholeRoom, { face: 'strong', size: set.size * 1.5 }, 1),
    ...set.paragraph(filled(say.help.asOf, { day: dayIn(help.asOf) }), wholeRoom, set.small),
    ...set.cards(
      2,
      wholeRoom,
      cards.map((card) => (room: Room) => helpCard(card, room, making)),
      false,
    ),
    ...set.paragraph(say.help.copyHint, wholeRoom, set.small),
  ];
}

function helpCard(card: HelpCard, room: Room, { set, say, locale }: Making): readonly Slab[] {
  const { name, phones, url, hours, khmerSpoken, isFree, confidence, lastVerified } = card;
  const small = { ...set.text, size: set.size * 0.85, above: 1 };
  const always = hours !== null && /24/.test(hours) ? say.help.always : null;
  const facts = [always, say.help.khmer[khmerSpoken], isFree ? say.help.free : null].filter((fact) => fact !== null);
  const numbers = phones.flatMap(({ inside, fromAbroad, type }) => [
    ...set.paragraph(type === 'voice' ? inside : `${say.help.channels[type]}: ${inside}`, room, {
      face: 'strong',
      size: set.size * 1.35,
      above: 2,
    }),
    ...(fromAbroad === null ? [] : set.paragraph(`${say.help.abroad}: ${fromAbroad}`, room, small)),
  ]);
  const called = lastVerified === null ? say.help.unverified : filled(say.help.verified, { day: dayIn(lastVerified) });
  return keptTogether([
    ...set.paragraph(name[locale] ?? name.en, room, { ...set.strong, size: set.size * 0.92 }),
    ...numbers,
    ...(url === null ? [] : set.paragraph(`${say.help.web}: ${url}`, room, small)),
    ...set.paragraph(facts.join(' · '), room, small),
    ...set.paragraph(`(!) ${called}`, room, { ...small, face: 'strong' }),
    ...(confidence === 'one-source' ? set.paragraph(say.help.oneSource, room, small) : []),
  ]);
}

/** `YYYY-MM-DD` as it is written by hand in Cambodia and in Indonesia: `25/11/2026`. */
const dayIn = (day: string): string => day.split('-').reverse().join('/');
