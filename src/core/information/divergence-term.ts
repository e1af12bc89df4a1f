// Below this |r| the series needs 11 terms for full precision; above it the direct form loses less than one digit.
const SERIES_LIMIT = 0.15;

/**
 * One term of a divergence, p ln(p/q) − p + q. It is never negative, and over two distributions its sum is that of
 * p ln(p/q). `difference` is p − q; a caller that knows it better than the rounded subtraction passes it.
 */
export function divergenceTerm(p: number, q: number, difference = p - q): number {
  if (p === 0) return q;
  if (q === 0) return Infinity;
  const r = difference / (p + q);
  if (Math.abs(r) >= SERIES_LIMIT) return Math.max(0, p * logFarRatio(p, q) - difference);
  // With ln(p/q) = 2 artanh r the subtraction cancels on paper instead of in floating point.
  return (p + q) * (r * r + (1 + r) * artanhTail(r));
}

/** artanh r − r = r³/3 + r⁵/5 + … + r²³/23 */
function artanhTail(r: number): number {
  const s = r * r;
  const far = 1 / 15 + s * (1 / 17 + s * (1 / 19 + s * (1 / 21 + s * (1 / 23))));
  const near = 1 / 7 + s * (1 / 9 + s * (1 / 11 + s * (1 / 13 + s * far)));
  return (1 / 3 + s * (1 / 5 + s * near)) * s * r;
}

/** ln(x/y) of positive numbers, accurate where they are close and where their quotient leaves the range of doubles. */
export function logRatio(x: number, y: number): number {
  const ratio = x / y;
  return ratio >= 0.5 && ratio <= 2 ? Math.log1p((x - y) / y) : logFarRatio(x, y);
}

/** The same of numbers that are not close. */
function logFarRatio(x: number, y: number): number {
  const ratio = x / y;
  return ratio > 1e-290 && ratio < Infinity ? Math.log(ratio) : Math.log(x) - Math.log(y);
}
