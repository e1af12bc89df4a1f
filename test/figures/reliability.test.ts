import { describe, expect, test } from 'vitest';
import * as reliability from '../../src/figures/reliability.ts';

describe('Reliability', () => {
  const { initial, model, fitTemperature } = reliability;
  const of = (part: Partial<reliability.State>) => model({ ...initial, ...part });

  test('the models of the golden run', () => {
    expect(model(initial).loss).toBeCloseTo(0.292858233438, 6);
    expect(model(initial).calibrationError).toBeCloseTo(0.00820418, 6);
    expect(of({ source: 'damage weighted' }).loss).toBeCloseTo(0.580008233571, 6);
    expect(of({ source: 'damage weighted' }).calibrationError).toBeCloseTo(0.317895, 6);
  });

  test.each(reliability.sources)('the error of %s is that of its points', (source) => {
    for (const bins of reliability.binCounts) {
      const m = of({ source, bins });
      const error = m.binned
        .filter(({ cases }) => cases > 0)
        .reduce((sum, { cases, forecast, share }) => sum + cases * Math.abs(share! - forecast!), 0);
      expect(error / m.cases).toBeCloseTo(m.calibrationError, 12);
      expect(m.binned.reduce((sum, { cases }) => sum + cases, 0)).toBe(m.cases);
      for (const { from, to, forecast = from } of m.binned) {
        expect(forecast).toBeGreaterThanOrEqual(from);
        expect(forecast).toBeLessThanOrEqual(to);
      }
    }
  });

  test.each(reliability.sources)('the fitted temperature lowers the loss of %s', (source) => {
    const fitted = fitTemperature({ ...initial, source });
    expect(model(fitted).loss).toBeLessThan(of({ source }).loss);
  });

  test('few reports make an overconfident model', () => {
    expect(fitTemperature({ ...initial, source: 'few reports' }).temperature).toBe(1.567);
    expect(of({ source: 'few reports' }).cases).toBe(8800);
  });

  test('the words hold the numbers', () => {
    expect(reliability.describe(of({ source: 'damage weighted', bins: '1' }))).toBe(
      'damage weighted, temperature 1. Bins in which damage came more often than forecast: 0 of 1. ' +
        'With one bin the calibration error is 0.3179. The loss is 0.58 nat.',
    );
  });
});
