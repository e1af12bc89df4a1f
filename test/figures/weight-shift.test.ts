import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as weightShift from '../../src/figures/weight-shift.ts';
import { total } from './arbitraries.ts';

const { describe: inWords, initial, model, report, weightScale } = weightShift;

describe('WeightShift', () => {
  const at = (part: Partial<weightShift.State>) => model({ ...initial, ...part });
  const balanced = 8939 / 1061;

  test('the weighted model of the golden run, and the same with its bias put back', () => {
    const { weighted } = at({ weight: balanced });
    expect(weighted.logLoss).toBeCloseTo(0.580008233571, 9);
    expect(weighted.meanProbability).toBeCloseTo(0.423995375, 8);
    expect(weighted.calibrationError).toBeCloseTo(0.317895, 6);
    expect([weighted.found, weighted.falseAlarms]).toEqual([639, 2037]);
    const putBack = at({ weight: balanced, bias: 'put back' }).weighted;
    expect(putBack.logLoss).toBeCloseTo(0.292481763877, 9);
    expect(putBack.calibrationError).toBeCloseTo(0.00290765, 7);
    expect([putBack.found, putBack.falseAlarms]).toEqual([128, 117]);
    expect(putBack.rocArea).toBe(weighted.rocArea);
  });

  test('without a weight it is the plain model', () => {
    const { weighted, plain, shift, groups } = at({ weight: 1 });
    expect(weighted).toEqual(plain);
    expect(plain.logLoss).toBeCloseTo(0.292858233438, 11);
    expect(shift).toBe(0);
    for (const { logit, forecast } of groups)
      expect(forecast).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
  });

  test('every strike is in a group, and the forecasts have the mean of the model', () => {
    const { groups, weighted } = model(initial);
    expect(total(groups.map(({ strikes }) => strikes))).toBe(10_000);
    const mean = total(groups.map(({ strikes, forecast }) => strikes * forecast)) / 10_000;
    expect(mean).toBeCloseTo(weighted.meanProbability, 12);
  });

  test('the forecasts keep near the curve that the algebra promises', () => {
    for (const weight of [0.3333, 2, 5, balanced]) {
      const { groups, shift } = at({ weight });
      const gap = (of: number) =>
        total(
          groups.map(
            ({ logit, forecast, strikes }) =>
              strikes * Math.abs(forecast - 1 / (1 + Math.exp(-logit - of))),
          ),
        );
      expect(gap(shift)).toBeLessThan(gap(0) / 10);
    }
  });

  test('a weight of five does what the threshold of a sixth does', () => {
    const { weighted, moved } = at({ weight: 5 });
    expect(moved.threshold).toBeCloseTo(1 / 6, 12);
    expect([moved.found, moved.falseAlarms]).toEqual([weighted.found, weighted.falseAlarms]);
    expect([moved.found, moved.falseAlarms]).toEqual([443, 896]);
  });

  test('the curve is one half where the logit is minus the logarithm of the weight', () => {
    const curve = report(Math.log(balanced));
    const above = curve.findIndex(([, q]) => q >= 0.5);
    expect(curve[above]![0]).toBeGreaterThanOrEqual(-2.13121186647);
    expect(curve[above - 1]![0]).toBeLessThan(-2.13121186647);
  });

  test('the handle goes from the largest weight to the smallest, and back to where it was', () => {
    expect(weightScale.value(0)).toBe(100);
    expect(weightScale.value(1)).toBe(0.05);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(weightScale.share(weightScale.value(share))).toBeCloseTo(share, 3);
      }),
    );
  });

  test('the words hold the numbers', () => {
    expect(inWords(at({ weight: 5 }))).toContain(
      'The plain model: mean probability 0.1061, log loss 0.2929 nat, area under the ROC curve 0.7532; ' +
        'at 0.5 it finds 76 with 53 false alarms; at 0.1667 it finds 443 with 896 false alarms.',
    );
  });
});
