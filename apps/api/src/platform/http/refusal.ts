import type { Problem, ProblemCode } from '@romduol/contracts';

/** The only error that a service throws on purpose: a code of the catalogue, and values for its wording. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly values?: Problem['values'],
    readonly fields?: Problem['fields'],
  ) {
    super(code);
  }
}
