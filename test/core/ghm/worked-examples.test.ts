import {
  authenticSmoothL1,
  authenticSmoothL1Gradient,
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
  createDensityState,
  ghmClassificationLoss,
  ghmClassificationLossGradient,
  ghmClassificationWeights,
  gradientDensity,
  gradientDensityExact,
  gradientHistogram,
  gradientNorm,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';
import { birdStrikeLogits } from '../metrics/bird-strike-logits.ts';

// The numbers were computed elsewhere, with 50 digits, and are printed to 12 (trailing zeros dropped).

const norms = [0.02, 0.03, 0.05, 0.08, 0.09, 0.12, 0.35, 0.55, 0.92, 0.97];
const logits = norms.map((g) => Math.log(g / (1 - g)));
const targets = norms.map(() => 0);
const printed = (vector: ArrayLike<number>, digits = 12) =>
  Array.from(vector, (x) => significant(x, digits));

describe('a batch of ten', () => {
  test('has the norms that its logits were made for', () => {
    expect(printed(gradientNorm(logits, targets), 14)).toEqual(norms);
  });

  test('is counted', () => {
    expect([...gradientHistogram(norms)]).toEqual([5, 1, 0, 1, 0, 1, 0, 0, 0, 2]);
    expect([...gradientDensity(norms)]).toEqual([50, 50, 50, 50, 50, 10, 10, 10, 20, 20]);
  });

  test('is weighted by the paper', () => {
    const weights = ghmClassificationWeights(logits, targets);
    expect([...weights]).toEqual([0.2, 0.2, 0.2, 0.2, 0.2, 1, 1, 1, 0.5, 0.5]);
    expect(weights.reduce((a, b) => a + b) / 10).toBeCloseTo(0.5, 15);
  });

  test("is weighted by the authors' code", () => {
    const weights = ghmClassificationWeights(logits, targets, { normalization: 'nonempty' });
    expect([...weights]).toEqual([0.4, 0.4, 0.4, 0.4, 0.4, 2, 2, 2, 1, 1]);
  });

  test('has a loss for each', () => {
    expect(significant(binaryCrossEntropyWithLogits(logits, targets))).toBe(0.766905802305);
    expect(significant(ghmClassificationLoss(logits, targets))).toBe(0.442919675415);
    const options = { normalization: 'nonempty' } as const;
    expect(significant(ghmClassificationLoss(logits, targets, options))).toBe(0.885839350831);
  });

  test('has gradients whose shares shift', () => {
    const share = (gradient: Float64Array, from: number, to: number) =>
      significant(
        gradient.slice(from, to).reduce((a, b) => a + b) / gradient.reduce((a, b) => a + b),
      );
    const plain = binaryCrossEntropyWithLogitsGradient(logits, targets);
    const harmonized = ghmClassificationLossGradient(logits, targets);
    expect([share(plain, 0, 5), share(harmonized, 0, 5)]).toEqual([
      0.0849056603774, 0.0267459138187,
    ]);
    expect([share(plain, 8, 10), share(harmonized, 8, 10)]).toEqual([
      0.594339622642, 0.468053491828,
    ]);
  });

  test('has exact densities', () => {
    const densities = gradientDensityExact(norms, { epsilon: 0.1 });
    expect(significant(densities[0]!)).toBe(42.8571428571);
    expect(significant(10 / densities[0]!)).toBe(0.233333333333);
    expect(significant(densities[9]!)).toBe(25);
    expect(significant(10 / densities[9]!)).toBe(0.4);
  });
});

describe('the moving average', () => {
  const ratios = (steps: number, state = createDensityState({ momentum: 0.75 })) => {
    const plain = ghmClassificationWeights(logits, targets);
    for (let t = 1; t < steps; t++) ghmClassificationWeights(logits, targets, { state });
    const weights = ghmClassificationWeights(logits, targets, { state });
    return printed(weights.map((weight, i) => weight / plain[i]!));
  };

  test.each([
    [1, 4],
    [2, 2.28571428571],
    [10, 1.05967396544],
  ])('from zero, after %d batches, makes weights too large by %d', (steps, factor) => {
    expect(ratios(steps)).toEqual(norms.map(() => factor));
  });

  test('from the first batch has no such bias', () => {
    for (const steps of [1, 2, 10])
      expect(ratios(steps, createDensityState({ initial: 'first' }))).toEqual(norms.map(() => 1));
  });
});

describe('authentic smooth L1', () => {
  test.each([
    [0.02, 0.00828427124746, significant(Math.SQRT1_2)],
    [0.1, 0.0819803902719, 0.980580675691],
    [1, 0.980199980004, 0.99980005998],
  ])('of %d', (d, loss, slope) => {
    expect(significant(authenticSmoothL1(d))).toBe(loss);
    expect(significant(authenticSmoothL1(-d))).toBe(loss);
    expect(significant(authenticSmoothL1Gradient(d))).toBe(slope);
    expect(significant(authenticSmoothL1Gradient(-d))).toBe(-slope);
  });

  test('enters the last of ten bins at 0.0413', () => {
    expect(significant(authenticSmoothL1Gradient(0.0412948320967))).toBe(0.9);
  });
});

describe('bird strikes at the optimum of cross-entropy', () => {
  const { logits, targets } = birdStrikeLogits();
  const g = gradientNorm(logits, targets);

  test('their norms', () => {
    expect([...gradientHistogram(g)]).toEqual([6182, 2289, 95, 201, 195, 155, 120, 39, 379, 345]);
    expect([...gradientHistogram(g.filter((_, i) => targets[i] === 1))]).toEqual([
      0, 0, 0, 0, 76, 102, 120, 39, 379, 345,
    ]);
  });

  test('their weights', () => {
    const weights = ghmClassificationWeights(logits, targets);
    const byBin = Array.from({ length: 10 }, (_, bin) =>
      significant(weights[g.findIndex((norm) => norm >= bin / 10 && norm < (bin + 1) / 10)]!, 6),
    );
    expect(byBin).toEqual([
      0.16176, 0.436872, 10.5263, 4.97512, 5.12821, 6.45161, 8.33333, 25.641, 2.63852, 2.89855,
    ]);
  });

  test('their loss, whose normalizations agree where no bin is empty', () => {
    // The weights of the model are given to ten digits only.
    const loss = ghmClassificationLoss(logits, targets);
    expect(significant(loss, 9)).toBe(significant(0.943110668005, 9));
    expect(ghmClassificationLoss(logits, targets, { normalization: 'nonempty' })).toBe(loss);
  });
});

test('early on, where all norms are one half, the loss is a share of cross-entropy', () => {
  const zeros = norms.map(() => 0);
  const mixed = norms.map((_, i) => i % 2);
  expect(ghmClassificationLoss(zeros, mixed)).toBeCloseTo(Math.LN2 / 10, 15);
  expect(ghmClassificationLoss(zeros, mixed, { normalization: 'nonempty' })).toBeCloseTo(
    Math.LN2,
    15,
  );
});

test('one sample of 100,000 alone in one of 30 bins weighs 3333.33', () => {
  const many = new Float64Array(1e5).fill(-5);
  many[7] = 0;
  const weights = ghmClassificationWeights(many, new Float64Array(1e5), { bins: 30 });
  expect(significant(weights[7]!, 6)).toBe(3333.33);
});
