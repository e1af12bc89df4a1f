// ln(p/q) is ln c + 2 artanh r with r = (p − c q)/(p + c q), where c is the centre of the quarter of an octave that p/q lies in: r is small,
// and its series short. Neither branches nor calls, which would cost a loop over terms more than the arithmetic. c is 1 where p and q nearly agree.

/** So many on either side of 1 have centres. */
const OCTAVES = 32;
const CENTRES = Float64Array.from({ length: 8 * OCTAVES }, (_, k) => {
  const centre = 2 ** ((k >> 2) - OCTAVES) * (9 / 8 + (k & 3) / 4);
  return centre > 0.75 && centre < 1.25 ? 1 : centre;
});
const LOGARITHMS = CENTRES.map(Math.log);

/** For a look at the bits of a double: the exponent and the first two digits of its fraction number the centres. */
const bits = new DataView(new ArrayBuffer(8));
const FIRST = (1023 - OCTAVES) << 2;

/**
 * One term of a divergence, p ln(p/q) − p + q. It is never negative, and over two distributions its sum is that of
 * p ln(p/q). `lost` is what p − q misses, where a caller knows the difference better than the rounded subtraction.
 */
export function divergenceTerm(p: number, q: number, lost = 0): number {
  bits.setFloat64(0, p / q, true);
  const k = (bits.getInt32(4, true) >> 18) - FIRST;
  if (!(k >= 0 && k < CENTRES.length)) return farTerm(p, q);
  const c = CENTRES[k]!;
  const sum = p + c * q;
  const r = (p - c * q + Number(c === 1) * lost) / sum;
  // Where c is 1 the subtraction of p − q cancels on paper instead of in floating point: nothing but the first product is left.
  return sum * (r * r + (1 + r) * artanhTail(r)) + (p * LOGARITHMS[k]! + (1 - c) * q);
}

/** The same where p and q are far apart, or 0. */
function farTerm(p: number, q: number): number {
  if (p === 0) return q;
  return q === 0 ? Infinity : p * (logFarRatio(p, q) - 1) + q;
}

/** artanh r − r = r³/3 + r⁵/5 + … + r¹⁹/19, to full precision for |r| ≤ 1/7; in an order in which few products wait for another. */
function artanhTail(r: number): number {
  const s = r * r;
  const t = s * s;
  const near = 1 / 3 + s * (1 / 5) + t * (1 / 7 + s * (1 / 9));
  const far = 1 / 11 + s * (1 / 13) + t * (1 / 15 + s * (1 / 17) + t * (1 / 19));
  return (near + t * t * far) * s * r;
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
