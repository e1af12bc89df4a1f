import { logProbability, type NormalizeOption, readDistributions } from '../distribution.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import { Sum } from '../sum.ts';

/**
 * Cross-entropy: the mean surprise of a model q about outcomes that follow p, −Σ p ln q = H(p) + D(p ‖ q).
 *
 * @param p the distribution that outcomes follow.
 * @param q the model, over the same outcomes.
 * @returns nats (or units of `base`) in [H(p), ∞]; `Infinity` where q = 0 < p for some outcome.
 * @throws RangeError where lengths differ or an argument is no distribution; TypeError where it is no vector of numbers.
 * @formula given={{ p: distribution, q: distribution }} where={({ p, q }) => ({ 'H(p, q)': crossEntropy(p, q) })}
 * $$ H(p, q) = -\sum_i p_i \ln q_i $$
 * @see cover2006
 * @example
 * ```ts
 * import { crossEntropy } from 'surprisal';
 * crossEntropy([1, 0, 0], [0.5, 0.4, 0.1]); // => 0.69314718056
 * crossEntropy([0.5, 0.5], [1, 0]); // => Infinity
 * ```
 */
export function crossEntropy(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): number {
  const { base, normalize } = options ?? {};
  const [truth, model] = readDistributions('crossEntropy', p, q, normalize);
  const logs = logarithm('crossEntropy', base);
  const sum = new Sum();
  for (let i = 0; i < p.length; i++) {
    const probability = truth.weights[i]! / truth.total;
    if (probability > 0) sum.add(-probability * logProbability(model, i, logs));
  }
  return sum.value;
}
