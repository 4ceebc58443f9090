import fc from 'fast-check';
import { packOf, withoutPacks, withPack } from './chosen-pack.ts';
import { allLessonsOf, type ChosenModule, type Release } from './content.ts';
import { aCourse, aLesson, text } from './generated-courses.suite.ts';

const names = ['boat', 'house', 'road', 'rice', 'tree'];
const page = (picture: string) => ({ kind: 'text', id: '', text, picture }) as const;
const file = (name: string) => ({ sha256: name, bytes: name.length, type: 'image/svg+xml' });

/** A course that shows some pictures, with packs that show others or the same; every page of it has a voice. */
function releaseWith(core: readonly string[], packs: readonly (readonly string[])[]): Release {
  const modules = [{ id: 'm', code: 'M', title: text, lessons: [aLesson('core', core.map(page))] }];
  const chosen = packs.map((pictures, at): ChosenModule => {
    const lessons = [aLesson(`pack-${at}-1`, pictures.map(page))];
    return {
      id: `p${at}`,
      code: `P${at}`,
      title: text,
      lessons,
      for: { sector: 'GM' },
      minutes: 10,
      lastChecked: null,
    };
  });
  const blocks = allLessonsOf({ modules, packs: chosen }).flatMap((lesson) => lesson.blocks);
  const voices = Object.fromEntries(
    blocks.map(({ id }) => [`${id}.text`, { km: { media: `voice of ${id}`, seconds: 1, of: 'Words.' } }]),
  );
  const used = [...new Set([...core, ...packs.flat()])];
  return {
    ...aCourse,
    id: 'release',
    version: 1,
    modules,
    packs: chosen,
    pictures: Object.fromEntries(used.map((name) => [name, { alt: text }])),
    voices,
    files: Object.fromEntries([...used, ...blocks.map(({ id }) => `voice of ${id}`)].map((name) => [name, file(name)])),
  };
}

const somePictures = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 });
const releases = fc
  .tuple(somePictures, fc.array(somePictures, { minLength: 1, maxLength: 3 }))
  .map(([core, packs]) => releaseWith(core, packs));

describe('a course whose packs travel by themselves', () => {
  it('is whole again when every pack has come, in whichever order', () => {
    fc.assert(
      fc.property(releases, fc.boolean(), (release, isBackwards) => {
        const ids = release.packs.map(({ id }) => id);
        const together = (isBackwards ? ids.toReversed() : ids).reduce((course, id) => {
          const pack = packOf(release, id);
          return pack === null ? course : withPack(course, pack);
        }, withoutPacks(release));
        expect(together).toEqual(release);
      }),
    );
  });

  it('names its packs, and has neither their lessons nor pictures and voices of theirs alone', () => {
    const core = withoutPacks(releaseWith(['boat'], [['boat', 'rice'], ['tree']]));
    expect(core.packs.map(({ id, minutes, lessons }) => [id, minutes, lessons])).toEqual([
      ['p0', 10, []],
      ['p1', 10, []],
    ]);
    expect(Object.keys(core.pictures)).toEqual(['boat']);
    expect(Object.keys(core.files)).toEqual(['boat', 'voice of core-b1']);
    expect(Object.keys(core.voices)).toEqual(['core-b1.text']);
  });

  it('has a pack bring what the course lacks, and nothing of another pack', () => {
    const release = releaseWith(['boat'], [['boat', 'rice'], ['tree']]);
    const pack = packOf(release, 'p0');
    expect(Object.keys(pack?.pictures ?? {})).toEqual(['rice']);
    expect(Object.keys(pack?.files ?? {}).sort()).toEqual(['rice', 'voice of pack-0-1-b1', 'voice of pack-0-1-b2']);
  });

  it('is not changed by a pack of another course', () => {
    const release = releaseWith(['boat'], [['rice']]);
    expect(packOf(release, 'p7')).toBeNull();
    const stranger = packOf(releaseWith(['boat'], [['rice'], ['tree']]), 'p1');
    expect(stranger && withPack(release, stranger)).toEqual(release);
  });
});
