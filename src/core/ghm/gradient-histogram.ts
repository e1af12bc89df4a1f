import type { Logits } from '../rows.ts';
import { readGradientNorms } from './gradient-norms.ts';
import { type BinsOption, binEdges, binOf } from './unit-bins.ts';

/**
 * Counts gradient norms in M unit regions of equal width: region k is [k/M, (k + 1)/M), and the last one holds 1, too. One pass, O(N).
 *
 * @param g numbers in [0, 1], as `gradientNorm` gives them: a vector, or rows of one length.
 * @returns M counts, which sum to the number of samples.
 * @throws RangeError for an empty vector, a number outside [0, 1] or NaN, for bins that are no whole number from 1 to 1000000; TypeError for
 * anything that is no number.
 * @formula given={{ g: distribution, k: index }} where={({ g }) => ({
 *   M: 5, R: gradientHistogram(g, { bins: 5 }), '\\delta': (i, j) => Number(i === j),
 * })}
 * $$ R_k = \sum_i \delta(k, 1 + \lfloor M g_i \rfloor) $$
 * @see li2019, section 3.3
 * @example
 * ```ts
 * import { gradientHistogram } from 'surprisal';
 * gradientHistogram([0.1, 0.2, 0.25, 0.99, 1], { bins: 4 }); // => [2, 1, 0, 2]
 * gradientHistogram([0.3, 0.6, 0.7]); // => [0, 0, 0, 1, 0, 0, 1, 1, 0, 0]
 * ```
 */
export function gradientHistogram(g: Logits, options?: BinsOption | null): Float64Array {
  const { bins } = options ?? {};
  const caller = 'gradientHistogram';
  const { norms } = readGradientNorms(caller, g);
  return histogram(norms, binEdges(caller, bins));
}

/** The counts of numbers in [0, 1] between edges. */
export function histogram(norms: ArrayLike<number>, edges: Float64Array): Float64Array {
  const counts = new Float64Array(edges.length - 1);
  for (let i = 0; i < norms.length; i++) counts[binOf(norms[i]!, edges)]!++;
  return counts;
}
