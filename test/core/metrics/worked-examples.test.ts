import {
  averagePrecision,
  binaryCrossEntropyWithLogits,
  confusionMatrix,
  expectedCalibrationError,
  precisionRecallCurve,
  rocAuc,
  rocCurve,
  sigmoid,
  temperatureScale,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';
import { birdStrikeLogits } from './bird-strike-logits.ts';

// The numbers were computed elsewhere, with 50 digits, and are printed to 12 (trailing zeros dropped).

const repeated = (count: number, value: number) => new Array<number>(count).fill(value);

describe('temperature', () => {
  const rows = [
    [2, 0],
    [2, 0],
    [2, 0],
  ];

  test('of three samples, one of them wrong', () => {
    const { temperature, lossBefore, lossAfter } = temperatureScale(rows, [0, 0, 1]);
    expect(temperature / (2 / Math.LN2)).toBeCloseTo(1, 14);
    expect(significant(temperature)).toBe(2.88539008178);
    expect(significant(lossBefore)).toBe(0.79359467771);
    expect(significant(lossAfter)).toBe(0.636514168295);
  });

  test('of the same as yes-or-no questions, and as a flat vector', () => {
    const want = temperatureScale(rows, [0, 0, 1]).temperature;
    expect(temperatureScale([-2, -2, -2], [0, 0, 1]).temperature / want).toBeCloseTo(1, 15);
    expect(temperatureScale(rows.flat(), [0, 0, 1], { classes: 2 }).temperature).toBe(want);
  });
});

describe('expected calibration error', () => {
  test('depends on the bins', () => {
    const samples = [
      [0.9, 0.8, 0.7, 0.6],
      [1, 1, 0, 0],
    ] as const;
    expect(expectedCalibrationError(...samples, { bins: 1 })).toBeCloseTo(0.25, 15);
    expect(expectedCalibrationError(...samples, { bins: 4 })).toBeCloseTo(0.4, 15);
  });

  test('of a constant forecast of the base rate is 0', () => {
    const outcomes = [...repeated(1, 1), ...repeated(3, 0)];
    expect(expectedCalibrationError(repeated(4, 0.25), outcomes)).toBe(0);
  });
});

describe('one classifier at four base rates', () => {
  const rates: [number, number, number][] = [
    [1_000, 1_000, 0.947368421053],
    [1_000, 9_000, 0.666666666667],
    [1_000, 99_000, 0.153846153846],
    [1_000, 999_000, 0.0176991150442],
  ];

  test.each(rates)('%d positives and %d negatives', (positives, negatives, precision) => {
    // Of the positives nine in ten are called so, of the negatives one in twenty.
    const scores = [
      ...repeated(0.9 * positives, 1),
      ...repeated(0.1 * positives, 0),
      ...repeated(0.05 * negatives, 1),
      ...repeated(0.95 * negatives, 0),
    ];
    const targets = [...repeated(positives, 1), ...repeated(negatives, 0)];
    expect(significant(precisionRecallCurve(scores, targets).precision[1]!)).toBe(precision);
    const { truePositiveRate, falsePositiveRate } = rocCurve(scores, targets);
    expect([...truePositiveRate]).toEqual([0, 0.9, 1]);
    expect([...falsePositiveRate]).toEqual([0, 0.05, 1]);
  });
});

test('fraud: 66 found, 9 missed, 441 false alarms among 56,961', () => {
  const found = 56_961 - 66 - 9 - 441;
  const predictions = [
    ...repeated(66, 1),
    ...repeated(9, 0),
    ...repeated(441, 1),
    ...repeated(found, 0),
  ];
  const targets = [...repeated(75, 1), ...repeated(441 + found, 0)];
  const [[tn, fp], [fn, tp]] = confusionMatrix(predictions, targets) as unknown as [
    [number, number],
    [number, number],
  ];
  expect([tn, fp, fn, tp]).toEqual([found, 441, 9, 66]);
  expect(tp / (tp + fn)).toBe(0.88);
  expect(significant(tp / (tp + fp))).toBe(0.130177514793);
  expect(significant(fp / (fp + tn))).toBe(0.00775234679886);
  const legit = confusionMatrix(repeated(56_961, 0), targets);
  expect(significant((legit[0]![0]! + legit[1]![1]!) / 56_961)).toBe(0.998683309633);
});

describe('bird strikes at the optimum of cross-entropy', () => {
  const { logits, targets } = birdStrikeLogits();
  const probabilities = sigmoid(logits);

  test('are all there', () => {
    expect(logits.length).toBe(10_000);
    expect(significant(binaryCrossEntropyWithLogits(logits, targets), 9)).toBe(0.292858233);
  });

  test('ranking', () => {
    expect(significant(rocAuc(logits, targets), 9)).toBe(0.753248824);
    expect(significant(averagePrecision(logits, targets), 9)).toBe(0.313185057);
  });

  test('calibration', () => {
    expect(significant(expectedCalibrationError(probabilities, targets), 6)).toBe(0.00820418);
  });

  test('decisions at one half', () => {
    const decisions = probabilities.map((p) => Number(p >= 0.5));
    expect(confusionMatrix(decisions, targets)).toEqual([
      Float64Array.of(8886, 53),
      Float64Array.of(985, 76),
    ]);
  });

  test('a likelihood fit is scaled right', () => {
    // The penalty has shrunk the logits a little.
    const { temperature } = temperatureScale(logits, targets);
    expect(temperature).toBeGreaterThan(0.95);
    expect(temperature).toBeLessThan(1);
  });
});
