import * as z from 'zod/mini';
import { endpoint, type Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { openApiOf } from './openapi.ts';
import { problems } from './problem.ts';
import { referencePage } from './reference.ts';

interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: { readonly 200: { readonly content: object } };
}
const document = openApiOf(endpoints) as unknown as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly 'x-problem-codes': Readonly<Record<string, object>>;
};
const operationOf = ({ path, method }: Endpoint) =>
  document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
const named = endpoints.map((of) => [of.name, of] as const);

describe('the OpenAPI document', () => {
  it('has every endpoint and no other operation', () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect([...ids].sort()).toEqual(endpoints.map(({ name }) => name).sort());
  });

  it.each(named)('says of %s what goes in, what comes out and who may', (_, of) => {
    const operation = operationOf(of);
    expect(operation?.operationId).toBe(of.name);
    expect(operation?.requestBody !== undefined).toBe(of.body !== undefined);
    expect(operation?.security !== undefined).toBe(of.allow !== 'anyone');
    expect(Object.keys(operation?.responses[200].content ?? {})).toEqual([of.produces ?? 'application/json']);
    const inPath = operation?.parameters.filter((parameter) => parameter.in === 'path') ?? [];
    expect(inPath.map(({ name, required }) => `${name} ${required}`)).toEqual(
      [...of.path.matchAll(/:(\w+)/g)].map(([, name]) => `${name} true`),
    );
  });

  it('shows requests as closed, so that nobody sends a field in vain', () => {
    const join = endpoints.find(({ name }) => name === 'join');
    if (!join) throw new Error('there is no endpoint for joining');
    expect(operationOf(join)?.requestBody?.content['application/json']?.schema).toMatchObject({
      additionalProperties: false,
    });
  });

  it('has the whole catalogue of refusals', () => {
    expect(Object.keys(document['x-problem-codes'])).toEqual(Object.keys(problems));
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});

describe('the catalogue of refusals', () => {
  it.each(Object.entries(problems))('words %s for developers, with a status of a refusal', (code, [status, title]) => {
    expect(code).toMatch(/^[a-z-]+\.[a-z-]+$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
  });
});

describe('the reference page', () => {
  it('has every endpoint and every refusal', () => {
    const page = referencePage(endpoints);
    for (const { name } of endpoints) expect(page).toContain(`<section id="${name}">`);
    for (const code of Object.keys(problems)) expect(page).toContain(`<tr id="${code}">`);
  });

  it('has no script, no style and nothing from elsewhere', () => {
    const page = referencePage(endpoints);
    expect(page).not.toMatch(/<(script|style|link|img|iframe)|\son\w+=|style=|javascript:/i);
    expect(page).not.toMatch(/(href|src)="(?!#|\/)/);
  });

  it('escapes whatever an endpoint says of itself', () => {
    const hostile = endpoint({
      name: 'a"><script>1</script>',
      method: 'GET',
      path: '/<script>2</script>',
      summary: '<script>3</script> & "so on"',
      allow: 'anyone',
      response: z.literal('<script>4</script>'),
    });
    const page = referencePage([hostile]);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;3&lt;/script&gt; &amp; &quot;so on&quot;');
  });
});
