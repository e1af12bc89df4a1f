import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rightLogits, stages } from '../../src/figures/crowd.ts';
import * as reformulated from '../../src/figures/reformulated-gradient.ts';

const { describe: inWords, initial, model, pullHeight, table } = reformulated;

describe('ReformulatedGradient', () => {
  const at = (part: Partial<reformulated.State>) => model({ ...initial, ...part });

  test('cross-entropy pulls with the norm, focal loss as in the fact sheet', () => {
    for (const [norm, pull] of [
      [0.1, 0.00289648928184],
      [0.5, 0.29828679514],
      [0.9, 1.10201878507],
    ] as const) {
      expect(at({ norm }).at['cross-entropy']).toBeCloseTo(norm, 12);
      expect(at({ norm }).at['focal loss']).toBeCloseTo(pull, 11);
    }
  });

  test('without focus the two fixed curves are one', () => {
    for (const pulls of at({ gamma: 0 }).fixed)
      expect(pulls['focal loss']).toBeCloseTo(pulls['cross-entropy'], 12);
  });

  test('GHM gives all bins that hold anybody the same weight in sum', () => {
    const states = fc.record({
      stage: fc.constantFrom(...stages),
      bins: fc.constantFrom('5' as const, '10' as const, '20' as const),
      wrong: fc.constantFrom('0' as const, '30' as const, '300' as const),
    });
    fc.assert(
      fc.property(states, (state) => {
        const m = at(state);
        const wrongNorm = state.stage === 'untrained' ? 0.5 : 0.97;
        const wrong = new Array<number>(Number(state.wrong)).fill(wrongNorm);
        const norms = [...rightLogits[state.stage].map((x) => 1 / (1 + Math.exp(-x))), ...wrong];
        let counted = 0;
        for (const [from, to, weight] of m.harmonized) {
          const here = norms.filter((g) => g >= from && g < to).length;
          counted += here;
          expect(weight * here).toBeCloseTo(norms.length / Number(state.bins), 6);
        }
        expect(counted).toBe(norms.length);
      }),
      { numRuns: 18 },
    );
  });

  test('before training one bin pulls, with a tenth of cross-entropy', () => {
    const { at: here, harmonized } = at({ stage: 'untrained', wrong: '30', norm: 0.5 });
    expect(harmonized).toEqual([[0.5, 0.6, 0.1]]);
    expect(here.GHM).toBeCloseTo(0.05, 12);
    expect(at({ stage: 'untrained', wrong: '0', norm: 0.2 }).at.GHM).toBeUndefined();
  });

  test('a pull does not leave its axis', () => {
    expect(pullHeight(0, { axis: 'logarithmic' })).toBe(-3);
    expect(pullHeight(1, { axis: 'logarithmic' })).toBe(0);
    expect(pullHeight(9, { axis: 'linear' })).toBe(3);
  });

  test('the words and the table say where nobody is', () => {
    const m = at({ stage: 'untrained', wrong: '0' });
    expect(inWords(m)).toBe(
      '1000 examples of a model that is untrained, and 0 wrong labels. ' +
        'At the gradient norm 0.35 an example pulls with 0.35 under cross-entropy, 0.1115 under focal loss with γ 2, and under GHM: nobody there. ' +
        'GHM pulls harder than cross-entropy in 0 of 10 bins.',
    );
    expect(table(m).rows[0]!.at(-1)).toBe('');
  });
});
