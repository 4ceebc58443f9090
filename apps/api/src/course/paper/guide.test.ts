import { helpCards, loadCourse, pictureFile } from '@romduol/curriculum';
import { comparable, blocksOf, lessonsOf, locales, textsOf, type Locale, type Release } from '@romduol/domain';
import { drawnPages, markedOn } from '../../../test/read-pdf.ts';
import { draw, lettersFor, type Letters } from './draw.ts';
import { smallRelease } from './given.ts';
import { guide, guideSize } from './guide.ts';
import { makingOf, paperOf, type Paper } from './paper.ts';
import { inside } from './slab.ts';
import { guideWordsIn } from './words/guide-words.ts';

let letters: Letters;
beforeAll(async () => (letters = await lettersFor()));
const now = () => Promise.resolve();

async function guideTo(release: Release, locale: Locale): Promise<Paper> {
  const making = makingOf(release, locale, helpCards('2026-11-25'), letters.measure, guideSize);
  return paperOf(guide(making), making, letters.measure, now);
}
const saidIn = ({ pages }: Paper): readonly string[] =>
  pages.flatMap(({ things }) => things.flatMap((thing) => (thing.is === 'words' ? [comparable(thing.words)] : [])));
/** Without what a line break changes. */
const bare = (words: string): string => comparable(words).replace(/\s/g, '');

describe('the guide to a small course in Khmer', () => {
  it('says these words in this order when its lesson is read out of the file, and no others', async () => {
    const paper = await guideTo(smallRelease, 'km');
    const pdf = await draw(paper, 'km', letters, new Date(0), (name) => pictureFile(name), now);
    const said = drawnPages(pdf).map((page) =>
      markedOn(page)
        .map(({ words }) => words)
        .slice(0, -3),
    );
    // Without cover and contents before it, and help and cards behind.
    expect(said.slice(2, -2).flat()).toEqual([
      ...['ឯកសារ', 'ឯកសារទាំង 6', 'X1.1 · ប្រហែល 8 នាទី', 'គោលបំណង៖ គាត់អាចប្រាប់ឈ្មោះឯកសារ។'],
      '(!) កំពុងពិនិត្យ៖ មិនទាន់មាននរណាពិនិត្យការពិត ឬច្បាប់ក្នុងមេរៀននេះនៅឡើយទេ។',
      ...['សូមប្រាប់នេះជាមុន', 'មេរៀននេះធ្ងន់។', 'គាត់អាចរំលងមេរៀននេះបាន ហើយមិនបាត់អ្វីទេ។'],
      ...['ត្រៀម', 'សៀវភៅលំហាត់ និងខ្មៅដៃ', 'ប័ណ្ណចម្លើយ A, B, C និង ? សម្រាប់ស្ត្រីម្នាក់ៗ (ទំព័រចុងក្រោយ)'],
      'ប័ណ្ណតួរបស់មេរៀននេះ កាត់រួច',
      '“អ្នកមានសិទ្ធិសួរ។”',
      ...['សំណួរ', 'សំណួរមួយ។', 'តើឱ្យគេទុកឬ?', 'A', 'ឱ្យ', 'គ្រោះថ្នាក់', 'B', 'មិនឱ្យ'],
      ...['ចម្លើយ៖ B', 'អ្នកទុកខ្លួនឯង។'],
      ...['ទំព័ររបស់គាត់', 'សរសេរផែនការ។', 'ជារបស់គាត់ម្នាក់ឯង៖ សូមកុំប្រមូល ហើយកុំអាន។', '•', 'តើនៅឯណា?'],
      ...['លេងតួ', 'លេងតួ។', 'ប័ណ្ណគ្រូបង្គោល', 'សូមរៀបចំកៅអី។'],
      ...['ប័ណ្ណតួ៖ សូមកាត់តាមបន្ទាត់ដាច់ៗ', 'ស្រី', 'អ្នកសួរ។', 'ថៅកែ', 'អ្នកឆ្លើយ។'],
      ...['សម្រាប់ស្ត្រីដែលរៀនម្នាក់ឯង', '•', 'គេសួរអ្នក។', 'A', 'ទេ', 'ល្អណាស់', 'B', 'ចាស'],
      ...['ប្រភព', '•', 'Example act, article 7', '•', 'Example knowledge (ចំណេះដឹងទូទៅ)'],
    ]);
  });

  it('ends with cards to hold up, one for each answer and one for not knowing', async () => {
    const last = (await guideTo(smallRelease, 'km')).pages.at(-1)?.things ?? [];
    const large = last.flatMap((thing) => (thing.is === 'words' && thing.size > 100 ? [thing.words] : []));
    expect(large).toEqual(['A', 'B', 'C', '?']);
  });
});

describe.each(['AE', 'T'])('the guide to course %s', (code) => {
  const course: Release = { ...loadCourse(code), id: smallRelease.id, version: 2, files: {} };

  it.each(locales)('has every lesson, and every page its foot and nothing beyond its edges, in %s', async (locale) => {
    const paper = await guideTo(course, locale);
    const entries = paper.pages.flatMap((page) => page.entries.map(({ title }) => comparable(title)));
    for (const lesson of lessonsOf(course)) expect(entries).toContain(comparable(lesson.title[locale] ?? ''));
    paper.pages.forEach(({ things }, at) => {
      expect(saidIn({ ...paper, pages: [{ things, entries: [] }] })).toContain(`${at + 1} / ${paper.pages.length}`);
      for (const thing of things)
        if (thing.is === 'words') expect(thing.x + thing.width).toBeLessThanOrEqual(inside.right + 1e-6);
    });
  });

  it('leaves no word of a lesson out, its answers least of all, but for the steps of a call, which on paper would be one', async () => {
    const all = bare(saidIn(await guideTo(course, 'km')).join(''));
    const words = textsOf(course.modules).map(({ key, text }) => ({ key, words: bare(text.km ?? '') }));
    expect(words.length).toBeGreaterThan(300);
    const dialled = blocksOf(course).flatMap((block) =>
      block.kind === 'practice' && block.simulator.of === 'dial'
        ? block.steps.map(({ id }) => `${block.id}/${id}.text`)
        : [],
    );
    expect(words.filter((one) => !all.includes(one.words)).map(({ key }) => key)).toEqual(dialled);
  });

  it('marks each lesson that nobody has reviewed, and says where every lesson comes from', async () => {
    const said = saidIn(await guideTo(course, 'en'));
    const marked = lessonsOf(course).filter(({ underReview }) => underReview).length;
    const mark = `(!) ${guideWordsIn('en').underReview}`;
    expect(said.filter((line) => line === mark)).toHaveLength(marked);
    expect(said.filter((line) => line === 'Sources')).toHaveLength(lessonsOf(course).length);
  });
});
