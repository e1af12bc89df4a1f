import { describe, expect, test } from 'vitest';
import { initial, model, turn } from '../../src/figures/slope-duel.ts';

describe('SlopeDuel', () => {
  test('the mistake of the chapter', () => {
    const [crossEntropy, squared] = model(initial).trained;
    expect(crossEntropy.slope).toBeCloseTo(0.99330714907, 10);
    expect(squared.slope).toBeCloseTo(0.00660356, 7);
  });

  test('the slope of half the squared error is its finite difference', () => {
    const half = (z: number) => 1 / (1 + Math.exp(-z)) ** 2 / 2;
    for (const logit of [-6, -1, 0, 0.7, 4]) {
      const difference = (half(logit + 1e-5) - half(logit - 1e-5)) / 2e-5;
      expect(model({ logit, rate: 1 }).trained[1].slope).toBeCloseTo(difference, 8);
    }
  });

  test('cross-entropy puts the mistake right soon, the squared error not within the steps shown', () => {
    const [crossEntropy, squared] = model(initial).trained;
    expect(turn(crossEntropy)).toBe(6);
    expect(turn(squared)).toBeUndefined();
  });

  test('without a rate nothing moves, and descent never raises the wrong answer', () => {
    for (const { path } of model({ logit: 3, rate: 0 }).trained) {
      expect(new Set(path.map(([, wrong]) => wrong)).size).toBe(1);
    }
    for (const { path } of model({ logit: 3, rate: 2 }).trained) {
      const wrong = path.map(([, each]) => each);
      expect(wrong).toEqual(wrong.toSorted((a, b) => b - a));
    }
  });
});
