import type { OutOption, WritableVector } from '../elementwise.ts';
import { asBatch, type ClassesOption, type Logits, mapRows } from '../rows.ts';
import { tailOf } from '../tail.ts';
import { rangeError, requireNumber } from '../validate.ts';
import { gap, peakOf, sumBesidePeak } from './peak.ts';

export interface TemperatureOption {
  /** Divides the logits; positive and finite, 1 when absent. Above 1 the result is flatter, below 1 sharper. */
  temperature?: number;
}

type SoftmaxOptions = TemperatureOption & ClassesOption;

/**
 * Softmax, the distribution that logits stand for: e^(z/T) / Σ e^(z/T), of each row.
 *
 * @param z a vector of logits; a list of rows; or a flat vector with `classes`. Any doubles.
 * @returns probabilities that sum to 1, in the form of the input: a Float64Array, or a list of them for a list of rows. NaN where all logits
 * are −∞ or one is NaN or +∞.
 * @throws RangeError for an empty vector, rows of different lengths or a temperature that is not positive; TypeError for anything that is no number.
 * @formula given={{ z: vector, T: positive, k: index }} where={({ z, T }) => ({ q: softmax(z, { temperature: T }) })}
 * $$ q_k = \frac{e^{z_k / T}}{\sum_j e^{z_j / T}} $$
 * @see goodfellow2016, section 6.2.2
 * @see blanchard2021
 * @example
 * ```ts
 * import { softmax } from 'surprisal';
 * softmax([2, 1, 0]); // => [0.665240955775, 0.244728471055, 0.0900305731704]
 * softmax([2, 1, 0], { temperature: 2 }); // => [0.506480391056, 0.307195885718, 0.186323723226]
 * softmax([1000, 0]); // => [1, 0]
 * ```
 */
export function softmax<Out extends WritableVector = Float64Array>(
  z: ArrayLike<number>,
  options?: (SoftmaxOptions & OutOption<Out>) | null,
): Out;
export function softmax(
  z: ArrayLike<ArrayLike<number>>,
  options?: TemperatureOption | null,
): Float64Array[];
export function softmax(
  z: Logits,
  options?: (SoftmaxOptions & OutOption) | null,
): WritableVector | Float64Array[] {
  const { temperature = 1, classes, out } = options ?? {};
  requireTemperature('softmax', temperature);
  const batch = asBatch('softmax', 'z', z, classes);
  return mapRows('softmax', batch, writeRow, out);

  function writeRow(
    flat: ArrayLike<number>,
    start: number,
    end: number,
    result: WritableVector,
  ): void {
    const peak = peakOf(flat, start, end);
    const largest = flat[peak]!;
    const total = Math.exp(largest - largest) + sumBesidePeak(flat, start, end, peak, temperature);
    for (let i = start; i < end; i++)
      result[i] = tailOf(gap(flat[i]!, largest, temperature)) / total;
  }
}

/**
 * The logarithm of softmax, z/T − ln Σ e^(z/T), of each row. Take this where a logarithm follows: ln of a softmax is −∞ wherever the
 * probability underflows.
 *
 * @param z a vector of logits; a list of rows; or a flat vector with `classes`. Any doubles.
 * @returns log-probabilities in [−∞, 0], in the form of the input.
 * @throws as `softmax` does.
 * @formula given={{ z: vector, T: positive, k: index }} where={({ z, T }) => ({ '\\ell': logSoftmax(z, { temperature: T }) })}
 * $$ \ell_k = \frac{z_k}{T} - \ln \sum_j e^{z_j / T} $$
 * @see blanchard2021
 * @example
 * ```ts
 * import { logSoftmax } from 'surprisal';
 * logSoftmax([1, 2, 3]); // => [-2.407605964444, -1.407605964444, -0.407605964444]
 * logSoftmax([1000, 0]); // => [0, -1000]
 * ```
 */
export function logSoftmax<Out extends WritableVector = Float64Array>(
  z: ArrayLike<number>,
  options?: (SoftmaxOptions & OutOption<Out>) | null,
): Out;
export function logSoftmax(
  z: ArrayLike<ArrayLike<number>>,
  options?: TemperatureOption | null,
): Float64Array[];
export function logSoftmax(
  z: Logits,
  options?: (SoftmaxOptions & OutOption) | null,
): WritableVector | Float64Array[] {
  const { temperature = 1, classes, out } = options ?? {};
  requireTemperature('logSoftmax', temperature);
  const batch = asBatch('logSoftmax', 'z', z, classes);
  return mapRows('logSoftmax', batch, writeRow, out);

  function writeRow(
    flat: ArrayLike<number>,
    start: number,
    end: number,
    result: WritableVector,
  ): void {
    const peak = peakOf(flat, start, end);
    const largest = flat[peak]!;
    // largest − largest is 0, or NaN where the peak is infinite, as IEEE arithmetic has it.
    const excess =
      Math.log1p(sumBesidePeak(flat, start, end, peak, temperature)) + (largest - largest);
    for (let i = start; i < end; i++) result[i] = gap(flat[i]!, largest, temperature) - excess;
  }
}

function requireTemperature(caller: string, temperature: unknown): void {
  const argument = `${caller}: temperature`;
  requireNumber(argument, temperature);
  if (!(temperature > 0 && temperature < Infinity))
    throw rangeError(argument, 'be positive and finite', temperature);
}
