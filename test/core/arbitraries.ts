import fc from 'fast-check';

/** Holds a property to many random values, always the same ones. */
export function check<T>(arbitrary: fc.Arbitrary<T>, assertion: (value: T) => void): void {
  const property = fc.property(arbitrary, (value) => {
    assertion(value);
  });
  fc.assert(property, { seed: 20260101, numRuns: 300 });
}

const probability = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 1e-3, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.double({ min: 1e-100, max: 1e-12, noNaN: true }) },
);

export function normalized(weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Distributions over `n` outcomes, some of them impossible or nearly so. */
export const distributionOf = (n: number): fc.Arbitrary<number[]> =>
  fc
    .array(probability, { minLength: n, maxLength: n })
    .filter((weights) => weights.some((weight) => weight >= 1e-3))
    .map(normalized);

const outcomes = fc.integer({ min: 1, max: 12 });

export const distribution: fc.Arbitrary<number[]> = outcomes.chain(distributionOf);

/** So many distributions over the same outcomes. */
export const distributions = (count: number): fc.Arbitrary<number[][]> =>
  outcomes.chain((n) => fc.array(distributionOf(n), { minLength: count, maxLength: count }));

export const pair = distributions(2) as fc.Arbitrary<[number[], number[]]>;

/** Joint tables of up to five rows and columns. */
export const jointTable: fc.Arbitrary<number[][]> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    distributionOf(rows * columns).map((flat) =>
      Array.from({ length: rows }, (_, r) => flat.slice(r * columns, (r + 1) * columns)),
    ),
  );

export const transposed = (table: number[][]): number[][] =>
  table[0]!.map((_, column) => table.map((row) => row[column]!));

/** The table of two independent variables. */
export const product = (p: number[], q: number[]): number[][] => p.map((x) => q.map((y) => x * y));

export const total = (numbers: ArrayLike<number>): number =>
  Array.from(numbers).reduce((sum, x) => sum + x, 0);

export const logit = fc.double({ min: -50, max: 50, noNaN: true });

export const logits = fc.array(logit, { minLength: 1, maxLength: 12 });
