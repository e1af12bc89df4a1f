import { type NormalizeOption, readJointTable } from '../distribution.ts';
import { type BaseOption, logarithm } from '../logarithm.ts';
import { Sum } from '../sum.ts';
import { entropyOf } from './entropy.ts';

/**
 * Entropy of a pair (X, Y) from its joint table: −Σ p(x, y) ln p(x, y).
 *
 * @param pxy a joint distribution as rows of equal length; x chooses the row, y the column.
 * @returns nats (or units of `base`), at least the larger marginal entropy and at most their sum.
 * @throws RangeError where rows differ in length or the table is no distribution; TypeError where it is no table of numbers.
 * @formula given={{ p: joint }} where={({ p }) => ({ 'H(X, Y)': jointEntropy(p) })}
 * $$ H(X, Y) = -\sum_{x,y} p(x, y) \ln p(x, y) $$
 * @see shannon1948
 * @example
 * ```ts
 * import { jointEntropy } from 'surprisal';
 * jointEntropy([[0.1, 0.5], [0.1, 0.3]], { base: 2 }); // => 1.68547529723
 * ```
 */
export function jointEntropy(
  pxy: ArrayLike<ArrayLike<number>>,
  options?: (BaseOption & NormalizeOption) | null,
): number {
  const { base, normalize } = options ?? {};
  const { cells } = readJointTable('jointEntropy', pxy, normalize);
  return entropyOf({ weights: cells, sum: new Sum(), total: 1 }, logarithm('jointEntropy', base));
}
