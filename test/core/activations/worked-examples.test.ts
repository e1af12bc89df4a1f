// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: printed digits, not the constants
import { entropy, logSigmoid, logSoftmax, logSumExp, sigmoid, softmax, softplus } from 'surprisal';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';

// The numbers were computed elsewhere, with 50 digits, and are printed to 12 (trailing zeros dropped).

const printed = (vector: ArrayLike<number>) => Array.from(vector, (x) => significant(x));

describe('softmax', () => {
  test.each([
    ['three classes', [2, 1, 0], 1, [0.665240955775, 0.244728471055, 0.0900305731704]],
    ['at temperature 2', [2, 1, 0], 2, [0.506480391056, 0.307195885718, 0.186323723226]],
    ['of logarithms', [Math.log(0.7), Math.log(0.2), Math.log(0.1)], 1, [0.7, 0.2, 0.1]],
    [
      'of centred logarithms',
      [1.06622437251689, -0.186538595978474, -0.87968577653842],
      1,
      [0.7, 0.2, 0.1],
    ],
    [
      'of a softmax by mistake',
      [0.5, 0.4, 0.1],
      1,
      [0.388325768017, 0.351371685289, 0.260302546694],
    ],
  ])('%s', (_, z, temperature, probabilities) => {
    expect(printed(softmax(z, { temperature }))).toEqual(probabilities);
  });

  test('at a higher temperature has more entropy', () => {
    expect(significant(entropy(softmax([2, 1, 0])))).toBe(0.83239558184);
    expect(significant(entropy(softmax([2, 1, 0], { temperature: 2 })))).toBe(1.02019133673);
  });

  test('needs a larger gap for 0.99 among a thousand classes than among two', () => {
    expect(softmax([4.59511985013, 0])[0]).toBeCloseTo(0.99, 12);
    expect(softmax([11.5018746288, ...new Array(999).fill(0)])[0]).toBeCloseTo(0.99, 12);
  });

  test('does not overflow', () => {
    expect([...softmax([1000, 0])]).toEqual([1, 0]);
    expect([...softmax([-1000, -1000])]).toEqual([0.5, 0.5]);
    expect([...softmax([1e308, -1e308, 1e308])]).toEqual([0.5, 0, 0.5]);
  });
});

describe('the loss of class 1', () => {
  test('under softmax, and under three sigmoids', () => {
    expect(significant(-logSoftmax([2, 1, 0])[0]!)).toBe(0.407605964444);
    const [first, ...others] = [2, 1, 0];
    const sigmoids = -logSigmoid(first!) + others.reduce((sum, x) => sum + softplus(x), 0);
    expect(significant(sigmoids)).toBe(2.13333687912);
  });

  test('logits 1, 2, 3', () => {
    expect(significant(logSumExp([1, 2, 3]))).toBe(3.40760596444);
    expect(significant(-logSoftmax([1, 2, 3])[2]!)).toBe(0.407605964444);
  });
});

describe('sigmoid', () => {
  test.each([
    [2, 0.880797077978],
    [1, 0.73105857863],
    [3, 0.952574126822],
    [-1, 0.26894142137],
    [5, 0.993307149076],
    [0, 0.5],
    [-37, 8.53304762574e-17],
  ])('of %d', (x, probability) => expect(significant(sigmoid(x))).toBe(probability));

  test('three of them need not sum to one', () => {
    expect(significant([...sigmoid([2, 1, 0])].reduce((a, b) => a + b))).toBe(2.11185565661);
  });

  test('K of them do at −ln(K − 1)', () => {
    for (const classes of [2, 3, 10, 1000])
      expect(classes * sigmoid(-Math.log(classes - 1))).toBeCloseTo(1, 13);
  });

  test('is a subnormal number as long as there is one', () => {
    expect(sigmoid(-745)).toBe(5e-324);
    expect(sigmoid(-710) / Math.exp(-710)).toBeCloseTo(1, 14);
    expect(sigmoid(-746)).toBe(0);
    expect(sigmoid(745)).toBe(1);
  });

  test('rounds to 1 from 36.7368005697', () => {
    expect(sigmoid(36.73)).toBeLessThan(1);
    expect(sigmoid(36.74)).toBe(1);
  });
});

describe('softplus and the logarithm of the sigmoid', () => {
  test.each([
    [40, 40],
    [-40, 4.24835425529e-18],
    [800, 800],
    [-800, 0],
    [0, 0.69314718056],
    [1e308, 1e308],
  ])('softplus(%d)', (x, value) => {
    expect(significant(softplus(x))).toBe(value);
    expect(significant(0 - logSigmoid(-x))).toBe(value);
  });

  test('softplus(x) is x itself from about 33.2711', () => {
    expect(softplus(33.26)).not.toBe(33.26);
    expect(softplus(33.28)).toBe(33.28);
  });
});

describe('log-softmax and log-sum-exp', () => {
  test('do not overflow', () => {
    expect(logSoftmax([1000, 0])).toEqual(Float64Array.of(0, -1000));
    expect(logSoftmax([-1000, -1000.5])[0]).toBeCloseTo(-0.47407698418, 11);
    expect(significant(logSumExp([-1000, -1000.5]))).toBe(-999.525923016);
    expect(logSumExp([1e308, 1e308])).toBe(1e308);
  });

  test('keep what a logarithm of softmax loses', () => {
    expect(logSoftmax([50, 0])[0]! / -Math.exp(-50)).toBeCloseTo(1, 14);
    expect(Math.log(softmax([50, 0])[0]!)).toBe(0);
  });

  test('of uniform logits are ±ln n', () => {
    expect(logSumExp([0, 0, 0, 0])).toBe(Math.log(4));
    expect(logSoftmax([7, 7])[1]).toBe(-Math.LN2);
  });
});
