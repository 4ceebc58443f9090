import * as certificate from './certificate.ts';
import * as classMode from './class.ts';
import * as cohort from './cohort.ts';
import * as course from './course.ts';
import type { Endpoint } from './endpoint.ts';
import * as help from './help.ts';
import * as identity from './identity.ts';
import * as learning from './learning.ts';
import * as operation from './operation.ts';
import * as sealing from './sealing.ts';
import * as skill from './skill.ts';
import * as trainee from './trainee.ts';

const isEndpoint = (thing: unknown): thing is Endpoint =>
  typeof thing === 'object' && thing !== null && 'method' in thing && 'allow' in thing;

/** Every endpoint there is, in the order of the line of features. */
export const endpoints: readonly Endpoint[] = [
  operation,
  identity,
  course,
  sealing,
  trainee,
  cohort,
  skill,
  learning,
  classMode,
  certificate,
  help,
]
  .flatMap((feature) => Object.values(feature) as unknown[])
  .filter(isEndpoint);
