import { type NormalizeOption, readPair } from '../distribution.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import {
  isVector,
  isWeight,
  requireSameLength,
  requireVector,
  requireWeight,
  typeError,
} from '../validate.ts';
import { logRatio } from './divergence-term.ts';

/**
 * The single terms x ln(x/y) of a divergence, some of which may be negative; their sum over two distributions is not.
 *
 * @param x a non-negative number, or a vector of them; no sum is asked for unless `normalize`.
 * @param y likewise, of the same length.
 * @returns nats (or units of `base`): 0 where x = 0, `Infinity` where y = 0 < x; a Float64Array for vectors.
 * @throws RangeError where an element is negative or not finite, or lengths differ; TypeError where one is a number and the other is not.
 * @formula given={{ x: positive, y: positive }} where={({ x, y }) => ({ 't(x, y)': relativeEntropyTerms(x, y) })}
 * $$ t(x, y) = x \ln \frac{x}{y} $$
 * @see kullback1951
 * @example
 * ```ts
 * import { relativeEntropyTerms } from 'surprisal';
 * relativeEntropyTerms([0.5, 0.5], [0.9, 0.1]); // => [-0.293893332451, 0.804718956217]
 * relativeEntropyTerms(2, 1); // => 1.38629436112
 * ```
 */
export function relativeEntropyTerms(
  x: number,
  y: number,
  options?: (BaseOption & NormalizeOption) | null,
): number;
export function relativeEntropyTerms(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): Float64Array;
export function relativeEntropyTerms(
  x: number | ArrayLike<number>,
  y: number | ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): number | Float64Array {
  const { base, normalize } = options ?? {};
  const caller = 'relativeEntropyTerms';
  const nameX = `${caller}: x`;
  const nameY = `${caller}: y`;
  const { nats } = logarithm(caller, base);
  if (!isVector(x)) {
    requireWeight(nameX, x);
    requireWeight(nameY, y);
    return term(x, y) / nats;
  }
  if (!isVector(y)) throw typeError(nameY, 'be a vector, as x is', y);
  if (normalize) {
    const { p, q, unit } = readPair(caller, x, y, normalize, ['x', 'y']);
    return Float64Array.from(p, (a, i) => term(a, q[i]!) / unit / nats);
  }
  requireVector(nameX, x);
  requireSameLength(caller, 'x', x, 'y', y);
  for (let i = 0; i < x.length; i++) {
    if (!isWeight(x[i])) requireWeight(`${nameX}[${i}]`, x[i]);
    if (!isWeight(y[i])) requireWeight(`${nameY}[${i}]`, y[i]);
  }
  const terms = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) terms[i] = term(x[i]!, y[i]!) / nats;
  return terms;
}

function term(x: number, y: number): number {
  if (x === 0) return 0;
  return y === 0 ? Infinity : x * logRatio(x, y);
}
