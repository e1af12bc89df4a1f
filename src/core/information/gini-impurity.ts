import { divisorOf, type NormalizeOption } from '../distribution.ts';
import { Sum } from '../sum.ts';

/**
 * Gini impurity: the probability that two independent draws differ, Σ p (1 − p) = 1 − Σ p².
 *
 * @param p a distribution of n outcomes; weights of any sum with `normalize`.
 * @returns a number in [0, 1 − 1/n], without unit.
 * @throws RangeError where p is empty, negative, not finite, or does not sum to 1; TypeError where it is no vector of numbers.
 * @see Gneiting and Raftery, Strictly Proper Scoring Rules, Prediction, and Estimation, 2007: the entropy of the Brier score.
 * @example
 * ```ts
 * import { giniImpurity } from 'surprisal';
 * giniImpurity([0.7, 0.2, 0.1]); // => 0.46
 * ```
 */
export function giniImpurity(p: ArrayLike<number>, { normalize }: NormalizeOption = {}): number {
  const divisor = divisorOf({ caller: 'giniImpurity', name: 'p' }, p, normalize);
  const sum = new Sum();
  for (let i = 0; i < p.length; i++) {
    const probability = p[i]! / divisor;
    sum.add(probability * (1 - probability));
  }
  return Math.max(0, sum.value);
}
