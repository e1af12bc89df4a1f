import type { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { excessOf, tailOf } from '../../src/core/tail.ts';
import { random } from '../../src/lab/random.ts';
import { exact, lnOnePlus } from '../oracle/exact.mjs';

// References in 80-digit arithmetic. One unit in the last place of a double is 2^−52 to 2^−53 of it.

const BOUND = 2 * 2 ** -52;
const { uniform } = random(1948);

const errorOf = (got: number, want: Decimal): number =>
  exact(got).minus(want).div(want).abs().toNumber();

const worst = (points: number[], errorAt: (point: number) => number): number =>
  points.map(errorAt).reduce((a, b) => Math.max(a, b));

const draws = (count: number, limit: number) =>
  Array.from({ length: count }, () => limit * uniform());

test('e^−|x| is right to two units in the last place', () => {
  const points = [...draws(500, 1), ...draws(1000, 40), ...draws(200, 708), 5e-324, 1e-20, 36.9999];
  const error = worst(points, (x) => errorOf(tailOf(x), exact(-x).exp()));
  expect(error).toBeLessThan(BOUND);
  for (const x of points) expect(tailOf(-x)).toBe(tailOf(x));
});

test('e^−|x| is right between the steps of its table, where the polynomial is longest', () => {
  const points = Array.from({ length: 500 }, (_, k) => ((k + 0.5) * Math.LN2) / 128);
  expect(worst(points, (x) => errorOf(tailOf(x), exact(-x).exp()))).toBeLessThan(BOUND);
});

test('ln(1 + tail) is right to two units in the last place', () => {
  const middles = Array.from({ length: 128 }, (_, k) => (k + 0.5) / 128);
  const tiny = Array.from({ length: 60 }, (_, k) => 2 ** -(18 * k) * uniform()).filter(
    (t) => t > 0,
  );
  const points = [...draws(1000, 1), ...draws(300, 1 / 64), ...middles, ...tiny];
  expect(worst(points, (t) => errorOf(excessOf(t), lnOnePlus(exact(t))))).toBeLessThan(BOUND);
});

test('where there is nothing to round, nothing is', () => {
  expect(tailOf(0)).toBe(1);
  expect(tailOf(-0)).toBe(1);
  expect(tailOf(Infinity)).toBe(0);
  expect(tailOf(745)).toBe(5e-324);
  expect(tailOf(746)).toBe(0);
  expect(tailOf(Number.NaN)).toBeNaN();
  expect(excessOf(0)).toBe(0);
  expect(excessOf(5e-324)).toBe(5e-324);
  expect(excessOf(1)).toBe(Math.LN2);
  expect(excessOf(Number.NaN)).toBeNaN();
});
