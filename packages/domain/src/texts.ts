import { locales, type Text } from './text.ts';

/** One text of a document and the key under which its narration and its translation units are kept. */
export interface KeyedText {
  readonly key: string;
  readonly text: Text;
}

const isText = (value: object): value is Text => {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, words]) => (locales as readonly string[]).includes(key) && typeof words === 'string')
  );
};

/**
 * Every text inside a document. A key is the ids on the way to the text from the nearest block or lesson on, then the
 * name of the property: `a2-2-1.title`, `b-7/choice-2.feedback`. Keys do not name the lesson around a block, so a
 * block that moves keeps its voice.
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
  const { id, kind } = value as { id?: unknown; kind?: unknown };
  const own = typeof id === 'string' ? id : undefined;
  const startsAnew = own !== undefined && (property === 'blocks' || property === 'lessons');
  const inside = own === undefined ? ids : startsAnew ? [own] : [...ids, own];
  for (const [name, child] of Object.entries(value)) {
    walk(
      child,
      own === undefined && kind === undefined && property === 'pictures' ? [...ids, property] : inside,
      name,
      found,
    );
  }
}
