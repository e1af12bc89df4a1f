import { forEachThreshold, readRankedScores } from './ranked-scores.ts';

/** The two error rates of the rule "positive where the score is at least the threshold", by falling threshold. */
export interface RocCurve {
  /** `Infinity`, where nothing is called positive, then the distinct scores from the highest down. */
  thresholds: Float64Array;
  /** The share of the negatives that are called positive: from 0 to 1. */
  falsePositiveRate: Float64Array;
  /** The share of the positives that are called so, which is recall: from 0 to 1. */
  truePositiveRate: Float64Array;
}

/**
 * The receiver operating characteristic: false and true positive rate at every threshold that makes a difference. Equal scores are one
 * threshold.
 *
 * @param scores one number for each sample, the higher the more likely positive: probabilities or logits, ±∞ allowed.
 * @param targets 1 for a positive, 0 for a negative.
 * @returns three vectors of one length, by falling threshold, from (0, 0) to (1, 1).
 * @throws RangeError for lengths that differ, empty vectors, a score that is NaN, a target that is not 0 or 1, or where positives or negatives
 * are missing; TypeError for anything that is no number.
 * @formula given={{ s: vector, k: index }} where={({ s, k }) => {
 *   const y = s.map((_, i) => i % 2);
 *   const { thresholds: t, falsePositiveRate: F, truePositiveRate: R } = rocCurve(s, y);
 *   return { y, t, F, R, k: Math.min(k + 1, t.length), '\\theta': (x) => Number(x >= 0) };
 * }}
 * $$ F_k = \frac{\sum_i \theta(s_i - t_k) (1 - y_i)}{\sum_i (1 - y_i)}, \quad R_k = \frac{\sum_i \theta(s_i - t_k) y_i}{\sum_i y_i} $$
 * @see he2009, section 4
 * @example
 * ```ts
 * import { rocCurve } from 'surprisal';
 * const { thresholds, falsePositiveRate, truePositiveRate } = rocCurve([0.9, 0.8, 0.8, 0.1], [1, 0, 1, 0]);
 * thresholds; // => [Infinity, 0.9, 0.8, 0.1]
 * falsePositiveRate; // => [0, 0, 0.5, 1]
 * truePositiveRate; // => [0, 0.5, 1, 1]
 * ```
 */
export function rocCurve(scores: ArrayLike<number>, targets: ArrayLike<number>): RocCurve {
  const ranked = readRankedScores('rocCurve', scores, targets, { negativesNeeded: true });
  const thresholds = [Infinity];
  const falsePositiveRate = [0];
  const truePositiveRate = [0];
  forEachThreshold(ranked, (threshold, truePositives, falsePositives) => {
    thresholds.push(threshold);
    falsePositiveRate.push(falsePositives / ranked.negatives.length);
    truePositiveRate.push(truePositives / ranked.positives.length);
  });
  return {
    thresholds: Float64Array.from(thresholds),
    falsePositiveRate: Float64Array.from(falsePositiveRate),
    truePositiveRate: Float64Array.from(truePositiveRate),
  };
}

/**
 * The area under the ROC curve: the probability that a positive scores higher than a negative, where a tie counts one half.
 *
 * @param scores one number for each sample, the higher the more likely positive: probabilities or logits, ±∞ allowed.
 * @param targets 1 for a positive, 0 for a negative.
 * @returns a number in [0, 1], without unit; 0.5 where the scores say nothing. Only the order of the scores matters.
 * @throws as `rocCurve` does.
 * @formula given={{ s: vector }} where={({ s }) => {
 *   const y = s.map((_, i) => i % 2);
 *   return { y, A: rocAuc(s, y), '\\theta': (x) => (1 + Math.sign(x)) / 2 };
 * }}
 * $$ A = \frac{\sum_{i,j} y_i (1 - y_j) \theta(s_i - s_j)}{\sum_{i,j} y_i (1 - y_j)} $$
 * @see he2009, section 4
 * @example
 * ```ts
 * import { rocAuc } from 'surprisal';
 * rocAuc([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0]); // => 0.75
 * rocAuc([0.5, 0.5, 0.5], [1, 0, 0]); // => 0.5
 * ```
 */
export function rocAuc(scores: ArrayLike<number>, targets: ArrayLike<number>): number {
  const ranked = readRankedScores('rocAuc', scores, targets, { negativesNeeded: true });
  // Twice the pairs that are won, a whole number.
  let won = 0;
  let [positivesAbove, negativesAbove] = [0, 0];
  forEachThreshold(ranked, (_, truePositives, falsePositives) => {
    won += (falsePositives - negativesAbove) * (positivesAbove + truePositives);
    [positivesAbove, negativesAbove] = [truePositives, falsePositives];
  });
  return won / 2 / (ranked.positives.length * ranked.negatives.length);
}
