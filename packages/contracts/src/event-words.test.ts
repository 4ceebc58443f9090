import * as z from 'zod/mini';
import { AttendanceMark, ClassEvent } from './class.ts';
import { PhoneReport } from './cohort.ts';
import { AnyEventDocument } from './learning.ts';
import { SealedEvent } from './sealing.ts';

/** A node of a JSON Schema, as far as it is looked at here. */
interface Node {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly allOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly items?: Node;
  readonly propertyNames?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
}

/** What a woman might write or say. No id, no path of ids and no instant looks like any of these. */
const words = ['help me', 'mango tree', 'ខ្ញុំខ្លាច', '012 345 678', 'dara@example.org', 'Saya, takut'];
const isTight = (patterns: readonly string[]): boolean =>
  words.every((word) => patterns.some((pattern) => !new RegExp(pattern, 'u').test(word)));

/** Where a value of that shape could carry words, each place by its path. What it does not understand it names too. */
function loosePlaces(node: Node, at: string): readonly string[] {
  const { type, items, properties, propertyNames, additionalProperties } = node;
  const branches = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (branches.length > 0) return branches.flatMap((branch) => loosePlaces(branch, at));
  if (node.const !== undefined || node.enum !== undefined) return [];
  if (['boolean', 'number', 'integer', 'null'].includes(type ?? '')) return [];
  if (type === 'string')
    return isTight([node, ...(node.allOf ?? [])].flatMap(({ pattern }) => pattern ?? [])) ? [] : [at];
  if (type === 'array') return items === undefined ? [at] : loosePlaces(items, `${at}[]`);
  if (type !== 'object') return [at];
  const named = Object.entries(properties ?? {}).flatMap(([name, one]) => loosePlaces(one, `${at}.${name}`));
  if (additionalProperties === false) return named;
  if (typeof additionalProperties !== 'object' || propertyNames === undefined) return [...named, at];
  return [...named, ...loosePlaces(propertyNames, `${at}{name}`), ...loosePlaces(additionalProperties, `${at}{}`)];
}
const looseIn = (schema: z.ZodMiniType): readonly string[] =>
  loosePlaces(z.toJSONSchema(schema, { io: 'input' }) as Node, 'it');

describe('what goes up from a phone or a tablet without being asked for', () => {
  it.each<[string, z.ZodMiniType]>([
    ['a learning event of any version', AnyEventDocument],
    ['a learning event that a trainer noted', ClassEvent],
    ['a sealed learning event', SealedEvent],
    ['a mark of attendance', AttendanceMark],
    ['what a phone says of itself', PhoneReport],
  ])('has no place for words in %s', (_, schema) => {
    expect(looseIn(schema)).toEqual([]);
  });

  /** An event with one thing more in the answer to a plan. */
  const eventWith = (more: z.ZodMiniType) =>
    z.discriminatedUnion('v', [
      z.strictObject({
        v: z.literal(2),
        fact: z.strictObject({
          kind: z.literal('activity-answered'),
          answer: z.union([
            z.strictObject({ kind: z.literal('checklist') }),
            z.strictObject({ kind: z.literal('plan'), kept: z.boolean(), note: more }),
          ]),
        }),
      }),
    ]);
  const id = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/));

  it.each<[string, z.ZodMiniType, string]>([
    ['any words', z.optional(z.string()), ''],
    ['a few words', z.nullable(z.string().check(z.maxLength(40))), ''],
    ['words that begin like an id', z.string().check(z.regex(/^[a-z]/)), ''],
    ['words in letters of her own', z.string().check(z.regex(/^\p{L}[\p{L}\p{M}]*$/u)), ''],
    ['words among things that are none', z.union([id, z.literal('dont-know'), z.string()]), ''],
    ['a list of words', z.array(z.array(z.string())), '[][]'],
    ['words by the id of a field', z.record(id, z.string()), '{}'],
    ['words as the name of a field', z.record(z.string(), id), '{name}'],
    ['anything', z.unknown(), ''],
    ['an object of anything', z.looseObject({ id }), ''],
    ['an object that only drops what it does not know', z.object({ id }), ''],
  ])('is seen to have a place for %s', (_, more, where) => {
    expect(looseIn(eventWith(more))).toEqual([`it.fact.answer.note${where}`]);
  });

  it('may carry ids, numbers, instants and what is one of a few', () => {
    const fine = [id, z.uuid(), z.iso.datetime(), z.iso.date(), z.int(), z.boolean(), z.null(), z.enum(['a', 'b'])];
    expect(looseIn(eventWith(z.union([...fine, z.record(id, z.array(id))])))).toEqual([]);
  });
});
