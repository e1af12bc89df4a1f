import { expect, test } from 'vitest';
import { divergenceTerm } from '../../../src/core/information/divergence-term.ts';
import { random } from '../../../src/lab/random.ts';
import { exact } from '../../oracle/exact.mjs';

// References in 80-digit arithmetic.

const { uniform } = random(1948);

/** The largest relative error of p ln(p/q) − p + q for these ratios p/q. */
function worst(ratios: number[]): number {
  const errors = ratios.map((ratio) => {
    const q = 0.1 + uniform();
    const p = ratio * q;
    const [x, y] = [exact(p), exact(q)];
    const want = x.times(x.div(y).ln()).minus(x).plus(y);
    return exact(divergenceTerm(p, q)).minus(want).div(want).abs().toNumber();
  });
  return errors.reduce((a, b) => Math.max(a, b));
}

test('a term keeps its digits where p and q nearly agree', () => {
  const gaps = Array.from({ length: 60 }, (_, k) => 0.24 * 2 ** (-k / 2));
  expect(worst(gaps.flatMap((gap) => [1 + gap, 1 - gap]))).toBeLessThan(3e-15);
});

test('a term keeps its digits on both sides of each border of the table', () => {
  const borders = [1, 5 / 4, 3 / 2, 7 / 4].flatMap((x) => [x / 4, x / 2, x, 2 * x]);
  const beside = borders.flatMap((x) => [x * (1 - 1e-9), x * (1 + 1e-9)]);
  expect(worst(beside)).toBeLessThan(3e-15);
});

test('a term keeps its digits far apart, within the table and beyond', () => {
  const ratios = Array.from({ length: 100 }, (_, k) => 2 ** (k - 50) * (1 + uniform()));
  expect(worst(ratios)).toBeLessThan(3e-15);
});

test('impossible outcomes have the terms of the limit', () => {
  expect(divergenceTerm(0, 0.25)).toBe(0.25);
  expect(divergenceTerm(0.25, 0)).toBe(Infinity);
  expect(divergenceTerm(0, 0)).toBe(0);
});

test('what p − q misses is added to it where they nearly agree', () => {
  const missed = 2 ** -80;
  expect(divergenceTerm(1, 1, missed) / (missed ** 2 / 2)).toBeCloseTo(1, 12);
});
