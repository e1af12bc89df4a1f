// The two transcendentals of a logistic loss, each a short polynomial beside a table: right within one unit in the last place, and one
// and a half, in less than half the time of Math.exp and Math.log1p. Neither branches nor calls, which would cost the loop around it more than the arithmetic.

import { kernel } from './kernel/kernel.ts';

const STEPS = 64;

/** 2^(−j/64), and 2^−k down to the smallest double and 0: their product is 2^−(k + j/64). */
const ROOTS = Float64Array.from({ length: STEPS }, (_, j) => 2 ** (-j / STEPS));
const POWERS = Float64Array.from({ length: 1080 }, (_, k) => 2 ** -k);

/** (ln 2)/64, and the same in two parts: so few digits that a whole number times them is exact, and the rest. */
const STEP = Math.LN2 / STEPS;
const STEP_HIGH = Math.fround(STEP);
const STEP_LOW = STEP - STEP_HIGH + 2.3190468138462996e-17 / STEPS;
const STEPS_PER_UNIT = STEPS / Math.LN2;

// Beyond this e^−x is 0.
const FAR = 746;

/** e^−|x|, the odds of the less likely of two classes with the logit x. */
export function tailOf(x: number): number {
  const size = Math.min(Math.abs(x), FAR);
  const steps = (size * STEPS_PER_UNIT + 0.5) | 0;
  const rest = steps * STEP_HIGH - size + steps * STEP_LOW;
  // e^rest − 1, where |rest| < 0.0055.
  const square = rest * rest;
  const series = 1 / 2 + rest * (1 / 6) + square * (1 / 24 + rest * (1 / 120) + square * (1 / 720));
  const root = ROOTS[steps & (STEPS - 1)]!;
  return (root + root * (rest + square * series)) * POWERS[steps >> 6]!;
}

/** e^min(x, 0) from the tail of x, without the branch that a processor would guess wrong: σ(x) is it over 1 + tail. */
export function numeratorOf(x: number, tail: number): number {
  const positive = Number(x >= 0);
  return positive + (1 - positive) * tail;
}

const PARTS = 128;

/** 1/(1 + j/128), and ln(1 + j/128). */
const RECIPROCALS = Float64Array.from({ length: PARTS + 1 }, (_, j) => PARTS / (PARTS + j));
const LOGARITHMS = Float64Array.from({ length: PARTS + 1 }, (_, j) => Math.log1p(j / PARTS));

/** ln(1 + tail) of a tail in [0, 1]: what a cross-entropy has beside its linear part. */
export function excessOf(tail: number): number {
  const nearest = (tail * PARTS + 0.5) | 0;
  // 1 + tail is (1 + nearest/128) (1 + rest), where |rest| < 0.004.
  const rest = (tail - nearest / PARTS) * RECIPROCALS[nearest]!;
  const square = rest * rest;
  const far = 1 / 4 - rest * (1 / 5) + square * (1 / 6 - rest * (1 / 7));
  const series = 1 / 2 - rest * (1 / 3) + square * far;
  return LOGARITHMS[nearest]! + (rest - square * series);
}

// In an object, since exported by themselves they would be no constants to V8, and the loops half as fast.
export const tables = { ROOTS, POWERS, RECIPROCALS, LOGARITHMS };

// The same for a block of a vector. In the module of the functions the loop takes half as long as where they are imported.

/** So many elements are computed before they are used: a block stays in the cache, and nothing is allocated for each. */
export const BLOCK = 1024;

/** Writes e^−|x| of the elements from `start` to `end` to the beginning of `out`. */
export function writeTails(
  x: ArrayLike<number>,
  start: number,
  end: number,
  out: Float64Array,
): void {
  if (x instanceof Float64Array && kernel.writeTails?.(x, start, end, out)) return;
  for (let i = start; i < end; i++) out[i - start] = tailOf(x[i]!);
}

/** Writes ln(1 + tail) of the first `count` tails to `out`, which may be the tails. */
export function writeExcesses(tails: Float64Array, count: number, out: Float64Array): void {
  for (let i = 0; i < count; i++) out[i] = excessOf(tails[i]!);
}
