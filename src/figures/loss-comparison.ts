import { damageRows, fit, type LossChoice } from '../lab/index.ts';
import type { Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { choice, type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale, logScale, type Track } from './track.ts';
import { curves, type Decisions, decide, judge, type Verdict } from './verdict.ts';

export const losses = ['weighted', 'α-balanced', 'focal', 'focal with α'] as const;

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

export const links: Links = {
  reference: { title: 'plain model', code: ['plainLoss', 'plain'] },
  weight: { title: 'weight w', symbols: ['w'], code: ['weightedLoss', 'posWeight'] },
  alpha: { title: 'α', symbols: ['α'], code: ['alphaLoss', 'alpha'] },
  gamma: { title: 'γ', symbols: ['γ'], code: ['gamma'] },
  threshold: { title: 'threshold t', symbols: ['t'] },
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

type Trained = Verdict & { objective: number };

function trainAndJudge(loss: LossChoice): Trained {
  const { weights, objective } = fit({ ...damageRows, loss, l2: 1e-3 });
  return { ...judge(weights), objective };
}

const judged = new Map<string, Trained>();
const mostRemembered = 20;

/** A threshold that moves trains nothing again. */
function verdictOn(loss: LossChoice): Trained {
  const key = JSON.stringify(loss);
  const verdict = judged.get(key) ?? trainAndJudge(loss);
  if (judged.size === mostRemembered) judged.clear();
  judged.set(key, verdict);
  return verdict;
}

export type Contender = Trained & Decisions & { name: string; threshold: number };

export interface Model extends State {
  chosen: Contender;
  plain: Contender;
}

export function model(state: State): Model {
  const contender = (name: string, loss: LossChoice, threshold: number): Contender => {
    const verdict = verdictOn(loss);
    return { ...verdict, ...decide(verdict, threshold), name, threshold };
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
