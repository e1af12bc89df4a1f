import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as focalWeights from '../../src/figures/focal-weights.ts';
import { total } from './arbitraries.ts';

describe('FocalWeights', () => {
  const { initial, model } = focalWeights;
  const at = (part: Partial<focalWeights.State>) => model({ ...initial, ...part });
  const ones = (part: Partial<focalWeights.State>) => at(part).kinds.map(({ one }) => one);

  const states = fc.record({
    alpha: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    gamma: fc.double({ min: 0, max: focalWeights.largestGamma, noNaN: true }),
    hardPositives: fc.constantFrom(...focalWeights.hardPositiveCounts),
    easyNegatives: fc.constantFrom(...focalWeights.easyNegativeCounts),
    measure: fc.constantFrom(...focalWeights.measures),
  });

  test('the four kinds of the fact sheet, at its best α and γ', () => {
    const { kinds } = at({ easyNegatives: '1' });
    const expected = [
      ['hard positive', 0.2025, 0.466273],
      ['easy positive', 0.0025, 0.000263401],
      ['easy negative', 0.0075, 0.000790204],
      ['hard negative', 0.6075, 1.39882],
    ] as const;
    for (const [i, [name, weight, loss]] of expected.entries()) {
      expect(`${kinds[i]!.difficulty} ${kinds[i]!.class}`).toBe(name);
      expect(kinds[i]!.weight).toBeCloseTo(weight, 12);
      expect(kinds[i]!.one / loss).toBeCloseTo(1, 5);
    }
    expect(model(initial).kinds[2]!.all).toBeCloseTo(0.790204, 6);
  });

  test('the pull is that of the fact sheet, in the weight of its class', () => {
    const pulls = ones({ measure: 'pull', alpha: 0.5 });
    expect(pulls[0]).toBeCloseTo(1.10201878507 / 2, 11);
    expect(pulls[1]).toBeCloseTo(0.00289648928184 / 2, 13);
    expect(pulls[2]).toBeCloseTo(pulls[1]!, 13);
    expect(pulls[3]).toBeCloseTo(pulls[0]!, 13);
  });

  test('every strip is whole, and the first does not ask how many there are', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { strips } = model(state);
        for (const { shares } of strips) expect(total(shares)).toBeCloseTo(1, 12);
        const few = model({ ...state, hardPositives: '1', easyNegatives: '1' });
        expect(strips[0]!.shares).toEqual(few.strips[0]!.shares);
      }),
    );
  });

  test('at the balance the positives have half', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { balance } = model(state);
        const [hard, easy] = model({ ...state, alpha: balance }).strips[1]!.shares;
        expect(hard! + easy!).toBeCloseTo(0.5, 9);
      }),
    );
  });

  test('the plain strip moves with the counts only', () => {
    fc.assert(
      fc.property(states, states, ({ alpha, gamma }, state) => {
        expect(model({ ...state, alpha, gamma }).strips[2]).toEqual(model(state).strips[2]);
      }),
    );
  });

  test('with one of each, α alone decides between positives and negatives', () => {
    for (const gamma of [0, 0.5, 2, 5])
      expect(at({ gamma, easyNegatives: '1' }).balance).toBeCloseTo(0.5, 12);
  });

  test('the words hold the numbers', () => {
    expect(focalWeights.describe(model(initial))).toBe(
      'With α 0.25 and γ 2 one example has this loss, in nat: hard negative 1.399, hard positive 0.4663, ' +
        'easy negative 0.0007902, easy positive 0.0002634. ' +
        'With 1 hard positive, 1000 easy negative and one of each other kind, the positives have 18% of it ' +
        '(under plain cross-entropy 2%). They have half of it at α 0.61.',
    );
  });

  test('a share that is neither none nor all does not read so', () => {
    expect([0, 1e-6, 0.18, 0.999, 1].map(focalWeights.percentText)).toEqual([
      '0%',
      '<1%',
      '18%',
      '>99%',
      '100%',
    ]);
  });
});
