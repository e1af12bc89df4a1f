import {
  alphaBalancedCrossEntropy,
  binaryCrossEntropy,
  binaryCrossEntropyGradient,
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
  crossEntropyWithLogits,
  crossEntropyWithLogitsGradient,
  sigmoidFocalLoss,
  sigmoidFocalLossGradient,
  softmaxFocalLoss,
  softmaxFocalLossGradient,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { outcome } from '../refusal.ts';
import type { Gradient, Loss, Unreduced } from './signatures.ts';

// What other libraries have got wrong, by their own issue trackers.

const none = { reduction: 'none' } as const;
const FAR = [36.74, 40, 372, 709.79, 745, 746, 800, 1e5, 1e308, Infinity];

describe('NaN where focal loss is saturated', () => {
  const gammas = [0, 5e-324, 1e-300, 0.01, 0.5, 0.99, 1, 1.5, 2, 5, 100, 1e10, Number.MAX_VALUE];

  const slopes = (x: number, gamma: number) => [
    ...sigmoidFocalLossGradient([x, -x, 0.3, -x, x], [1, 0, 0.5, 1, 0], { gamma, ...none }),
    ...softmaxFocalLossGradient([x, 0, -1], 0, { gamma }),
    ...softmaxFocalLossGradient([x, 0, -1], 1, { gamma }),
  ];

  test.each(gammas)('γ = %d', (gamma) => {
    for (const x of FAR) {
      expect(slopes(x, gamma).filter(Number.isFinite)).toHaveLength(11);
      const right = sigmoidFocalLoss([x, -x], [1, 0], { gamma, ...none });
      const rightSlopes = slopes(x, gamma).slice(0, 2);
      for (const value of [...right, ...rightSlopes.map(Math.abs)])
        expect(value).toBeLessThan(1.2e-16);
    }
  });

  test.each(gammas)('γ = %d on the wrong side', (gamma) => {
    for (const x of FAR.filter((far) => far >= 1e5)) {
      const options = { gamma, ...none };
      expect([...sigmoidFocalLoss([-x, x], [1, 0], options)]).toEqual([x, x]);
      expect([...sigmoidFocalLossGradient([-x, x], [1, 0], options)]).toEqual([-1, 1]);
      expect(softmaxFocalLoss([[x, 0, -1]], [1], { gamma })).toBe(x);
      expect([...softmaxFocalLossGradient([0, x, 0], 0, { gamma })]).toEqual([-1, 1, 0]);
    }
  });

  test('one class has no loss and no gradient', () => {
    for (const gamma of gammas) {
      expect(softmaxFocalLoss([[5]], [0], { gamma })).toBe(0);
      expect([...softmaxFocalLossGradient([5], 0, { gamma })].map(Math.abs)).toEqual([0]);
    }
  });

  test('small γ is close to none', () => {
    for (const x of [-3, 0, 3, 40]) {
      const [plain, focused] = [0, 1e-12].map(
        (gamma) => sigmoidFocalLossGradient([x], [1], { gamma })[0]!,
      );
      expect(focused! / plain!).toBeCloseTo(1, 10);
    }
  });

  test('a subnormal complement keeps its focus', () => {
    const [slope] = sigmoidFocalLossGradient([300], [1], { gamma: 1.25 });
    // −(1 + γ) e^(−300 (1 + γ)), to the last digits
    expect(slope! / (-2.25 * Math.exp(-675))).toBeCloseTo(1, 12);
  });
});

describe('α', () => {
  test('weights class 1 with α and class 0 with 1 − α, not the other way round', () => {
    const [one, zero] = sigmoidFocalLoss([0, 0], [1, 0], { alpha: 0.25, ...none });
    expect(zero! / one!).toBe(3);
  });

  test('is not ignored, and not assumed', () => {
    const plain = sigmoidFocalLoss([1, -1], [1, 0]);
    expect(sigmoidFocalLoss([1, -1], [1, 0], { alpha: null })).toBe(plain);
    expect(sigmoidFocalLoss([1, -1], [1, 0], { alpha: undefined })).toBe(plain);
    expect(sigmoidFocalLoss([1], [1], { alpha: 0.25 })).toBe(0.25 * sigmoidFocalLoss([1], [1]));
  });

  test('of a softmax balances only where it has one number a class', () => {
    const logits = [
      [1, 2, 3],
      [3, 2, 1],
    ];
    const plain = softmaxFocalLoss(logits, [0, 2], none);
    expect([...softmaxFocalLoss(logits, [0, 2], { alpha: 0.25, ...none })]).toEqual([
      0.25 * plain[0]!,
      0.25 * plain[1]!,
    ]);
    expect([...softmaxFocalLoss(logits, [0, 2], { alpha: [0.25, 1, 0.5], ...none })]).toEqual([
      0.25 * plain[0]!,
      0.5 * plain[1]!,
    ]);
  });

  test.each([-1, 1.5])('%d neither switches it off nor makes class 0 negative', (alpha) => {
    for (const loss of [sigmoidFocalLoss, alphaBalancedCrossEntropy])
      expect(outcome(() => loss([1], [1], { alpha }))).toContain(
        `alpha must be between 0 and 1, got ${alpha}`,
      );
  });
});

describe('arguments the wrong way round', () => {
  test('are refused where a logit is no target', () => {
    expect(outcome(() => sigmoidFocalLoss([1, 1, 0], [2.5, -3, 0.5]))).toContain(
      'targets[0] must be between 0 and 1, got 2.5',
    );
    expect(outcome(() => binaryCrossEntropyWithLogits([1, 0], [0.5, -3]))).toContain(
      'targets[1] must be between 0 and 1, got -3',
    );
  });

  test('logits given for probabilities are refused', () => {
    expect(outcome(() => binaryCrossEntropy([2.5, 0.5], [1, 0]))).toContain(
      'probabilities[0] must be between 0 and 1, got 2.5',
    );
  });
});

describe('divisions by nothing', () => {
  test('a batch whose rows are all ignored has no loss and no gradient', () => {
    const logits = [
      [1, 2],
      [3, 4],
    ];
    for (const labelSmoothing of [0, 0.1]) {
      const options = { ignoreIndex: -100, labelSmoothing };
      expect(crossEntropyWithLogits(logits, [-100, -100], options)).toBe(0);
      expect(crossEntropyWithLogitsGradient(logits, [-100, -100], options)).toEqual([
        Float64Array.of(0, 0),
        Float64Array.of(0, 0),
      ]);
    }
  });

  test('nor has one whose weights are all 0', () => {
    const classWeights = [0, 1];
    expect(crossEntropyWithLogits([[1, 2]], [0], { classWeights })).toBe(0);
    expect([...crossEntropyWithLogitsGradient([1, 2], 0, { classWeights })]).toEqual([0, 0]);
    expect(crossEntropyWithLogits([[1, 2]], [0], { classWeights: [0, 0] })).toBe(0);
  });

  test('an ignored row is not read, whatever its logits', () => {
    const logits = [
      [Number.NaN, 1],
      [0, 0],
    ];
    const options = { ignoreIndex: 0 };
    expect(crossEntropyWithLogits(logits, [0, 1], options)).toBe(Math.LN2);
    expect(crossEntropyWithLogitsGradient(logits, [0, 1], options)).toEqual([
      Float64Array.of(0, 0),
      Float64Array.of(0.5, -0.5),
    ]);
  });

  test('−100 is ignored where that was said, and refused where not', () => {
    expect(outcome(() => crossEntropyWithLogits([[1, 2]], [-100]))).toContain(
      'targets[0] must be a class index from 0 to 1, got -100',
    );
  });
});

describe('clipping in silence', () => {
  test('a certain prediction that is wrong is infinitely so', () => {
    expect([...binaryCrossEntropy([0, 1, 0, 1], [1, 0, 0, 1], none)]).toEqual([
      Infinity,
      Infinity,
      0,
      0,
    ]);
    expect([...binaryCrossEntropyGradient([0, 1, 0, 1], [1, 0, 0, 1], none)]).toEqual([
      -Infinity,
      Infinity,
      1,
      -1,
    ]);
    expect(binaryCrossEntropy([0], [1e-300])).toBe(Infinity);
    expect(binaryCrossEntropy([1e-300], [1])).toBeCloseTo(300 * Math.LN10, 10);
  });

  test('unless it weighs nothing', () => {
    const options = { weights: [0, 1], ...none };
    expect([...binaryCrossEntropy([0, 0.5], [1, 1], options)]).toEqual([0, Math.LN2]);
    expect([...binaryCrossEntropyGradient([0, 0.5], [1, 1], options)]).toEqual([0, -2]);
    expect([...binaryCrossEntropyWithLogits([-Infinity, 0], [1, 1], options)]).toEqual([
      0,
      Math.LN2,
    ]);
    expect(binaryCrossEntropyWithLogits([-Infinity], [1], { posWeight: 0 })).toBe(0);
  });
});

describe('a complement that was rounded away', () => {
  test('the loss of a saturated logit is not 0', () => {
    expect(binaryCrossEntropyWithLogits([40], [1])).toBe(Math.exp(-40));
    expect(crossEntropyWithLogits([[50, 0]], [0]) / Math.exp(-50)).toBeCloseTo(1, 14);
  });

  test('nor is its gradient', () => {
    expect(binaryCrossEntropyWithLogitsGradient([40], [1])[0]).toBe(-Math.exp(-40));
    const gradient = crossEntropyWithLogitsGradient([50, 0], 0);
    expect(gradient[0]! / -Math.exp(-50)).toBeCloseTo(1, 14);
    expect(gradient[1]).toBe(-gradient[0]!);
  });
});

describe('infinities and NaN', () => {
  test('of a single logit', () => {
    expect([...binaryCrossEntropyWithLogits([Infinity, -Infinity], [1, 0], none)]).toEqual([0, 0]);
    expect([...binaryCrossEntropyWithLogits([Infinity, -Infinity], [0, 1], none)]).toEqual([
      Infinity,
      Infinity,
    ]);
    expect([...binaryCrossEntropyWithLogitsGradient([Infinity, -Infinity], [0, 1], none)]).toEqual([
      1, -1,
    ]);
    const losses: Unreduced[] = [
      binaryCrossEntropyWithLogits,
      sigmoidFocalLoss,
      alphaBalancedCrossEntropy,
    ];
    for (const loss of losses)
      expect([...loss([Number.NaN, 0], [1, 1], none)].map(Number.isNaN)).toEqual([true, false]);
    const gradients: Gradient[] = [binaryCrossEntropyWithLogitsGradient, sigmoidFocalLossGradient];
    for (const gradient of gradients)
      for (const y of [0, 0.5, 1])
        expect([...gradient([Number.NaN, 0], [y, 1])].map(Number.isNaN)).toEqual([true, false]);
  });

  test('of a row', () => {
    expect(
      crossEntropyWithLogits(
        [
          [Infinity, 0],
          [Infinity, 0],
        ],
        [0, 1],
        none,
      ),
    ).toEqual(Float64Array.of(0, Infinity));
    expect(
      crossEntropyWithLogits(
        [
          [-Infinity, 0],
          [-Infinity, 0],
        ],
        [0, 1],
        none,
      ),
    ).toEqual(Float64Array.of(Infinity, 0));
    expect([...crossEntropyWithLogitsGradient([Infinity, 0], 1)]).toEqual([1, -1]);
    expect(crossEntropyWithLogits([[-Infinity, 0]], [[0, 1]])).toBe(0);
    expect(crossEntropyWithLogits([[-Infinity, 0]], [[0.5, 0.5]])).toBe(Infinity);
    const losses: Loss[] = [crossEntropyWithLogits, softmaxFocalLoss];
    const gradients: Gradient[] = [crossEntropyWithLogitsGradient, softmaxFocalLossGradient];
    for (const row of [
      [Number.NaN],
      [Number.NaN, 1],
      [1, Number.NaN],
      [-Infinity, -Infinity],
      [Infinity, Infinity],
    ]) {
      for (const loss of losses) expect(loss(row, [0]), String(row)).toBeNaN();
      for (const gradient of gradients)
        expect([...gradient(row, [0])].every(Number.isNaN), String(row)).toBe(true);
    }
  });

  test('stay in their row', () => {
    const losses = crossEntropyWithLogits(
      [
        [Number.NaN, 0],
        [0, 0],
      ],
      [0, 0],
      none,
    );
    expect([...losses]).toEqual([Number.NaN, Math.LN2]);
  });
});
