import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOnServer } from '../../src/figures/draw-on-server.ts';
import * as entropyBars from '../../src/figures/entropy-bars.ts';
import { distributions, total } from './arbitraries.ts';

describe('EntropyBars', () => {
  const { initial, model, presets } = entropyBars;

  test('begins with the classifier of the source note', () => {
    const m = model(initial);
    expect(m.entropy).toBeCloseTo(0.801818552543, 11);
    expect(model({ ...initial, unit: 'bit' }).entropy).toBeCloseTo(1.15677964945, 11);
    expect(m.perplexity).toBeCloseTo(Math.exp(0.801818552543), 10);
    expect(m.terms[0]).toBeCloseTo(0.7 * 0.356674943939, 11);
  });

  test('terms add up to the entropy, between zero and that of a fair choice', () => {
    fc.assert(
      fc.property(distributions, fc.constantFrom(...entropyBars.units), (p, unit) => {
        const m = model({ p, unit });
        expect(total(m.terms)).toBeCloseTo(m.entropy, 12);
        expect(Math.min(...m.terms)).toBeGreaterThanOrEqual(0);
        expect(m.entropy).toBeLessThanOrEqual(m.maximum + 1e-12);
        expect(m.perplexity).toBeLessThanOrEqual(3 + 1e-12);
      }),
    );
  });

  test('uniform and certain are the two ends', () => {
    const uniform = model({ p: presets.uniform, unit: 'nat' });
    expect(uniform.entropy).toBeCloseTo(uniform.maximum, 14);
    expect(uniform.maximum).toBeCloseTo(1.09861228867, 11);
    expect(uniform.perplexity).toBeCloseTo(3, 12);
    const certain = model({ p: presets.certain, unit: 'nat' });
    expect([certain.entropy, ...certain.terms]).toEqual([0, 0, 0, 0]);
    expect(certain.perplexity).toBe(1);
  });

  test('the words hold the numbers', () => {
    expect(entropyBars.describe(model(initial))).toBe(
      'With cat 0.7, dog 0.2, horse 0.1 the entropy is 0.8018 nat, of at most 1.099: as uncertain as a fair choice among 2.23.',
    );
  });
});

test('numbers that are read keep their digits', () => {
  const { initial, model, plot } = entropyBars;
  expect(drawOnServer(plot(model(initial)))).toContain('>ln 3 = 1.099<');
});
