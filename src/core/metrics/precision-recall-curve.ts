import { Sum } from '../sum.ts';
import { forEachThreshold, readRankedScores } from './ranked-scores.ts';

/** Precision and recall of the rule "positive where the score is at least the threshold", by falling threshold. */
export interface PrecisionRecallCurve {
  /** `Infinity`, where nothing is called positive, then the distinct scores from the highest down. */
  thresholds: Float64Array;
  /** The share of the true among those called positive; 1 at the first threshold by convention, where there are none. */
  precision: Float64Array;
  /** The share of the positives that are called so: from 0 to 1. */
  recall: Float64Array;
}

/**
 * Precision and recall at every threshold that makes a difference. Equal scores are one threshold: no order among them is made up.
 *
 * @param scores one number for each sample, the higher the more likely positive: probabilities or logits, ±∞ allowed.
 * @param targets 1 for a positive, 0 for a negative.
 * @returns three vectors of one length, by falling threshold and rising recall; precision and recall in [0, 1].
 * @throws RangeError for lengths that differ, empty vectors, a score that is NaN, a target that is not 0 or 1, or where there is no positive;
 * TypeError for anything that is no number.
 * @formula given={{ s: vector, k: index }} where={({ s, k }) => {
 *   const y = s.map((_, i) => (i + 1) % 2);
 *   const { thresholds: t, precision: P, recall: R } = precisionRecallCurve(s, y);
 *   return { y, t, P, R, k: Math.min(k + 1, t.length), '\\theta': (x) => Number(x >= 0) };
 * }}
 * $$ P_k = \frac{\sum_i \theta(s_i - t_k) y_i}{\sum_i \theta(s_i - t_k)}, \quad R_k = \frac{\sum_i \theta(s_i - t_k) y_i}{\sum_i y_i} $$
 * @see he2009, section 4
 * @example
 * ```ts
 * import { precisionRecallCurve } from 'surprisal';
 * const { thresholds, precision, recall } = precisionRecallCurve([0.9, 0.8, 0.8, 0.1], [1, 0, 1, 0]);
 * thresholds; // => [Infinity, 0.9, 0.8, 0.1]
 * precision; // => [1, 1, 0.666666666667, 0.5]
 * recall; // => [0, 0.5, 1, 1]
 * ```
 */
export function precisionRecallCurve(
  scores: ArrayLike<number>,
  targets: ArrayLike<number>,
): PrecisionRecallCurve {
  const ranked = readRankedScores('precisionRecallCurve', scores, targets, {
    negativesNeeded: false,
  });
  const thresholds = [Infinity];
  const precision = [1];
  const recall = [0];
  forEachThreshold(ranked, (threshold, truePositives, falsePositives) => {
    thresholds.push(threshold);
    precision.push(truePositives / (truePositives + falsePositives));
    recall.push(truePositives / ranked.positives.length);
  });
  return {
    thresholds: Float64Array.from(thresholds),
    precision: Float64Array.from(precision),
    recall: Float64Array.from(recall),
  };
}

/**
 * Average precision: the precision at each threshold, weighted by the recall that it adds. There is no interpolation, and equal scores are
 * one threshold. A ranking at random has about the share of positives.
 *
 * @param scores one number for each sample, the higher the more likely positive: probabilities or logits, ±∞ allowed.
 * @param targets 1 for a positive, 0 for a negative.
 * @returns a number in (0, 1], without unit: 1 where every positive ranks above every negative.
 * @throws as `precisionRecallCurve` does.
 * @formula given={{ s: vector }} where={({ s }) => {
 *   const y = s.map((_, i) => (i + 1) % 2);
 *   const { precision: P, recall: R } = precisionRecallCurve(s, y);
 *   return { P, R, n: P.length, '\\mathrm{AP}': averagePrecision(s, y) };
 * }}
 * $$ \mathrm{AP} = \sum_{k=2}^{n} (R_k - R_{k-1}) P_k $$
 * @see he2009, section 4
 * @example
 * ```ts
 * import { averagePrecision } from 'surprisal';
 * averagePrecision([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0]); // => 0.833333333333
 * averagePrecision([0.5, 0.5, 0.5, 0.5], [1, 0, 0, 0]); // => 0.25
 * ```
 */
export function averagePrecision(scores: ArrayLike<number>, targets: ArrayLike<number>): number {
  const ranked = readRankedScores('averagePrecision', scores, targets, { negativesNeeded: false });
  const sum = new Sum();
  let before = 0;
  forEachThreshold(ranked, (_, truePositives, falsePositives) => {
    sum.add(((truePositives - before) * truePositives) / (truePositives + falsePositives));
    before = truePositives;
  });
  return sum.value / ranked.positives.length;
}
