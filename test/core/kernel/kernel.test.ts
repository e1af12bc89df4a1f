import { readFileSync } from 'node:fs';
import {
  accelerate,
  binaryCrossEntropyWithLogits,
  crossEntropyWithLogits,
  entropy,
  ghmClassificationLoss,
  klDivergence,
  mutualInformation,
  sigmoid,
  sigmoidFocalLoss,
  sigmoidFocalLossGradient,
} from 'surprisal';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { compiledKernel } from '../../../scripts/kernel.mjs';
import { kernel } from '../../../src/core/kernel/kernel.ts';
import { random } from '../../../src/lab/random.ts';

// The loops in WebAssembly against the scalar code, which has the tests of every function behind it.

test('what is committed is what the source compiles to', { timeout: 60_000 }, async () => {
  const path = new URL('../../../src/core/kernel/wasm.ts', import.meta.url);
  expect(readFileSync(path, 'utf8')).toBe(await compiledKernel());
});

/** What a computation gives with the loops in WebAssembly, and how often they were asked; and what it gives without. */
function both<T>(compute: () => T): { fast: T; scalar: T; taken: string[] } {
  const loops = { ...kernel };
  const taken = new Set<string>();
  const watched = Object.entries(loops).map(([name, loop]) => [
    name,
    (...args: unknown[]) => {
      const result = (loop as (...args: unknown[]) => unknown)(...args);
      if (result !== false && result !== undefined) taken.add(name);
      return result;
    },
  ]);
  try {
    Object.assign(kernel, Object.fromEntries(watched));
    const fast = attempt(compute);
    for (const name of Object.keys(loops)) delete kernel[name as keyof typeof kernel];
    return { fast, scalar: attempt(compute), taken: [...taken].sort() };
  } finally {
    Object.assign(kernel, loops);
  }
}

/** The result, or the error as text. */
function attempt<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    return String(error) as T;
  }
}

const { uniform, normal } = random(1948);

// Neither a whole number of blocks nor of steps.
const COUNT = 2723;
const vector = (draw: (i: number) => number, count = COUNT) =>
  Float64Array.from({ length: count }, (_, i) => draw(i));
const normalized = (weights: Float64Array) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

const HOSTILE = [0, -0, 5e-324, -1e-310, 1e-17, 36.7, -36.8, 708.5, -745, 746, 1e17, -1e300, 1e303];
const logits = vector((i) => (i % 9 === 0 ? HOSTILE[(i / 9) % HOSTILE.length]! : 4 * normal()));
const hard = vector(() => Number(uniform() < 0.3));
const soft = vector((i) => [0, 1, 5e-324, 1 - 2 ** -53, uniform()][i % 5]!);

describe('what a loss is, to the last bit', () => {
  const rowsOf = (classes: number) => {
    const rows = Math.floor(COUNT / classes);
    const targets = vector(() => Math.floor(classes * uniform()), rows);
    return () => crossEntropyWithLogits(logits.subarray(0, rows * classes), targets, { classes });
  };

  test.each<[string, string[], () => unknown]>([
    ['sigmoid', ['writeSigmoids'], () => sigmoid(logits)],
    ['cross-entropy', ['writeLogisticLosses'], () => binaryCrossEntropyWithLogits(logits, hard)],
    ['of soft targets', ['writeLogisticLosses'], () => binaryCrossEntropyWithLogits(logits, soft)],
    ['focal loss', ['writeFocalLosses'], () => sigmoidFocalLoss(logits, hard)],
    ['with alpha', ['writeFocalLosses'], () => sigmoidFocalLoss(logits, soft, { alpha: 0.3 })],
    [
      'each by itself',
      ['writeFocalLosses'],
      () => sigmoidFocalLoss(logits, hard, { reduction: 'none' }),
    ],
    ['its gradient', ['writeFocalSlopes'], () => sigmoidFocalLossGradient(logits, hard)],
    [
      'its gradient with alpha',
      ['writeFocalSlopes'],
      () => sigmoidFocalLossGradient(logits, soft, { alpha: 0.3 }),
    ],
    ['GHM', ['writeTails'], () => ghmClassificationLoss(logits, soft, { bins: 30 })],
    ['softmax of seven classes', ['writePeaks'], rowsOf(7)],
    ['of two', ['writePeaks'], rowsOf(2)],
    ['of one', ['writePeaks'], rowsOf(1)],
    ['of more than a block', ['writeTails'], rowsOf(1200)],
    [
      'a gradient of other steepness',
      ['writeTails'],
      () => sigmoidFocalLossGradient(logits, soft, { gamma: 1.5 }),
    ],
  ])('%s', (_, loops, compute) => {
    const { fast, scalar, taken } = both(compute);
    expect(taken).toEqual(loops);
    expect(fast).toEqual(scalar);
  });

  test.each([Infinity, -Infinity, Number.NaN])('at %d, in blocks of its own', (extreme) => {
    const some = logits.with(1500, extreme);
    const one = hard.with(1500, Number(extreme > 0));
    const computations: (() => unknown)[] = [
      () => sigmoid(some),
      () => binaryCrossEntropyWithLogits(some, one),
      () => binaryCrossEntropyWithLogits(some, soft, { reduction: 'none' }),
      () => sigmoidFocalLoss(some, one, { reduction: 'none' }),
      () => sigmoidFocalLossGradient(some, soft),
      () => ghmClassificationLoss(some, one),
      () =>
        crossEntropyWithLogits(some.subarray(0, 2000), one.subarray(0, 1000), {
          classes: 2,
          reduction: 'none',
        }),
      () =>
        crossEntropyWithLogits(
          some,
          hard.map(() => 0),
          { classes: 1, reduction: 'none' },
        ),
    ];
    for (const compute of computations) {
      const { fast, scalar } = both(compute);
      expect(fast).toEqual(scalar);
    }
  });

  test('where a row is infinite altogether', () => {
    for (const [a, b] of [
      [Infinity, Infinity],
      [-Infinity, -Infinity],
      [Infinity, -Infinity],
      [Number.NaN, 1],
    ]) {
      const some = logits.subarray(0, 2000).with(600, a!).with(601, b!);
      const { fast, scalar } = both(() =>
        crossEntropyWithLogits(some, hard.subarray(0, 1000), { classes: 2, reduction: 'none' }),
      );
      expect(fast).toEqual(scalar);
    }
  });
});

describe('what a distribution is worth, to a few units in the last place', () => {
  const weights = vector((i) => (i % 5 === 0 ? 0 : uniform()));
  const p = normalized(weights);
  const q = normalized(vector(() => 0.01 + uniform()));
  const tableOf = (columns: number): Float64Array[] => {
    const cells = normalized(vector((i) => (i % 7 === 0 ? 0 : uniform() ** 2), 5 * columns));
    return Array.from({ length: 5 }, (_, x) => cells.slice(x * columns, (x + 1) * columns));
  };
  const table = tableOf(300);
  const wideTable = tableOf(1111);
  const independent = Array.from({ length: 4 }, (_, x) => q.map((share) => (share * (x + 1)) / 10));
  const uniformly = normalized(vector(() => 1));

  test.each<[string, string[], () => number]>([
    ['entropy', ['entropy'], () => entropy(p)],
    ['of equal probabilities', ['entropy'], () => entropy(uniformly)],
    ['divergence', ['divergence'], () => klDivergence(p, q)],
    ['in bits', ['divergence'], () => klDivergence(p, q, { base: 2 })],
    [
      'of distributions that nearly agree',
      ['divergence'],
      () => klDivergence(q, normalized(q.map((x, i) => x * (1 + 1e-9 * (i % 3))))),
    ],
    ['of one that agrees with itself', ['divergence'], () => klDivergence(p, p)],
    [
      'of one that is far off',
      ['divergence'],
      () => klDivergence(q, normalized(q.map((x, i) => (i % 400 === 7 ? 1e-40 : x)))),
    ],
    ['of what cannot be', ['divergence'], () => klDivergence(q, p)],
    ['mutual information', ['dependence'], () => mutualInformation(table)],
    ['in bits', ['dependence'], () => mutualInformation(table, { base: 2 })],
    ['of rows of more than a block', ['dependence'], () => mutualInformation(wideTable)],
    ['of what is independent', ['dependence'], () => mutualInformation(independent)],
  ])('%s', (_, loops, compute) => {
    const { fast, scalar, taken } = both(compute);
    expect(taken).toEqual(loops);
    if (Number.isFinite(scalar))
      expect(Math.abs(fast - scalar)).toBeLessThanOrEqual(1e-15 * scalar + 1e-30);
    else expect(fast).toBe(scalar);
  });

  // Two probabilities have all the mass, and no others any to speak of.
  const sparse = (a: number, b: number, rest: number) =>
    vector((i) => (i === 5 ? a : i === 1800 ? b : rest));

  test.each<[string, () => number]>([
    ['a certainty', () => entropy(sparse(1, 0, 0))],
    ['nearly a certainty', () => entropy(sparse(1, 0, 1e-310))],
    ['a probability above one by rounding', () => entropy(sparse(1 + 2 ** -52, 0, 1e-20))],
    ['a negative probability', () => entropy(sparse(1, 1e-300, -1e-300))],
    ['a NaN', () => entropy(sparse(1, Number.NaN, 0))],
    ['an infinity', () => entropy(sparse(Infinity, 0, 0))],
    ['weights', () => entropy(weights)],
    ['a sum at the edge of the tolerance', () => entropy(p.map((x) => x * (1 + 8e-10)))],
    ['normalized weights', () => entropy(weights, { normalize: true })],
    ['an entropy in bits', () => entropy(p, { base: 2 })],
    ['single precision', () => entropy(Float32Array.from(p))],
    ['few probabilities', () => entropy(new Float64Array(4).fill(0.25))],
    ['a divergence of different lengths', () => klDivergence(p, q.subarray(1))],
    ['a divergence of weights', () => klDivergence(p, weights)],
    ['a divergence of normalized weights', () => klDivergence(p, weights, { normalize: true })],
    ['a negative q', () => klDivergence(sparse(1, 0, 0), sparse(1, 1e-300, -1e-300))],
    ['a negative p', () => klDivergence(sparse(1, 1e-300, -1e-300), q)],
    ['a table of weights', () => mutualInformation([weights, weights])],
    ['a table with a negative cell', () => mutualInformation([sparse(1, 1e-300, -1e-300)])],
    ['a ragged table', () => mutualInformation([p, q.subarray(1)])],
    ['a table of arrays', () => mutualInformation([Array.from(p)])],
    [
      'products that underflow',
      () => mutualInformation([sparse(0.5, 0.5, 1e-200), sparse(0, 0, 1e-200)]),
    ],
  ])('%s is left to the scalar code', (_, compute) => {
    const { fast, scalar, taken } = both(compute);
    expect(taken).toEqual([]);
    expect(fast).toBe(scalar);
  });
});

describe('accelerate', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('is called by the package root', () => {
    expect(Object.keys(kernel)).not.toEqual([]);
    expect(accelerate()).toBe(true);
  });

  test('leaves all as it is where there is no WebAssembly', () => {
    const before = { ...kernel };
    vi.stubGlobal('WebAssembly', undefined);
    expect(accelerate()).toBe(false);
    expect({ ...kernel }).toEqual(before);
  });
});
