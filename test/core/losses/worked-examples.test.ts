import {
  alphaBalancedCrossEntropy,
  alphaBalancedCrossEntropyGradient,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
  crossEntropyWithLogits,
  crossEntropyWithLogitsGradient,
  sigmoidFocalLoss,
  sigmoidFocalLossGradient,
  softmaxFocalLoss,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';

// The numbers were computed elsewhere, with 50 digits, and are printed to 12 (trailing zeros dropped).

const logit = (p: number) => Math.log(p) - Math.log1p(-p);
const logs = (probabilities: number[]) => probabilities.map((p) => Math.log(p));
const printed = (vector: ArrayLike<number>) => Array.from(vector, (x) => significant(x));
const repeated = (count: number, value: number) => new Array<number>(count).fill(value);
const none = { reduction: 'none' } as const;
const sum = { reduction: 'sum' } as const;

describe('binary cross-entropy', () => {
  test('of a prediction of 0.9', () => {
    const losses = binaryCrossEntropy([0.9, 0.9], [1, 0], none);
    expect(printed(losses)).toEqual([0.105360515658, significant(Math.LN10)]);
  });

  test.each([
    [0.7, 0.610864302055],
    [0.5, significant(Math.LN2)],
  ])('of 70 heads in 100 throws, predicted with %d', (q, value) => {
    const throws = [...repeated(70, 1), ...repeated(30, 0)];
    expect(significant(binaryCrossEntropy(repeated(100, q), throws))).toBe(value);
  });

  test('of an honest and of an overconfident report', () => {
    expect(significant(binaryCrossEntropy([0.7], [0.7]))).toBe(0.610864302055);
    expect(significant(binaryCrossEntropy([0.9], [0.7]))).toBe(0.764527888859);
  });

  test('of right answers by a hair', () => {
    expect(significant(binaryCrossEntropy([0.51], [1]), 6)).toBe(0.673345);
  });

  test('of logits: its gradient has no factor σ′', () => {
    expect(significant(binaryCrossEntropyWithLogitsGradient([5], [0])[0]!)).toBe(0.993307149076);
  });

  test('far out', () => {
    expect(binaryCrossEntropyWithLogits([-800], [1])).toBe(800);
    expect(binaryCrossEntropyWithLogits([40], [0])).toBe(40);
    expect(significant(binaryCrossEntropyWithLogits([-40], [0]))).toBe(4.24835425529e-18);
    expect(significant(binaryCrossEntropyWithLogitsGradient([-37], [0])[0]!)).toBe(
      8.53304762574e-17,
    );
  });

  test('three sigmoids for three classes', () => {
    expect(significant(binaryCrossEntropyWithLogits([2, 1, 0], [1, 0, 0], sum))).toBe(
      2.13333687912,
    );
    const gradient = binaryCrossEntropyWithLogitsGradient([2, 1, 0], [1, 0, 0], sum);
    expect(printed(gradient)).toEqual([-0.119202922022, 0.73105857863, 0.5]);
  });
});

describe('softmax cross-entropy', () => {
  test('of three classes', () => {
    expect(significant(crossEntropyWithLogits([1, 2, 3], 2))).toBe(0.407605964444);
    expect(significant(crossEntropyWithLogits([2, 1, 0], 0))).toBe(0.407605964444);
    const gradient = crossEntropyWithLogitsGradient([2, 1, 0], 0);
    expect(printed(gradient)).toEqual([-0.334759044225, 0.244728471055, 0.0900305731704]);
    expect(gradient.reduce((a, b) => a + b)).toBeCloseTo(0, 15);
  });

  test('of probabilities that were meant', () => {
    expect(significant(crossEntropyWithLogits(logs([0.5, 0.4, 0.1]), 0))).toBe(
      significant(Math.LN2),
    );
    expect(significant(crossEntropyWithLogits(logs([0.8, 0.1, 0.1]), 0))).toBe(0.223143551314);
    const soft = crossEntropyWithLogits([logs([0.2, 0.3, 0.5])], [[0.1, 0.2, 0.7]]);
    expect(significant(soft)).toBe(0.886941378501);
  });

  test('of two predictions', () => {
    const logits = [
      [0.3, 0.6, 0.1],
      [0.2, 0.3, 0.5],
    ].map(logs);
    expect(significant(crossEntropyWithLogits(logits, [0, 2]))).toBe(0.948559992443);
  });

  test('of probabilities that were given for logits is that of a second softmax', () => {
    expect(significant(crossEntropyWithLogits([0.5, 0.4, 0.1], 0))).toBe(0.945910683342);
    expect(significant(crossEntropyWithLogits([1, 0, 0], 0))).toBe(0.551444713932);
  });

  test('far out', () => {
    expect(crossEntropyWithLogits([1000, 0], 1)).toBe(1000);
    expect(crossEntropyWithLogits([1000, 0], 0)).toBe(0);
  });

  test('weights divide the mean for indices, rows do for distributions', () => {
    const logits = [
      logs([Math.exp(-0.2), -Math.expm1(-0.2)]),
      logs([-Math.expm1(-0.5), Math.exp(-0.5)]),
    ];
    const classWeights = [1, 10];
    expect(significant(crossEntropyWithLogits(logits, [0, 1], { classWeights }))).toBe(
      0.472727272727,
    );
    const targets = [
      [1, 0],
      [0, 1],
    ];
    expect(significant(crossEntropyWithLogits(logits, targets, { classWeights }))).toBe(2.6);
  });
});

describe('label smoothing', () => {
  test.each([
    [3, 0.1, Math.log(28), 0.291139838832],
    [1000, 0.1, 9.10509096126, 1.01484799775],
  ])('over %d classes has its floor at the gap', (classes, labelSmoothing, gap, floor) => {
    const logits = [gap, ...repeated(classes - 1, 0)];
    expect(significant(crossEntropyWithLogits(logits, 0, { labelSmoothing }))).toBe(floor);
    for (const slope of crossEntropyWithLogitsGradient(logits, 0, { labelSmoothing }))
      expect(slope).toBeCloseTo(0, 12);
  });

  test('in the other convention is a soft target', () => {
    const logits = [[Math.log(18), 0, 0]];
    expect(significant(crossEntropyWithLogits(logits, [[0.9, 0.05, 0.05]]))).toBe(0.394397691447);
  });

  test('makes an exact zero infinite', () => {
    const options = { labelSmoothing: 0.1 };
    expect(significant(crossEntropyWithLogits(logs([0.5, 0.4, 0.1]), 0, options))).toBe(
      0.754233229352,
    );
    expect(crossEntropyWithLogits(logs([0.98, 0.02, 0]), 0, options)).toBe(Infinity);
    expect(significant(crossEntropyWithLogits(logs([0.98, 0.02, 0]), 0), 6)).toBe(0.0202027);
  });

  test('of a half moves the optimum of two classes to 0.75', () => {
    const options = { labelSmoothing: 0.5 };
    expect(binaryCrossEntropyWithLogitsGradient([logit(0.75)], [1], options)[0]).toBeCloseTo(0, 15);
    expect(crossEntropyWithLogitsGradient([logit(0.75), 0], 0, options)[0]).toBeCloseTo(0, 15);
  });
});

describe('weights', () => {
  test('of inverse frequency move a rare class to one half', () => {
    const gradient = (x: number, posWeight: number) =>
      binaryCrossEntropyWithLogitsGradient([x], [0.01], { posWeight })[0]!;
    expect(gradient(0, 99)).toBeCloseTo(0, 15);
    expect(gradient(-4.59511985013, 1)).toBeCloseTo(0, 13);
  });

  test.each([
    [0.25, 0.00335570469799],
    [0.75, 0.0294117647059],
  ])('α = %d moves one in a hundred to', (alpha, minimiser) => {
    const targets = [1, ...repeated(99, 0)];
    const gradient = alphaBalancedCrossEntropyGradient(repeated(100, logit(minimiser)), targets, {
      alpha,
      ...sum,
    });
    expect(gradient.reduce((a, b) => a + b)).toBeCloseTo(0, 11);
  });

  test('posWeight 3 counts 100 positives as 300', () => {
    const logits = Array.from({ length: 400 }, (_, i) => Math.sin(i));
    const targets = logits.map((_, i) => Number(i < 100));
    const [positives, negatives] = [logits.slice(0, 100), logits.slice(100)];
    const tripled = binaryCrossEntropyWithLogits(
      [...positives, ...positives, ...positives, ...negatives],
      [...repeated(300, 1), ...repeated(300, 0)],
      sum,
    );
    const weighted = binaryCrossEntropyWithLogits(logits, targets, { posWeight: 3, ...sum });
    expect(weighted / tripled).toBeCloseTo(1, 14);
    const atShift = repeated(400, Math.log(100 / 300) + 1.09861228867);
    const gradient = binaryCrossEntropyWithLogitsGradient(atShift, targets, { posWeight: 3 });
    expect(gradient.reduce((a, b) => a + b)).toBeCloseTo(0, 11);
  });

  test('on classes whose quadrants are α (1 − p_t)^γ', () => {
    const [hard, easy] = [logit(0.9), logit(0.1)];
    const losses = sigmoidFocalLoss([hard, -hard, easy, -easy], [0, 1, 0, 1], {
      alpha: 0.25,
      ...none,
    });
    expect(Array.from(losses, (x) => significant(x, 6))).toEqual([
      1.39882, 0.466273, 0.000790204, 0.000263401,
    ]);
  });
});

describe('focal loss', () => {
  test.each([
    [0.9, 0.00105360515658],
    [0.968, 3.33037483065e-5],
    [0.5, 0.17328679514],
    [0.1, 1.86509392533],
  ])('of p_t = %d', (p, value) => {
    const [positive, negative] = sigmoidFocalLoss([logit(p), -logit(p)], [1, 0], none);
    expect(significant(positive!)).toBe(value);
    expect(significant(negative!)).toBe(value);
    expect(significant(softmaxFocalLoss(logs([p, 1 - p]), 0))).toBe(value);
  });

  test.each([
    [0.9, -0.00289648928184],
    [0.5, -0.29828679514],
    [0.1, -1.10201878507],
  ])('has at p_t = %d the slope', (p, value) => {
    const [positive, negative] = sigmoidFocalLossGradient([logit(p), -logit(p)], [1, 0], none);
    expect(significant(positive!)).toBe(value);
    expect(significant(negative!)).toBe(-value);
  });

  test.each([
    [0.5, 0.421457461526],
    [1, 0.367879441171],
    [2, 0.297636554982],
    [3, 0.252583988716],
    [5, 0.196802738937],
  ])('with γ = %d is as steep as cross-entropy at p_t', (gamma, p) => {
    const [focal] = sigmoidFocalLossGradient([logit(p)], [1], { gamma });
    const [entropy] = binaryCrossEntropyWithLogitsGradient([logit(p)], [1]);
    expect(focal! / entropy!).toBeCloseTo(1, 11);
  });

  test.each([
    [2, 0.057846379086, 1.12898321857],
    [5, 0.0502360092869, 1.31460538908],
  ])('with γ = %d is steepest at p_t', (gamma, p, steepest) => {
    const slope = (x: number) => -sigmoidFocalLossGradient([x], [1], { gamma })[0]!;
    expect(significant(slope(logit(p)))).toBe(steepest);
    expect(slope(logit(p) - 1e-3)).toBeLessThan(steepest);
    expect(slope(logit(p) + 1e-3)).toBeLessThan(steepest);
  });

  test('of an easy sample of three classes', () => {
    const logits = logs([0.98, 0.02, 0]);
    expect(significant(softmaxFocalLoss(logits, 0))).toBe(8.08108292701e-6);
    expect(significant(softmaxFocalLoss(logits, 0, { alpha: 0.25 }))).toBe(2.02027073175e-6);
  });

  test.each([
    [0.6, 0.537802378339, null, 2],
    [0.7, 0.578479985836, null, 2],
    [0.8, 0.626614827267, null, 2],
    [0.9, 0.69421280509, null, 2],
    [0.95, 0.749788771703, null, 2],
    [0.99, 0.846375629082, null, 2],
    [0.9, 0.597400117537, null, 5],
    [0.5, 0.39882404833, 0.25, 2],
    [0.9, 0.60117595167, 0.25, 2],
    [0.01, 0.108379818609, 0.25, 2],
  ])('of an event of probability %d is least at %d', (eta, q, alpha, gamma) => {
    const x = logit(q);
    const [ifSo, ifNot] = sigmoidFocalLossGradient([x, x], [1, 0], { alpha, gamma, ...none });
    expect(eta * ifSo! + (1 - eta) * ifNot!).toBeCloseTo(0, 11);
  });

  test('of 100,000 negatives at the first step', () => {
    const first = (bias: number, gamma: number) =>
      significant(sigmoidFocalLoss(repeated(1e5, bias), repeated(1e5, 0), { gamma, ...sum }));
    expect(first(0, 0)).toBe(69314.718056);
    expect(first(logit(0.01), 0)).toBe(1005.03358535);
    expect(first(0, 2)).toBe(17328.679514);
    expect(first(logit(0.01), 2)).toBe(0.100503358535);
  });

  test('of 99,900 easy negatives against 100 positives', () => {
    const share = (gamma: number) => {
      const total = (count: number, p: number, y: number) =>
        sigmoidFocalLoss(repeated(count, logit(p)), repeated(count, y), { gamma, ...sum });
      const negatives = total(99_900, 0.01, 0);
      return (100 * negatives) / (negatives + total(100, 0.5, 1));
    };
    expect(significant(share(0), 6)).toBe(93.5422);
    expect(significant(share(2), 6)).toBe(0.576065);
  });

  test('of the example in the documentation of Keras', () => {
    const probabilities = [
      [0.6, 0.4],
      [0.4, 0.6],
    ];
    const targets = [
      [0, 1],
      [0, 0],
    ];
    const losses = sigmoidFocalLoss(
      probabilities.map((row) => row.map(logit)),
      targets,
      none,
    );
    expect(losses.map((row) => significant((row[0]! + row[1]!) / 2))).toEqual([
      0.329864663475, 0.205798381639,
    ]);
  });

  test('of the example in TensorFlow Addons, its arguments the right way round', () => {
    const losses = sigmoidFocalLoss([0.97, 0.91, 0.03].map(logit), [1, 1, 0], {
      alpha: 0.25,
      ...none,
    });
    expect(printed(losses)).toEqual([6.85332168406e-6, 0.000190979125929, 2.05599650522e-5]);
  });
});

test('α is the weight of class 1', () => {
  const losses = alphaBalancedCrossEntropy([0, 0], [1, 0], { alpha: 0.25, ...none });
  expect(printed(losses)).toEqual([0.17328679514, 0.51986038542]);
});
