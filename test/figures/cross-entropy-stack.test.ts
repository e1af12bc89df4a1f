import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as crossEntropyStack from '../../src/figures/cross-entropy-stack.ts';
import { distributions, total } from './arbitraries.ts';

describe('CrossEntropyStack', () => {
  const { initial, model, predictTruth, presets } = crossEntropyStack;
  const preset = (name: string) => model({ ...initial, ...presets[name]! });

  test('the stack adds up, and so do the terms', () => {
    fc.assert(
      fc.property(
        distributions,
        distributions,
        fc.constantFrom(...crossEntropyStack.units),
        (p, q, unit) => {
          const m = model({ p, q, unit });
          expect(m.crossEntropy === Infinity).toBe(m.impossible.length > 0);
          if (m.crossEntropy === Infinity) return;
          expect(m.entropy + m.divergence).toBeCloseTo(m.crossEntropy, 12);
          expect(total(m.terms)).toBeCloseTo(m.crossEntropy, 12);
        },
      ),
    );
  });

  test('the floor does not move while Q moves', () => {
    fc.assert(
      fc.property(distributions, (q) => {
        expect(model({ ...initial, q }).entropy).toBe(model(initial).entropy);
      }),
    );
  });

  test('a soft target of the fact sheet', () => {
    const m = model({ p: [0.1, 0.2, 0.7], q: [0.2, 0.3, 0.5], unit: 'nat' });
    expect(m.crossEntropy).toBeCloseTo(0.886941378501, 11);
    expect(m.entropy).toBeCloseTo(0.801818552543, 11);
    expect(m.divergence).toBeCloseTo(0.0851228259572, 11);
  });

  test('a one-hot label has no floor', () => {
    const m = preset('one-hot label');
    expect(m.entropy).toBe(0);
    expect(m.crossEntropy).toBeCloseTo(0.356674943939, 11);
  });

  test('a smoothed label has one', () => {
    expect(preset('smoothed label').entropy).toBeCloseTo(0.29114, 5);
  });

  test('predicting the truth leaves only the floor', () => {
    const m = model(predictTruth(initial));
    expect(m.divergence).toBe(0);
    expect(m.crossEntropy).toBeCloseTo(m.entropy, 14);
  });

  test('sure and wrong is infinite, and the words say why', () => {
    const m = preset('sure and wrong');
    expect(m.crossEntropy).toBe(Infinity);
    expect(crossEntropyStack.describe(m)).toContain('Q gives cat probability zero, P does not');
  });
});
