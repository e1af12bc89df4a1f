import { rangeError, requireNumber, requireVector, requireWeight } from '../validate.ts';

export interface CodeAlphabetOption {
  /** How many letters code words are written with: an integer, at least 2. Two, 0 and 1, when absent. */
  base?: number;
}

/**
 * Kraft sum of code word lengths, Σ base^−length: a prefix code with these lengths exists where it is at most 1, and no uniquely
 * decodable code has a larger one.
 *
 * Exactly 1 for a complete code whatever the base, where a sum of rounded powers need not be. O(n log n).
 *
 * @param lengths the length of each code word in letters: non-negative integers, in any order.
 * @returns a positive number, without unit: the share of the code space that the words take.
 * @throws RangeError where lengths are empty, negative or fractional, or the base is no integer above 1; TypeError for a wrong type.
 * @formula given={{ p: distribution }} where={({ p }) => {
 *   const lengths = p.map((x) => Math.ceil(-Math.log2(x)));
 *   return { '\\ell': lengths, 'K(\\ell)': kraftSum(lengths) };
 * }}
 * $$ K(\ell) = \sum_i 2^{-\ell_i} $$
 * @see mcmillan1956
 * @see cover2006
 * @example
 * ```ts
 * import { kraftSum } from 'surprisal';
 * kraftSum([1, 2, 3, 3]); // => 1
 * kraftSum([1, 2, 2, 3]); // => 1.125
 * kraftSum([1, 1, 2], { base: 3 }); // => 0.777777777778
 * ```
 */
export function kraftSum(lengths: ArrayLike<number>, options?: CodeAlphabetOption | null): number {
  const { base = 2 } = options ?? {};
  const caller = 'kraftSum';
  requireAlphabetSize(caller, base);
  const descending = sortedLengths(caller, lengths).reverse();
  // From the deepest level of the code tree to the root: the nodes of a complete code are whole in number on every level.
  let nodes = 0;
  let level = descending[0]!;
  for (const length of descending) {
    nodes = ascend(nodes, level - length, base) + 1;
    level = length;
  }
  return ascend(nodes, level, base);
}

/** nodes / base^levels, in two steps because the power may overflow where the quotient does not underflow. */
function ascend(nodes: number, levels: number, base: number): number {
  const half = Math.floor(levels / 2);
  return nodes / base ** half / base ** (levels - half);
}

function sortedLengths(caller: string, lengths: unknown): Float64Array {
  const argument = `${caller}: lengths`;
  requireVector(argument, lengths);
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i];
    requireWeight(`${argument}[${i}]`, length);
    if (!Number.isInteger(length)) throw rangeError(`${argument}[${i}]`, 'be an integer', length);
  }
  return Float64Array.from(lengths).sort();
}

function requireAlphabetSize(caller: string, base: unknown): void {
  const argument = `${caller}: base`;
  requireNumber(argument, base);
  if (!(Number.isInteger(base) && base >= 2))
    throw rangeError(argument, 'be an integer, at least 2', base);
}
