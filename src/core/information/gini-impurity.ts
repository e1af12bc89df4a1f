import { type NormalizeOption, readDistribution } from '../distribution.ts';
import { Sum } from '../sum.ts';

/**
 * Gini impurity: the probability that two independent draws differ, Σ p (1 − p) = 1 − Σ p².
 *
 * @param p a distribution of n outcomes; weights of any sum with `normalize`.
 * @returns a number in [0, 1 − 1/n], without unit.
 * @throws RangeError where p is empty, negative, not finite, or does not sum to 1; TypeError where it is no vector of numbers.
 * @formula given={{ p: distribution }} where={({ p }) => ({ 'G(p)': giniImpurity(p) })}
 * $$ G(p) = \sum_i p_i (1 - p_i) = 1 - \sum_i p_i^2 $$
 * @see gneiting2007: the entropy of the Brier score
 * @example
 * ```ts
 * import { giniImpurity } from 'surprisal';
 * giniImpurity([0.7, 0.2, 0.1]); // => 0.46
 * ```
 */
export function giniImpurity(p: ArrayLike<number>, options?: NormalizeOption | null): number {
  const argument = 'giniImpurity: p';
  const { weights, sum } = readDistribution(argument, p, options?.normalize);
  const total = sum.value;
  const impurity = new Sum();
  for (let i = 0; i < weights.length; i++) {
    // The share of the others is summed, not 1 − p, which is 0 long before they are.
    impurity.add((weights[i]! / total) * (sum.without(weights[i]!) / total));
  }
  return impurity.value;
}
