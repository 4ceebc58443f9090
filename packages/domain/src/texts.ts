import { locales, type Text } from './text.ts';

/** One text of a document and the key under which its narration and its translation units are kept. */
export interface KeyedText {
  readonly key: string;
  readonly text: Text;
}

/** Whether a piece of a document is words in some of the languages, and nothing else. */
export const isText = (value: object): value is Text => {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, words]) => (locales as readonly string[]).includes(key) && typeof words === 'string')
  );
};

/**
 * Every text inside a document. A key is the ids on the way to the text from the nearest block, lesson, skill or module on,
 * then the name of the property: `a2-2-1.title`, `b-7/choice-2.feedback`. Keys do not name the lesson around a block, so
 * a block that moves keeps its voice. A course is called by its code and not by the id of one release (`AE.title`), so
 * voices follow from release to release; a picture's description is `pictures/PICTURE.alt`.
 */
export function textsOf(document: unknown): readonly KeyedText[] {
  const found: KeyedText[] = [];
  walk(document, [], '', found);
  return found;
}

function walk(value: unknown, ids: readonly string[], property: string, found: KeyedText[]): void {
  if (Array.isArray(value)) {
    for (const element of value) walk(element, ids, property, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isText(value)) {
    found.push({ key: `${ids.join('/')}.${property}`, text: value });
    return;
  }
  const own = nameOf(value);
  const startsAnew = own !== undefined && roots.has(property);
  const inside = own === undefined ? ids : startsAnew ? [own] : [...ids, own];
  for (const [name, child] of Object.entries(value)) {
    walk(child, property === 'pictures' ? ['pictures', name] : inside, name, found);
  }
}

/** Properties whose elements have ids of their own in the whole course. */
const roots: ReadonlySet<string> = new Set(['modules', 'packs', 'tracks', 'skills', 'lessons', 'blocks', 'test']);

/** A course by its code, everything else by its id; undefined for what has no name. */
function nameOf(value: object): string | undefined {
  const { id, code, modules } = value as { id?: unknown; code?: unknown; modules?: unknown };
  const name = modules === undefined ? id : code;
  return typeof name === 'string' ? name : undefined;
}
