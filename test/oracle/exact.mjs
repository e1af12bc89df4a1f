import { Decimal } from 'decimal.js';

/** Working precision: 50 digits, and 30 more for what subtraction may cancel. */
export const DIGITS = 80;

Decimal.set({ precision: DIGITS, toExpNeg: -6, toExpPos: 20 });

/** The exact value of a double. (`new Decimal(0.1)` would be the decimal fraction 0.1, which the double 0.1 is not.) */
export function exact(double) {
  if (!Number.isFinite(double) || double === 0) return new Decimal(double);
  const bits = new BigUint64Array(new Float64Array([double]).buffer)[0];
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = Math.max(biased, 1) - 1075;
  const magnitude =
    exponent >= 0
      ? `${mantissa << BigInt(exponent)}`
      : `${mantissa * 5n ** BigInt(-exponent)}e${exponent}`;
  return new Decimal(double < 0 ? `-${magnitude}` : magnitude);
}

/** ln(1 + x), with the digits of `1` that a tiny x needs. */
export function lnOnePlus(x) {
  if (!x.isFinite() || x.isZero() || x.e < -400) return x;
  return withDigits(Math.max(0, -x.e), () => x.plus(1).ln());
}

/** Evaluates with more digits than usual, for sums whose terms lie that many decades apart. */
export function withDigits(more, evaluate) {
  const { precision } = Decimal;
  Decimal.set({ precision: precision + more });
  try {
    return evaluate();
  } finally {
    Decimal.set({ precision });
  }
}

/** As many decades as lie between the largest and the smallest of some doubles; zeros do not count. */
export function decades(doubles) {
  const exponents = doubles.filter((x) => x !== 0).map((x) => exact(x).e);
  return exponents.length === 0 ? 0 : Math.max(...exponents) - Math.min(...exponents);
}

export const sum = (terms) => terms.reduce((total, term) => total.plus(term), new Decimal(0));
