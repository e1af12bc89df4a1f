import { crossEntropy, entropy, klDivergence, mutualInformation, perplexity } from 'surprisal';
import { mobyDick, spectrumEntropy } from 'surprisal/lab';
import { describe, expect, test } from 'vitest';
import { significant } from './significant.ts';

const bits = { normalize: true, base: 2 } as const;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const { occurrences, kinds } = mobyDick.wordSpectrum;
const words = sum(occurrences.map((count, i) => count * kinds[i]!));

describe('shape', () => {
  test('27 symbols, the space first', () => {
    expect(mobyDick.alphabet).toBe(' abcdefghijklmnopqrstuvwxyz');
    expect(mobyDick.symbolCounts).toHaveLength(27);
    expect(mobyDick.letterCounts).toHaveLength(26);
    expect(mobyDick.letterCounts[0]).toBe(mobyDick.countOf.a);
    expect(mobyDick.bigramCounts.map((row) => row.length)).toEqual(Array(27).fill(27));
  });

  test('every count adds up to the length of its text', () => {
    expect(mobyDick.length).toBe(1_146_774);
    expect(sum(mobyDick.symbolCounts)).toBe(mobyDick.length);
    expect(sum(mobyDick.firstThousandCounts)).toBe(1000);
    expect(sum(mobyDick.firstTenThousandCounts)).toBe(10_000);
    expect(sum(mobyDick.chapterOneCounts)).toBe(11_867);
  });

  test('a text of N symbols has N + 1 − n sequences of n symbols', () => {
    const total = ({ occurrences, kinds }: typeof mobyDick.trigramSpectrum) =>
      sum(occurrences.map((count, i) => count * kinds[i]!));
    expect(sum(mobyDick.bigramCounts.flat())).toBe(mobyDick.length - 1);
    expect(total(mobyDick.trigramSpectrum)).toBe(mobyDick.length - 2);
    expect(total(mobyDick.fourgramSpectrum)).toBe(mobyDick.length - 3);
  });

  test('no two spaces in a row, and words one space apart', () => {
    expect(mobyDick.bigramCounts[0]![0]).toBe(0);
    expect(sum(kinds)).toBe(16_681);
    expect(words).toBe(214_089);
    expect(mobyDick.countOf[' ']).toBe(words - 1);
  });

  test('the margins of the bigrams are the symbols, but for the two ends of the text', () => {
    mobyDick.bigramCounts.forEach((row, first) => {
      expect(mobyDick.symbolCounts[first]! - sum(row)).toBeLessThanOrEqual(1);
    });
  });
});

describe('information content of a symbol', () => {
  test.each([
    [' ', 0.186687176, 2.42130526],
    ['e', 0.0999368664, 3.32283921],
    ['z', 0.00054239109, 10.8483789],
  ] as const)('"%s"', (symbol, probability, information) => {
    const share = mobyDick.countOf[symbol] / mobyDick.length;
    expect(significant(share, 9)).toBe(probability);
    expect(significant(-Math.log2(share), 9)).toBe(information);
  });
});

describe('entropy of the book', () => {
  const blocks = [
    entropy(mobyDick.symbolCounts, bits),
    entropy(mobyDick.bigramCounts.flat(), bits),
    spectrumEntropy(mobyDick.trigramSpectrum, { base: 2 }),
    spectrumEntropy(mobyDick.fourgramSpectrum, { base: 2 }),
  ];

  // Computed from the same counts with 40 decimal digits. A double's own error in a difference of
  // block entropies could turn the twelfth digit of F₂ and F₄, so these are given with more.
  test('F₀ to F₄', () => {
    expect(significant(Math.log2(mobyDick.alphabet.length))).toBe(4.75488750216);
    expect(significant(blocks[0]!)).toBe(4.09083536161);
    expect(blocks[1]! - blocks[0]!).toBeCloseTo(3.315165521645083, 12);
    expect(blocks[2]! - blocks[1]!).toBeCloseTo(2.719640959745535, 12);
    expect(blocks[3]! - blocks[2]!).toBeCloseTo(2.181195263625015, 12);
  });

  test('neighbours share information', () => {
    expect(significant(mutualInformation(mobyDick.bigramCounts, bits))).toBe(0.775668375186);
  });

  test('letters without the space', () => {
    expect(significant(entropy(mobyDick.letterCounts, bits), 11)).toBe(4.1759402342);
  });

  test('words, and words spread over their symbols with one space each', () => {
    const perWord = spectrumEntropy(mobyDick.wordSpectrum, { base: 2 });
    expect(significant(perWord)).toBe(9.92883694539);
    const symbols = sum(mobyDick.letterCounts) + words;
    expect(significant((perWord * words) / symbols)).toBe(1.85359357572);
  });

  test('perplexity of F₁', () => {
    expect(significant(perplexity(mobyDick.symbolCounts, { normalize: true }))).toBe(17.0397865862);
  });
});

describe('codes', () => {
  test('the lengths of the Huffman code add up to the weights merged', () => {
    const weights = [...mobyDick.symbolCounts];
    let length = 0;
    while (weights.length > 1) {
      weights.sort((a, b) => b - a);
      const merged = weights.pop()! + weights.pop()!;
      weights.push(merged);
      length += merged;
    }
    const mean = length / mobyDick.length;
    expect(significant(mean)).toBe(4.13173389003);
    expect(significant(mean - entropy(mobyDick.symbolCounts, bits))).toBe(0.0408985284108);
  });

  test('chapter 1 under the code of the book', () => {
    const { chapterOneCounts, symbolCounts } = mobyDick;
    expect(significant(crossEntropy(chapterOneCounts, symbolCounts, bits))).toBe(4.07946075978);
    expect(significant(entropy(chapterOneCounts, bits))).toBe(4.07575084935);
    expect(significant(klDivergence(chapterOneCounts, symbolCounts, bits))).toBe(0.00370991043348);
  });

  test('the book under the add-one model of chapter 1, and under the uniform one', () => {
    const { symbolCounts } = mobyDick;
    const addOne = mobyDick.chapterOneCounts.map((count) => count + 1);
    const uniform = symbolCounts.map(() => 1);
    expect(significant(crossEntropy(symbolCounts, addOne, bits))).toBe(4.09458899046);
    expect(significant(klDivergence(symbolCounts, addOne, bits))).toBe(0.00375362884457);
    expect(significant(klDivergence(symbolCounts, uniform, bits))).toBe(0.664052140549);
  });
});
