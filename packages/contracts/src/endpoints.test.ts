import { permissions } from '@romduol/domain';
import * as z from 'zod/mini';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';

const isSchema = (thing: unknown): thing is z.ZodMiniType =>
  typeof thing === 'object' && thing !== null && '_zod' in thing;

/** Paths of all objects inside a schema that would let an unknown field through. */
function openObjectsIn(thing: unknown, at: string, seen = new Set<unknown>()): readonly string[] {
  if (typeof thing !== 'object' || thing === null || seen.has(thing)) return [];
  seen.add(thing);
  if (!isSchema(thing)) {
    return Object.entries(thing).flatMap(([name, child]) => openObjectsIn(child, `${at}.${name}`, seen));
  }
  const def = thing._zod.def as {
    readonly type: string;
    readonly catchall?: { readonly _zod: { readonly def: { readonly type: string } } };
  };
  const isOpen = def.type === 'object' && def.catchall?._zod.def.type !== 'never';
  return [
    ...(isOpen ? [at] : []),
    ...Object.entries(def).flatMap(([name, child]) =>
      openObjectsIn(child, name === 'shape' || name === 'def' ? at : `${at}.${name}`, seen),
    ),
  ];
}

const inputsOf = ({ name, params, query, body }: Endpoint) =>
  Object.entries({ params, query, body }).flatMap(([part, schema]) => (schema ? [{ name, part, schema }] : []));

describe('the search for open objects, which these laws rest on', () => {
  it.each<[string, z.ZodMiniType, number]>([
    ['an open object', z.object({ a: z.string() }), 1],
    ['an object that takes anything', z.looseObject({}), 1],
    ['an open object in a list in an optional field', z.strictObject({ a: z.optional(z.array(z.object({}))) }), 1],
    ['an open object in a union', z.union([z.string(), z.strictObject({ a: z.object({}) })]), 1],
    [
      'an open object behind a pipe',
      z.pipe(
        z.object({}),
        z.transform((value) => value),
      ),
      1,
    ],
    ['an open object in a record', z.record(z.string(), z.object({})), 1],
    [
      'a strict object all the way down',
      z.strictObject({ a: z.array(z.strictObject({})), b: z.nullable(z.strictObject({})) }),
      0,
    ],
  ])('sees %s', (_, schema, open) => {
    expect(openObjectsIn(schema, 'body')).toHaveLength(open);
  });
});

describe('the endpoints', () => {
  it('are all of them, each once', () => {
    expect(endpoints.length).toBeGreaterThan(30);
    expect(new Set(endpoints).size).toBe(endpoints.length);
  });

  it('have names of their own', () => {
    const names = endpoints.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('have addresses of their own, whatever their parameters are called', () => {
    const addresses = endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(addresses).toEqual([...new Set(addresses)]);
  });

  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s declares its parameters',
    (_, { path, params }) => {
      const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const declared = params ? Object.keys((params as z.ZodMiniObject).shape) : [];
      expect(declared).toEqual(inPath);
    },
  );

  it.each(endpoints.flatMap(inputsOf).map(({ name, part, schema }) => [`${name} ${part}`, schema] as const))(
    '%s refuses unknown fields, however deep',
    (name, schema) => {
      expect(openObjectsIn(schema, name)).toEqual([]);
    },
  );

  it.each(endpoints.filter(({ body }) => body).map((endpoint) => [endpoint.name, endpoint] as const))(
    '%s names the field that nobody knows',
    (_, { method, body }) => {
      expect(method).not.toBe('GET');
      const result = body?.safeParse({ organisationId: 'another' });
      expect(result?.error?.issues).toContainEqual(
        expect.objectContaining({ code: 'unrecognized_keys', keys: ['organisationId'] }),
      );
    },
  );

  it('change nothing by GET, and are limited where a stranger may guess', () => {
    for (const { method, body } of endpoints) if (method === 'GET') expect(body).toBeUndefined();
    const guessing = endpoints.filter(
      ({ method, allow }) => method === 'POST' && (allow === 'anyone' || allow === 'half-signed-in'),
    );
    expect(guessing.filter(({ body, limit }) => body && !limit).map(({ name }) => name)).toEqual([]);
  });

  it('are open to roles, trainees, devices and strangers, and every permission opens something', () => {
    const allowed = new Set(endpoints.map(({ allow }) => allow));
    expect(permissions.filter((permission) => !allowed.has(permission))).toEqual([]);
  });

  it('record it when a woman’s name is opened', () => {
    const sensitive = endpoints.filter((endpoint) => endpoint.sensitive).map(({ name }) => name);
    expect(sensitive).toEqual(expect.arrayContaining(['trainee.open', 'certificate.open']));
  });

  it('tell a stranger who holds a certificate code its standing and nothing more', () => {
    const verify = endpoints.find(({ name }) => name === 'certificate.verify');
    expect(Object.keys((verify?.response as z.ZodMiniObject).shape)).toEqual(['standing']);
  });
});
