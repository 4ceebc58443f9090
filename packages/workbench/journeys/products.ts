/** How many files of journeys run at the same time. */
export const atOnce = 2;

/** A product under test, as a journey needs to know it. */
export interface ProductUnderTest {
  readonly url: string;
  /** The code of its demonstration class. */
  readonly classCode: string;
}

const variable = (worker: number) => `JOURNEY_PRODUCT_${worker}`;

/** Tells worker number `worker`, from 0, which product is its own. For the setup, before workers begin. */
export function nameProduct(worker: number, product: ProductUnderTest): void {
  process.env[variable(worker)] = JSON.stringify(product);
}

/**
 * The product of the worker that asks. Workers share none: a seat, a code of an authenticator or a limit that one uses
 * up is not the other's. Playwright numbers them in `TEST_PARALLEL_INDEX`, and a worker begun anew keeps its number;
 * before there are workers there is no product, and its parts are empty.
 */
export function productOf(): ProductUnderTest {
  const named = process.env[variable(Number(process.env['TEST_PARALLEL_INDEX'] ?? 0))];
  return named === undefined ? { url: '', classCode: '' } : (JSON.parse(named) as ProductUnderTest);
}
