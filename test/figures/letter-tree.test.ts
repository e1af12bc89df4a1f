import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initial, model, mostCharacters } from '../../src/figures/letter-tree.ts';

const texts = fc.string({ minLength: 1, maxLength: mostCharacters });
const all = mostCharacters;

describe('LetterTree', () => {
  test('the letters of abracadabra', () => {
    // Shares 5, 2, 2, 1, 1 of 11: computed by hand.
    const { entropy, meanLength, letters, joints } = model(initial);
    expect(entropy).toBeCloseTo(Math.log2(11) - (5 * Math.log2(5) + 4) / 11, 12);
    expect(meanLength).toBeCloseTo(23 / 11, 12);
    expect(letters).toHaveLength(5);
    expect(joints.map(({ share }) => Math.round(11 * share))).toEqual([2, 4, 6, 11]);
  });

  test('the joints add up to the mean length, and the entropy is at most one bit below it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { joints, letters, meanLength, entropy } = model({ text, steps: all });
        expect(joints).toHaveLength(letters.length - 1);
        expect(joints.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(meanLength, 10);
        expect(meanLength).toBeGreaterThan(entropy - 1e-9);
        expect(meanLength).toBeLessThan(entropy + 1);
      }),
    );
  });

  test('each joint takes the two lightest parts that are there', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { joints, letters } = model({ text, steps: all });
        const loose = letters.map(({ share }) => share);
        for (const { parts, share } of joints) {
          loose.sort((a, b) => a - b);
          const lightest = loose.splice(0, 2).reduce((sum, each) => sum + each, 0);
          expect(parts[0].share + parts[1].share).toBeCloseTo(lightest, 10);
          expect(share).toBeCloseTo(lightest, 10);
          loose.push(share);
        }
      }),
    );
  });

  test('a text of one letter needs no digit, and no text has no letters', () => {
    expect(model({ text: 'aaa', steps: all })).toMatchObject({
      entropy: 0,
      meanLength: 0,
      joints: [],
    });
    expect(model({ text: '', steps: all })).toMatchObject({ entropy: 0, letters: [], steps: 0 });
  });
});
