import {
  averagePrecision,
  binaryCrossEntropyWithLogits,
  brierScore,
  confusionMatrix,
  expectedCalibrationError,
  precisionRecallCurve,
  rocAuc,
  rocCurve,
  sigmoid,
} from '../core/index.ts';
import { damageRows, linearLogits } from '../lab/index.ts';
import { type Bin, binsOf } from './reliability.ts';

const { features, targets, rowWeights } = damageRows;

const strikes = rowWeights.reduce((sum, weight) => sum + weight);

/** A number for each row as one for each strike. */
function overStrikes(values: ArrayLike<number>): Float64Array {
  const all = new Float64Array(strikes);
  let from = 0;
  rowWeights.forEach((weight, row) => {
    all.fill(values[row]!, from, from + weight);
    from += weight;
  });
  return all;
}

const damage = overStrikes(targets);

export const curves = ['ROC', 'precision–recall'] as const;

export type CurveName = (typeof curves)[number];

export type Point = readonly [across: number, up: number];

/** A model of the bird strikes, judged on all of them by single numbers. */
export interface Summary {
  /** By row, not by strike. */
  logits: Float64Array;
  bias: number;
  /** The mean cross-entropy in nats, whatever the model was trained on. */
  logLoss: number;
  brier: number;
  meanProbability: number;
  calibrationError: number;
  rocArea: number;
}

/** The same, with what holds for all thresholds and for bins of forecasts. */
export interface Verdict extends Summary {
  averagePrecision: number;
  curve: Record<CurveName, readonly Point[]>;
  bins: readonly Bin[];
}

export function summarize(weights: ArrayLike<number>): Summary {
  const byRow = linearLogits(features, weights);
  const forecasts = sigmoid(byRow);
  const mean = (of: (forecast: number, row: number) => number) =>
    forecasts.reduce((sum, q, row) => sum + rowWeights[row]! * of(q, row), 0) / strikes;
  return {
    logits: byRow,
    bias: weights[0]!,
    logLoss: logLossOf(byRow),
    brier: mean((q, row) => brierScore(q, targets[row]!)),
    meanProbability: mean((q) => q),
    calibrationError: expectedCalibrationError(overStrikes(forecasts), damage, { bins: 10 }),
    rocArea: rocAuc(overStrikes(byRow), damage),
  };
}

export function judge(weights: ArrayLike<number>): Verdict {
  const summary = summarize(weights);
  const logits = overStrikes(summary.logits);
  const { falsePositiveRate, truePositiveRate } = rocCurve(logits, damage);
  const { recall, precision } = precisionRecallCurve(logits, damage);
  return {
    ...summary,
    averagePrecision: averagePrecision(logits, damage),
    curve: {
      ROC: pointsOf(falsePositiveRate, truePositiveRate),
      // Its first point is a convention: nothing is called positive there.
      'precision–recall': pointsOf(recall, precision).slice(1),
    },
    bins: binsOf(sigmoid(logits), damage, 10),
  };
}

/** The mean cross-entropy of the strikes in nats, from the logits of the rows. */
const logLossOf = (byRow: Float64Array): number =>
  binaryCrossEntropyWithLogits(byRow, targets, { weights: rowWeights, reduction: 'sum' }) / strikes;

/** The mean cross-entropy in nats of a model with these weights, without the rest of the verdict. */
export const logLoss = (weights: ArrayLike<number>): number =>
  logLossOf(linearLogits(features, weights));

const pointsOf = (across: Float64Array, up: Float64Array): Point[] =>
  Array.from(across, (x, i) => [x, up[i]!]);

/** What becomes of the strikes when those above a threshold are called damaging. */
export interface Decisions {
  found: number;
  falseAlarms: number;
  missed: number;
  quiet: number;
  /** Where this is on each curve; undefined where nothing is called. */
  at: Record<CurveName, Point | undefined>;
}

export function decide({ logits }: Pick<Summary, 'logits'>, threshold: number): Decisions {
  const least = Math.log(threshold / (1 - threshold));
  const calls = overStrikes(logits.map((logit) => Number(logit > least)));
  const [[quiet, falseAlarms], [missed, found]] = confusionMatrix(calls, damage).map((row) => [
    ...row,
  ]) as [[number, number], [number, number]];
  const recall = found / (found + missed);
  const calledAny = found + falseAlarms > 0;
  return {
    found,
    falseAlarms,
    missed,
    quiet,
    at: {
      ROC: [falseAlarms / (falseAlarms + quiet), recall],
      'precision–recall': calledAny ? [recall, found / (found + falseAlarms)] : undefined,
    },
  };
}
