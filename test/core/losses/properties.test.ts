import fc from 'fast-check';
import {
  alphaBalancedCrossEntropy,
  alphaBalancedCrossEntropyGradient,
  binaryCrossEntropy,
  binaryCrossEntropyGradient,
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
  crossEntropyWithLogits,
  crossEntropyWithLogitsGradient,
  logSoftmax,
  sigmoid,
  sigmoidFocalLoss,
  sigmoidFocalLossGradient,
  softmaxFocalLoss,
  softmaxFocalLossGradient,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { check, logit, total } from '../arbitraries.ts';
import type { Gradient, Loss, RowGradient, RowLoss, Unreduced } from './signatures.ts';

type Numbers = ArrayLike<number>;

const target = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const gamma = fc.oneof(
  fc.constantFrom(0, 0.5, 1, 2, 5),
  fc.double({ min: 0, max: 8, noNaN: true }),
);
const alpha = fc.double({ min: 0, max: 1, noNaN: true });
const anyLogit = fc.oneof(
  logit,
  fc.double({ noNaN: true }),
  fc.constantFrom(Infinity, -Infinity, 1e308, -1e308, 36.74, -36.74, 745, -745),
);

const samples = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 8 });

/** Logits, targets in [0, 1] and what else a test needs. */
const pairs = samples(fc.tuple(logit, target)).map((list) => ({
  x: list.map(([x]) => x),
  y: list.map(([, y]) => y),
}));

/** Rows of logits with a class for each. */
const batch = fc.integer({ min: 1, max: 5 }).chain((classes) =>
  samples(
    fc.tuple(
      fc.array(logit, { minLength: classes, maxLength: classes }),
      fc.integer({ min: 0, max: classes - 1 }),
    ),
  ).map((list) => ({
    logits: list.map(([row]) => row),
    targets: list.map(([, index]) => index),
    classes,
  })),
);

const oneHot = (index: number, classes: number) =>
  Array.from({ length: classes }, (_, k) => Number(k === index));

/** Equal up to rounding: to 13 digits of the larger, or of one. */
function expectClose(got: Numbers, want: Numbers): void {
  expect(got.length).toBe(want.length);
  for (let i = 0; i < want.length; i++)
    expect(Math.abs(got[i]! - want[i]!)).toBeLessThanOrEqual(
      1e-13 * Math.max(1, Math.abs(got[i]!), Math.abs(want[i]!)),
    );
}

const flat = (rows: Numbers[]) => rows.flatMap((row) => [...Array.from(row)]);

describe('identities', () => {
  test('focal loss with γ = 0 is cross-entropy, exactly', () => {
    check(pairs, ({ x, y }) => {
      for (const reduction of ['mean', 'sum', 'none'] as const) {
        const options = { reduction } as { reduction: 'none' };
        expect(sigmoidFocalLoss(x, y, { gamma: 0, ...options })).toEqual(
          binaryCrossEntropyWithLogits(x, y, options),
        );
        expect(sigmoidFocalLossGradient(x, y, { gamma: 0, ...options })).toEqual(
          binaryCrossEntropyWithLogitsGradient(x, y, options),
        );
      }
    });
    check(batch, ({ logits, targets }) => {
      const options = { gamma: 0 };
      expect(softmaxFocalLoss(logits, targets, options)).toBe(
        crossEntropyWithLogits(logits, targets),
      );
      expect(softmaxFocalLossGradient(logits, targets, options)).toEqual(
        crossEntropyWithLogitsGradient(logits, targets),
      );
    });
  });

  test('two classes of a softmax are a sigmoid of the difference', () => {
    check(fc.tuple(samples(fc.tuple(logit, logit, fc.constantFrom(0, 1))), gamma), ([list, g]) => {
      const logits = list.map(([a, b]) => [b, a]);
      const x = list.map(([a, b]) => a - b);
      const y = list.map(([, , target]) => target);
      expectClose([crossEntropyWithLogits(logits, y)], [binaryCrossEntropyWithLogits(x, y)]);
      const options = { gamma: g };
      expectClose([softmaxFocalLoss(logits, y, options)], [sigmoidFocalLoss(x, y, options)]);
      expectClose(
        softmaxFocalLossGradient(logits, y, options).map((row) => row[1]!),
        sigmoidFocalLossGradient(x, y, options),
      );
    });
  });

  test('α per class of two is α_t', () => {
    check(fc.tuple(samples(fc.tuple(logit, fc.constantFrom(0, 1))), alpha), ([list, a]) => {
      const x = list.map(([value]) => value);
      const y = list.map(([, value]) => value);
      expectClose(
        [
          softmaxFocalLoss(
            x.map((value) => [0, value]),
            y,
            { alpha: [1 - a, a] },
          ),
        ],
        [sigmoidFocalLoss(x, y, { alpha: a })],
      );
    });
  });

  test('an index is its one-hot distribution', () => {
    check(batch, ({ logits, targets, classes }) => {
      const hot = targets.map((index) => oneHot(index, classes));
      for (const labelSmoothing of [0, 0.1]) {
        const options = { labelSmoothing };
        expectClose(
          [crossEntropyWithLogits(logits, targets, options)],
          [crossEntropyWithLogits(logits, hot, options)],
        );
        expectClose(
          flat(crossEntropyWithLogitsGradient(logits, targets, options)),
          flat(crossEntropyWithLogitsGradient(logits, hot, options)),
        );
      }
      expectClose([softmaxFocalLoss(logits, targets)], [softmaxFocalLoss(logits, hot)]);
    });
  });

  test('a smoothed target is a soft one', () => {
    check(fc.tuple(batch, alpha), ([{ logits, targets, classes }, labelSmoothing]) => {
      const soft = targets.map((index) =>
        oneHot(index, classes).map((y) => (1 - labelSmoothing) * y + labelSmoothing / classes),
      );
      expectClose(
        [crossEntropyWithLogits(logits, targets, { labelSmoothing })],
        [crossEntropyWithLogits(logits, soft)],
      );
    });
    check(fc.tuple(pairs, alpha), ([{ x, y }, labelSmoothing]) => {
      const soft = y.map((value) => Math.min(1, value * (1 - labelSmoothing) + labelSmoothing / 2));
      expectClose(
        [binaryCrossEntropyWithLogits(x, y, { labelSmoothing })],
        [binaryCrossEntropyWithLogits(x, soft)],
      );
    });
  });

  test('α = ½ halves, α = 1 and 0 leave one class', () => {
    check(pairs, ({ x, y }) => {
      const plain = binaryCrossEntropyWithLogits(x, y);
      expectClose([alphaBalancedCrossEntropy(x, y, { alpha: 0.5 })], [plain / 2]);
      expect(alphaBalancedCrossEntropy(x, y)).toBe(plain);
      expect(alphaBalancedCrossEntropy(x, y, { alpha: null })).toBe(plain);
      const zeros = x.map(() => 0);
      expect(alphaBalancedCrossEntropy(x, zeros, { alpha: 1 })).toBe(0);
      expect(alphaBalancedCrossEntropy(x, zeros, { alpha: 0 })).toBe(
        binaryCrossEntropyWithLogits(x, zeros),
      );
    });
  });

  test('cross-entropy of logits is that of their probabilities', () => {
    check(pairs, ({ x, y }) => {
      // Beyond ±20 a probability has lost the digits of its complement.
      const near = x.map((value) => Math.max(-20, Math.min(20, value)));
      const [loss, want] = [
        binaryCrossEntropy(sigmoid(near), y),
        binaryCrossEntropyWithLogits(near, y),
      ];
      expect(Math.abs(loss - want)).toBeLessThan(1e-7);
    });
    check(batch, ({ logits, targets }) => {
      expectClose(
        crossEntropyWithLogits(logits, targets, { reduction: 'none' }),
        logits.map((row, r) => -logSoftmax(row)[targets[r]!]!),
      );
    });
  });

  test('a mirror image', () => {
    check(fc.tuple(pairs, gamma), ([{ x, y }, g]) => {
      const mirrored = [x.map((value) => -value), y.map((value) => 1 - value)] as const;
      const options = { gamma: g };
      expectClose([sigmoidFocalLoss(x, y, options)], [sigmoidFocalLoss(...mirrored, options)]);
    });
  });

  test('a constant added to all logits changes nothing, and the gradient sums to 0', () => {
    check(batch, ({ logits, targets }) => {
      const moved = logits.map((row) => row.map((z) => z + 8));
      const [loss, want] = [softmaxFocalLoss(moved, targets), softmaxFocalLoss(logits, targets)];
      expect(Math.abs(loss - want)).toBeLessThan(1e-11);
      for (const row of softmaxFocalLossGradient(logits, targets))
        expect(Math.abs(total(row))).toBeLessThan(1e-14);
    });
  });

  test('focal loss is at most cross-entropy, and falls with γ', () => {
    check(fc.tuple(pairs, gamma, gamma), ([{ x, y }, a, b]) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(sigmoidFocalLoss(x, y, { gamma: high })).toBeLessThanOrEqual(
        sigmoidFocalLoss(x, y, { gamma: low }) * (1 + 1e-14),
      );
    });
  });
});

const epsilon = 1e-5;

/** Central differences of a loss over each coordinate. */
const differences = (f: (x: number[]) => number, x: number[]): number[] =>
  x.map((_, i) => {
    const at = (step: number) => f(x.map((value, j) => (j === i ? value + step : value)));
    return (at(epsilon) - at(-epsilon)) / (2 * epsilon);
  });

function expectSlopes(gradient: Numbers, slopes: number[]): void {
  expect(gradient.length).toBe(slopes.length);
  for (let i = 0; i < slopes.length; i++)
    expect(Math.abs(gradient[i]! - slopes[i]!)).toBeLessThan(1e-7);
}

describe('gradients are finite differences', () => {
  const small = fc.double({ min: -6, max: 6, noNaN: true });
  const smallPairs = samples(
    fc.tuple(small, target, fc.double({ min: 0, max: 3, noNaN: true })),
  ).map((list) => ({
    x: list.map(([x]) => x),
    y: list.map(([, y]) => y),
    weights: list.map(([, , weight]) => weight),
  }));
  const reduction = fc.constantFrom('mean' as const, 'sum' as const);

  test('of the binary losses', () => {
    check(fc.tuple(smallPairs, gamma, alpha, reduction), ([{ x, y, weights }, g, a, r]) => {
      const focal = { gamma: g, alpha: a, reduction: r };
      expectSlopes(
        sigmoidFocalLossGradient(x, y, focal),
        differences((z) => sigmoidFocalLoss(z, y, focal), x),
      );
      expectSlopes(
        alphaBalancedCrossEntropyGradient(x, y, focal),
        differences((z) => alphaBalancedCrossEntropy(z, y, focal), x),
      );
      const weighted = { weights, posWeight: 3 * a, labelSmoothing: a, reduction: r };
      expectSlopes(
        binaryCrossEntropyWithLogitsGradient(x, y, weighted),
        differences((z) => binaryCrossEntropyWithLogits(z, y, weighted), x),
      );
      const p = x.map((value) => 0.1 + 0.8 * sigmoid(value));
      expectSlopes(
        binaryCrossEntropyGradient(p, y, { weights, reduction: r }),
        differences((q) => binaryCrossEntropy(q, y, { weights, reduction: r }), p),
      );
    });
  });

  test('of the softmax losses, hard and soft', () => {
    const rows = fc.integer({ min: 2, max: 4 }).chain((classes) =>
      fc.record({
        logits: fc.array(fc.array(small, { minLength: classes, maxLength: classes }), {
          minLength: 2,
          maxLength: 2,
        }),
        targets: fc.array(fc.integer({ min: 0, max: classes - 1 }), { minLength: 2, maxLength: 2 }),
        weights: fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), {
          minLength: classes,
          maxLength: classes,
        }),
      }),
    );
    check(fc.tuple(rows, gamma, alpha, reduction), ([{ logits, targets, weights }, g, a, r]) => {
      const classes = weights.length;
      const share = weights.map((weight) => weight / total(weights));
      const x = logits.flat();
      for (const y of [targets, [...share, ...share.toReversed()]]) {
        const smooth = { classWeights: weights, labelSmoothing: a, reduction: r, classes };
        expectSlopes(
          crossEntropyWithLogitsGradient(x, y, smooth),
          differences((z) => crossEntropyWithLogits(z, y, smooth), x),
        );
        const focal = { gamma: g, alpha: weights, reduction: r, classes };
        expectSlopes(
          softmaxFocalLossGradient(x, y, focal),
          differences((z) => softmaxFocalLoss(z, y, focal), x),
        );
      }
    });
  });
});

describe('reductions', () => {
  test('are the mean and the sum of none; the derivatives of none are the gradient of the sum', () => {
    check(fc.tuple(pairs, gamma), ([{ x, y }, g]) => {
      const losses = sigmoidFocalLoss(x, y, { gamma: g, reduction: 'none' });
      const sum = sigmoidFocalLoss(x, y, { gamma: g, reduction: 'sum' });
      expectClose([sum], [total(losses)]);
      expectClose([sigmoidFocalLoss(x, y, { gamma: g })], [sum / x.length]);
      const slopes = sigmoidFocalLossGradient(x, y, { gamma: g, reduction: 'none' });
      expect(sigmoidFocalLossGradient(x, y, { gamma: g, reduction: 'sum' })).toEqual(slopes);
      expectClose(
        sigmoidFocalLossGradient(x, y, { gamma: g }),
        slopes.map((slope) => slope / x.length),
      );
    });
  });

  test('of many equal losses lose nothing to rounding', () => {
    const logits = new Float64Array(1e6).fill(0.1);
    const targets = new Float64Array(1e6).fill(1);
    const one = binaryCrossEntropyWithLogits([0.1], [1]);
    expect(binaryCrossEntropyWithLogits(logits, targets) / one).toBeCloseTo(1, 15);
  });

  test('of losses whose sum overflows', () => {
    expect(binaryCrossEntropyWithLogits([1e308, -1e308, 1e308], [0, 1, 0])).toBe(1e308);
    expect(crossEntropyWithLogits([[1e308, -1e308]], [[0.5, 0.5]])).toBe(1e308);
  });
});

describe('shapes', () => {
  test('rows, flat rows and typed arrays give the same', () => {
    check(batch, ({ logits, targets, classes }) => {
      const flatLogits = Float64Array.from(logits.flat());
      const functions: [Loss & RowLoss, Gradient & RowGradient][] = [
        [crossEntropyWithLogits, crossEntropyWithLogitsGradient],
        [softmaxFocalLoss, softmaxFocalLossGradient],
      ];
      for (const [loss, gradient] of functions) {
        const nested = loss(logits, targets);
        expect(loss(flatLogits, Int8Array.from(targets), { classes })).toBe(nested);
        const rows = gradient(logits, targets);
        expect(rows.length).toBe(logits.length);
        expect([...gradient(flatLogits, targets, { classes })]).toEqual(flat(rows));
      }
      const answers = logits.map((row) => row.map((z) => Number(z > 0)));
      const rows = sigmoidFocalLoss(logits, answers, { reduction: 'none' });
      const losses = sigmoidFocalLoss(flatLogits, answers.flat(), { reduction: 'none' });
      expect(flat(rows)).toEqual([...losses]);
      expect(binaryCrossEntropyWithLogitsGradient(logits, answers)[0]).toBeInstanceOf(Float64Array);
    });
  });

  test('single precision is read as it stands', () => {
    const x = Float32Array.of(0.1, -2, 3);
    const y = Float32Array.of(0, 1, 0.25);
    expect(binaryCrossEntropyWithLogits(x, y)).toBe(binaryCrossEntropyWithLogits([...x], [...y]));
  });

  test('arguments are not modified', () => {
    const x = Object.freeze([2, 1, 0, 3]);
    const y = Object.freeze([1, 0, 0, 1]);
    const typed = Float64Array.from(x);
    const binary: (Loss | Gradient)[] = [
      binaryCrossEntropyWithLogits,
      binaryCrossEntropyWithLogitsGradient,
      sigmoidFocalLoss,
      sigmoidFocalLossGradient,
    ];
    for (const f of binary) f(typed, y, { weights: y });
    const classWeights = Object.freeze([3, 5]);
    const multiclass: (Loss | Gradient)[] = [
      crossEntropyWithLogits,
      crossEntropyWithLogitsGradient,
      softmaxFocalLoss,
      softmaxFocalLossGradient,
    ];
    for (const f of multiclass) f(typed, Object.freeze([1, 0]), { classes: 2, classWeights });
    expect([...typed]).toEqual(x);
  });

  test('posWeight for each class', () => {
    const logits = [
      [1, 2],
      [3, -1],
    ];
    const targets = [
      [1, 0],
      [1, 1],
    ];
    const apart = binaryCrossEntropyWithLogits(logits, targets, {
      posWeight: [2, 5],
      reduction: 'none',
    });
    const plain = binaryCrossEntropyWithLogits(logits, targets, { reduction: 'none' });
    expect(flat(apart)).toEqual([
      2 * plain[0]![0]!,
      plain[0]![1],
      2 * plain[1]![0]!,
      5 * plain[1]![1]!,
    ]);
    const flatLosses = binaryCrossEntropyWithLogits(logits.flat(), targets.flat(), {
      posWeight: [2, 5],
      classes: 2,
      reduction: 'none',
    });
    expect([...flatLosses]).toEqual(flat(apart));
  });
});

describe('no NaN comes from what is none', () => {
  test('of the losses of logits one by one', () => {
    const many = fc.tuple(
      samples(fc.tuple(anyLogit, target)),
      fc.oneof(gamma, fc.constantFrom(1e-300, 1e10, 1e300, Number.MAX_VALUE)),
      fc.constantFrom(undefined, null, 0, 0.25, 1),
    );
    const losses: Unreduced[] = [
      binaryCrossEntropyWithLogits,
      alphaBalancedCrossEntropy,
      sigmoidFocalLoss,
    ];
    const reduced: Loss[] = [
      binaryCrossEntropyWithLogits,
      alphaBalancedCrossEntropy,
      sigmoidFocalLoss,
    ];
    const gradients: Gradient[] = [
      binaryCrossEntropyWithLogitsGradient,
      alphaBalancedCrossEntropyGradient,
      sigmoidFocalLossGradient,
    ];
    check(many, ([list, g, a]) => {
      const x = list.map(([value]) => value);
      const y = list.map(([, value]) => value);
      const options = { gamma: g, alpha: a };
      for (const loss of losses) {
        const apart = loss(x, y, { ...options, reduction: 'none' });
        for (const value of apart) expect(value).toBeGreaterThanOrEqual(0);
      }
      for (const loss of reduced) expect(loss(x, y, options)).toBeGreaterThanOrEqual(0);
      for (const gradient of gradients)
        for (const slope of gradient(x, y, options)) expect(Number.isFinite(slope)).toBe(true);
    });
  });

  test('of the losses of rows', () => {
    const finite = fc.oneof(logit, fc.double({ noNaN: true, noDefaultInfinity: true }));
    const row = fc.tuple(finite, fc.constantFrom(undefined, Infinity), samples(anyLogit));
    check(fc.tuple(row, gamma, fc.nat()), ([[first, top, rest], g, pick]) => {
      const tame = rest.map((z) => (z === Infinity ? -Infinity : z));
      const logits = top === undefined ? [first, ...tame] : [first, top, ...tame];
      const y = pick % logits.length;
      for (const labelSmoothing of [0, 0.1]) {
        expect(crossEntropyWithLogits(logits, y, { labelSmoothing })).toBeGreaterThanOrEqual(0);
        for (const slope of crossEntropyWithLogitsGradient(logits, y, { labelSmoothing }))
          expect(Number.isFinite(slope)).toBe(true);
      }
      expect(softmaxFocalLoss(logits, y, { gamma: g })).toBeGreaterThanOrEqual(0);
      for (const slope of softmaxFocalLossGradient(logits, y, { gamma: g }))
        expect(Number.isFinite(slope)).toBe(true);
    });
  });
});
