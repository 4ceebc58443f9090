/** The interface as OpenAPI 3.1, printed from the endpoints; nothing is written twice. */
import * as z from 'zod/mini';
import type { Endpoint } from './endpoint.ts';
import { problems } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** The document that describes every endpoint; JSON Schema 2020-12 inside. */
export function openApiOf(endpoints: readonly Endpoint[]): Json & { readonly openapi: string } {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Romduol',
      version: '1',
      description: 'Every refusal is a problem document (RFC 9457) with a code from the list `x-problem-codes`.',
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      securitySchemes: {
        staff: { type: 'apiKey', in: 'cookie', name: '__Host-romduol' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    'x-problem-codes': Object.fromEntries(
      Object.entries(problems).map(([code, [status, title]]) => [code, { status, title }]),
    ),
  };
}

/** Sign-in that an endpoint needs, in OpenAPI's terms. */
const securityOf = ({ allow }: Endpoint): Json =>
  allow === 'anyone'
    ? {}
    : {
        security: [allow === 'trainee' || allow === 'device' || allow === 'operator' ? { bearer: [] } : { staff: [] }],
      };

function operation(endpoint: Endpoint): Json {
  const { name, summary, allow, body, limit } = endpoint;
  return {
    operationId: name,
    summary,
    tags: [name.split('.')[0] ?? name],
    ...securityOf(endpoint),
    'x-allow': allow,
    ...(limit ? { 'x-limit': limit } : {}),
    parameters: [...parametersOf('path', endpoint.params), ...parametersOf('query', endpoint.query)],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
      : {}),
    responses: {
      200: { description: 'Done', content: contentOf(endpoint) },
      default: {
        description: 'A refusal',
        content: { 'application/problem+json': { schema: { type: 'object', required: ['code', 'status', 'title'] } } },
      },
    },
  };
}

const contentOf = ({ produces, response }: Endpoint): Json =>
  produces
    ? { [produces]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(response, 'output') } };

function parametersOf(where: 'path' | 'query', schema: z.ZodMiniType | undefined): readonly Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: of,
  }));
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
}
