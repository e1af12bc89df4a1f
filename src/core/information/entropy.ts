import {
  type Distribution,
  logProbability,
  type NormalizeOption,
  readDistribution,
} from '../distribution.ts';
import { kernel } from '../kernel/kernel.ts';
import { type BaseOption, type Logarithm, logarithm } from '../logarithm.ts';
import { Sum } from '../sum.ts';
import { requireProbability } from '../validate.ts';

/**
 * Shannon entropy of a distribution, its expected information content: −Σ p ln p, with 0 ln 0 = 0.
 *
 * @param p a distribution of n outcomes; weights of any sum with `normalize`.
 * @returns nats (or units of `base`) in [0, ln n].
 * @throws RangeError where p is empty, negative, not finite, or does not sum to 1; TypeError where it is no vector of numbers.
 * @formula given={{ p: distribution }} where={({ p }) => ({ 'H(p)': entropy(p) })}
 * $$ H(p) = -\sum_i p_i \ln p_i $$
 * @see shannon1948
 * @example
 * ```ts
 * import { entropy } from 'surprisal';
 * entropy([0.5, 0.25, 0.25]); // => 1.03972077084
 * entropy([2, 1, 1], { normalize: true, base: 2 }); // => 1.5
 * entropy([1, 0]); // => 0
 * ```
 */
export function entropy(
  p: ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): number {
  return (
    (!options && kernel.entropy?.(p)) ||
    entropyOf(
      readDistribution('entropy: p', p, options?.normalize),
      logarithm('entropy', options?.base),
    )
  );
}

/** −Σ p log p of a distribution that has been read. */
export function entropyOf(distribution: Distribution, logs: Logarithm): number {
  const { weights, total } = distribution;
  const sum = new Sum();
  for (let i = 0; i < weights.length; i++) {
    const probability = weights[i]! / total;
    if (probability > 0) sum.add(-probability * logProbability(distribution, i, logs));
  }
  return sum.value;
}

/**
 * Entropy of a yes-or-no outcome of probability p: −p ln p − (1 − p) ln(1 − p).
 *
 * @param p a probability in [0, 1].
 * @returns nats (or units of `base`) in [0, ln 2].
 * @throws RangeError outside [0, 1]; TypeError for anything that is no number.
 * @formula given={{ p: probability }} where={({ p }) => ({ 'H(p)': binaryEntropy(p) })}
 * $$ H(p) = -p \ln p - (1 - p) \ln(1 - p) $$
 * @see shannon1948
 * @example
 * ```ts
 * import { binaryEntropy } from 'surprisal';
 * binaryEntropy(0.1); // => 0.325082973391
 * binaryEntropy(0.5, { base: 2 }); // => 1
 * ```
 */
export function binaryEntropy(p: number, options?: BaseOption | null): number {
  requireProbability('binaryEntropy: p', p);
  const { log, nats } = logarithm('binaryEntropy', options?.base);
  if (p === 0 || p === 1) return 0;
  // 1 − p is exact only for p ≥ ½; log1p knows the complement of a small p to full precision.
  const logOfComplement = p < 0.5 ? Math.log1p(-p) / nats : log(1 - p);
  return -p * log(p) - (1 - p) * logOfComplement;
}

/**
 * Perplexity of a distribution, e^H: the number of equally likely outcomes that would be as uncertain. It does not depend on the
 * unit of H.
 *
 * @param p a distribution of n outcomes; weights of any sum with `normalize`.
 * @returns a number in [1, n], without unit.
 * @throws as `entropy` does.
 * @formula given={{ p: distribution }} where={({ p }) => ({ '\\mathrm{PPL}(p)': perplexity(p) })}
 * $$ \mathrm{PPL}(p) = \prod_i p_i^{-p_i} $$
 * @see cover2006
 * @example
 * ```ts
 * import { perplexity } from 'surprisal';
 * perplexity([0.25, 0.25, 0.25, 0.25]); // => 4
 * perplexity([0.7, 0.2, 0.1]); // => 2.22959187
 * ```
 */
export function perplexity(
  p: ArrayLike<number>,
  options?: (BaseOption & NormalizeOption) | null,
): number {
  const distribution = readDistribution('perplexity: p', p, options?.normalize);
  return 2 ** entropyOf(distribution, logarithm('perplexity', 2));
}
