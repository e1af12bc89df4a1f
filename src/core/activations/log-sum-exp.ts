import { asBatch, type ClassesOption, type Logits } from '../rows.ts';
import { peakOf, sumBesidePeak } from './peak.ts';

/**
 * The logarithm of a sum of exponentials, ln Σ e^z, of each row. It neither overflows nor loses the smaller terms.
 *
 * @param z a vector of logits; a list of rows; or a flat vector with `classes`. Any doubles.
 * @returns a number for one vector, a Float64Array with one number a row for a batch. `-Infinity` where all logits are.
 * @throws RangeError for an empty vector or rows of different lengths; TypeError for anything that is no number. NaN gives NaN.
 * @formula given={{ z: vector }} where={({ z }) => ({ '\\mathrm{LSE}(z)': logSumExp(z) })}
 * $$ \mathrm{LSE}(z) = \ln \sum_k e^{z_k} $$
 * @see blanchard2021
 * @example
 * ```ts
 * import { logSumExp } from 'surprisal';
 * logSumExp([1, 2, 3]); // => 3.40760596444
 * logSumExp([-1000, -1000.5]); // => -999.525923016
 * logSumExp([[0, 0], [1000, 0]]); // => [0.69314718056, 1000]
 * ```
 */
export function logSumExp(z: ArrayLike<number>): number;
export function logSumExp(
  z: ArrayLike<ArrayLike<number>> | ArrayLike<number>,
  options?: ClassesOption | null,
): Float64Array;
export function logSumExp(z: Logits, options?: ClassesOption | null): number | Float64Array {
  const { flat, classes, rows, form } = asBatch('logSumExp', 'z', z, options?.classes);
  if (form === 'vector') return logSumExpOf(flat, 0, flat.length);
  return Float64Array.from({ length: rows }, (_, r) =>
    logSumExpOf(flat, r * classes, (r + 1) * classes),
  );
}

function logSumExpOf(flat: ArrayLike<number>, start: number, end: number): number {
  const peak = peakOf(flat, start, end);
  const largest = flat[peak]!;
  return Number.isFinite(largest)
    ? largest + Math.log1p(sumBesidePeak(flat, start, end, peak, 1))
    : largest;
}
