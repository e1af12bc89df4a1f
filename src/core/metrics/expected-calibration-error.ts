import { type BinsOption, binEdges, binOf } from '../ghm/unit-bins.ts';
import { Sum } from '../sum.ts';
import { requireProbability, requireSameLength, requireVector } from '../validate.ts';
import { requireBinary } from './ranked-scores.ts';

/**
 * Expected calibration error: probabilities are cut into bins of equal width, and Σ |mean outcome − mean probability| of the bins is taken,
 * weighted by their samples.
 *
 * Of a yes-or-no question pass the probabilities of yes and the answers; of more classes pass for each sample the probability of the class that
 * was predicted (its confidence), and whether that class was right. Bin k is [k/M, (k + 1)/M), and the last one holds 1, too. The number of
 * bins changes the answer, and a constant forecast of the base rate has an error of 0.
 *
 * @param probabilities in [0, 1], one for each sample.
 * @param outcomes 1 where it happened (where the prediction was right), 0 where not.
 * @returns a number in [0, 1], without unit.
 * @throws RangeError for lengths that differ, empty vectors, a probability outside [0, 1], an outcome that is not 0 or 1, bins that are no whole
 * number from 1 to 1000000; TypeError for anything that is no number.
 * @formula given={{ p: distribution }} where={({ p }) => {
 *   const y = p.map((_, i) => i % 2);
 *   return { y, n: p.length, M: 5, '\\delta': (j, k) => Number(j === k), '\\mathrm{ECE}': expectedCalibrationError(p, y, { bins: 5 }) };
 * }}
 * $$ \mathrm{ECE} = \frac{1}{n} \sum_{k=1}^{M} \left| \sum_i \delta(k, 1 + \lfloor M p_i \rfloor) (y_i - p_i) \right| $$
 * @see guo2017
 * @example
 * ```ts
 * import { expectedCalibrationError } from 'surprisal';
 * expectedCalibrationError([0.9, 0.8, 0.7, 0.6], [1, 1, 0, 0], { bins: 1 }); // => 0.25
 * expectedCalibrationError([0.9, 0.8, 0.7, 0.6], [1, 1, 0, 0], { bins: 4 }); // => 0.4
 * ```
 */
export function expectedCalibrationError(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  options?: BinsOption | null,
): number {
  const { bins } = options ?? {};
  const caller = 'expectedCalibrationError';
  const argument = `${caller}: probabilities`;
  requireVector(argument, probabilities);
  requireVector(`${caller}: outcomes`, outcomes);
  requireSameLength(caller, 'probabilities', probabilities, 'outcomes', outcomes);
  const edges = binEdges(caller, bins);
  const gaps = Array.from({ length: edges.length - 1 }, () => new Sum());
  for (let i = 0; i < outcomes.length; i++) {
    const probability = probabilities[i]!;
    requireProbability(`${argument}[${i}]`, probability);
    requireBinary(caller, 'outcomes', outcomes[i], i);
    const gap = gaps[binOf(probability, edges)]!;
    gap.add(outcomes[i]!);
    gap.add(-probability);
  }
  const error = new Sum();
  for (const gap of gaps) error.add(Math.abs(gap.value));
  return error.value / outcomes.length;
}
