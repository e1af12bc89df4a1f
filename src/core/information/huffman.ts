import { divisorOf, type NormalizeOption } from '../distribution.ts';
import { Sum } from '../sum.ts';

/** A binary prefix code, symbol by symbol. */
export interface HuffmanCode {
  /** The lengths of the code words in bits. */
  lengths: Float64Array;
  /** The code words, of the characters 0 and 1. */
  codes: string[];
  /** The expected length of a code word, in bits per symbol. */
  meanLength: number;
}

/**
 * Huffman code of a source: no other uniquely decodable code of single symbols has a smaller mean length.
 *
 * The two lightest nodes are merged until one is left; the first of them gets the letter 0. Of equal weights the older is the lighter:
 * symbols in the order of their indices, before merged nodes in the order of their making. Of all optimal codes this one has the
 * shortest longest word. An impossible symbol has a word too. A source with one symbol has the empty word: what is certain needs
 * no bit. O(n log n), and the total length of the words.
 *
 * @param p a distribution of n symbols; weights of any sum with `normalize`.
 * @returns n lengths, n code words and the mean length in bits, in [H, H + 1) for the entropy H in bits; 1 where a certain symbol has impossible ones beside it.
 * @throws RangeError where p is empty, negative, not finite, or does not sum to 1; TypeError where it is no vector of numbers.
 * @formula given={{ p: distribution }} where={({ p }) => {
 *   const { lengths, meanLength } = huffman(p);
 *   return { '\\ell': lengths, 'L(p)': meanLength };
 * }}
 * $$ L(p) = \sum_i p_i \ell_i, \quad \sum_i 2^{-\ell_i} = 1 $$
 * @see huffman1952
 * @example
 * ```ts
 * import { huffman } from 'surprisal';
 * huffman([0.5, 0.25, 0.125, 0.125]); // => { lengths: [1, 2, 3, 3], codes: ['0', '10', '110', '111'], meanLength: 1.75 }
 * huffman([4, 2, 2, 1, 1], { normalize: true }).meanLength; // => 2.2
 * ```
 */
export function huffman(p: ArrayLike<number>, options?: NormalizeOption | null): HuffmanCode {
  const { normalize } = options ?? {};
  const divisor = divisorOf('huffman: p', p, normalize);
  const codes = codeWords(mergeLightest(p));
  const sum = new Sum();
  for (const [symbol, { length }] of codes.entries()) sum.add((p[symbol]! / divisor) * length);
  return {
    lengths: Float64Array.from(codes, ({ length }) => length),
    codes,
    meanLength: sum.value,
  };
}

/** Two nodes of the tree that became one. Nodes 0 to n − 1 are the symbols, n + i is the i-th merge. */
type Merge = [zero: number, one: number];

function mergeLightest(p: ArrayLike<number>): Merge[] {
  // Merged nodes get heavier and heavier: two queues need no heap. The sort is stable.
  const weights = Array.from(p);
  const symbols = [...weights.keys()].sort((a, b) => weights[a]! - weights[b]!);
  let nextSymbol = 0;
  let nextMerged = symbols.length;
  const takeLightest = (): number => {
    const symbol = symbols[nextSymbol];
    const noneMerged = nextMerged === weights.length;
    const isSymbol =
      symbol !== undefined && (noneMerged || weights[symbol]! <= weights[nextMerged]!);
    if (!isSymbol) return nextMerged++;
    nextSymbol++;
    return symbol;
  };
  return symbols.slice(1).map(() => {
    const merge: Merge = [takeLightest(), takeLightest()];
    weights.push(weights[merge[0]]! + weights[merge[1]]!);
    return merge;
  });
}

/** The path to each symbol from the root, which is the last merge. */
function codeWords(merges: Merge[]): string[] {
  const symbols = merges.length + 1;
  const paths: string[] = new Array(symbols + merges.length).fill('');
  for (let i = merges.length - 1; i >= 0; i--) {
    const [zero, one] = merges[i]!;
    paths[zero] = `${paths[symbols + i]}0`;
    paths[one] = `${paths[symbols + i]}1`;
  }
  return paths.slice(0, symbols);
}
