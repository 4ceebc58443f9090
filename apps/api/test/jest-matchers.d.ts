import type { Problem, ProblemCode } from '@romduol/contracts';

declare global {
  namespace jest {
    interface Matchers<R> {
      /** The call was refused with this code of the catalogue, its status, and (when given) exactly these values. */
      toBeRefused(code: ProblemCode, values?: Problem['values']): R;
    }
  }
}
