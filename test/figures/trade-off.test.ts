import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as tradeOff from '../../src/figures/trade-off.ts';

const { describe: inWords, initial, model } = tradeOff;

describe('TradeOff', () => {
  const at = (part: Partial<tradeOff.State>) => model({ ...initial, ...part });

  test('the sum stops where its slope is zero', () => {
    const states = fc.record({
      perMetre: fc.double({ min: 0.1, max: 10, noNaN: true }),
      weight: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    });
    fc.assert(
      fc.property(states, ({ perMetre, weight }) => {
        const { x } = at({ perMetre, weight }).weighted;
        const best = (1 - weight) / (weight * perMetre ** 2 + 1 - weight);
        expect(Math.abs(x - best)).toBeLessThanOrEqual(1 / 1000 + 1e-12);
      }),
    );
  });

  test('a unit acts as the square of its factor in the weight', () => {
    const ten = at({ perMetre: 10, weight: 0.5 }).weighted.x;
    expect(at({ perMetre: 1, weight: 100 / 101 }).weighted.x).toBe(ten);
  });

  test('learned weights stay where they are in every unit', () => {
    const { learned } = model(initial);
    expect(learned.x).toBeCloseTo(0.097, 2);
    for (const perMetre of [0.001, 0.3, 100]) {
      expect(at({ perMetre, weight: 0.2 }).learned).toEqual(learned);
    }
  });

  test('the pull of the first task grows with the square of the unit, but not under learned weights', () => {
    const odds = (m: tradeOff.Model, row: number) =>
      m.strips[row]!.shares[0] / m.strips[row]!.shares[1];
    for (const perMetre of [0.01, 3, 100]) {
      expect(odds(at({ perMetre }), 0)).toBeCloseTo(perMetre ** 2, 9);
      expect(odds(at({ perMetre }), 1)).toBeCloseTo(odds(model(initial), 1), 9);
    }
    // Each learned weight is one over twice its loss.
    expect(odds(model(initial), 1)).toBeCloseTo(0.45 / 0.35, 12);
  });

  test('where both totals are least, the pulls are equal', () => {
    const { weighted, learned } = at({ perMetre: 2, weight: 0.3 });
    expect(at({ perMetre: 2, weight: 0.3, at: weighted.x }).strips[0]!.shares[0]).toBeCloseTo(
      0.5,
      2,
    );
    expect(at({ at: learned.x }).strips[1]!.shares[0]).toBeCloseTo(0.5, 2);
  });

  test('without any weight nobody pulls', () => {
    expect(at({ weight: 0, at: 1 }).strips[0]!.shares).toEqual([0, 0]);
  });

  test('the words hold the reading', () => {
    expect(inWords(model(initial))).toBe(
      'Units to the metre: 1. With the weight 0.5 the weighted sum chooses losses of 0.35 m² and 0.45; ' +
        'the first task is 43.75% of it. Learned weights choose 0.1096 m² and 1.014. ' +
        'At 0.5 the first task has so much of the pull: 50% under the weighted sum, 56.25% under learned weights.',
    );
  });
});
