// The two transcendentals of a logistic loss, each a short polynomial beside a table: within two units in the last place, as Math.exp and
// Math.log1p are, in half their time. test/core/tail.test.ts holds them to references of 80 digits.

const STEPS = 128;

/** 2^(−j/128), and 2^−k: their product is 2^−(k + j/128). */
const ROOTS = Float64Array.from({ length: STEPS }, (_, j) => 2 ** (-j / STEPS));
const POWERS = Float64Array.from({ length: 64 }, (_, k) => 2 ** -k);

/** (ln 2)/128, and the same in two parts: so few digits that a whole number times them is exact, and the rest. */
const STEP = Math.LN2 / STEPS;
const STEPS_PER_UNIT = STEPS / Math.LN2;
const STEP_HIGH = Math.fround(STEP);
const STEP_LOW = STEP - STEP_HIGH + 2.3190468138462996e-17 / STEPS;

// Beyond this a tail is lost beside 1. Few logits lie there.
const FAR = 37;

/** e^−|x|, the odds of the less likely of two classes. */
export function tailOf(x: number): number {
  const size = Math.abs(x);
  if (!(size < FAR)) return Math.exp(-size);
  const steps = (size * STEPS_PER_UNIT + 0.5) | 0;
  const rest = steps * STEP_HIGH - size + steps * STEP_LOW;
  const power = ROOTS[steps & (STEPS - 1)]! * POWERS[steps >> 7]!;
  // e^rest − 1, where |rest| < 0.0028.
  const growth = rest + rest * rest * (1 / 2 + rest * (1 / 6 + rest * (1 / 24 + rest / 120)));
  return power + power * growth;
}

/** 1/(1 + j/128), and ln(1 + j/128). */
const RECIPROCALS = Float64Array.from({ length: STEPS + 1 }, (_, j) => STEPS / (STEPS + j));
const LOGARITHMS = Float64Array.from({ length: STEPS + 1 }, (_, j) => Math.log1p(j / STEPS));

/** ln(1 + tail) of a tail in [0, 1]: what a cross-entropy has beside its linear part. */
export function excessOf(tail: number): number {
  const nearest = (tail * STEPS + 0.5) | 0;
  // 1 + tail is (1 + nearest/128) (1 + rest), where |rest| < 0.004.
  const rest = (tail - nearest / STEPS) * RECIPROCALS[nearest]!;
  const series =
    1 / 2 - rest * (1 / 3 - rest * (1 / 4 - rest * (1 / 5 - rest * (1 / 6 - rest / 7))));
  return LOGARITHMS[nearest]! + (rest - rest * rest * series);
}
