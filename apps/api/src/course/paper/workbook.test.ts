import { helpCards, loadCourse, pictureFile } from '@romduol/curriculum';
import {
  blocksOf,
  comparable,
  lessonsOf,
  locales,
  textsOf,
  type Block,
  type Locale,
  type Release,
} from '@romduol/domain';
import { drawnPages, markedOn } from '../../../test/read-pdf.ts';
import { faces } from '../../platform/print/fonts.ts';
import { runsOf } from '../../platform/print/runs.ts';
import { draw, lettersFor, type Letters } from './draw.ts';
import { smallRelease } from './given.ts';
import { makingOf, paperOf, type Paper } from './paper.ts';
import { inside } from './slab.ts';
import { workbook, workbookSize } from './workbook.ts';
import { guideWordsIn } from './words/guide-words.ts';
import { wordsIn } from './words/words.ts';

let letters: Letters;
beforeAll(async () => (letters = await lettersFor()));
const now = () => Promise.resolve();
const help = helpCards('2026-11-25');

async function bookOf(release: Release, locale: Locale): Promise<Paper> {
  const making = makingOf(release, locale, help, letters.measure, workbookSize);
  return paperOf(workbook(making), making, letters.measure, now);
}
const drawn = (paper: Paper, locale: Locale) =>
  draw(paper, locale, letters, new Date('2026-11-25T00:00:00Z'), (name) => pictureFile(name), now);
const saidOn = ({ things }: Paper['pages'][number]): readonly string[] =>
  things.flatMap((thing) => (thing.is === 'words' ? [comparable(thing.words)] : []));
const asRelease = (code: string): Release => ({ ...loadCourse(code), id: smallRelease.id, version: 2, files: {} });

describe('the workbook of a small course in Khmer', () => {
  it('says these words in this order when it is read out of the file, and no others', async () => {
    const pages = drawnPages(await drawn(await bookOf(smallRelease, 'km'), 'km')).map((page) =>
      markedOn(page).map(({ words }) => words),
    );
    const footed = pages.map((lines) => ({ said: lines.slice(0, -3), foot: lines.slice(-3) }));
    expect(footed.map(({ foot }) => foot)).toEqual(
      [1, 2, 3, 4, 5].map((number) => [
        'វគ្គគំរូ · សៀវភៅលំហាត់ · កំណែទី 3 · ភាសាខ្មែរ',
        'អត្ថបទទាំងនេះ កំពុងរង់ចាំការពិនិត្យពីអ្នកដែលភាសាកំណើតជាខ្មែរ។',
        `${number} / 5`,
      ]),
    );
    expect(footed.slice(0, 4).map(({ said }) => said)).toEqual([
      [
        ...['សៀវភៅលំហាត់', 'វគ្គគំរូ', 'វគ្គតូចមួយ។', 'ឈ្មោះខ្ញុំ'],
        'សៀវភៅនេះជារបស់អ្នក។ អ្នកអាចរំលងទំព័រណាក៏បាន។',
        'កំណែទី 3 · ភាសាខ្មែរ',
        'អត្ថបទទាំងនេះ កំពុងរង់ចាំការពិនិត្យពីអ្នកដែលភាសាកំណើតជាខ្មែរ។',
      ],
      ['មាតិកា', 'ឯកសារ', '3', 'ឯកសារទាំង 6', '3', 'ទំព័ររបស់ខ្ញុំ', '4', 'ជំនួយ៖ កម្ពុជា', '5'],
      [
        ...['ឯកសារ', 'ឯកសារទាំង 6', 'ក្រោយមេរៀននេះ ខ្ញុំធ្វើបានអ្វី', 'ខ្ញុំអាចប្រាប់ឈ្មោះឯកសារ។'],
        ...['មុនពេលចាប់ផ្តើម', 'មេរៀននេះធ្ងន់។', 'អ្នកអាចរំលងមេរៀននេះបាន។ រំលងក៏មិនបាត់អ្វីដែរ។'],
        ...['អ្នកមានសិទ្ធិសួរ។', 'សំណួរមួយ។', 'តើឱ្យគេទុកឬ?', 'សូមគូសមួយ'],
        ...['A', 'ឱ្យ', 'B', 'មិនឱ្យ', '?', 'ខ្ញុំមិនដឹងទេ'],
        ...['សរសេរផែនការ។', 'ទំព័ររបស់អ្នកលេខ 1 នៅចុងសៀវភៅ គឺសម្រាប់រឿងនេះ។'],
        ...['លេងតួ។', 'គេសួរអ្នក។', 'តើអ្នកនឹងនិយាយអ្វី?', 'A', 'ទេ', 'B', 'ចាស'],
      ],
      [
        ...['ទំព័ររបស់ខ្ញុំ លេខ 1', 'ទំព័រនេះជារបស់អ្នក៖ អ្នកអាចហែកយកចេញបាន។ ទុកទទេក៏បាន'],
        'អ្នកណារើសបានទំព័រនេះ អាចអានបាន។ សូមសរសេរតែអ្វីដែលគេមើលឃើញក៏មិនអី។',
        ...['ឯកសារទាំង 6', 'សរសេរផែនការ។', 'តើនៅឯណា?'],
      ],
    ]);
  });

  it('ends with help: the numbers of Cambodia, each saying that the programme has not called it', async () => {
    const last = saidOn((await bookOf(smallRelease, 'km')).pages.at(-1) ?? { things: [], entries: [] });
    const cards = help.cards.filter(({ country }) => country === 'KH');
    expect(cards.length).toBeGreaterThan(1);
    expect(last.filter((line) => line === '(!) កម្មវិធីមិនទាន់ទូរស័ព្ទសាកទេ')).toHaveLength(cards.length);
    for (const phone of cards.flatMap(({ phones }) => phones))
      expect(last.some((line) => line.includes(phone.inside))).toBe(true);
  });

  it('says nothing of a reviewer once one has accepted the language', async () => {
    const accepted = { state: 'accepted', by: 'Example Reader', on: '2026-11-01' } as const;
    const release = { ...smallRelease, review: { ...smallRelease.review, km: accepted } };
    const said = (await bookOf(release, 'km')).pages.flatMap(saidOn).join('\n');
    expect(said).not.toContain('រង់ចាំការពិនិត្យ');
  });

  it('is the same file, byte for byte, whenever it is made', async () => {
    const [first, again] = [await bookOf(smallRelease, 'km'), await bookOf(smallRelease, 'km')];
    expect(Buffer.compare(Buffer.from(await drawn(first, 'km')), Buffer.from(await drawn(again, 'km')))).toBe(0);
  });
});

describe.each(['AE', 'T'])('the workbook of course %s', (code) => {
  const course = asRelease(code);

  it.each(locales)(
    'has every lesson and a foot on every page, and nothing outside its pages, in %s',
    async (locale) => {
      const { pages } = await bookOf(course, locale);
      const entries = pages.flatMap((page) => page.entries.map(({ title }) => comparable(title)));
      for (const lesson of lessonsOf(course)) expect(entries).toContain(comparable(lesson.title[locale] ?? ''));
      pages.forEach((page, at) => {
        expect(saidOn(page)).toContain(`${at + 1} / ${pages.length}`);
        for (const thing of page.things)
          if (thing.is === 'words') {
            expect(thing.x + thing.width).toBeLessThanOrEqual(inside.right + 1e-6);
            expect(thing.x).toBeGreaterThanOrEqual(inside.left - 1e-6);
          }
      });
    },
  );

  it('answers nothing: no feedback, no reason and no explanation stands in it', async () => {
    const said = (await bookOf(course, 'km')).pages.flatMap(saidOn).join('');
    const bare = (words: string): string => comparable(words).replace(/\s/g, '');
    const all = bare(said);
    const answers = textsOf(course.modules).filter(({ key }) => /\.(feedback|why|explain|trainerCard|card)$/.test(key));
    const shown = new Set(
      textsOf(course.modules)
        .filter(({ key }) => !/\.(feedback|why|explain|trainerCard|card)$/.test(key))
        .map(({ text }) => bare(text.km ?? '')),
    );
    expect(answers.length).toBeGreaterThan(20);
    const told = answers
      .map(({ text }) => bare(text.km ?? ''))
      .filter((answer) => ![...shown].some((words) => words.includes(answer)) && all.includes(answer));
    expect(told).toEqual([]);
  });
});

describe('the letters of every course', () => {
  it.each(locales)('and of the words around it, in %s, can all be printed', async (locale) => {
    const { text: reading } = await faces();
    const fixed = JSON.stringify([wordsIn(locale), guideWordsIn(locale)]);
    expect(runsOf(fixed, reading).missing).toEqual([]);
  });

  it.each(['A', 'AE', 'B', 'R', 'T'])('of %s can all be printed', async (code) => {
    const { text: reading } = await faces();
    const missing = textsOf(loadCourse(code)).flatMap(({ key, text }) =>
      locales.flatMap((locale) =>
        runsOf(text[locale] ?? '', reading).missing.map((character) => `${key} ${locale} ${character}`),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe('what would be untrue or dangerous on paper', () => {
  it.each(['A', 'B'])(
    'is in no workbook of course %s: a plan that “stays on your phone”, a number to be dialled in practice',
    async (code) => {
      const course = asRelease(code);
      for (const locale of locales) {
        const { pages } = await bookOf(asRelease(code), locale);
        const plans = pages.map(saidOn).filter((said) => said.includes(comparable(wordsIn(locale).onPaper)));
        expect(plans.length).toBeGreaterThan(10);
        const onPhone = /stays on your phone|ក្នុងទូរស័ព្ទអ្នកប៉ុណ្ណោះ|tetap di ponsel Anda/u;
        expect(plans.flat().filter((line) => onPhone.test(line))).toEqual([]);
        const all = pages.flatMap(saidOn);
        const isDial = (block: Block) => block.kind === 'practice' && block.simulator.of === 'dial';
        const spoken = new Set(textsOf(blocksOf(course).filter((block) => !isDial(block))).map(({ text }) => text.en));
        const dialled = blocksOf(course)
          .flatMap((block) => (block.kind === 'practice' && isDial(block) ? block.steps : []))
          .filter(({ text }) => !spoken.has(text.en));
        expect(dialled.length).toBeGreaterThan(0);
        expect(dialled.filter(({ text }) => all.includes(comparable(text[locale] ?? '')))).toEqual([]);
        expect(all.join(' ')).toContain(comparable(wordsIn(locale).practiceAloud));
      }
    },
    60_000,
  );
});
