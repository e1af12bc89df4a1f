import {
  dynamicWeightAverage,
  gradNorm,
  projectConflictingGradients,
  uncertaintyWeightedLoss,
  uncertaintyWeightedLossGradient,
  weightedSum,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';

// The numbers were computed elsewhere, with 50 digits, and are printed to 12 (trailing zeros dropped).

const printed = (vector: ArrayLike<number>) => Array.from(vector, (x) => significant(x));

test('depth in metres and in millimetres', () => {
  const shareOfDepth = (depth: number, unit: number) =>
    significant(depth / weightedSum([depth, 0.7], [unit, 1]));
  expect(shareOfDepth(0.04, 1)).toBe(0.0540540540541);
  expect(shareOfDepth(4e4, 1)).toBe(0.999982500306);
  expect(weightedSum([4e4, 0.7], [1e-6, 1])).toBeCloseTo(0.74, 15);
});

describe('uncertainty', () => {
  const regression = { kinds: ['regression'] } as const;
  const classification = { kinds: ['classification'] } as const;

  test.each([
    [4, 1.19314718056],
    [0.01, -1.80258509299],
  ])('of a regression with loss %d is best at ln L, where the value is %d', (loss, value) => {
    const s = [Math.log(loss)];
    expect(significant(uncertaintyWeightedLoss([loss], s, regression))).toBe(value);
    expect(uncertaintyWeightedLossGradient([loss], s, regression)[0]).toBeCloseTo(0, 15);
    expect(Math.exp(-s[0]!) / 2).toBeCloseTo(1 / (2 * loss), 12);
  });

  test('of a classification', () => {
    const s = [Math.log(1.4)];
    expect(significant(uncertaintyWeightedLoss([0.7], s, classification))).toBe(0.668236118311);
    expect(uncertaintyWeightedLossGradient([0.7], s, classification)[0]).toBeCloseTo(0, 15);
  });

  test('in the simple form has the same optimum, and twice the value', () => {
    const s = [Math.log(4)];
    const value = uncertaintyWeightedLoss([4], s, { form: 'simple' });
    expect(significant(value)).toBe(2.38629436112);
    expect(value).toBe(2 * uncertaintyWeightedLoss([4], s, regression));
    expect(uncertaintyWeightedLossGradient([4], s, { form: 'simple' })[0]).toBeCloseTo(0, 15);
  });
});

test('two gradients in conflict', () => {
  const projected = projectConflictingGradients([
    [1, 0],
    [-1, 1],
  ]);
  expect(projected).toEqual([Float64Array.of(0.5, 0.5), Float64Array.of(0, 1)]);
  expect(projected[0]!.map((x, d) => x + projected[1]![d]!)).toEqual(Float64Array.of(0.5, 1.5));
});

test('GradNorm of two tasks', () => {
  const { rates, targets, loss } = gradNorm([4, 1], [0.5, 0.25], { alpha: 1.5 });
  expect(printed(rates)).toEqual([significant(4 / 3), significant(2 / 3)]);
  expect(printed(targets)).toEqual([3.8490017946, 1.36082763488]);
  expect(significant(loss)).toBe(0.511825840282);
});

test('weights that give norms 4 and 1 the same length are at rest', () => {
  const { loss, gradient, weights } = gradNorm([4, 1], [1, 1], { weights: [0.4, 1.6] });
  expect(loss).toBe(0);
  expect([...gradient]).toEqual([0, 0]);
  expect([...weights]).toEqual([0.4, 1.6]);
});

test('a dynamic weight average of two tasks', () => {
  const history = [
    [1, 2],
    [0.9, 1],
  ];
  expect(printed(dynamicWeightAverage(history))).toEqual([1.09966799462, 0.900332005375]);
  expect([...dynamicWeightAverage([], { tasks: 2 })]).toEqual([1, 1]);
  expect([...dynamicWeightAverage([[1, 2]])]).toEqual([1, 1]);
  expect(dynamicWeightAverage([[7, 7], ...history])).toEqual(dynamicWeightAverage(history));
});
