import { entropy } from '../core/index.ts';

/**
 * The Miller–Madow estimate of the entropy that a sample was drawn from: the entropy of the sample,
 * which is too low on average, plus the first term of its bias, (K − 1) / 2N nat, for K kinds seen
 * among N draws.
 *
 * Source: Miller, Note on the Bias of Information Estimates, 1955.
 *
 * @param counts how often each kind was drawn; kinds with count 0 were not seen
 * @param options.base the base of the logarithm: nats when absent, 2 for bits
 * @returns the estimate; it may exceed the logarithm of K
 * @throws RangeError if the counts are empty, negative, not finite or all 0
 * @formula given={{ i: index, j: index }} where={({ i, j }) => ({
 *   n: [i, j], N: i + j, K: 2, '\\hat{H}': millerMadow([i, j]),
 * })}
 * $$ \hat H = -\sum_k \frac{n_k}{N} \ln \frac{n_k}{N} + \frac{K - 1}{2 N} $$
 * @example
 * ```ts
 * import { millerMadow } from 'surprisal/lab';
 *
 * millerMadow([3, 1]); // => 0.6873
 * millerMadow([3, 1, 0], { base: 2 }); // => 0.9916
 * ```
 */
export function millerMadow(counts: ArrayLike<number>, options?: { base?: number } | null): number {
  const sampleEntropy = entropy(counts, { ...options, normalize: true });
  const seen = Array.from(counts).filter((count) => count > 0);
  const draws = seen.reduce((sum, count) => sum + count);
  const bias = (seen.length - 1) / (2 * draws);
  return sampleEntropy + bias / Math.log(options?.base ?? Math.E);
}
