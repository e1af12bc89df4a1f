import { entropy } from '../core/index.ts';

/** How many kinds of thing occur how often: `kinds[i]` kinds occur exactly `occurrences[i]` times. */
export interface Spectrum {
  readonly occurrences: readonly number[];
  readonly kinds: readonly number[];
}

/**
 * The entropy of a sample of which only the spectrum is known: Σ k·(c/N)·ln(N/c) over the pairs of
 * k kinds that occur c times each, with N = Σ k·c. Entropy does not depend on which kind is which,
 * so the spectrum of a text's words says as much as the list of their counts, in far less space.
 *
 * Source: Good, The Population Frequencies of Species and the Estimation of Population Parameters, 1953.
 *
 * @param spectrum occurrences and kinds, of the same length; kinds are whole numbers
 * @param options.base the base of the logarithm: nats when absent, 2 for bits
 * @returns the plug-in entropy, from 0 to the logarithm of the number of kinds
 * @throws RangeError if the lists differ in length or a number of kinds is not a whole number
 * @example
 * ```ts
 * import { spectrumEntropy } from 'surprisal/lab';
 *
 * // "to be or not to be": two words occur once, two words twice
 * spectrumEntropy({ occurrences: [1, 2], kinds: [2, 2] }, { base: 2 }); // => 1.9183
 * ```
 */
export function spectrumEntropy(spectrum: Spectrum, options?: { base?: number } | null): number {
  return entropy(countsOf(spectrum), { ...options, normalize: true });
}

function countsOf({ occurrences, kinds }: Spectrum): number[] {
  if (occurrences.length !== kinds.length) {
    throw new RangeError(
      `occurrences and kinds must have the same length, not ${occurrences.length} and ${kinds.length}`,
    );
  }
  return occurrences.flatMap((count, index) => {
    const repetitions = kinds[index]!;
    if (!(Number.isSafeInteger(repetitions) && repetitions >= 0)) {
      throw new RangeError(`kinds[${index}] must be a whole number, not ${repetitions}`);
    }
    return new Array<number>(repetitions).fill(count);
  });
}
