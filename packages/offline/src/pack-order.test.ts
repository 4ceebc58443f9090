import type { Lesson, MediaFile, Narration, Release } from '@romduol/domain';
import { release as bare } from './given.ts';
import { filesInOrder, filesOfLessons } from './pack-order.ts';

const words = { km: 'ពាក្យគំរូ' };
const file = (sha256: string, type = 'image/svg+xml'): MediaFile => ({ sha256, bytes: 10, type });
const said = (media: string): { readonly km: Narration } => ({ km: { media, seconds: 1, of: 'x' } });
const lesson = (id: string, picture: string): Lesson => ({
  id,
  unit: 'A1',
  title: words,
  objective: words,
  minutes: 5,
  picture: `cover-${id}`,
  blocks: [{ kind: 'text', id: `${id}-b`, picture, text: words }],
  sources: [],
});
const [module] = bare.modules;
if (module === undefined || bare.test === null) throw new Error('the example course has a module and a test');

/** Three lessons, each with a picture in the list, a picture and a voice; and a picture that nobody shows. */
const release: Release = {
  ...bare,
  modules: [{ ...module, lessons: [lesson('one', 'boat'), lesson('two', 'drum'), lesson('three', 'fish')] }],
  test: { ...bare.test, items: bare.test.items.map((item) => ({ ...item, picture: 'star' })) },
  voices: {
    'one-b.text': said('v1'),
    'two-b.text': said('v2'),
    'three-b.text': { ...said('v3'), en: { media: 'v3-en', seconds: 1, of: 'x' } },
    't-1/q-x.ask': said('vt'),
  },
  files: {
    ...{ unused: file('p-unused'), boat: file('p1'), drum: file('p2'), fish: file('p3') },
    ...{ 'cover-one': file('c1'), 'cover-two': file('c2'), 'cover-three': file('c3') },
    star: file('p-test'),
    ...Object.fromEntries(['v1', 'v2', 'v3', 'vt'].map((hash) => [hash, file(hash, 'audio/mp4')])),
  },
};
const hashes = (files: readonly MediaFile[]) => files.map(({ sha256 }) => sha256);

describe('the files of a course', () => {
  it('come lesson by lesson, pictures before voices, the questions after the first, and the rest last', () => {
    const order = ['c1', 'p1', 'c2', 'c3', 'v1', 'p-test', 'vt', 'p2', 'v2', 'p3', 'v3', 'p-unused'];
    expect(hashes(filesInOrder(release, 'km', null))).toEqual(order);
    expect(hashes(filesInOrder(release, 'km', 'of-another-course'))).toEqual(order);
  });

  it('begin with the lesson that is hers next, and come back for those before it', () => {
    expect(hashes(filesInOrder(release, 'km', 'two'))).toEqual([
      'c2',
      'p2',
      'c1',
      'c3',
      'v2',
      'p-test',
      'vt',
      'p3',
      'v3',
      'p1',
      'v1',
      'p-unused',
    ]);
  });

  it('are each there once, and all of them, whichever lesson comes first', () => {
    for (const first of ['one', 'two', 'three'])
      expect([...hashes(filesInOrder(release, 'km', first))].sort()).toEqual(
        Object.values(release.files)
          .map(({ sha256 }) => sha256)
          .sort(),
      );
  });

  it('of a lesson are its own', () => {
    expect(hashes(filesOfLessons(release, 'km', ['three', 'one']))).toEqual(['c3', 'p3', 'v3', 'c1', 'p1', 'v1']);
    expect(filesOfLessons(release, 'km', ['of-another-course'])).toEqual([]);
  });
});
