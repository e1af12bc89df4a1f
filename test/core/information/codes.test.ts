import fc from 'fast-check';
import {
  arithmeticCode,
  arithmeticDecode,
  binaryEntropy,
  crossEntropy,
  entropy,
  huffman,
  informationContent,
  klDivergence,
  kraftSum,
} from 'surprisal';
import * as information from 'surprisal/information';
import { mobyDick } from 'surprisal/lab';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';
import { check, distribution, normalized, total } from '../arbitraries.ts';
import { expectRefusal, notNumbers, notVectors, notWeights } from '../refusal.ts';

// TypeScript would refuse most bad arguments; a program in JavaScript has only the messages.
const core = information as unknown as Record<string, (...args: unknown[]) => unknown>;

// These take a fraction of a second on a machine that does nothing else.
const UNHURRIED = { timeout: 30_000 };

const bits = { base: 2 };
const asCounts = { normalize: true } as const;

const alice = [0.125, 0.5, 0.25, 0.125];
const bob = [0.5, 0.25, 0.125, 0.125];

const meanLength = (p: number[], lengths: ArrayLike<number>): number =>
  total(p.map((probability, i) => probability * lengths[i]!));

const isPrefixFree = (codes: readonly string[]): boolean =>
  codes.every((code, i) => codes.every((other, j) => i === j || !other.startsWith(code)));

/** The distribution of n independent symbols. */
const block = (p: number[], n: number): number[] =>
  n === 0 ? [1] : block(p, n - 1).flatMap((x) => p.map((y) => x * y));

/** Arrays that are not only the short ones that fast-check prefers. */
const arrayOf = <T>(
  element: fc.Arbitrary<T>,
  maxLength: number,
  minLength = 0,
): fc.Arbitrary<T[]> => fc.array(element, { minLength, maxLength, size: 'max' });

/** Small integers: many ties, and impossible symbols. */
const weightsOf = (maxLength: number): fc.Arbitrary<number[]> =>
  arrayOf(fc.nat(6), maxLength, 1).filter((weights) => total(weights) > 0);

const weights = weightsOf(12);

describe('Kraft sum', () => {
  test.each([
    { lengths: [1, 2, 3, 3], sum: 1 },
    { lengths: [1, 2, 2, 3], sum: 1.125 },
    { lengths: [2, 2, 3, 4], sum: 0.6875 },
    { lengths: [0], sum: 1 },
    { lengths: [0, 1], sum: 1.5 },
    { lengths: [1074], sum: 2 ** -1074 },
    { lengths: [1, 1e300], sum: 0.5 },
  ])('of $lengths is $sum', ({ lengths, sum }) => expect(kraftSum(lengths)).toBe(sum));

  test('of ternary words', () => {
    expect(kraftSum([1, 1, 2], { base: 3 })).toBeCloseTo(7 / 9, 15);
    expect(kraftSum([1, 2, 3, 3, 3], { base: 3 })).toBeCloseTo(5 / 9, 15);
  });

  test('is the sum of the shares of the words, in any order', () => {
    const lengths = arrayOf(fc.nat(40), 30, 1);
    check(fc.tuple(lengths, fc.integer({ min: 2, max: 10 })), ([words, base]) => {
      const sum = total(words.map((length) => base ** -length));
      expect(kraftSum(words, { base }) / sum).toBeCloseTo(1, 13);
      expect(kraftSum(words.toReversed(), { base })).toBe(kraftSum(words, { base }));
    });
  });

  test('is exactly 1 for a complete code, whatever the base', () => {
    const forks = arrayOf(fc.nat(1000), 60);
    check(fc.tuple(forks, fc.integer({ min: 2, max: 30 })), ([choices, base]) => {
      const words = [0];
      for (const choice of choices) {
        const [length] = words.splice(choice % words.length, 1);
        words.push(...new Array<number>(base).fill(length! + 1));
      }
      expect(kraftSum(words, { base })).toBe(1);
    });
    expect(49 * 49 ** -1).toBeLessThan(1);
    expect(kraftSum(new Array<number>(49).fill(1), { base: 49 })).toBe(1);
  });

  test('of words for every symbol, all of one length, which is the code with the shortest worst case', () => {
    for (let n = 2; n <= 64; n++) {
      const enough = (n - 1).toString(2).length;
      expect(kraftSum(new Array<number>(n).fill(enough))).toBeLessThanOrEqual(1);
      expect(kraftSum(new Array<number>(n).fill(enough - 1))).toBeGreaterThan(1);
      // One word more than fits with the shorter length: some word of any code is at least so long.
      expect(Math.max(...huffman(new Array<number>(n).fill(1), asCounts).lengths)).toBe(enough);
    }
  });

  test('of a uniquely decodable code that is not a prefix code is at most 1 too', () => {
    const code = ['0', '01', '11'];
    expect(isPrefixFree(code)).toBe(false);
    expect(isPrefixFree(code.map((word) => [...word].reverse().join('')))).toBe(true);
    expect(kraftSum(code.map(({ length }) => length))).toBe(1);
  });
});

describe('Huffman code', () => {
  test('of dyadic probabilities is as long as the information content', () => {
    const code = huffman(bob);
    expect([...code.lengths]).toEqual([1, 2, 3, 3]);
    expect(code.codes).toEqual(['0', '10', '110', '111']);
    expect(code.meanLength).toBe(1.75);
    expect(code.lengths).toEqual(informationContent(bob, bits));
  });

  test('of one source costs the other its divergence', () => {
    const [forAlice, forBob] = [huffman(alice).lengths, huffman(bob).lengths];
    expect(meanLength(alice, forBob)).toBe(2.25);
    expect(meanLength(bob, forAlice)).toBe(2.375);
    expect(klDivergence(alice, bob, bits)).toBeCloseTo(2.25 - huffman(alice).meanLength, 14);
    expect(klDivergence(bob, alice, bits)).toBeCloseTo(2.375 - huffman(bob).meanLength, 14);
    expect(significant(klDivergence(alice, bob, bits))).toBe(0.5);
    expect(significant(klDivergence(bob, alice, bits))).toBe(0.625);
  });

  test('with ties', () => {
    const p = [0.4, 0.2, 0.2, 0.1, 0.1];
    const code = huffman(p);
    expect(significant(code.meanLength)).toBe(2.2);
    expect(significant(entropy(p, bits))).toBe(2.12192809489);
    expect([...code.lengths]).toEqual([2, 2, 2, 3, 3]);
    expect(code.codes).toEqual(['11', '00', '01', '100', '101']);
    expect(significant(meanLength(p, [1, 2, 3, 4, 4]))).toBe(2.2);
  });

  test.each([
    [1, 1],
    [2, 0.89295],
    [3, 0.897074],
    [4, 0.877005655],
    [5, 0.87614940094],
    [6, 0.874658093627],
    [7, 0.873114379255],
  ])('of blocks of %i symbols: %f bit per symbol', (n, perSymbol) => {
    expect(significant(huffman(block([0.71, 0.29], n)).meanLength / n)).toBe(perSymbol);
  });

  test('of longer blocks comes down to the entropy', () => {
    const limit = entropy([0.71, 0.29], bits);
    expect(significant(limit)).toBe(0.868721246339);
    const { meanLength } = huffman(block([0.71, 0.29], 12));
    expect(meanLength / 12 - limit).toBeGreaterThan(0);
    expect(meanLength / 12 - limit).toBeLessThan(1 / 12);
  });

  test('is shorter than the code of rounded-up information content', () => {
    const p = [0.4, 0.3, 0.2, 0.1];
    const shannon = informationContent(p, bits).map(Math.ceil);
    expect([...shannon]).toEqual([2, 2, 3, 4]);
    expect(significant(meanLength(p, shannon))).toBe(2.4);
    expect(significant(huffman(p).meanLength)).toBe(1.9);
    expect(significant(entropy(p, bits))).toBe(1.84643934467);
  });

  test('of a rare event is a whole bit', () => {
    expect(huffman([0.99, 0.01]).meanLength).toBe(1);
    expect(significant(binaryEntropy(0.01, bits))).toBe(0.0807931358959);
    expect(significant(1 / entropy([0.99, 0.01], bits))).toBe(12.3772890965);
  });

  test('wastes nearly one bit where one of two symbols is nearly certain', () => {
    const redundancy = [0.1, 0.01, 1e-3, 1e-6].map(
      (rare) => huffman([1 - rare, rare]).meanLength - entropy([1 - rare, rare], bits),
    );
    expect(redundancy).toEqual(redundancy.toSorted((a, b) => a - b));
    expect(redundancy.at(-1)).toBeGreaterThan(0.9999);
    expect(redundancy.at(-1)).toBeLessThan(1);
  });

  test('of a certain symbol is empty; an impossible one beside it takes a word', () => {
    expect(huffman([1])).toEqual({ lengths: Float64Array.of(0), codes: [''], meanLength: 0 });
    expect(huffman([1, 0])).toEqual({
      lengths: Float64Array.of(1, 1),
      codes: ['1', '0'],
      meanLength: 1,
    });
    expect(huffman([0.5, 0, 0.5, 0]).codes).toEqual(['11', '100', '0', '101']);
  });

  test('is complete and free of prefixes', () => {
    check(fc.oneof(distribution, weights), (p) => {
      const { lengths, codes } = huffman(p, asCounts);
      expect(kraftSum(lengths)).toBe(1);
      expect(isPrefixFree(codes)).toBe(true);
      expect(codes.join('')).toMatch(/^[01]*$/);
      expect([...lengths]).toEqual(codes.map(({ length }) => length));
    });
  });

  test('has a mean length from the entropy to less than one bit above it', () => {
    check(fc.oneof(distribution, weights.map(normalized)), (p) => {
      const code = huffman(p);
      const h = entropy(p, bits);
      expect(code.meanLength).toBeCloseTo(meanLength(p, code.lengths), 13);
      expect(code.meanLength).toBeGreaterThanOrEqual(h - 1e-14);
      if (Math.max(...p) < 1 - 1e-12) expect(code.meanLength).toBeLessThan(h + 1);
      else expect(code.meanLength).toBeLessThanOrEqual(h + 1);
    });
  });

  test('is optimal, and of the optimal codes the one with the shortest longest word', () => {
    check(weightsOf(7), (p) => {
      const { lengths, meanLength: mean } = huffman(p, asCounts);
      const costs = prefixCodes(p.length).map((code) => ({
        cost: cost(p, code),
        worst: Math.max(...code),
      }));
      const least = Math.min(...costs.map((code) => code.cost));
      const optimal = costs.filter((code) => code.cost === least);
      expect(cost(p, lengths)).toBe(least);
      expect(mean).toBeCloseTo(least / total(p), 13);
      expect(Math.max(...lengths)).toBe(Math.min(...optimal.map(({ worst }) => worst)));
    });
  });

  test('merges by weight, and equal weights by age', () => {
    check(fc.oneof(weights, distribution), (p) =>
      expect(huffman(p, asCounts).codes).toEqual(codesByRepeatedSorting(p)),
    );
  });

  test('of weights is that of their shares', () => {
    check(weights, (p) => {
      expect(
        huffman(
          p.map((x) => 8 * x),
          asCounts,
        ),
      ).toEqual(huffman(p, asCounts));
      expect(huffman(p, asCounts).meanLength).toBeCloseTo(huffman(normalized(p)).meanLength, 13);
    });
  });

  test('of a hundred thousand symbols', UNHURRIED, () => {
    const p = Array.from({ length: 100_000 }, (_, i) => 1 / (i + 1));
    const { lengths, meanLength } = huffman(p, asCounts);
    expect(kraftSum(lengths)).toBe(1);
    const h = entropy(p, { ...asCounts, ...bits });
    expect(meanLength).toBeGreaterThan(h);
    expect(meanLength).toBeLessThan(h + 0.1);
  });

  test('whose tree is a thousand levels deep', () => {
    const p = Array.from({ length: 1001 }, (_, i) => 2 ** -Math.min(i + 1, 1000));
    const { lengths, meanLength } = huffman(p);
    expect([...lengths]).toEqual(p.map((probability) => -Math.log2(probability)));
    expect(kraftSum(lengths)).toBe(1);
    expect(meanLength).toBe(2);
  });
});

/** Total length of the words, each as often as its weight says, with the shorter words for the heavier symbols. */
function cost(p: number[], lengths: ArrayLike<number>): number {
  const heaviestFirst = p.toSorted((a, b) => b - a);
  return meanLength(
    heaviestFirst,
    Array.from(lengths).sort((a, b) => a - b),
  );
}

/** All ascending lengths of n words that leave the Kraft sum at most 1. */
function prefixCodes(n: number, shortest = 0, room = 1): number[][] {
  if (n === 0) return [[]];
  const codes: number[][] = [];
  for (let length = shortest; length <= 6; length++) {
    const share = 2 ** -length;
    if (share <= room)
      for (const rest of prefixCodes(n - 1, length, room - share)) codes.push([length, ...rest]);
  }
  return codes;
}

/** Huffman's procedure as he wrote it down: sort, merge the last two, sort again. */
function codesByRepeatedSorting(p: number[]): string[] {
  const codes = p.map(() => '');
  let nodes = p.map((weight, symbol) => ({ weight, age: symbol, symbols: [symbol] }));
  for (let age = p.length; nodes.length > 1; age++) {
    nodes.sort((a, b) => a.weight - b.weight || a.age - b.age);
    const [zero, one, ...others] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];
    for (const symbol of zero.symbols) codes[symbol] = `0${codes[symbol]}`;
    for (const symbol of one.symbols) codes[symbol] = `1${codes[symbol]}`;
    const symbols = [...zero.symbols, ...one.symbols];
    nodes = [...others, { weight: zero.weight + one.weight, age, symbols }];
  }
  return codes;
}

describe('arithmetic code', () => {
  test('of aab', () => {
    const code = arithmeticCode([0, 0, 1], [0.71, 0.29]);
    expect(significant(code.width)).toBe(0.146189);
    expect(significant(code.low)).toBe(0.357911);
    expect(significant(code.informationContent)).toBe(2.77409333519);
    expect(code.bits.length).toBeLessThanOrEqual(4);
    // Of the eighths, [0.375, 0.5) lies in [0.357911, 0.5041); no quarter does.
    expect(code.bits).toBe('011');
    expect([...arithmeticDecode('011', [0.71, 0.29], 3)]).toEqual([0, 0, 1]);
  });

  test('of dyadic probabilities is the Huffman code, word by word', () => {
    const words = ['0', '10', '110', '111'];
    check(arrayOf(fc.nat(3), 100), (message) => {
      const code = arithmeticCode(message, bob);
      expect(code.bits).toBe(message.map((symbol) => words[symbol]).join(''));
      expect(code.informationContent).toBe(code.bits.length);
      expect(code.width).toBe(2 ** -code.bits.length);
      expect(code.low).toBe(Number(BigInt(`0b0${code.bits}`)) / 2 ** code.bits.length);
    });
  });

  test('of 29 fair flips has 29 bits, where a rounded-up logarithm says 30', () => {
    expect(Math.ceil(Math.log(2 ** 29) / Math.LN2)).toBe(30);
    const code = arithmeticCode(new Array(29).fill(1), [0.5, 0.5]);
    expect(code.bits).toBe('1'.repeat(29));
    expect(code.informationContent).toBe(29);
  });

  test('of nothing, and of what is certain, has no bits', () => {
    const nothing = { low: 0, width: 1, bits: '', informationContent: 0 };
    expect(arithmeticCode([], [0.71, 0.29])).toEqual(nothing);
    expect(arithmeticCode([0, 0, 0], [1])).toEqual(nothing);
    expect(arithmeticCode([1, 1], [0, 1, -0])).toEqual(nothing);
    expect(arithmeticDecode('', [0.71, 0.29], 0)).toEqual(new Float64Array(0));
    expect(arithmeticDecode('', [0, 1, 0], 2)).toEqual(Float64Array.of(1, 1));
  });

  test('decodes to the message', () => {
    check(messages(distribution), ({ p, message }) => {
      const code = arithmeticCode(message, p);
      expect([...arithmeticDecode(code.bits, p, message.length)]).toEqual(message);
    });
  });

  test('decodes to the message whatever bits follow', () => {
    const tail = arrayOf(fc.constantFrom('0', '1'), 100).map((letters) => letters.join(''));
    check(fc.tuple(messages(distribution), tail), ([{ p, message }, more]) => {
      const code = arithmeticCode(message, p);
      expect([...arithmeticDecode(code.bits + more, p, message.length)]).toEqual(message);
    });
  });

  test('is as long as the information content, but for two bits', () => {
    check(messages(weights), ({ p, message }) => {
      // P = width / whole, compared with powers of two in integers.
      const { width, whole } = narrowed(p, message);
      const { length } = arithmeticCode(message, p, asCounts).bits;
      expect(width << BigInt(length)).toBeGreaterThanOrEqual(whole);
      const atMost = (whole - 1n) / width;
      const roundedUp = atMost === 0n ? 0 : atMost.toString(2).length;
      expect(length).toBeLessThanOrEqual(roundedUp + 1);
    });
  });

  test('is the shortest whose numbers all lie in the interval', () => {
    check(messages(weightsOf(5)), ({ p, message }) => {
      const { low, width, whole } = narrowed(p, message);
      const fits = (length: bigint) => {
        const first = (low << length) / whole + ((low << length) % whole === 0n ? 0n : 1n);
        return (first + 1n) * whole <= (low + width) << length;
      };
      let length = 0n;
      while (!fits(length)) length++;
      expect(arithmeticCode(message, p, asCounts).bits).toHaveLength(Number(length));
    });
  });

  test('has the interval that narrowing step by step gives', () => {
    check(messages(weightsOf(5), 6), ({ p, message }) => {
      const { low, width, whole } = narrowed(p, message);
      const code = arithmeticCode(message, p, asCounts);
      // Quotients of integers below 2^53 are rounded once, and so is the code's.
      expect(code.low).toBe(Number(low) / Number(whole));
      expect(code.width).toBe(Number(width) / Number(whole));
    });
  });

  test('has its interval rounded once, also just above the middle between two doubles', () => {
    const a = (1 + 2 ** -27) / 4;
    const b = (1 + 2 ** -26 + 2 ** -51) / 4;
    expect(arithmeticCode([0, 1], [a, b, 1 - a - b]).width).toBe(a * b);
  });

  test.each([
    { p: [0.71, 0.29], n: 8 },
    { p: [0.5, 0.3, 0.2], n: 5 },
    { p: [0.9, 0.05, 0, 0.05], n: 4 },
  ])('of all messages of $n symbols from $p is free of prefixes', ({ p, n }) => {
    const symbols = [...p.keys()].filter((symbol) => p[symbol]! > 0);
    let all: number[][] = [[]];
    for (let i = 0; i < n; i++) all = all.flatMap((m) => symbols.map((symbol) => [...m, symbol]));
    const codes = all.map((message) => arithmeticCode(message, p).bits);
    expect(isPrefixFree(codes)).toBe(true);
    expect(kraftSum(codes.map(({ length }) => length))).toBeLessThanOrEqual(1);
    expect(total(all.map((message) => arithmeticCode(message, p).width))).toBeCloseTo(1, 13);
  });

  test('every number belongs to the message whose interval it lies in', () => {
    check(fc.tuple(distribution, fc.nat(2 ** 20 - 1)), ([p, number]) => {
      const message = arithmeticDecode(number.toString(2).padStart(20, '0'), p, 3);
      const { low, width } = arithmeticCode(message, p);
      expect(low).toBeLessThanOrEqual(number / 2 ** 20);
      // The sum of two rounded numbers.
      expect((low + width) * (1 + 2 ** -52)).toBeGreaterThan(number / 2 ** 20);
    });
  });

  test('knows the information content where the probability is near 0 or 1, or below every double', () => {
    const nearlyCertain = arithmeticCode([0, 0], [1e17, 1], asCounts);
    expect(nearlyCertain.informationContent).toBeCloseTo((2 * Math.log1p(1e-17)) / Math.LN2, 30);
    expect(nearlyCertain.width).toBe(1);
    const impossible = arithmeticCode([1, 1], [1, 2 ** -1074]);
    expect(impossible.informationContent).toBe(2148);
    expect(impossible.width).toBe(0);
    // 1 + 2^−1074 is the exact sum: the smallest numbers count.
    expect([...arithmeticDecode(impossible.bits, [1, 2 ** -1074], 2)]).toEqual([1, 1]);
    expect(arithmeticCode([1], [1, 2 ** -1074]).width).toBe(2 ** -1074);
  });

  test('adds up the information content of the symbols', () => {
    check(messages(distribution), ({ p, message }) => {
      const sum = total(message.map((symbol) => informationContent(p[symbol]!, bits)));
      const { informationContent: content, width } = arithmeticCode(message, p);
      expect(Math.abs(content - sum)).toBeLessThanOrEqual(1e-12 * Math.max(1, sum));
      if (sum < 1000) expect(width / 2 ** -content).toBeCloseTo(1, 11);
    });
  });

  test('takes any array-like and leaves it as it was', () => {
    const message = Object.freeze([1, 0, 1]);
    const p = Object.freeze([3, 1]);
    const code = arithmeticCode(message, p, asCounts);
    expect(arithmeticCode(Uint8Array.from(message), Float32Array.from(p), asCounts)).toEqual(code);
    expect(arithmeticCode({ ...message, length: 3 }, { ...p, length: 2 }, asCounts)).toEqual(code);
    expect(arithmeticCode(message, [0.75, 0.25])).toEqual(code);
    expect([...arithmeticDecode(code.bits, p, 3, asCounts)]).toEqual([1, 0, 1]);
  });

  test(
    'of ten thousand symbols is at most two bits longer than its information content',
    UNHURRIED,
    () => {
      const p = [0.71, 0.29];
      let state = 1;
      const message = Array.from({ length: 10_000 }, () => {
        state = (state * 48_271) % 2_147_483_647;
        return Number(state / 2_147_483_647 > p[0]!);
      });
      const code = arithmeticCode(message, p);
      const decoded = arithmeticDecode(code.bits, p, message.length);
      expect([...decoded]).toEqual(message);
      const ones = total(message);
      const content = (10_000 - ones) * -Math.log2(0.71) + ones * -Math.log2(0.29);
      expect(code.informationContent / content).toBeCloseTo(1, 13);
      expect(code.bits.length - content).toBeGreaterThanOrEqual(0);
      expect(code.bits.length - content).toBeLessThan(2);
      expect(code.width).toBe(0);
    },
  );
});

/** Possible messages, with the model that they come from. */
const messages = (models: fc.Arbitrary<number[]>, maxLength = 60) =>
  models.chain((p) => {
    const possible = [...p.keys()].filter((symbol) => p[symbol]! > 0);
    return arrayOf(fc.constantFrom(...possible), maxLength).map((message) => ({ p, message }));
  });

/** An interval in units of 1/whole, narrowed symbol by symbol. */
function narrowed(p: number[], message: number[]) {
  let [low, width, whole] = [0n, 1n, 1n];
  for (const symbol of message) {
    low = low * BigInt(total(p)) + width * BigInt(total(p.slice(0, symbol)));
    width *= BigInt(p[symbol]!);
    whole *= BigInt(total(p));
  }
  return { low, width, whole };
}

describe('Moby-Dick', () => {
  const { symbolCounts, chapterOneCounts, alphabet } = mobyDick;
  const code = huffman(symbolCounts, asCounts);
  const lengthOf = (letter: string) => code.lengths[alphabet.indexOf(letter)];
  // A code without memory has the same length for every order of the symbols.
  const chapterOne = chapterOneCounts.flatMap((count, symbol) =>
    new Array<number>(count).fill(symbol),
  );
  const perSymbol = (counts: readonly number[]) =>
    arithmeticCode(chapterOne, counts, asCounts).informationContent / chapterOne.length;

  test('its Huffman code', () => {
    expect(significant(code.meanLength)).toBe(4.13173389003);
    const overhead = code.meanLength - entropy(symbolCounts, { ...asCounts, ...bits });
    expect(overhead).toBeCloseTo(0.0408985284108, 13);
    expect([...' etqjz'].map(lengthOf)).toEqual([3, 3, 4, 10, 10, 10]);
    expect(kraftSum(code.lengths)).toBe(1);
  });

  test('chapter 1, encoded with the model of the book and with its own', UNHURRIED, () => {
    expect(chapterOne).toHaveLength(11_867);
    expect(significant(perSymbol(symbolCounts))).toBe(4.07946075978);
    expect(significant(perSymbol(chapterOneCounts))).toBe(4.07575084935);
    expect(perSymbol(symbolCounts) - perSymbol(chapterOneCounts)).toBeCloseTo(0.00370991043347, 13);
    const encoded = arithmeticCode(chapterOne, symbolCounts, asCounts);
    expect(encoded.bits.length - encoded.informationContent).toBeLessThan(2);
    expect([...arithmeticDecode(encoded.bits, symbolCounts, 11_867, asCounts)]).toEqual(chapterOne);
  });

  test('the book, with the add-one model of chapter 1 and with none', () => {
    const both = { ...asCounts, ...bits };
    const addOne = chapterOneCounts.map((count) => count + 1);
    const uniform = symbolCounts.map(() => 1);
    expect(significant(crossEntropy(symbolCounts, addOne, both))).toBe(4.09458899046);
    expect(significant(klDivergence(symbolCounts, addOne, both))).toBe(0.00375362884457);
    expect(significant(klDivergence(symbolCounts, uniform, both))).toBe(0.664052140549);
  });
});

describe('refuses', () => {
  const models = [
    { f: 'huffman', call: (v: unknown, options?: object) => core.huffman!(v, options) },
    {
      f: 'arithmeticCode',
      call: (v: unknown, options?: object) => core.arithmeticCode!([0], v, options),
    },
    {
      f: 'arithmeticDecode',
      call: (v: unknown, options?: object) => core.arithmeticDecode!('0', v, 1, options),
    },
  ];

  describe.each(models)('$f: p', ({ f, call }) => {
    test.each(notVectors)('that is no vector: $shown', ({ value, shown }) =>
      expectRefusal(() => call(value), TypeError, `${f}: p must be`, shown),
    );

    test.each([...notNumbers, ...notWeights])(
      'with an element $shown',
      ({ value, kind, shown }) => {
        expectRefusal(() => call([0.5, value]), kind, `${f}: p[1] must be`, shown);
        expectRefusal(() => call([3, value], asCounts), kind, `${f}: p[1] must be`, shown);
      },
    );

    test('that is empty, or does not sum to one', () => {
      expectRefusal(() => call([]), RangeError, `${f}: p must not be empty`);
      expectRefusal(() => call([0.5, 0.49]), RangeError, `${f}: p must sum to 1`, 'got 0.99');
      expectRefusal(() => call([0, 0], asCounts), RangeError, `${f}: p must`, 'got 0');
      expect(() => call([0.5, 0.5 + 1e-12])).not.toThrow();
    });
  });

  test.each(notVectors)('a message that is no vector: $shown', ({ value, shown }) =>
    expectRefusal(
      () => core.arithmeticCode!(value, [0.5, 0.5]),
      TypeError,
      'arithmeticCode: message must be',
      shown,
    ),
  );

  test.each(notNumbers)('a message with an element $shown', ({ value, shown }) =>
    expectRefusal(
      () => core.arithmeticCode!([0, value], [0.5, 0.5]),
      TypeError,
      'arithmeticCode: message[1] must be',
      shown,
    ),
  );

  test.each([2, -1, 0.5, Number.NaN, Infinity, 2 ** 53])(
    'a message with the symbol %d of two',
    (symbol) =>
      expectRefusal(
        () => arithmeticCode([0, 1, symbol], [0.5, 0.5]),
        RangeError,
        'arithmeticCode: message[2] must be an index from 0 to 1',
        `got ${symbol}`,
      ),
  );

  test('a message with an impossible symbol', () =>
    expectRefusal(
      () => arithmeticCode([0, 1], [1, 0]),
      RangeError,
      'arithmeticCode: message[1] must be a symbol of positive probability',
      'got 1',
    ));

  test.each(notVectors.filter(({ value }) => typeof value !== 'string'))(
    'bits that are no text: $shown',
    ({ value, shown }) =>
      expectRefusal(
        () => core.arithmeticDecode!(value, [0.5, 0.5], 1),
        TypeError,
        'arithmeticDecode: bits must be',
        shown,
      ),
  );

  test.each(['012', '01 ', '01\n', '01x0'])('bits with another character: %j', (text) =>
    expectRefusal(
      () => arithmeticDecode(text, [0.5, 0.5], 1),
      RangeError,
      'arithmeticDecode: bits[2] must be 0 or 1',
      `got ${JSON.stringify(text[2])}`,
    ),
  );

  test.each([...notNumbers, ...notWeights, { value: 1.5, kind: RangeError, shown: 'got 1.5' }])(
    'a length $shown',
    ({ value, kind, shown }) =>
      expectRefusal(
        () => core.arithmeticDecode!('0', [0.5, 0.5], value),
        kind,
        'arithmeticDecode: length must be',
        shown,
      ),
  );

  test.each(notVectors)('code lengths that are no vector: $shown', ({ value, shown }) =>
    expectRefusal(() => core.kraftSum!(value), TypeError, 'kraftSum: lengths must be', shown),
  );

  test.each([...notNumbers, ...notWeights, { value: 1.5, kind: RangeError, shown: 'got 1.5' }])(
    'a code length $shown',
    ({ value, kind, shown }) =>
      expectRefusal(() => core.kraftSum!([1, value]), kind, 'kraftSum: lengths[1] must be', shown),
  );

  test('no code lengths', () =>
    expectRefusal(() => kraftSum([]), RangeError, 'kraftSum: lengths must not be empty'));

  test.each([1, 0, -2, 2.5, Number.NaN, Infinity])('a code alphabet of %d letters', (base) =>
    expectRefusal(
      () => kraftSum([1], { base }),
      RangeError,
      'kraftSum: base must be an integer, at least 2',
      `got ${base}`,
    ),
  );

  test.each(notNumbers.filter(({ value }) => value !== undefined))(
    'a code alphabet $shown',
    ({ value, shown }) =>
      expectRefusal(
        () => core.kraftSum!([1], { base: value }),
        TypeError,
        'kraftSum: base must be',
        shown,
      ),
  );
});
