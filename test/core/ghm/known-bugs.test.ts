import {
  authenticSmoothL1,
  createDensityState,
  ghmClassificationLoss,
  ghmClassificationLossGradient,
  ghmClassificationWeights,
  ghmRegressionLoss,
  ghmRegressionLossGradient,
  ghmRegressionWeights,
  gradientDensityExact,
  gradientHistogram,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { outcome } from '../refusal.ts';

// What other implementations have got wrong, and what rounding invites to.

const binOf = (g: number, bins: number) => gradientHistogram([g], { bins }).indexOf(1);

describe('bin edges', () => {
  test.each([
    [0.3, 10, 3],
    [0.6, 10, 6],
    [0.7, 10, 7],
    [0.29, 100, 29],
    [0.57, 100, 57],
    [0.58, 100, 58],
    [0.1, 10, 1],
    [1, 10, 9],
    [1, 1, 0],
    [0, 10, 0],
  ])('%d of %d bins is in bin %d', (g, bins, bin) => {
    expect(binOf(g, bins)).toBe(bin);
  });

  test('every k/M opens bin k, and the double below it ends bin k − 1', () => {
    for (const bins of [3, 7, 10, 30, 49, 100, 127]) {
      for (let k = 1; k < bins; k++) {
        const edge = k / bins;
        expect(binOf(edge, bins)).toBe(k);
        expect(binOf(edge - edge * 2 ** -53, bins)).toBe(k - 1);
      }
    }
  });
});

describe('saturated logits', () => {
  test('have a norm of 1, which is in the last bin', () => {
    const state = createDensityState({ momentum: 0 });
    expect(ghmClassificationLoss([40, 0], [0, 1], { state })).toBeCloseTo(4 + Math.LN2 / 10, 14);
    expect(state.counts[9]).toBe(1);
  });

  test('of ±∞', () => {
    const [logits, targets] = [
      [Infinity, -Infinity, 0],
      [1, 1, 0],
    ];
    expect(ghmClassificationLoss(logits, targets)).toBe(Infinity);
    expect([...ghmClassificationWeights(logits, targets)].every((w) => w > 0)).toBe(true);
    expect([...ghmClassificationLossGradient(logits, targets)]).toEqual([0, -0.1, 0.05]);
    expect(ghmClassificationLoss([Infinity, -Infinity], [1, 0])).toBe(0);
    expect(ghmRegressionLoss([Infinity, 0], [0, 0])).toBe(Infinity);
    expect([...ghmRegressionLossGradient([Infinity, 0], [0, 0])]).toEqual([0.1, 0]);
  });

  test('whose losses sum to no double', () => {
    expect(ghmClassificationLoss([1e308, 1e308, 1e308], [0, 0, 0], { bins: 1 })).toBe(1e308);
    expect(ghmRegressionLoss([1.7e308, 1.7e308], [0, 0], { bins: 1 })).toBe(1.7e308);
    expect(ghmRegressionLoss([1.7e308], [-1.7e308])).toBeCloseTo(3.4e307, -294);
  });
});

describe('masked samples', () => {
  const logits = [-3, 0.2, 4, -1];
  const targets = [0, 1, 0, 0];

  test('count nowhere: not in N, not in the bins, not in the number of bins', () => {
    for (const normalization of ['paper', 'nonempty'] as const) {
      const options = { normalization };
      const [all, kept] = [
        { mask: [1, 1, 0, 1], ...options },
        { mask: [true, true, true], ...options },
      ];
      const [x, y] = [logits, targets].map((v) => v.filter((_, i) => i !== 2)) as [
        number[],
        number[],
      ];
      expect(ghmClassificationLoss(logits, targets, all)).toBe(ghmClassificationLoss(x, y, kept));
      expect([...ghmClassificationWeights(logits, targets, all)].filter((_, i) => i !== 2)).toEqual(
        [...ghmClassificationWeights(x, y)].map(
          (w) => w * (normalization === 'paper' ? 1 : 10 / 3),
        ),
      );
      expect(ghmClassificationWeights(logits, targets, all)[2]).toBe(0);
      expect(ghmClassificationLossGradient(logits, targets, all)[2]).toBe(0);
    }
  });

  test('may hold anything', () => {
    const mask = [0, 1];
    expect(ghmClassificationLoss([Number.NaN, 0], [0, 1], { mask })).toBe(Math.LN2 / 10);
    expect(ghmClassificationLoss([Infinity, 0], [0, 1], { mask })).toBe(Math.LN2 / 10);
    expect([...ghmClassificationLossGradient([Number.NaN, 0], [0, 1], { mask })]).toEqual([
      0, -0.05,
    ]);
    expect([...ghmRegressionWeights([Number.NaN, 0], [0, 0], { mask })]).toEqual([0, 0.1]);
  });

  test('alone have no loss, no weights, no gradient, and leave a state alone', () => {
    const mask = [false, false, false, false];
    for (const initial of ['zero', 'first'] as const) {
      const state = createDensityState({ initial, emptyBins: 'decay' });
      ghmClassificationLoss(logits, targets, { state });
      const before = structuredClone(state);
      for (const normalization of ['paper', 'nonempty'] as const) {
        const options = { mask, normalization, state };
        expect(ghmClassificationLoss(logits, targets, options)).toBe(0);
        expect([...ghmClassificationWeights(logits, targets, options)]).toEqual([0, 0, 0, 0]);
        expect([...ghmClassificationLossGradient(logits, targets, options)]).toEqual([0, 0, 0, 0]);
        expect(ghmRegressionLoss(logits, targets, options)).toBe(0);
        expect([...ghmRegressionWeights(logits, targets, options)]).toEqual([0, 0, 0, 0]);
      }
      expect(state).toEqual(before);
    }
  });
});

describe('the moving average', () => {
  // Bins 0 and 1 of two: norms below and above one half.
  const easy = [
    [-2, -2],
    [0, 0],
  ] as const;
  const hard = [
    [2, 2, 2, 2],
    [0, 0, 0, 0],
  ] as const;
  const counts = (
    options: object,
    ...batches: (readonly [readonly number[], readonly number[]])[]
  ) => {
    const state = createDensityState({ bins: 2, momentum: 0.75, ...options });
    for (const [x, y] of batches) ghmClassificationLoss(x, y, { state });
    expect(state.batches).toBe(batches.length);
    return [...state.counts];
  };

  test('is carried from call to call', () => {
    expect(counts({}, easy, easy)).toEqual([0.875, 0]);
    expect(counts({ initial: 'first' }, easy, hard)).toEqual([2, 1]);
  });

  test("keeps the value of a bin without samples, as the authors' code, or lets it decay, as the paper", () => {
    expect(counts({ emptyBins: 'keep' }, easy, hard)).toEqual([0.5, 1]);
    expect(counts({ emptyBins: 'decay' }, easy, hard)).toEqual([0.375, 1]);
    expect(counts({ initial: 'first', emptyBins: 'decay' }, easy, hard)).toEqual([1.5, 1]);
  });

  test('divides by the bins of this batch that have a sample, not by those of the average', () => {
    const state = createDensityState({ bins: 2, momentum: 0 });
    ghmClassificationWeights(...easy, { state });
    const weights = ghmClassificationWeights(...hard, { state, normalization: 'nonempty' });
    expect([...weights]).toEqual([1, 1, 1, 1]);
  });

  test('without momentum is the batch', () => {
    const state = createDensityState({ bins: 4, momentum: 0 });
    for (const [x, y] of [easy, hard])
      expect(ghmClassificationLoss(x, y, { state })).toBe(ghmClassificationLoss(x, y, { bins: 4 }));
  });

  test('is moved on by losses and weights, and read by gradients', () => {
    const state = createDensityState({ bins: 2 });
    ghmClassificationLoss(...easy, { state });
    const after = structuredClone(state);
    const gradient = ghmClassificationLossGradient(...easy, { state });
    expect(state).toEqual(after);
    const slope = 1 / (1 + Math.exp(2));
    for (const value of gradient) expect(value).toBeCloseTo(slope / (0.5 * 2), 15);
    expect(outcome(() => ghmClassificationLossGradient(...hard, { state }))).toBe(
      'RangeError: ghmClassificationLossGradient: state.counts[1] must be positive, as it is once the loss of this batch was computed, got 0',
    );
  });

  test('may be copied', () => {
    const state = structuredClone(createDensityState());
    expect(ghmClassificationWeights([-3], [0], { state })[0]).toBe(0.4);
  });
});

describe('windows below rounding', () => {
  test.each([1e-17, 1e-300, 5e-324])('a sample counts itself at ε = %d', (epsilon) => {
    for (const density of gradientDensityExact([0, 0.3, 1], { epsilon }))
      expect(density).toBeGreaterThan(0);
  });

  test('a narrow window has its length to the last digit', () => {
    const [density] = gradientDensityExact([0.7, 0.1], { epsilon: 1e-10 });
    expect(density! * 1e-10).toBeCloseTo(1, 15);
  });

  test('is closed below and open above', () => {
    expect([...gradientDensityExact([0.25, 0.5], { epsilon: 0.5 })].map((d) => d * 0.5)).toEqual([
      1, 2,
    ]);
  });
});

test('√(d² + μ²) − μ neither overflows nor cancels', () => {
  expect(authenticSmoothL1(1e200)).toBe(1e200);
  expect(
    authenticSmoothL1(Number.MAX_VALUE, { mu: Number.MAX_VALUE }) / Number.MAX_VALUE,
  ).toBeCloseTo(Math.SQRT2 - 1, 15);
  expect(authenticSmoothL1(1e-12) / 2.5e-23).toBeCloseTo(1, 15);
  expect(authenticSmoothL1([0, -0, Infinity, -Infinity])).toEqual(
    Float64Array.of(0, 0, Infinity, Infinity),
  );
  expect(authenticSmoothL1(Number.NaN)).toBeNaN();
});
