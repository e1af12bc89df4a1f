import {
  averagePrecision,
  expectedCalibrationError,
  precisionRecallCurve,
  rocAuc,
  rocCurve,
  temperatureScale,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { outcome } from '../refusal.ts';

// What other implementations have got wrong, and what rounding invites to.

describe('ties', () => {
  test('are one threshold: the order of the samples does not matter', () => {
    const scores = [0.5, 0.5, 0.5, 0.5];
    for (const targets of [
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ]) {
      expect(averagePrecision(scores, targets)).toBe(0.25);
      expect(rocAuc(scores, targets)).toBe(0.5);
      expect([...rocCurve(scores, targets).truePositiveRate]).toEqual([0, 1]);
    }
  });

  test('of 0 and −0, and of infinities', () => {
    expect(rocAuc([0, -0], [1, 0])).toBe(0.5);
    expect(rocAuc([-0, 0], [1, 0])).toBe(0.5);
    expect(rocAuc([Infinity, Infinity, -Infinity], [1, 0, 0])).toBe(0.75);
    expect(averagePrecision([-Infinity, -Infinity], [1, 0])).toBe(0.5);
  });
});

describe('curves', () => {
  test('begin where nothing is called positive', () => {
    const { thresholds, precision, recall } = precisionRecallCurve([0.2, 0.1], [0, 1]);
    expect([thresholds[0], precision[0], recall[0]]).toEqual([Infinity, 1, 0]);
    const roc = rocCurve([0.2, 0.1], [0, 1]);
    expect([roc.thresholds[0], roc.falsePositiveRate[0], roc.truePositiveRate[0]]).toEqual([
      Infinity,
      0,
      0,
    ]);
  });

  test('precision may be all there is where every sample is positive', () => {
    expect([...precisionRecallCurve([0.2, 0.1], [1, 1]).precision]).toEqual([1, 1, 1]);
    expect(averagePrecision([0.2, 0.1], [1, 1])).toBe(1);
  });
});

describe('divisions by nothing', () => {
  test('without positives or negatives there is no rate, and no silent NaN or 0', () => {
    for (const metric of [averagePrecision, precisionRecallCurve, rocAuc, rocCurve])
      expect(outcome(() => metric([0.5, 0.2], [0, 0]))).toBe(
        `RangeError: ${metric.name}: targets must hold at least one 1, got none`,
      );
    for (const metric of [rocAuc, rocCurve])
      expect(outcome(() => metric([0.5, 0.2], [1, 1]))).toBe(
        `RangeError: ${metric.name}: targets must hold at least one 0, got none`,
      );
  });
});

describe('bins', () => {
  test('a probability of 1 is in the last, one on an edge in the upper', () => {
    expect(expectedCalibrationError([1, 1], [1, 0])).toBe(0.5);
    // 0.3 shares a bin with 0.35, not with 0.25.
    expect(expectedCalibrationError([0.3, 0.35], [0, 1])).toBeCloseTo(0.175, 15);
    expect(expectedCalibrationError([0.25, 0.3], [0, 1])).toBeCloseTo(0.475, 15);
  });

  test('without samples add nothing', () => {
    expect(expectedCalibrationError([0.5], [1], { bins: 1000 })).toBe(0.5);
  });
});

describe('temperatures that are none', () => {
  test('all samples right: the loss falls towards T = 0', () => {
    const message = 'no temperature above 0 is best where all are right';
    expect(outcome(() => temperatureScale([[2, 0, 1]], [0]))).toContain(message);
    expect(outcome(() => temperatureScale([3, -2], [1, 0]))).toContain(message);
    expect(outcome(() => temperatureScale([[2, 2, 1]], [0]))).toContain(message);
  });

  test('logits that say nothing, or the opposite: the loss falls towards T = ∞', () => {
    const message = 'no finite temperature is best where they do not';
    expect(outcome(() => temperatureScale([2, 2], [1, 0]))).toContain(message);
    expect(outcome(() => temperatureScale([2, -3], [0, 1]))).toContain(message);
    expect(outcome(() => temperatureScale([[1, 1]], [0]))).toContain(message);
    expect(outcome(() => temperatureScale([[0], [0]], [0, 0]))).toContain(message);
  });

  test('beyond the doubles', () => {
    const message = 'logits must have a best temperature that is a positive double, got';
    const far = [1.7e308, 1.7e308, 1.7e308];
    expect(outcome(() => temperatureScale(far, [1, 1, 0]))).toContain(`${message} Infinity`);
    expect(outcome(() => temperatureScale([1, 1, 5e-324], [1, 1, 0]))).toContain(`${message} 0`);
  });

  test('are found at the ends of the doubles', () => {
    for (const scale of [1e-320, 1e-300, 1e300, 5e307]) {
      const logits = [2 * scale, 2 * scale, 2 * scale];
      const { temperature, lossAfter } = temperatureScale(logits, [1, 1, 0]);
      expect(temperature / scale / (2 / Math.LN2)).toBeCloseTo(1, scale < 1e-307 ? 3 : 14);
      expect(lossAfter).toBeCloseTo(0.636514168295, 11);
    }
  });

  test('are found far from 1, where most samples are right and one is nearly so', () => {
    const { temperature } = temperatureScale(
      [...new Array(1000).fill(1), -1e-6],
      [...new Array(1000).fill(1), 1],
    );
    expect(temperature).toBeGreaterThan(0.03);
    expect(temperature).toBeLessThan(0.06);
  });
});
