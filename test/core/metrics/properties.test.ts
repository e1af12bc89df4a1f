import fc from 'fast-check';
import {
  averagePrecision,
  confusionMatrix,
  crossEntropyWithLogits,
  expectedCalibrationError,
  precisionRecallCurve,
  rocAuc,
  rocCurve,
  temperatureScale,
} from 'surprisal';
import { describe, expect, test } from 'vitest';
import { check, total } from '../arbitraries.ts';

/** Scores, many of them equal, with both answers among the targets. */
const ranking = fc
  .array(
    fc.tuple(
      fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -5, max: 5, noNaN: true })),
      fc.constantFrom(0, 1),
    ),
    { minLength: 2, maxLength: 30 },
  )
  .map((list) => ({ scores: list.map(([s]) => s), targets: list.map(([, y]) => y) }))
  .filter(({ targets }) => targets.includes(0) && targets.includes(1));

const negated = (scores: number[]) => scores.map((s) => -s);

describe('the area under the ROC curve', () => {
  test('is the share of pairs in the right order, ties half', () => {
    check(ranking, ({ scores, targets }) => {
      let [won, pairs] = [0, 0];
      for (const [i, y] of targets.entries())
        for (const [j, other] of targets.entries()) {
          if (y !== 1 || other !== 0) continue;
          pairs++;
          won += scores[i]! > scores[j]! ? 1 : scores[i] === scores[j] ? 0.5 : 0;
        }
      expect(rocAuc(scores, targets)).toBe(won / pairs);
    });
  });

  test('is the area under the curve', () => {
    check(ranking, ({ scores, targets }) => {
      const { falsePositiveRate: x, truePositiveRate: y } = rocCurve(scores, targets);
      let area = 0;
      for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
      expect(rocAuc(scores, targets)).toBeCloseTo(area, 12);
    });
  });

  test('and average precision see only the order', () => {
    check(ranking, ({ scores, targets }) => {
      // Doubling and cubing whole numbers keeps their order exactly.
      const whole = scores.map((s) => Math.round(s));
      for (const map of [(s: number) => 2 * s + 7, (s: number) => s ** 3, Math.atan]) {
        expect(rocAuc(whole.map(map), targets)).toBe(rocAuc(whole, targets));
        expect(averagePrecision(whole.map(map), targets)).toBe(averagePrecision(whole, targets));
      }
    });
  });

  test('turns around with the scores, and with the targets', () => {
    check(ranking, ({ scores, targets }) => {
      const auc = rocAuc(scores, targets);
      expect(rocAuc(negated(scores), targets)).toBeCloseTo(1 - auc, 14);
      const swapped = targets.map((y) => 1 - y);
      expect(rocAuc(negated(scores), swapped)).toBe(auc);
    });
  });
});

test('a perfect ranking has area and average precision 1', () => {
  check(ranking, ({ targets }) => {
    const scores = targets.map((y, i) => (y === 1 ? 1000 + i : i));
    expect(rocAuc(scores, targets)).toBe(1);
    expect(averagePrecision(scores, targets)).toBe(1);
  });
});

describe('curves', () => {
  test('are those of every threshold', () => {
    check(ranking, ({ scores, targets }) => {
      const { thresholds, precision, recall } = precisionRecallCurve(scores, targets);
      const roc = rocCurve(scores, targets);
      expect(roc.thresholds).toEqual(thresholds);
      expect(roc.truePositiveRate).toEqual(recall);
      for (let i = 1; i < thresholds.length; i++) {
        expect(thresholds[i]).toBeLessThan(thresholds[i - 1]!);
        const decisions = scores.map((s) => Number(s >= thresholds[i]!));
        const [[tn, fp], [fn, tp]] = confusionMatrix(decisions, targets) as unknown as [
          [number, number],
          [number, number],
        ];
        expect(precision[i]).toBe(tp / (tp + fp));
        expect(recall[i]).toBe(tp / (tp + fn));
        expect(roc.falsePositiveRate[i]).toBe(fp / (fp + tn));
      }
      expect(recall.at(-1)).toBe(1);
      expect(roc.falsePositiveRate.at(-1)).toBe(1);
    });
  });

  test('average precision is the area under the steps of precision', () => {
    check(ranking, ({ scores, targets }) => {
      const { precision, recall } = precisionRecallCurve(scores, targets);
      let area = 0;
      for (let i = 1; i < recall.length; i++) area += (recall[i]! - recall[i - 1]!) * precision[i]!;
      expect(averagePrecision(scores, targets)).toBeCloseTo(area, 13);
    });
  });
});

test('a confusion matrix holds every sample once', () => {
  const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 30 });
  check(labels, (list) => {
    const predictions = list.map(([p]) => p);
    const targets = list.map(([, y]) => y);
    const matrix = confusionMatrix(predictions, targets, { classes: 5 });
    for (const [y, row] of matrix.entries()) {
      expect(total(row)).toBe(targets.filter((target) => target === y).length);
      for (const [p, count] of row.entries())
        expect(count).toBe(list.filter(([a, b]) => a === p && b === y).length);
    }
    const small = confusionMatrix(predictions, targets);
    expect(small.length).toBe(Math.max(2, ...list.flat().map((k) => k + 1)));
    expect(total(small.map(total))).toBe(list.length);
  });
});

describe('expected calibration error', () => {
  const samples = fc
    .array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)), {
      minLength: 1,
      maxLength: 30,
    })
    .map((list) => [list.map(([p]) => p), list.map(([, y]) => y)] as const);

  test('is at least the gap of the means, which one bin has, and grows as bins are halved', () => {
    check(fc.tuple(samples, fc.integer({ min: 1, max: 20 })), ([[p, y], bins]) => {
      const gap = Math.abs(total(p) - total(y)) / p.length;
      const error = expectedCalibrationError(p, y, { bins });
      expect(expectedCalibrationError(p, y, { bins: 1 })).toBeCloseTo(gap, 14);
      expect(error).toBeGreaterThanOrEqual(gap - 1e-15);
      expect(error).toBeLessThanOrEqual(1);
      expect(expectedCalibrationError(p, y, { bins: 2 * bins })).toBeGreaterThanOrEqual(
        error - 1e-15,
      );
    });
  });

  test('of answers foretold is 0', () => {
    check(samples, ([, y]) => expect(expectedCalibrationError(y, y)).toBe(0));
  });
});

describe('temperature', () => {
  const row = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 3, maxLength: 3 });
  const samples = fc.array(row, { minLength: 4, maxLength: 20 }).map((rows) => ({
    logits: rows.map((whole) => whole.map((z) => z / 100)),
    // Every fourth row is labelled with another class than that of its largest logit.
    targets: rows.map((whole, i) => (whole.indexOf(Math.max(...whole)) + Number(i % 4 === 0)) % 3),
  }));

  test('has no smaller loss beside it, and scales with the logits', () => {
    let fitted = 0;
    check(samples, ({ logits, targets }) => {
      let best: ReturnType<typeof temperatureScale>;
      try {
        best = temperatureScale(logits, targets);
      } catch {
        return;
      }
      fitted++;
      const lossAt = (T: number) =>
        crossEntropyWithLogits(
          logits.map((row) => row.map((z) => z / T)),
          targets,
        );
      const { temperature, lossBefore, lossAfter } = best;
      expect(lossBefore).toBeCloseTo(lossAt(1), 12);
      expect(lossAfter).toBeCloseTo(lossAt(temperature), 12);
      for (const factor of [0.5, 0.99, 1.01, 2])
        expect(lossAt(temperature * factor)).toBeGreaterThanOrEqual(lossAfter - 1e-14);
      const tenfold = logits.map((row) => row.map((z) => 16 * z));
      expect(temperatureScale(tenfold, targets).temperature / temperature).toBeCloseTo(16, 10);
    });
    expect(fitted).toBeGreaterThan(100);
  });
});
