import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as focalRatio from '../../src/figures/focal-ratio.ts';

describe('FocalRatio', () => {
  const { gammas, initial, model } = focalRatio;
  const at = (part: Partial<focalRatio.State>) => model({ ...initial, ...part });

  const states = fc.record({
    pt: fc.double({ min: 0, max: 1, noNaN: true }),
    gamma: fc.constantFrom(...gammas),
  });

  test('the crossings of the fact sheet', () => {
    const expected = [
      0.421457461526, 0.367879441171, 0.297636554982, 0.252583988716, 0.196802738937,
    ];
    for (const [i, gamma] of gammas.entries())
      expect(at({ gamma }).crossing).toBeCloseTo(expected[i]!, 11);
  });

  test('a hundredth of the loss is a thirty-fifth of the gradient', () => {
    const m = at({ pt: 0.9 });
    expect(m.loss.ratio).toBeCloseTo(0.01, 12);
    expect(m.pull.ratio).toBeCloseTo(0.0289648928184, 12);
    expect(m.pull.focal).toBeCloseTo(0.00289648928184, 13);
  });

  test('the gradient is muted less than the loss, and grows below the crossing', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { pt, loss, pull, crossing } = model(state);
        expect(loss.ratio).toBeLessThan(1);
        expect(pull.ratio).toBeGreaterThan(loss.ratio);
        if (Math.abs(pt - crossing) > 1e-6) expect(pull.ratio > 1).toBe(pt < crossing);
      }),
    );
  });

  test('both curves stay in the frame', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(model(state).pull.ratio).toBeLessThan(focalRatio.frame.y[1]);
      }),
    );
  });

  test('the words hold the numbers', () => {
    expect(focalRatio.describe(at({ pt: 0.9 }))).toBe(
      'With γ 2 and 0.9 for the truth, focal loss is 0.01 times cross-entropy and its gradient 0.02896 times. ' +
        'Below 0.2976 the gradient is larger than that of cross-entropy.',
    );
  });
});
