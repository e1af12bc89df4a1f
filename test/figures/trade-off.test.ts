import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as tradeOff from '../../src/figures/trade-off.ts';

const { describe: inWords, initial, model } = tradeOff;

describe('TradeOff', () => {
  test('the sum stops where its slope is zero', () => {
    const states = fc.record({
      perMetre: fc.double({ min: 0.1, max: 10, noNaN: true }),
      weight: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    });
    fc.assert(
      fc.property(states, ({ perMetre, weight }) => {
        const { x } = model({ perMetre, weight }).weighted;
        const best = (1 - weight) / (weight * perMetre ** 2 + 1 - weight);
        expect(Math.abs(x - best)).toBeLessThanOrEqual(1 / 1000 + 1e-12);
      }),
    );
  });

  test('a unit acts as the square of its factor in the weight', () => {
    const ten = model({ perMetre: 10, weight: 0.5 }).weighted.x;
    expect(model({ perMetre: 1, weight: 100 / 101 }).weighted.x).toBe(ten);
  });

  test('learned weights stay where they are in every unit', () => {
    const { learned } = model(initial);
    expect(learned.x).toBeCloseTo(0.097, 2);
    for (const perMetre of [0.001, 0.3, 100]) {
      expect(model({ perMetre, weight: 0.2 }).learned).toEqual(learned);
    }
  });

  test('the words hold the reading', () => {
    expect(inWords(model(initial))).toBe(
      'Units to the metre: 1. With the weight 0.5 the weighted sum chooses losses of 0.35 m² and 0.45; ' +
        'the first task is 43.75% of it. Learned weights choose 0.1096 m² and 1.014.',
    );
  });
});
