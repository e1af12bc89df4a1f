import {
  birdStrikes,
  damageRows,
  type FitOptions,
  type LinearProblem,
  type LossChoice,
  type Training,
} from '../lab/index.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';
import { logScale, type Track } from './track.ts';
import { curves, type Decisions, decide, judge, logLoss, type Verdict } from './verdict.ts';

const [undamaged, damaged] = birdStrikes.damageCounts as [number, number];

/** How many strikes there are to be found. */
export const toBeFound = damaged;

const plain = { name: 'binaryCrossEntropyWithLogits' } as const;

const losses = {
  'cross-entropy': plain,
  weighted: { ...plain, posWeight: undamaged / damaged },
  'α ¼': { name: 'alphaBalancedCrossEntropy', alpha: 0.25 },
  focal: { name: 'sigmoidFocalLoss', gamma: 2 },
  'focal, α ¼': { name: 'sigmoidFocalLoss', gamma: 2, alpha: 0.25 },
  mining: { name: 'hardNegativeMining' },
  GHM: { name: 'ghmClassificationLoss' },
} as const satisfies Record<string, LossChoice>;

export type Name = keyof typeof losses;

export const names = Object.keys(losses) as Name[];

export const links: Links = {
  reference: { title: 'cross-entropy', code: ['plainLoss', 'plain'] },
  harmonized: { title: 'GHM', code: ['harmonized', 'crowded'] },
  mining: { title: 'mining', code: ['hardest', 'mined'] },
};

/** The link of a contender, where the chapter names it in code. */
export const linkOf: Partial<Record<Name, keyof typeof links>> = {
  'cross-entropy': 'reference',
  GHM: 'harmonized',
  mining: 'mining',
};

export const stepCounts = ['100', '300', '1000', '3000'] as const;
export const starts = ['zero', 'the share of damage'] as const;

/** What a race depends on. */
export interface Settings {
  /** What the gradient is multiplied by in each step. */
  rate: number;
  steps: (typeof stepCounts)[number];
  /** Where the bias begins: at one half for every strike, or at the share of damage. */
  start: (typeof starts)[number];
}

export interface State extends Settings {
  /** The contender that the curves show beside cross-entropy. */
  watched: Name;
  curve: (typeof curves)[number];
}

export const initial: State = {
  rate: 1,
  steps: '300',
  start: 'zero',
  watched: 'GHM',
  curve: 'ROC',
};

const rates: Interval = [0.1, 10];

export const fields: Fields<State> = {
  rate: real(rates),
  steps: choice(stepCounts),
  start: choice(starts),
  watched: choice(names),
  curve: choice(curves),
};

export const rateTrack: Track = {
  scale: logScale(rates),
  ticks: [
    ['0.1', 0.1],
    ['0.3', 0.3],
    ['1', 1],
    ['3', 3],
    ['10', 10],
  ],
};

/** The problem of a contender, as the trainer takes it. */
export const problemOf = (name: Name): LinearProblem => ({
  ...damageRows,
  loss: losses[name],
  l2: 1e-3,
});

export const optionsOf = ({ rate, steps, start }: Settings): FitOptions => ({
  solver: { name: 'gradientDescent', rate },
  steps: Number(steps),
  start: startWeights[start],
});

const zero = new Float64Array(1 + damageRows.featureNames.length);

const startWeights: Record<Settings['start'], Float64Array> = {
  zero,
  'the share of damage': zero.map((_, i) => (i === 0 ? Math.log(damaged / undamaged) : 0)),
};

/** How far the training of one contender has come. */
export interface Run {
  step: number;
  weights: Float64Array;
  /** Steps across, the mean cross-entropy of the forecasts up. */
  path: readonly (readonly [step: number, logLoss: number])[];
  /** Why it came no further. */
  failure?: string;
}

export type Runs = Readonly<Record<Name, Run>>;

/** Nobody has taken a step. */
export function startingRuns({ start }: Settings): Runs {
  const weights = startWeights[start];
  const run: Run = { step: 0, weights, path: [[0, logLoss(weights)]] };
  return Object.fromEntries(names.map((name) => [name, run])) as Record<Name, Run>;
}

const pointsOfPath = 100;

/** After how many steps one is drawn. */
export const drawnEvery = ({ steps }: Settings): number => Math.ceil(Number(steps) / pointsOfPath);

/** A run after one more of the steps that are drawn. */
export const advanced = (run: Run, { step, weights }: Training): Run =>
  step <= run.step
    ? run
    : { step, weights, path: [...run.path, [step, logLoss(weights)] as const] };

export type Standing = Run & Verdict & Decisions & { name: Name };

export interface Model extends State {
  standings: readonly Standing[];
  watching: Standing;
  reference: Standing;
  /** The part of all steps that was taken. */
  done: number;
}

export function model(state: State, runs: Runs = startingRuns(state)): Model {
  const standings = names.map((name) => ({ ...runs[name], ...judged(runs[name]), name }));
  const of = (name: Name) => standings.find((each) => each.name === name)!;
  const taken = standings.reduce((sum, { step }) => sum + step, 0);
  return {
    ...state,
    standings,
    watching: of(state.watched),
    reference: of('cross-entropy'),
    done: taken / (names.length * Number(state.steps)),
  };
}

const remembered = new WeakMap<Float64Array, Verdict & Decisions>();

/** Who did not move since is not judged again. */
function judged({ weights }: Run): Verdict & Decisions {
  const known = remembered.get(weights);
  if (known) return known;
  const verdict = judge(weights);
  const standing = { ...verdict, ...decide(verdict, 0.5) };
  remembered.set(weights, standing);
  return standing;
}

/** Steps across, the loss of the forecasts up. */
export const frameOf = ({ steps }: Pick<State, 'steps'>): Frame => ({
  width: 320,
  height: 300,
  marginTop: 44,
  marginRight: 16,
  marginBottom: 40,
  marginLeft: 40,
  x: [0, Number(steps)],
  y: [0.25, 0.75],
});

export const plotSteps = (state: Pick<State, 'steps'>): Specification => ({
  ...inFrame(frameOf(state)),
  marks: [
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ log loss (nat)' } },
    { mark: 'axisX', options: { ticks: 5, label: 'steps →', labelAnchor: 'right' } },
  ],
});

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const { rate, steps, start, standings } = m;
  const settings = `Rate ${numberText(rate)}, ${steps} steps, from ${start}.`;
  if (m.done === 0)
    return `${settings} Nobody is trained yet: the log loss is ${quantityText(m.reference.logLoss, 'nat')}, the area under the ROC curve ${numberText(m.reference.rocArea)}.`;
  const inWords = ({ name, step, logLoss: loss, rocArea, failure }: Standing) =>
    `${name}${failure ? `, which ended: ${failure}` : ''}, after ${step} steps, log loss ${numberText(loss)}, area ${numberText(rocArea)}`;
  return `${settings} ${standings.map(inWords).join('; ')}.`;
}

export const table = ({ standings }: Model): Table => ({
  columns: [
    'loss',
    'steps',
    'log loss (nat)',
    'Brier score',
    'mean probability',
    'calibration error',
    'area under ROC',
    'average precision',
    'found',
    'false alarms',
    'missed',
    'rightly quiet',
    'bias',
  ],
  rows: standings.map((each) => [
    each.name,
    each.step,
    each.logLoss,
    each.brier,
    each.meanProbability,
    each.calibrationError,
    each.rocArea,
    each.averagePrecision,
    each.found,
    each.falseAlarms,
    each.missed,
    each.quiet,
    each.bias,
  ]),
});
