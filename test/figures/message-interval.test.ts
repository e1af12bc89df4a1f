import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arithmeticDecode } from '../../src/core/index.ts';
import {
  initial,
  inWords,
  longest,
  model,
  numberAt,
  type Source,
  sources,
} from '../../src/figures/message-interval.ts';

const states = fc.record({
  source: fc.constantFrom(...sources),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: longest }),
});

describe('MessageInterval', () => {
  test('three names of the camera', () => {
    // 0.3 is in the cat's 0 to 0.4, there in the horse's 0.28 to 0.36, and in that in the cat's 0.28 to 0.312.
    const m = model(initial);
    expect(m.message).toEqual([0, 2, 0]);
    expect(m.end[0]).toBeCloseTo(0.28, 12);
    expect(m.end[1]).toBeCloseTo(0.312, 12);
    expect(m.information).toBeCloseTo(-Math.log2(0.032), 12);
  });

  // The mean length of the camera's code is 1.9, by the chapter: 0.4·1 + 0.3·2 + 0.2·3 + 0.1·3.
  test('the code words of a message are those of its names', () => {
    const m = model(initial);
    expect(m.words.map((word) => word.length)).toEqual([1, 3, 1]);
    expect(inWords(m)).toBe(5);
    expect(m.words[0]).toBe(m.words[2]);
  });

  test('the number lies in the interval of its message, and so do all fractions that are sent', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { end, cell, at, probability, message, digits } = model(state);
        expect(end[0]).toBeLessThanOrEqual(at + 1e-12);
        expect(at).toBeLessThan(end[1] + 1e-12);
        expect(cell[0]).toBeGreaterThanOrEqual(end[0] - 1e-12);
        expect(cell[1]).toBeLessThanOrEqual(end[1] + 1e-12);
        expect(end[1] - end[0]).toBeCloseTo(probability, 12);
        expect(digits.length).toBeLessThanOrEqual(Math.ceil(-Math.log2(probability)) + 1);
        const p = {
          'the camera': [0.4, 0.3, 0.2, 0.1],
          'all alike': [1, 1, 1, 1],
          'mostly cats': [17, 1, 1, 1],
        };
        const decoded = arithmeticDecode(digits, p[state.source as Source], state.length, {
          normalize: true,
        });
        expect([...decoded]).toEqual(message);
      }),
    );
  });

  test('where a row is grabbed, there the number is', () => {
    const { rows } = model(initial);
    for (const [row, { whole }] of rows.entries()) {
      for (const share of [0, 0.25, 0.99, 1]) {
        const moved = model({ ...initial, at: numberAt(whole, share) }).rows[row]!;
        expect(moved.whole).toEqual(whole);
        expect(moved.share).toBeCloseTo(share, 5);
      }
    }
  });
});
