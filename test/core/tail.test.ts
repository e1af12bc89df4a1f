import type { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { excessOf, tailOf } from '../../src/core/tail.ts';
import { random } from '../../src/lab/random.ts';
import { exact, lnOnePlus } from '../oracle/exact.mjs';

// References in 80-digit arithmetic.

const { uniform } = random(1948);

/** The distance in units of the last place, which is that of a double as large as the reference. */
function errorOf(got: number, want: Decimal): number {
  const place = 2 ** Math.max(Math.floor(Math.log2(want.toNumber())) - 52, -1074);
  return exact(got).minus(want).div(place).abs().toNumber();
}

const worst = (points: number[], errorAt: (point: number) => number): number =>
  points.map(errorAt).reduce((a, b) => Math.max(a, b));

const draws = (count: number, limit: number) =>
  Array.from({ length: count }, () => limit * uniform());

test('e^−|x| is right to one unit in the last place', () => {
  const points = [...draws(60, 1), ...draws(100, 40), ...draws(30, 708), 5e-324, 1e-20, 707];
  const error = worst(points, (x) => errorOf(tailOf(x), exact(-x).exp()));
  expect(error).toBeLessThan(1);
  for (const x of points) expect(tailOf(-x)).toBe(tailOf(x));
});

test('e^−|x| is right between the steps of its table, where the polynomial is longest', () => {
  const points = Array.from({ length: 90 }, (_, k) => ((k + 0.5) * Math.LN2) / 64);
  expect(worst(points, (x) => errorOf(tailOf(x), exact(-x).exp()))).toBeLessThan(1);
});

test('ln(1 + tail) is right to one and a half units in the last place', () => {
  const middles = Array.from({ length: 128 }, (_, k) => (k + 0.5) / 128);
  const tiny = Array.from({ length: 60 }, (_, k) => 2 ** -(18 * k) * uniform()).filter(
    (t) => t > 0,
  );
  const points = [...draws(300, 1), ...draws(50, 1 / 64), ...middles, ...tiny];
  expect(worst(points, (t) => errorOf(excessOf(t), lnOnePlus(exact(t))))).toBeLessThan(1.5);
});

test('where there is nothing to round, nothing is', () => {
  expect(tailOf(0)).toBe(1);
  expect(tailOf(-0)).toBe(1);
  expect(tailOf(Infinity)).toBe(0);
  expect(tailOf(745)).toBe(5e-324);
  expect(tailOf(708.4)).toBe(Math.exp(-708.4));
  expect(tailOf(746)).toBe(0);
  expect(tailOf(Number.NaN)).toBeNaN();
  expect(excessOf(0)).toBe(0);
  expect(excessOf(5e-324)).toBe(5e-324);
  expect(excessOf(1)).toBe(Math.LN2);
  expect(excessOf(Number.NaN)).toBeNaN();
});
