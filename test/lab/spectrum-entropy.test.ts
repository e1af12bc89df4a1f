import fc from 'fast-check';
import { spectrumEntropy } from 'surprisal/lab';
import { expect, test } from 'vitest';

test('four words, two of them twice', () => {
  // ⅓·log₂6 + ⅔·log₂3
  const expected = Math.log2(6) / 3 + (2 * Math.log2(3)) / 3;
  expect(spectrumEntropy({ occurrences: [1, 2], kinds: [2, 2] }, { base: 2 })).toBeCloseTo(
    expected,
    14,
  );
});

test('k kinds that occur equally often have entropy ln k', () => {
  expect(spectrumEntropy({ occurrences: [17], kinds: [1000] })).toBeCloseTo(Math.log(1000), 12);
  expect(spectrumEntropy({ occurrences: [17], kinds: [1] })).toBe(0);
});

test('it is ln N minus the mean logarithm of the occurrences', () => {
  const row = fc.record({
    count: fc.integer({ min: 1, max: 1e6 }),
    kinds: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const total = rows.reduce((sum, { count, kinds }) => sum + count * kinds, 0);
      const logarithms = rows.reduce(
        (sum, { count, kinds }) => sum + (kinds * count * Math.log(count)) / total,
        0,
      );
      const spectrum = { occurrences: rows.map((r) => r.count), kinds: rows.map((r) => r.kinds) };
      expect(spectrumEntropy(spectrum)).toBeCloseTo(Math.log(total) - logarithms, 10);
    }),
    { seed: 1 },
  );
});

test('lists of different lengths are refused', () => {
  expect(() => spectrumEntropy({ occurrences: [1, 2], kinds: [1] })).toThrow(
    new RangeError('occurrences and kinds must have the same length, not 2 and 1'),
  );
});

test.each([-1, 0.5, Number.NaN])('%d kinds are refused', (kinds) => {
  expect(() => spectrumEntropy({ occurrences: [3, 1], kinds: [1, kinds] })).toThrow(
    new RangeError(`kinds[1] must be a whole number, not ${kinds}`),
  );
});

test.each([
  [[], []],
  [[-1], [1]],
])('occurrences %j of kinds %j are refused', (occurrences, kinds) => {
  expect(() => spectrumEntropy({ occurrences, kinds })).toThrow(RangeError);
});
