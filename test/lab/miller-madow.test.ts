import { entropy } from 'surprisal';
import { millerMadow, mobyDick } from 'surprisal/lab';
import { expect, test } from 'vitest';
import { significant } from './significant.ts';

test.each([
  ['1 000', mobyDick.firstThousandCounts, 25, 4.1097472868, 4.12705962729],
  ['10 000', mobyDick.firstTenThousandCounts, 27, 4.07283823792, 4.07471374147],
])('the first %s symbols of Moby-Dick', (_, counts, seen, plugIn, corrected) => {
  expect(counts.filter((count) => count > 0)).toHaveLength(seen);
  expect(significant(entropy(counts, { normalize: true, base: 2 }))).toBe(plugIn);
  expect(significant(millerMadow(counts, { base: 2 }))).toBe(corrected);
});

test('nats when no base is given', () => {
  const threeToOne = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
  expect(millerMadow([3, 1])).toBeCloseTo(threeToOne + 1 / 8, 14);
});

test('kinds that were not seen add nothing', () => {
  expect(millerMadow([3, 1, 0, 0])).toBe(millerMadow([3, 1]));
});

test('one kind has no entropy and no bias', () => {
  expect(millerMadow([7])).toBe(0);
});

test('it is closer to the truth than the plug-in entropy, on average over all samples', () => {
  // Every sample of five fair flips, by its number of heads.
  const samples = [1, 5, 10, 10, 5, 1].map((ways, heads) => ({ ways, counts: [heads, 5 - heads] }));
  const mean = (estimate: (counts: number[]) => number) =>
    samples.reduce((sum, { ways, counts }) => sum + (ways / 32) * estimate(counts), 0);
  const biasOf = (estimate: (counts: number[]) => number) => Math.LN2 - mean(estimate);
  const plugIn = biasOf((counts) => entropy(counts, { normalize: true }));
  const corrected = biasOf((counts) => millerMadow(counts));
  expect(plugIn).toBeGreaterThan(0.1);
  expect(Math.abs(corrected)).toBeLessThan(0.03);
});

test.each([[[]], [[0, 0]], [[-1, 2]], [[Number.NaN]]])('%j is refused', (counts) => {
  expect(() => millerMadow(counts)).toThrow(RangeError);
});
