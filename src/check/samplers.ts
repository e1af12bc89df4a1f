import fc from 'fast-check';

/** The extents that all draws of one point share, so that vectors fit each other. */
export interface Extent {
  rows: number;
  columns: number;
}

/** Draws one symbol of an equation, given the extents of the point. */
export type Sampler = (extent: Extent) => fc.Arbitrary<unknown>;

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const weights = (length: number) =>
  fc.array(between(0.01, 1), { minLength: length, maxLength: length });
const share = (vector: number[]): number[] => {
  const total = vector.reduce((sum, weight) => sum + weight, 0);
  return vector.map((weight) => weight / total);
};

/** A vector of probabilities that sums to one. */
const distribution: Sampler = ({ columns }) => weights(columns).map(share);

/** A table of probabilities that sums to one. */
const joint: Sampler = ({ rows, columns }) =>
  weights(rows * columns).map((table) => {
    const cells = share(table);
    return Array.from({ length: rows }, (_, row) =>
      cells.slice(row * columns, (row + 1) * columns),
    );
  });

/** A vector of real numbers, such as logits. */
const vector: Sampler = ({ columns }) =>
  fc.array(between(-5, 5), { minLength: columns, maxLength: columns });

const probability: Sampler = () => between(0.001, 0.999);
const positive: Sampler = () => between(0.01, 10);
const real: Sampler = () => between(-5, 5);

/** An index into the vectors of the point, from one. */
const index: Sampler = ({ columns }) => fc.integer({ min: 1, max: columns });

/** The names that an equation's `given` may use. */
export const samplers: Record<string, Sampler> = {
  distribution,
  joint,
  vector,
  probability,
  positive,
  real,
  index,
};

const POINTS = 200;

/** Points at which an equation is checked: the same ones in every run. */
export function samplePoints(given: Record<string, Sampler>): Record<string, unknown>[] {
  const extent = fc.record({
    rows: fc.integer({ min: 2, max: 4 }),
    columns: fc.integer({ min: 2, max: 5 }),
  });
  const point = extent.chain((size) =>
    fc.record(
      Object.fromEntries(Object.entries(given).map(([name, sampler]) => [name, sampler(size)])),
    ),
  );
  return fc.sample(point, { seed: 1948, numRuns: POINTS }) as Record<string, unknown>[];
}
