import { differenceAt, type NormalizeOption, readPair } from '../distribution.ts';
import { Sum } from '../sum.ts';

/**
 * Total variation distance: half the sum of |p − q|, the largest difference that p and q can have on any event.
 *
 * @param p a distribution.
 * @param q a distribution over the same outcomes.
 * @returns a number in [0, 1], without unit.
 * @throws RangeError where lengths differ or an argument is no distribution; TypeError where it is no vector of numbers.
 * @formula given={{ p: distribution, q: distribution }} where={({ p, q }) => ({ '\\mathrm{TV}(p, q)': totalVariation(p, q) })}
 * $$ \mathrm{TV}(p, q) = \tfrac12 \sum_i |p_i - q_i| $$
 * @see cover2006
 * @example
 * ```ts
 * import { totalVariation } from 'surprisal';
 * totalVariation([0.5, 0.5], [0.9, 0.1]); // => 0.4
 * ```
 */
export function totalVariation(
  p: ArrayLike<number>,
  q: ArrayLike<number>,
  options?: NormalizeOption | null,
): number {
  const pair = readPair('totalVariation', p, q, options?.normalize);
  const sum = new Sum();
  for (let i = 0; i < p.length; i++) sum.add(Math.abs(differenceAt(pair, i)));
  return sum.value / pair.unit / 2;
}
