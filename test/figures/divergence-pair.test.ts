import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as divergencePair from '../../src/figures/divergence-pair.ts';
import { distributions, total } from './arbitraries.ts';

describe('DivergencePair', () => {
  const { initial, model, presets, swap } = divergencePair;

  test('begins with two finite divergences that differ', () => {
    const m = model(initial);
    expect(m.forward.value).toBeCloseTo(0.277258872224, 11);
    expect(m.reverse.value).toBeCloseTo(0.34657359028, 11);
    expect(Math.min(...Array.from(m.forward.terms))).toBeLessThan(0);
  });

  test('the fair and the loaded coin', () => {
    const m = model(presets['fair and loaded']!);
    expect(m.forward.value).toBeCloseTo(0.510825623766, 11);
    expect(m.reverse.value).toBeCloseTo(0.368064207168, 11);
    expect(m.jsDivergence).toBeCloseTo(0.101749225079, 11);
    expect(m.totalVariation).toBeCloseTo(0.4, 12);
  });

  test('the cat of the source note: one way finite, the other infinite, and the words say why', () => {
    const m = model(presets['cat photo']!);
    expect(m.forward.value).toBeCloseTo(0.356674943939, 11);
    expect(m.reverse.value).toBe(Infinity);
    expect(m.reverse.impossible).toEqual(['dog', 'horse']);
    expect(divergencePair.describe(m)).toContain(
      'D(Q‖P) is infinite: P gives dog and horse probability zero, Q does not.',
    );
    expect(Number.isFinite(m.jsDivergence)).toBe(true);
  });

  test('nothing in common: both infinite, JS and TV at their ends', () => {
    const m = model(presets['nothing in common']!);
    expect([m.forward.value, m.reverse.value]).toEqual([Infinity, Infinity]);
    expect(m.jsDivergence).toBeCloseTo(Math.LN2, 11);
    expect(m.jsMaximum).toBeCloseTo(Math.LN2, 11);
    expect(m.totalVariation).toBe(1);
  });

  test('the same: nothing differs', () => {
    const m = model(presets['the same']!);
    expect([m.forward.value, m.reverse.value, m.jsDivergence, m.totalVariation]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('terms add up to the divergence, and infinity is where Q has no room for P', () => {
    fc.assert(
      fc.property(distributions, distributions, (p, q) => {
        const { forward, reverse } = model({ p, q });
        for (const { terms, value, impossible } of [forward, reverse]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value === Infinity).toBe(impossible.length > 0);
          if (value < Infinity) expect(total(terms)).toBeCloseTo(value, 12);
          // No term is below −1/e: the left edge of the frame.
          expect(Math.min(...Array.from(terms))).toBeGreaterThan(divergencePair.frame.x[0]);
        }
      }),
    );
  });

  test('swapping swaps the two divergences', () => {
    const [m, swapped] = [model(initial), model(swap(initial))];
    expect(swapped.forward.value).toBe(m.reverse.value);
    expect(swapped.reverse.value).toBe(m.forward.value);
  });
});
