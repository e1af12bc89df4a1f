import { asDistributions, type NormalizeOption } from '../distribution.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import { Sum } from '../sum.ts';

/**
 * Cross-entropy: the mean surprise of a model q about outcomes that follow p, −Σ p ln q = H(p) + D(p ‖ q).
 *
 * @param p the distribution that outcomes follow.
 * @param q the model, over the same outcomes.
 * @returns nats (or units of `base`) in [H(p), ∞]; `Infinity` where q = 0 < p for some outcome.
 * @throws RangeError where lengths differ or an argument is no distribution; TypeError where it is no vector of numbers.
 * @see Cover and Thomas, Elements of Information Theory, 2006.
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
  { base, normalize }: BaseOption & NormalizeOption = {},
): number {
  const [truth, model] = asDistributions('crossEntropy', p, q, normalize);
  const log = logarithm('crossEntropy', base);
  const sum = new Sum();
  for (let i = 0; i < truth.length; i++) {
    if (truth[i]! > 0) sum.add(-truth[i]! * log(model[i]!));
  }
  return Math.max(0, sum.value);
}
