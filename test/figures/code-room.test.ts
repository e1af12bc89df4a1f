import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as codeRoom from '../../src/figures/code-room.ts';
import { total } from './arbitraries.ts';

describe('CodeRoom', () => {
  const { initial, model, names, huffmanCode, shannonCode, sources } = codeRoom;
  const of = (source: codeRoom.Source, lengths: readonly number[]) => model({ source, lengths });
  const sourcesAndLengths = [
    fc.constantFrom(...sources),
    fc.array(fc.integer({ min: 1, max: codeRoom.longest }), { minLength: 4, maxLength: 4 }),
  ] as const;

  test('the codes of the chapter cost what it says', () => {
    expect(model(initial).meanLength).toBeCloseTo(2, 12);
    expect(model(initial).entropy).toBeCloseTo(1.84643934467, 11);
    expect(model(huffmanCode(initial)).meanLength).toBeCloseTo(1.9, 12);
    expect(shannonCode(initial).lengths).toEqual([2, 2, 3, 4]);
    expect(model(shannonCode(initial)).meanLength).toBeCloseTo(2.4, 12);
    expect(of('halves', [1, 2, 3, 3]).meanLength).toBe(of('halves', [1, 2, 3, 3]).entropy);
  });

  test('the shortest words come first, from zero on', () => {
    const digits = of('the camera', [3, 1, 2, 3]).words.map((word) => word.digits);
    expect(digits).toEqual(['110', '0', '10', '111']);
  });

  test('no word begins another, and names are without a word exactly when there is too little room', () => {
    fc.assert(
      fc.property(...sourcesAndLengths, (source, lengths) => {
        const m = of(source, lengths);
        const digits = m.words.flatMap((word) => word.digits ?? []);
        for (const [i, one] of digits.entries()) {
          expect(digits.findIndex((other) => one.startsWith(other))).toBe(i);
        }
        expect(digits.length + m.without.length).toBe(names.length);
        expect(m.without.length > 0).toBe(m.room > 1);
        expect(m.room).toBe(total(lengths.map((length) => 2 ** -length)));
      }),
    );
  });

  test('a code with a word for each name costs at least the entropy, and Huffman the least', () => {
    fc.assert(
      fc.property(...sourcesAndLengths, (source, lengths) => {
        const m = of(source, lengths);
        const best = model(huffmanCode({ source, lengths }));
        expect(best.meanLength).toBeGreaterThanOrEqual(best.entropy - 1e-12);
        if (m.room <= 1) expect(m.meanLength).toBeGreaterThanOrEqual(best.meanLength - 1e-12);
      }),
    );
  });

  test('the words say what the room says', () => {
    expect(codeRoom.describe(of('the camera', [1, 2, 2, 2]))).toBe(
      'Digits: cat 1, dog 2, horse 2, nothing 2. Too much by 0.25: no word is left for “nothing”. ' +
        'The mean length is 1.6 digits, the entropy 1.846 bits.',
    );
    expect(codeRoom.verdict(of('halves', [1, 2, 3, 3]))).toBe('All the room is used.');
    expect(codeRoom.verdict(of('halves', [2, 2, 3, 3]))).toBe(
      '0.25 of the room is free: some word could be shorter.',
    );
  });
});
