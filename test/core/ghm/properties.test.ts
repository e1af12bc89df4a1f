import fc from 'fast-check';
import {
  authenticSmoothL1,
  authenticSmoothL1Gradient,
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
  createDensityState,
  ghmClassificationLoss,
  ghmClassificationLossGradient,
  ghmClassificationWeights,
  ghmRegressionLoss,
  ghmRegressionLossGradient,
  ghmRegressionWeights,
  gradientDensity,
  gradientDensityExact,
  gradientHistogram,
  gradientNorm,
  sigmoid,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { check, total } from '../arbitraries.ts';

const unit = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 1, 0.5, 0.1, 0.3, 0.7),
);
const norms = fc.array(unit, { minLength: 1, maxLength: 40 });
const bins = fc.integer({ min: 1, max: 40 });
const anyLogit = fc.oneof(
  fc.double({ min: -8, max: 8, noNaN: true }),
  fc.double({ noNaN: true }),
  fc.constantFrom(0, 745, -745, Infinity, -Infinity),
);
const samples = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 30 });

const pairs = (logit: fc.Arbitrary<number>) =>
  samples(fc.tuple(logit, fc.oneof(fc.constantFrom(0, 1), unit), fc.boolean())).map((list) => ({
    x: list.map(([x]) => x),
    y: list.map(([, y]) => y),
    mask: list.map(([, , kept]) => kept),
  }));

const ordinary = pairs(fc.double({ min: -6, max: 6, noNaN: true }));

const expectClose = (got: number, want: number) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(
    1e-13 * Math.max(1, Math.abs(got), Math.abs(want)),
  );

describe('histograms and densities', () => {
  test('every sample is counted once, in the region whose edges hold it', () => {
    check(fc.tuple(norms, bins), ([g, M]) => {
      const counts = gradientHistogram(g, { bins: M });
      expect(counts.length).toBe(M);
      expect(total(counts)).toBe(g.length);
      for (const [k, count] of counts.entries()) {
        const inside = g.filter((x) => x >= k / M && (x < (k + 1) / M || k === M - 1));
        expect(count).toBe(inside.length);
      }
    });
  });

  test('the densities are R M', () => {
    check(fc.tuple(norms, bins), ([g, M]) => {
      const densities = gradientDensity(g, { bins: M });
      for (const [i, density] of densities.entries()) {
        const k = gradientHistogram([g[i]!], { bins: M }).indexOf(1);
        expect(density).toBe(gradientHistogram(g, { bins: M })[k]! * M);
      }
    });
  });

  test('the exact densities are those of all pairs', () => {
    check(fc.tuple(norms, fc.double({ min: 1e-3, max: 3, noNaN: true })), ([g, epsilon]) => {
      const half = epsilon / 2;
      const densities = gradientDensityExact(g, { epsilon });
      for (const [i, y] of g.entries()) {
        const inside = g.filter((x) => y - half <= x && x < y + half).length;
        const length = Math.min(y + half, 1) - Math.max(y - half, 0);
        expect(densities[i]! / (inside / length)).toBeCloseTo(1, 11);
      }
    });
  });

  test('rows are one batch', () => {
    check(fc.array(fc.tuple(unit, unit, unit), { minLength: 1, maxLength: 10 }), (rows) => {
      expect(gradientHistogram(rows)).toEqual(gradientHistogram(rows.flat()));
      expect(gradientDensity(rows).flatMap((row) => [...row])).toEqual([
        ...gradientDensity(rows.flat()),
      ]);
      expect(gradientDensityExact(rows).flatMap((row) => [...row])).toEqual([
        ...gradientDensityExact(rows.flat()),
      ]);
    });
  });
});

test('the norm is |σ(x) − y|', () => {
  check(ordinary, ({ x, y }) => {
    const p = sigmoid(x);
    for (const [i, norm] of gradientNorm(x, y).entries())
      expectClose(norm, Math.abs(p[i]! - y[i]!));
  });
});

describe('weights', () => {
  test('sum to N times the share of bins with a sample, or to N', () => {
    check(fc.tuple(ordinary, bins), ([{ x, y, mask }, M]) => {
      const kept = mask.filter(Boolean).length;
      const g = gradientNorm(x, y).filter((_, i) => mask[i]);
      const nonempty =
        kept === 0 ? 0 : gradientHistogram(g, { bins: M }).filter((count) => count > 0).length;
      const options = { bins: M, mask };
      expectClose(total(ghmClassificationWeights(x, y, options)), (kept * nonempty) / M);
      expectClose(
        total(ghmClassificationWeights(x, y, { ...options, normalization: 'nonempty' })),
        kept,
      );
    });
  });

  test('times cross-entropy are the loss, times its gradient the gradient', () => {
    check(fc.tuple(ordinary, bins), ([{ x, y, mask }, M]) => {
      const options = { bins: M, mask };
      const weights = ghmClassificationWeights(x, y, options);
      const kept = mask.filter(Boolean).length || 1;
      expectClose(
        ghmClassificationLoss(x, y, options),
        binaryCrossEntropyWithLogits(x, y, { weights, reduction: 'sum' }) / kept,
      );
      const plain = binaryCrossEntropyWithLogitsGradient(x, y, { weights, reduction: 'sum' });
      for (const [i, slope] of ghmClassificationLossGradient(x, y, options).entries())
        expectClose(slope, plain[i]! / kept);
    });
  });

  test('of residuals likewise', () => {
    check(fc.tuple(ordinary, bins), ([{ x, y }, M]) => {
      const options = { bins: M, mu: 0.5 };
      const weights = ghmRegressionWeights(x, y, options);
      const d = x.map((value, i) => value - y[i]!);
      const losses = authenticSmoothL1(d, options);
      expectClose(
        ghmRegressionLoss(x, y, options),
        total(losses.map((loss, i) => loss * weights[i]!)) / x.length,
      );
      const slopes = authenticSmoothL1Gradient(d, options);
      for (const [i, slope] of ghmRegressionLossGradient(x, y, options).entries())
        expectClose(slope, (slopes[i]! * weights[i]!) / x.length);
    });
  });

  test('of uniform norms are 1, and GHM is cross-entropy', () => {
    check(fc.tuple(bins, fc.integer({ min: 1, max: 5 })), ([M, each]) => {
      const g = Array.from({ length: M * each }, (_, i) => ((i % M) + 0.5) / M);
      const x = g.map((p) => Math.log(p) - Math.log1p(-p));
      const y = g.map(() => 0);
      for (const weight of ghmClassificationWeights(x, y, { bins: M })) expectClose(weight, 1);
      expectClose(ghmClassificationLoss(x, y, { bins: M }), binaryCrossEntropyWithLogits(x, y));
    });
  });
});

describe('gradients are finite differences where the weights are held', () => {
  const epsilon = 1e-5;

  test('of GHM for classification and regression', () => {
    check(fc.tuple(ordinary, bins), ([{ x, y, mask }, M]) => {
      const options = { bins: M, mask, mu: 0.5 };
      const kept = mask.filter(Boolean).length || 1;
      const weights = ghmClassificationWeights(x, y, options);
      const betas = ghmRegressionWeights(x, y, options);
      const loss = (at: number[]) =>
        binaryCrossEntropyWithLogits(at, y, { weights, reduction: 'sum' }) / kept;
      const residualLoss = (at: number[]) =>
        total(at.map((z, i) => (betas[i]! * authenticSmoothL1(z - y[i]!, options)) / kept));
      const difference = (f: (at: number[]) => number, i: number) => {
        const at = (step: number) => f(x.map((value, j) => (j === i ? value + step : value)));
        return (at(epsilon) - at(-epsilon)) / (2 * epsilon);
      };
      const slopes = ghmClassificationLossGradient(x, y, options);
      const residualSlopes = ghmRegressionLossGradient(x, y, options);
      for (let i = 0; i < x.length; i++) {
        expect(Math.abs(slopes[i]! - difference(loss, i))).toBeLessThan(1e-7);
        expect(Math.abs(residualSlopes[i]! - difference(residualLoss, i))).toBeLessThan(1e-7);
      }
    });
  });

  test('of authentic smooth L1', () => {
    const d = fc.double({ min: -3, max: 3, noNaN: true });
    check(fc.tuple(d, fc.double({ min: 0.05, max: 2, noNaN: true })), ([at, mu]) => {
      const step = 1e-6;
      const difference =
        (authenticSmoothL1(at + step, { mu }) - authenticSmoothL1(at - step, { mu })) / (2 * step);
      expect(Math.abs(authenticSmoothL1Gradient(at, { mu }) - difference)).toBeLessThan(1e-8);
    });
  });
});

test('authentic smooth L1 lies between |d| − μ and |d|, and is even', () => {
  const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
  check(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), positive), ([d, mu]) => {
    const loss = authenticSmoothL1(d, { mu });
    expect(loss).toBe(authenticSmoothL1(-d, { mu }));
    expect(loss).toBeLessThanOrEqual(Math.abs(d));
    expect(loss).toBeGreaterThanOrEqual((Math.abs(d) - mu) * (1 - 1e-15));
    expect(Math.abs(authenticSmoothL1Gradient(d, { mu }))).toBeLessThanOrEqual(1);
  });
});

test("weights with a moving average are those of the authors' loop over bins, batch after batch", () => {
  const batches = fc.array(ordinary, { minLength: 1, maxLength: 5 });
  const momentum = fc.double({ min: 0, max: 0.95, noNaN: true });
  check(fc.tuple(batches, fc.integer({ min: 1, max: 12 }), momentum), ([list, M, alpha]) => {
    const state = createDensityState({ bins: M, momentum: alpha });
    const averages = new Array<number>(M).fill(0);
    for (const { x, y, mask } of list) {
      const g = gradientNorm(x, y);
      const want = x.map(() => 0);
      let nonempty = 0;
      for (let k = 0; k < M; k++) {
        const inside = [...g.keys()].filter(
          (i) => mask[i] && g[i]! >= k / M && (k === M - 1 || g[i]! < (k + 1) / M),
        );
        if (inside.length === 0) continue;
        averages[k] = alpha * averages[k]! + (1 - alpha) * inside.length;
        for (const i of inside) want[i] = mask.filter(Boolean).length / averages[k]!;
        nonempty++;
      }
      const options = { mask, state, normalization: 'nonempty' } as const;
      const got = ghmClassificationWeights(x, y, options);
      for (const [i, weight] of want.entries())
        expectClose(got[i]!, nonempty === 0 ? 0 : weight / nonempty);
    }
  });
});

test('no NaN comes from what is none, and no argument is modified', () => {
  const options = fc.record({
    bins,
    normalization: fc.constantFrom('paper' as const, 'nonempty' as const),
  });
  check(fc.tuple(pairs(anyLogit), options), ([{ x, y, mask }, given]) => {
    const before = structuredClone([x, y, mask]);
    for (const settings of [given, { ...given, mask }]) {
      expect(ghmClassificationLoss(x, y, settings)).toBeGreaterThanOrEqual(0);
      expect(ghmRegressionLoss(x, y, settings)).toBeGreaterThanOrEqual(0);
      const finite = [
        ghmClassificationWeights(x, y, settings),
        ghmClassificationLossGradient(x, y, settings),
        ghmRegressionWeights(x, y, settings),
        ghmRegressionLossGradient(x, y, settings),
      ];
      for (const values of finite)
        for (const value of values) expect(Number.isFinite(value)).toBe(true);
    }
    expect([x, y, mask]).toEqual(before);
  });
});

test('rows, typed arrays and single precision give what vectors give', () => {
  const x = [
    [-2, 0.5],
    [3, -4],
  ];
  const y = [
    [0, 1],
    [1, 0],
  ];
  const mask = [
    [true, false],
    [true, true],
  ];
  const flat = { mask: Uint8Array.of(1, 0, 1, 1) };
  expect(ghmClassificationLoss(x, y, { mask })).toBe(
    ghmClassificationLoss(Float32Array.from(x.flat()), Int8Array.from(y.flat()), flat),
  );
  const weights = ghmClassificationWeights(x, y, { mask });
  expect(weights[0]).toBeInstanceOf(Float64Array);
  expect(weights.flatMap((row) => [...row])).toEqual([
    ...ghmClassificationWeights(x.flat(), y.flat(), flat),
  ]);
  expect(ghmRegressionLossGradient(x, y, { mask }).flatMap((row) => [...row])).toEqual([
    ...ghmRegressionLossGradient(x.flat(), y.flat(), flat),
  ]);
});
