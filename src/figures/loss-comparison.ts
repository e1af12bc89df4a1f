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
import { damageRows, fit, type LossChoice, linearLogits } from '../lab/index.ts';
import type { Interval } from './frame.ts';
import { numberText, quantityText } from './number-text.ts';
import { type Bin, binsOf } from './reliability.ts';
import { choice, type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale, logScale, type Track } from './track.ts';

export const losses = ['weighted', 'α-balanced', 'focal', 'focal with α'] as const;
export const curves = ['ROC', 'precision–recall'] as const;

export interface State {
  loss: (typeof losses)[number];
  /** Of the positives, in the weighted loss. */
  weight: number;
  alpha: number;
  gamma: number;
  /** The threshold of the plain model; that of the other is one half. */
  threshold: number;
  curve: (typeof curves)[number];
}

export const initial: State = {
  loss: 'weighted',
  weight: 8.425,
  alpha: 0.25,
  gamma: 2,
  threshold: 0.5,
  curve: 'ROC',
};

const weights: Interval = [0.1, 100];
// At 0 and 1 one class counts nothing, and the bias has no best value.
const alphas: Interval = [0.02, 0.98];
const gammas: Interval = [0, 5];
const thresholds: Interval = [0.01, 0.99];

export const fields: Fields<State> = {
  loss: choice(losses),
  weight: real(weights),
  alpha: real(alphas),
  gamma: real(gammas),
  threshold: real(thresholds),
  curve: choice(curves),
};

export const presets: Record<string, Partial<State>> = {
  'share as threshold': { threshold: 0.1061 },
  'one half': { threshold: 0.5 },
  'no weight': { loss: 'weighted', weight: 1 },
};

/** The parameters that a loss has. */
export const parametersOf: Record<State['loss'], readonly ('weight' | 'alpha' | 'gamma')[]> = {
  weighted: ['weight'],
  'α-balanced': ['alpha'],
  focal: ['gamma'],
  'focal with α': ['gamma', 'alpha'],
};

export const symbols = { weight: 'weight', alpha: 'α', gamma: 'γ' } as const;

export const tracks: Record<'weight' | 'alpha' | 'gamma' | 'threshold', Track> = {
  weight: {
    scale: logScale(weights),
    ticks: [
      ['0.1', 0.1],
      ['1', 1],
      ['10', 10],
      ['100', 100],
    ],
  },
  alpha: { scale: linearScale(alphas), ticks: namesOf([0.25, 0.5, 0.75]) },
  gamma: { scale: linearScale(gammas), ticks: namesOf([0, 1, 2, 3, 4, 5]) },
  threshold: { scale: linearScale(thresholds), ticks: namesOf([0.1, 0.25, 0.5, 0.75]) },
};

function namesOf(values: readonly number[]) {
  return values.map((value) => [String(value), value] as const);
}

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

const plainLoss: LossChoice = { name: 'binaryCrossEntropyWithLogits' };

function lossOf({ loss, weight, alpha, gamma }: State): LossChoice {
  switch (loss) {
    case 'weighted':
      return { name: 'binaryCrossEntropyWithLogits', posWeight: weight };
    case 'α-balanced':
      return { name: 'alphaBalancedCrossEntropy', alpha };
    case 'focal':
      return { name: 'sigmoidFocalLoss', gamma };
    case 'focal with α':
      return { name: 'sigmoidFocalLoss', gamma, alpha };
  }
}

type Point = readonly [across: number, up: number];

/** A trained model, judged on the strikes. */
export interface Verdict {
  /** By row, not by strike. */
  logits: Float64Array;
  bias: number;
  objective: number;
  /** The mean cross-entropy in nats, whatever the model was trained on. */
  logLoss: number;
  brier: number;
  meanProbability: number;
  calibrationError: number;
  rocArea: number;
  averagePrecision: number;
  curve: Record<State['curve'], readonly Point[]>;
  bins: readonly Bin[];
}

function judge(loss: LossChoice): Verdict {
  const { weights, objective } = fit({ ...damageRows, loss, l2: 1e-3 });
  const byRow = linearLogits(features, weights);
  const logits = overStrikes(byRow);
  const forecasts = byRow.map((logit) => sigmoid(logit));
  const probabilities = overStrikes(forecasts);
  const mean = (of: (forecast: number, row: number) => number) =>
    forecasts.reduce((sum, q, row) => sum + rowWeights[row]! * of(q, row), 0) / strikes;
  const { falsePositiveRate, truePositiveRate } = rocCurve(logits, damage);
  const { recall, precision } = precisionRecallCurve(logits, damage);
  return {
    logits: byRow,
    bias: weights[0]!,
    objective,
    logLoss: binaryCrossEntropyWithLogits(logits, damage),
    brier: mean((q, row) => brierScore(q, targets[row]!)),
    meanProbability: mean((q) => q),
    calibrationError: expectedCalibrationError(probabilities, damage, { bins: 10 }),
    rocArea: rocAuc(logits, damage),
    averagePrecision: averagePrecision(logits, damage),
    curve: {
      ROC: pointsOf(falsePositiveRate, truePositiveRate),
      // Its first point is a convention: nothing is called positive there.
      'precision–recall': pointsOf(recall, precision).slice(1),
    },
    bins: binsOf(probabilities, damage, 10),
  };
}

const pointsOf = (across: Float64Array, up: Float64Array): Point[] =>
  Array.from(across, (x, i) => [x, up[i]!]);

const judged = new Map<string, Verdict>();
const mostRemembered = 20;

/** A threshold that moves trains nothing again. */
function verdictOn(loss: LossChoice): Verdict {
  const key = JSON.stringify(loss);
  const verdict = judged.get(key) ?? judge(loss);
  if (judged.size === mostRemembered) judged.clear();
  judged.set(key, verdict);
  return verdict;
}

/** What becomes of the strikes when those above a threshold are called damaging. */
export interface Decisions {
  found: number;
  falseAlarms: number;
  missed: number;
  quiet: number;
  /** Where this is on each curve; undefined where nothing is called. */
  at: Record<State['curve'], Point | undefined>;
}

function decide(logits: Float64Array, threshold: number): Decisions {
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

export type Contender = Verdict & Decisions & { name: string; threshold: number };

export interface Model extends State {
  chosen: Contender;
  plain: Contender;
}

export function model(state: State): Model {
  const contender = (name: string, loss: LossChoice, threshold: number): Contender => {
    const verdict = verdictOn(loss);
    return { ...verdict, ...decide(verdict.logits, threshold), name, threshold };
  };
  return {
    ...state,
    chosen: contender(nameOf(state), lossOf(state), 0.5),
    plain: contender('cross-entropy', plainLoss, state.threshold),
  };
}

const nameOf = (state: State): string =>
  `${state.loss}, ${parametersOf[state.loss].map((each) => `${symbols[each]} ${numberText(state[each])}`).join(', ')}`;

/** What is compared, as a reader sees it. */
export const readings = (m: Contender): readonly (readonly [name: string, value: number])[] => [
  ['threshold', m.threshold],
  ['found', m.found],
  ['false alarms', m.falseAlarms],
  ['mean probability', m.meanProbability],
  ['log loss (nat)', m.logLoss],
  ['Brier score', m.brier],
  ['calibration error', m.calibrationError],
  ['area under ROC', m.rocArea],
  ['average precision', m.averagePrecision],
];

/** The state of the figure in a few sentences. */
export const describe = ({ chosen, plain }: Model): string =>
  [chosen, plain]
    .map(
      (m) =>
        `${m.name}: at the threshold ${numberText(m.threshold)} it finds ${m.found} of the damaged strikes, with ${m.falseAlarms} false alarms. ` +
        `Its mean probability is ${numberText(m.meanProbability)}, its log loss ${quantityText(m.logLoss, 'nat')}, its calibration error ${numberText(m.calibrationError)}, ` +
        `the area under its ROC curve ${numberText(m.rocArea)}, its average precision ${numberText(m.averagePrecision)}.`,
    )
    .join(' ');

export const table = ({ chosen, plain }: Model): Table => {
  const rowsOf = (m: Contender) => [
    ...readings(m),
    ['missed', m.missed] as const,
    ['rightly quiet', m.quiet] as const,
    ['objective', m.objective] as const,
    ['bias', m.bias] as const,
  ];
  const plainRows = rowsOf(plain);
  return {
    columns: ['measure', chosen.name, plain.name],
    rows: rowsOf(chosen).map(([name, value], i) => [name, value, plainRows[i]![1]]),
  };
};
