/** A course without its packs, and each pack by itself: a phone fetches those that she chooses, and only those. */
import type { ChosenModule, Course, Lesson, PictureId, Release } from './content.ts';
import { textsOf } from './texts.ts';

/** A pack as it travels: with its lessons, and with what they need that its course without packs does not have. */
export interface ChosenPack extends Pick<Release, 'pictures' | 'files' | 'voices'> {
  readonly module: ChosenModule;
}

/** Names of the pictures that a document shows, each once. */
export function picturesIn(document: unknown): readonly PictureId[] {
  const found = new Set<PictureId>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null)
      for (const [name, child] of Object.entries(value))
        if (name === 'picture' && typeof child === 'string') found.add(child);
        else walk(child);
  };
  walk(document);
  return [...found];
}

/** The course as every phone begins with it: its packs are named, and their lessons are not there yet. */
export function withoutPacks(release: Release): Release {
  const { packs } = release;
  const ofPacks = needsOf(
    release,
    packs.flatMap(({ lessons }) => lessons),
  );
  const isOfPacks = (name: string) => ofPacks.has(name);
  return {
    ...release,
    packs: packs.map(withoutLessons),
    pictures: only(release.pictures, (name) => !isOfPacks(name)),
    files: only(release.files, (name) => !isOfPacks(name)),
    voices: only(release.voices, (key) => !isOfPacks(key)),
  };
}

const withoutLessons = (pack: ChosenModule): ChosenModule => ({ ...pack, lessons: [] });

/** One pack of a release; null when it has none of that id. */
export function packOf(release: Release, id: string): ChosenPack | null {
  const module = release.packs.find((pack) => pack.id === id);
  if (module === undefined) return null;
  const needs = needsOf(release, module.lessons);
  const isNeeded = (name: string) => needs.has(name);
  return {
    module,
    pictures: only(release.pictures, isNeeded),
    files: only(release.files, isNeeded),
    voices: only(release.voices, isNeeded),
  };
}

/** A course with a pack in its place. A pack that the course does not name changes nothing. */
export function withPack(release: Release, { module, pictures, files, voices }: ChosenPack): Release {
  if (!release.packs.some(({ id }) => id === module.id)) return release;
  return {
    ...release,
    packs: release.packs.map((pack) => (pack.id === module.id ? module : pack)),
    pictures: { ...release.pictures, ...pictures },
    files: { ...release.files, ...files },
    voices: { ...release.voices, ...voices },
  };
}

/** Names of pictures and files, and keys of voices, that some lessons of packs need and the course itself does not. */
function needsOf(release: Release, lessons: readonly Lesson[]): ReadonlySet<string> {
  const { modules, test, packs } = release;
  const core: Pick<Course, 'modules' | 'test' | 'packs'> = { modules, test, packs: packs.map(withoutLessons) };
  const ofCore = namesIn(release, core);
  return new Set([...namesIn(release, { lessons })].filter((name) => !ofCore.has(name)));
}

function namesIn(release: Release, part: object): ReadonlySet<string> {
  const shown = picturesIn(part);
  const pictures = Object.fromEntries(shown.map((name) => [name, { alt: release.pictures[name]?.alt ?? {} }]));
  const keys = textsOf({ ...part, pictures }).map(({ key }) => key);
  const recordings = keys.flatMap((key) => Object.values(release.voices[key] ?? {}).map(({ media }) => media));
  return new Set([...shown, ...keys, ...recordings]);
}

const only = <Value>(record: Readonly<Record<string, Value>>, fits: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => fits(name)));
