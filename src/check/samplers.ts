import * as fc from 'fast-check';

/** The extents that all draws of one point share, so that vectors fit each other. */
export interface Extent {
  rows: number;
  columns: number;
}

type Draw = (extent: Extent) => fc.Arbitrary<unknown>;

/**
 * Draws one symbol, given the extents of the point: from well inside its range for a formula, which must have a value there, and
 * with the ends of the range, ties, the tiny and the huge for a claim, which must hold there too.
 */
export interface Sampler {
  inside: Draw;
  whole: Draw;
}

/** Numbers that a shrunk example shows well, or else some of the hostile ones. */
const hostile = (plain: fc.Arbitrary<number>, ...special: number[]): fc.Arbitrary<number> =>
  fc.oneof({ withCrossShrink: true }, { arbitrary: plain, weight: 3 }, fc.constantFrom(...special));

// fast-check's own doubles are evenly spread over their bits, so that most of them are next to zero.
const between = (min: number, max: number) =>
  fc.maxSafeNat().map((count) => min + ((max - min) * count) / Number.MAX_SAFE_INTEGER);
const hundredths = (from: number, to: number) =>
  fc.integer({ min: 100 * from, max: 100 * to }).map((count) => count / 100);

const inside = {
  weight: between(0.01, 1),
  probability: between(0.001, 0.999),
  positive: between(0.01, 10),
  real: between(-5, 5),
};

const TINY = 1e-300;
const ALMOST_ONE = 1 - Number.EPSILON / 2;

const whole = {
  weight: hostile(hundredths(0, 1), 0, 0, 1, TINY, 1e-12),
  probability: hostile(hundredths(0, 1), 0, 1, TINY, 1e-12, ALMOST_ONE),
  positive: hostile(hundredths(0.01, 10), TINY, 1e-12, 1, 1e12, 1e300),
  real: hostile(hundredths(-5, 5), 0, TINY, -TINY, 1e-12, 40, -40, 1e12, -1e12),
  logit: hostile(hundredths(-5, 5), 0, TINY, 40, -40, 750, -750, 1e6, -1e6),
};

const share = (weights: number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/** `length` times the same draw; at times it is one draw that is repeated, so that there are ties. */
const times = <T>(draw: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.array(draw, { minLength: length, maxLength: length });

const tied = <T>(draw: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
  fc.oneof(
    { withCrossShrink: true },
    { arbitrary: times(draw, length), weight: 4 },
    draw.map((value) => Array.from({ length }, () => value)),
  );

const shares = (length: number): fc.Arbitrary<number[]> =>
  tied(whole.weight, length)
    .filter((weights) => weights.some((weight) => weight > TINY))
    .map(share);

const table = <T>(cells: T[], columns: number): T[][] =>
  Array.from({ length: cells.length / columns }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  );

/** One number, drawn the same way at every point. */
const number = (well: fc.Arbitrary<number>, all: fc.Arbitrary<number>): Sampler => ({
  inside: () => well,
  whole: () => all,
});

const everywhere = (draw: Draw): Sampler => ({ inside: draw, whole: draw });

const oneHot: Draw = ({ columns }) =>
  fc
    .integer({ min: 0, max: columns - 1 })
    .map((hot) => Array.from({ length: columns }, (_, i) => Number(i === hot)));

/** Two corners, the second at or beyond the first: `[left, top, right, bottom]`. */
const corners = (coordinate: fc.Arbitrary<number>, size: fc.Arbitrary<number>) =>
  fc
    .tuple(coordinate, coordinate, size, size)
    .map(([left, top, width, height]) => [left, top, left + width, top + height]);

/** The names that a `given` may use. */
export const samplers = {
  /** A vector of probabilities that sums to one. */
  distribution: {
    inside: ({ columns }) => times(inside.weight, columns).map(share),
    whole: ({ columns }) => shares(columns),
  },
  /** A table of probabilities that sums to one. */
  joint: {
    inside: ({ rows, columns }) =>
      times(inside.weight, rows * columns).map((weights) => table(share(weights), columns)),
    whole: ({ rows, columns }) => shares(rows * columns).map((cells) => table(cells, columns)),
  },
  /** A distribution with one class certain: a label. */
  oneHot: everywhere(oneHot),
  /** A vector of real numbers. */
  vector: {
    inside: ({ columns }) => times(inside.real, columns),
    whole: ({ columns }) => tied(whole.real, columns),
  },
  /** A vector of logits, which may be so large that the exponential overflows. */
  logits: {
    inside: ({ columns }) => times(inside.real, columns),
    whole: ({ columns }) => tied(whole.logit, columns),
  },
  /** A vector of probabilities, each on its own. */
  probabilities: {
    inside: ({ columns }) => times(inside.probability, columns),
    whole: ({ columns }) => tied(whole.probability, columns),
  },
  /** A vector of zeros and ones. */
  labels: everywhere(({ columns }) => times(fc.integer({ min: 0, max: 1 }), columns)),
  /** Zero or one. */
  label: everywhere(() => fc.integer({ min: 0, max: 1 })),
  probability: number(inside.probability, whole.probability),
  positive: number(inside.positive, whole.positive),
  real: number(inside.real, whole.real),
  logit: number(inside.real, whole.logit),
  /** An index into the vectors of the point, from one. */
  index: everywhere(({ columns }) => fc.integer({ min: 1, max: columns })),
  /** A box by its corners. */
  box: {
    inside: () => corners(inside.real, inside.positive),
    whole: () => corners(hundredths(-5, 5), hostile(hundredths(0, 10), 0, 0, 1, 1e-12)),
  },
} satisfies Record<string, Sampler>;

/** A sampler that keeps away from the ends of its range in a claim too. */
export const interior = (sampler: Sampler): Sampler => everywhere(sampler.inside);

/** What the expressions of a page see besides the page. */
export const scope: Record<string, unknown> = { ...samplers, interior };

export type Point = Record<string, unknown>;

const points = (draws: Record<string, Draw>): fc.Arbitrary<Point> =>
  fc
    .record({ rows: fc.integer({ min: 2, max: 4 }), columns: fc.integer({ min: 2, max: 5 }) })
    .chain((extent) =>
      fc.record(
        Object.fromEntries(Object.entries(draws).map(([name, draw]) => [name, draw(extent)])),
      ),
    );

const drawsOf = (given: Record<string, Sampler>, range: keyof Sampler): Record<string, Draw> =>
  Object.fromEntries(Object.entries(given).map(([name, sampler]) => [name, sampler[range]]));

/** What every search starts from, so that each run draws the same. */
export const SEED = 1948;

const POINTS = 200;

/** Points at which a formula is checked: the same ones in every run. */
export const samplePoints = (given: Record<string, Sampler>): Point[] =>
  fc.sample(points(drawsOf(given, 'inside')), { seed: SEED, numRuns: POINTS, unbiased: true });

/** Points at which a claim is tried. */
export const hostilePoints = (given: Record<string, Sampler>): fc.Arbitrary<Point> =>
  points(drawsOf(given, 'whole'));

/** The name in a `given` that is drawn from nothing that can be drawn from. */
export const strangerIn = (given: object): string | undefined =>
  Object.entries(given).find(
    ([, sampler]) => typeof (sampler as Partial<Sampler> | null)?.inside !== 'function',
  )?.[0];
