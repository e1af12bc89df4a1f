import { sigmoid } from '../core/index.ts';
import { birdStrikes, damageRows, fit, linearLogits } from '../lab/index.ts';
import { evenly } from './evenly.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale, type Scale } from './track.ts';
import { type Decisions, decide, type Summary, summarize } from './verdict.ts';

export const biases = ['as trained', 'put back'] as const;

export interface State {
  /** Of the strikes with damage. */
  weight: number;
  /** Whether the logarithm of the weight is taken from the bias after the training. */
  bias: (typeof biases)[number];
}

const [undamaged, damaged] = birdStrikes.damageCounts as [number, number];
const even = Number((undamaged / damaged).toPrecision(4));

export const initial: State = { weight: even, bias: 'as trained' };

export const links: Links = {
  weight: { title: 'weight', symbols: ['w'], code: ['w', 'posWeight'] },
  weighted: { title: 'weighted report', symbols: ['q∗'], code: ['best', 'weighted'] },
  plain: { title: 'plain model', code: ['plain'] },
};

const weights: Interval = [0.05, 100];

export const fields: Fields<State> = { weight: real(weights), bias: choice(biases) };

export const presets: Record<string, Partial<State>> = {
  'no weight': { weight: 1 },
  'as many of both': { weight: even },
  'α = ¼': { weight: 0.3333 },
};

/** The logits at which the weighted report is one half, from the largest weight to the smallest. */
const halves: Interval = [-Math.log(weights[1]), -Math.log(weights[0])];
const places = linearScale(halves);

/** The weight by the logit at which it reports one half. */
export const weightScale: Scale = {
  share: (weight) => places.share(-Math.log(weight)),
  value: (share) => Number(Math.exp(-(halves[0] + share * (halves[1] - halves[0]))).toPrecision(4)),
};

/** Strikes that agree in all that the model sees. */
export interface Group {
  /** Their logit in the plain model, and what the other model says of them. */
  logit: number;
  forecast: number;
  strikes: number;
}

export type Contender = Summary & Decisions & { threshold: number };

export interface Model extends State {
  /** What the weight adds to a logit; what it seems to add after the bias was put back. */
  shift: number;
  groups: readonly Group[];
  /** At one half. */
  weighted: Contender;
  /** The model without weight: at one half, and at the threshold that stands for the weight. */
  plain: Contender;
  moved: Contender;
}

/** The strikes by what the model sees of them. */
const seen = new Map<string, { features: readonly number[]; strikes: number }>();
for (const [row, features] of damageRows.features.entries()) {
  const key = features.join();
  const strikes = (seen.get(key)?.strikes ?? 0) + damageRows.rowWeights[row]!;
  seen.set(key, { features, strikes });
}
const kinds = [...seen.values()];
const features = kinds.map((kind) => kind.features);

const trained = new Map<number, Float64Array>();
const mostRemembered = 200;

function weightsAt(weight: number): Float64Array {
  const loss = { name: 'binaryCrossEntropyWithLogits', posWeight: weight } as const;
  const known = trained.get(weight) ?? fit({ ...damageRows, loss, l2: 1e-3 }).weights;
  if (trained.size === mostRemembered) trained.clear();
  trained.set(weight, known);
  return known;
}

function contender(of: Float64Array, threshold: number): Contender {
  const summary = summarize(of);
  return { ...summary, ...decide(summary, threshold), threshold };
}

let plainAtHalf: Contender | undefined;

export function model(state: State): Model {
  const plain = weightsAt(1);
  const isPutBack = state.bias === 'put back';
  const change = Math.log(state.weight);
  const other = weightsAt(state.weight).map((each, i) =>
    i === 0 && isPutBack ? each - change : each,
  );
  plainAtHalf ??= contender(plain, 0.5);
  const threshold = 1 / (1 + state.weight);
  const [across, up] = [linearLogits(features, plain), sigmoid(linearLogits(features, other))];
  return {
    ...state,
    shift: isPutBack ? 0 : change,
    groups: kinds.map(({ strikes }, i) => ({ logit: across[i]!, forecast: up[i]!, strikes })),
    weighted: contender(other, 0.5),
    plain: plainAtHalf,
    moved: { ...plainAtHalf, ...decide(plainAtHalf, threshold), threshold },
  };
}

/** The logit of the plain model across, forecasts up. */
export const frame: Frame = {
  width: 320,
  height: 320,
  marginTop: 44,
  marginRight: 14,
  marginBottom: 40,
  marginLeft: 40,
  x: [-5, 3.2],
  y: [0, 1],
};

/** The report of a model whose logit is moved by so much. */
export const report = (shift: number): (readonly [logit: number, q: number])[] =>
  evenly(frame.x, 60).map((logit) => [logit, sigmoid(logit + shift)] as const);

export const plot = (): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridX', options: { ticks: 8 } },
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ forecast of damage' } },
    {
      mark: 'axisX',
      options: { ticks: 8, label: 'logit of the plain model →', labelAnchor: 'right' },
    },
    { mark: 'ruleY', data: [0] },
    {
      mark: 'lineY',
      link: 'plain',
      data: report(0),
      options: { x: '0', y: '1', stroke: 'var(--sp-q)', strokeWidth: 2 },
    },
  ],
});

/** What is compared, as a reader sees it. */
export const readings = (m: Contender): readonly (readonly [name: string, value: number])[] => [
  ['mean forecast', m.meanProbability],
  ['log loss (nat)', m.logLoss],
  ['calibration', m.calibrationError],
  ['area under ROC', m.rocArea],
  ['threshold', m.threshold],
  ['found', m.found],
  ['false alarms', m.falseAlarms],
];

/** The state of the figure in a few sentences. */
export function describe({ weight, bias, weighted, plain, moved }: Model): string {
  const says = (m: Contender) =>
    `mean probability ${numberText(m.meanProbability)}, log loss ${quantityText(m.logLoss, 'nat')}, area under the ROC curve ${numberText(m.rocArea)}`;
  const finds = (m: Contender) =>
    `at ${numberText(m.threshold)} it finds ${m.found} with ${m.falseAlarms} false alarms`;
  return [
    `Damage has the weight ${numberText(weight)}, which adds ${numberText(Math.log(weight))} to the best logit; the bias is ${bias}.`,
    `The weighted model: ${says(weighted)}; ${finds(weighted)}.`,
    `The plain model: ${says(plain)}; ${finds(plain)}; ${finds(moved)}.`,
  ].join(' ');
}

export const table = ({ weighted, plain, moved }: Model): Table => ({
  columns: ['measure', 'weighted', 'plain at one half', 'plain at the other threshold'],
  rows: readings(weighted).map(([name, value], i) => [
    name,
    value,
    readings(plain)[i]![1],
    readings(moved)[i]![1],
  ]),
});
