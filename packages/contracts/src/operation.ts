import * as z from 'zod/mini';
import { endpoint, Nothing } from './endpoint.ts';

export const isAlive = endpoint({
  name: 'health.live',
  method: 'GET',
  path: '/health/live',
  summary: 'The process answers',
  allow: 'anyone',
  response: Nothing,
});

export const isReady = endpoint({
  name: 'health.ready',
  method: 'GET',
  path: '/health/ready',
  summary: 'The process can do its work: the database answers and it is not stopping',
  allow: 'anyone',
  response: Nothing,
});

export const getMetrics = endpoint({
  name: 'metrics.read',
  method: 'GET',
  path: '/metrics',
  summary: 'Counters and timings in the Prometheus text format',
  allow: 'operator',
  response: z.unknown(),
  produces: 'text/plain; version=0.0.4',
});

export const getOpenApi = endpoint({
  name: 'reference.openapi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'This interface as OpenAPI 3.1',
  allow: 'anyone',
  response: z.looseObject({ openapi: z.string() }),
});

export const getReference = endpoint({
  name: 'reference.read',
  method: 'GET',
  path: '/reference',
  summary: 'This interface as a page to read',
  allow: 'anyone',
  response: z.unknown(),
  produces: 'text/html; charset=utf-8',
});
