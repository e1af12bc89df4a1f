import {
  dynamicWeightAverage,
  gradNorm,
  projectConflictingGradients,
  uncertaintyWeightedLoss,
  uncertaintyWeightedLossGradient,
  weightedSum,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { outcome } from '../refusal.ts';

// What other implementations have got wrong, and where they divide by nothing.

describe('a loss of 0', () => {
  const kinds = ['classification'] as const;

  test('is no NaN where its precision overflows', () => {
    expect(uncertaintyWeightedLoss([0], [-2000], { kinds })).toBe(-1000);
    expect([...uncertaintyWeightedLossGradient([0], [-2000], { kinds })]).toEqual([0.5]);
  });

  test('a tiny loss is not lost, nor too large, where the precision alone is beyond the doubles', () => {
    const [gradient] = uncertaintyWeightedLossGradient([1e-300], [-740], { kinds });
    expect(gradient! / -Math.exp(740 - 300 * Math.LN10)).toBeCloseTo(1, 10);
    expect(uncertaintyWeightedLoss([1], [-800], { kinds })).toBe(Infinity);
    expect([...uncertaintyWeightedLossGradient([1], [-800], { kinds })]).toEqual([-Infinity]);
  });
});

test('a negative total is right, not a bug', () => {
  expect(uncertaintyWeightedLoss([0.01], [Math.log(0.01)], { kinds: ['regression'] })).toBeLessThan(
    0,
  );
});

describe('infinities that would cancel', () => {
  test('of a weighted sum', () => {
    expect(weightedSum([1e308, -1e308], [10, 10])).toBe(0);
    expect(weightedSum([1e308, -1e308, 1e308], [10, 10, 1])).toBe(1e308);
    expect(weightedSum([1e308, -1e308, 1e308], [10, 9, 1e308])).toBe(Infinity);
    expect(weightedSum([-1e308, 5], [10, 1])).toBe(-Infinity);
  });

  test('of uncertainties', () => {
    const s = [-1e308, -1e308, -1e308];
    expect(uncertaintyWeightedLoss([0, 0, 1], s, { form: 'simple' })).toBe(Infinity);
    expect(uncertaintyWeightedLoss([0, 0, 0], s, { form: 'simple' })).toBe(-Infinity);
  });
});

describe('PCGrad', () => {
  test('projects onto the normal of the original gradients, not of the projected ones', () => {
    const [, second] = projectConflictingGradients([
      [1, 0],
      [-1, 1],
    ]);
    // Against the projected first gradient (0.5, 0.5) there would be no conflict left.
    expect([...second!]).toEqual([0, 1]);
  });

  test('uses the order that it is given, in which three tasks differ', () => {
    const gradients = [
      [1, 0],
      [-1, 1],
      [-1, -3],
    ];
    const [byIndex] = projectConflictingGradients(gradients);
    const [reversed] = projectConflictingGradients(gradients, { order: [2, 1, 0] });
    expect([...byIndex!]).not.toEqual([...reversed!]);
    expect(projectConflictingGradients(gradients, { order: [0, 1, 2] })[0]).toEqual(byIndex);
  });

  test('a gradient of zeros conflicts with none', () => {
    expect(
      projectConflictingGradients([
        [0, 0],
        [1, -1],
      ]),
    ).toEqual([Float64Array.of(0, 0), Float64Array.of(1, -1)]);
  });

  test('stalls where two gradients oppose each other', () => {
    expect(
      projectConflictingGradients([
        [2, 1],
        [-4, -2],
      ]).map((g) => [...g].map(Math.abs)),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test.each([2 ** -1074, 2 ** -1022, 2 ** -600, 2 ** 600, 2 ** 1022])(
    'of gradients of length %d',
    (size) => {
      const [first, second] = projectConflictingGradients([
        [2 * size, 0],
        [-1, 1],
      ]);
      expect([...first!]).toEqual([size, size]);
      expect([...second!]).toEqual([0, 1]);
      expect([
        ...projectConflictingGradients([
          [2, 0],
          [-size, size],
        ])[0]!,
      ]).toEqual([1, 1]);
    },
  );
});

describe('divisions by nothing', () => {
  test('a rate over a loss of 0 is refused; a loss that falls to 0 is not', () => {
    expect(
      outcome(() =>
        dynamicWeightAverage([
          [1, 0],
          [1, 0],
        ]),
      ),
    ).toBe(
      'RangeError: dynamicWeightAverage: history[0][1] must be positive, for the rate divides by it, got 0',
    );
    const [, solved] = dynamicWeightAverage([
      [1, 1],
      [1, 0],
    ]);
    expect(solved! / (2 / (1 + Math.exp(0.5)))).toBeCloseTo(1, 15);
  });

  test('rates beyond the doubles share', () => {
    const history = [
      [1e-300, 1e-300, 1],
      [1e300, 1e300, 1],
    ];
    expect([...dynamicWeightAverage(history)]).toEqual([1.5, 1.5, 0]);
  });

  test('GradNorm of losses that are all 0', () => {
    expect(outcome(() => gradNorm([1, 1], [0, 0]))).toBe(
      'RangeError: gradNorm: lossRatios must not all be 0, for a rate is one over their mean',
    );
    expect([...gradNorm([1, 1], [1, 0]).targets]).toEqual([2 ** 1.5, 0]);
    expect(gradNorm([0, 0], [1, 2]).loss).toBe(0);
  });

  test('GradNorm whose step would leave no weight, or a negative one', () => {
    expect([...gradNorm([4, 1], [1, 1], { learningRate: 1 }).weights]).toEqual([0, 2]);
    expect(
      outcome(() => gradNorm([4, 1], [1, 1], { weights: [1, 0], learningRate: 100 })),
    ).not.toContain('NaN');
    expect(
      outcome(() => gradNorm([2, 3], [1, 1e-9], { alpha: 0.01, weights: [1, 1], learningRate: 9 })),
    ).not.toContain('NaN');
    expect(outcome(() => gradNorm([5], [1], { alpha: 0, weights: [0] }))).toContain(
      'gradNorm: learningRate must leave a weight positive, got 0.025',
    );
  });

  test('GradNorm where α raises a rate beyond the doubles', () => {
    const { targets, loss } = gradNorm([0, 0], [1, 3], { alpha: 1e300 });
    expect([...targets, loss]).toEqual([0, 0, 0]);
  });
});
