import fc from 'fast-check';
import { rocAuc } from 'surprisal';
import { describe, expect, test } from 'vitest';
import * as priorShift from '../../src/figures/prior-shift.ts';

describe('PriorShift', () => {
  const { initial, model, presets } = priorShift;
  const priors = fc.double({ min: 0.001, max: 0.5, noNaN: true });
  const states = fc.record({
    prior: priors,
    threshold: fc.double({ min: -8, max: 8, noNaN: true }),
    distance: fc.double({ min: 0, max: 8, noNaN: true }),
  });

  test('the prior moves precision and its curve, and nothing of the ROC curve', () => {
    fc.assert(
      fc.property(states, priors, (state, prior) => {
        const [before, after] = [model(state), model({ ...state, prior })];
        expect(after.rocArea).toBe(before.rocArea);
        expect(after.at.recall).toBe(before.at.recall);
        expect(after.at.falsePositiveRate).toBe(before.at.falsePositiveRate);
        const odds = ({ precision }: priorShift.Rates) => precision / (1 - precision);
        const moved = (prior / (1 - prior)) * ((1 - state.prior) / state.prior);
        expect(odds(after.at) / odds(before.at) / moved).toBeCloseTo(1, 7);
      }),
    );
  });

  test('the counts are those of the precision', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { at, found, missed, falseAlarms } = model(state);
        expect(found / (found + falseAlarms)).toBeCloseTo(at.precision, 12);
        expect(found + missed).toBeCloseTo(priorShift.inputs * state.prior, 9);
      }),
    );
  });

  test('scores that do not differ: the diagonal, and the prior', () => {
    const m = model({ ...initial, prior: 0.01, ...presets['at random'] });
    expect(m.rocArea).toBeCloseTo(0.5, 6);
    expect(m.averagePrecision).toBeCloseTo(0.01, 6);
    expect(m.at.precision).toBeCloseTo(0.01, 12);
  });

  test('the area under the ROC curve is the share of pairs in the right order', () => {
    const quantiles = Array.from({ length: 500 }, (_, i) => Math.log((i + 0.5) / (499.5 - i)));
    for (const distance of [1, 4]) {
      const scores = [...quantiles.map((score) => score + distance), ...quantiles];
      const targets = scores.map((_, i) => Number(i < quantiles.length));
      expect(model({ ...initial, distance }).rocArea).toBeCloseTo(rocAuc(scores, targets), 3);
    }
  });

  test('bells hold the share of their class', () => {
    const { densities } = model({ ...initial, prior: 0.1, distance: 2 });
    const step = densities[1]!.score - densities[0]!.score;
    const mass = (of: 'positives' | 'negatives') =>
      densities.reduce((sum, each) => sum + step * each[of], 0);
    expect(mass('positives')).toBeCloseTo(0.1, 3);
    expect(mass('negatives')).toBeCloseTo(0.9, 2);
  });
});
