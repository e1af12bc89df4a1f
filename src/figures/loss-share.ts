import { sigmoidFocalLoss, sigmoidFocalLossGradient } from '../core/index.ts';
import { damageRows, fit, linearLogits } from '../lab/index.ts';
import { largestGamma, measures, percentText } from './focal-weights.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, type Fields, probability, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale, type Track } from './track.ts';

export interface State {
  gamma: number;
  /** The share of the strikes of each class that is looked at, the hardest first. */
  hardest: number;
  /** What is shared out: the loss, or the size of its slope in the logit. */
  measure: (typeof measures)[number];
}

export const initial: State = { gamma: 2, hardest: 0.2, measure: 'loss' };

export const fields: Fields<State> = {
  gamma: real([0, largestGamma]),
  hardest: probability,
  measure: choice(measures),
};

export const presets: Record<string, Partial<State>> = {
  'plain cross-entropy': { gamma: 0 },
  'γ two': { gamma: 2 },
  'the hardest tenth': { hardest: 0.1 },
};

export const links: Links = {
  gamma: { title: 'γ', symbols: ['γ'], code: ['gamma', 'gammas'] },
  positives: { title: 'strikes with damage', code: ['yes', 'damaged'] },
};

export const gammaTrack: Track = {
  scale: linearScale([0, largestGamma]),
  ticks: [0, 1, 2, 3, 4, 5].map((gamma) => [String(gamma), gamma] as const),
};

export const classes = ['with damage', 'without damage'] as const;

type Point = readonly [examples: number, amount: number];

/** How the loss of one class is spread over its strikes. */
export interface Spread {
  class: (typeof classes)[number];
  /** From the hardest on: which share of the strikes holds which share of the loss. */
  curve: readonly Point[];
  /** The share that the hardest ones hold. */
  held: number;
  /** The share of the class in the loss of all strikes. */
  ofAll: number;
}

export interface Model extends State {
  focal: readonly Spread[];
  /** The same under cross-entropy, which has no focus. */
  plain: readonly Spread[];
}

/** A group of strikes that are equal to the model, and what each of them has. */
interface Group {
  strikes: number;
  amount: number;
}

const { features, targets, rowWeights } = damageRows;

let trained: Float64Array | undefined;

/** By a model that cross-entropy trained, when it is first asked for. */
function logits(): Float64Array {
  const loss = { name: 'binaryCrossEntropyWithLogits' } as const;
  trained ??= linearLogits(features, fit({ ...damageRows, loss, l2: 1e-3 }).weights);
  return trained;
}

export function model(state: State): Model {
  return { ...state, focal: spreads(state, state.gamma), plain: spreads(state, 0) };
}

function spreads({ measure, hardest }: State, gamma: number): Spread[] {
  const options = { gamma, reduction: 'none' } as const;
  const amounts =
    measure === 'loss'
      ? sigmoidFocalLoss(logits(), targets, options)
      : sigmoidFocalLossGradient(logits(), targets, options).map(Math.abs);
  const groups = rowWeights.map((strikes, row) => ({ strikes, amount: amounts[row]! }));
  const all = amountOf(groups);
  return classes.map((each) => {
    const own = groups.filter((_, row) => targets[row] === Number(each === 'with damage'));
    const curve = curveOf(own);
    return { class: each, curve, held: heldBy(hardest, curve), ofAll: amountOf(own) / all };
  });
}

const amountOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { strikes, amount }) => sum + strikes * amount, 0);

const strikesIn = (groups: readonly Group[]): number =>
  groups.reduce((sum, { strikes }) => sum + strikes, 0);

/** Strikes of one group have the same, so that the curve is straight along it. */
function curveOf(groups: readonly Group[]): Point[] {
  const sorted = groups.toSorted((a, b) => b.amount - a.amount);
  const [strikes, amount] = [strikesIn(groups), amountOf(groups)];
  const points: Point[] = [[0, 0]];
  for (const group of sorted) {
    const [examples, held] = points.at(-1)!;
    points.push([
      examples + group.strikes / strikes,
      held + (group.strikes * group.amount) / amount,
    ]);
  }
  return points;
}

function heldBy(hardest: number, curve: readonly Point[]): number {
  const after = curve.findIndex(([examples]) => examples >= hardest);
  if (after <= 0) return curve.at(after)![1];
  const [[from, low], [to, high]] = [curve[after - 1]!, curve[after]!];
  return low + ((hardest - from) / (to - from)) * (high - low);
}

/** Strikes across, the hardest first; what they hold up. */
export const frame: Frame = {
  width: 320,
  height: 300,
  marginTop: 44,
  marginRight: 20,
  marginBottom: 42,
  marginLeft: 48,
  x: [0, 1],
  y: [0, 1],
};

export const plot = ({ measure }: Pick<State, 'measure'>): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridY', options: { ticks: 5 } },
    {
      mark: 'axisY',
      options: { ticks: 5, tickFormat: '.0%', tickSize: 0, label: `↑ of the ${measure}` },
    },
    {
      mark: 'axisX',
      options: {
        ticks: 5,
        tickFormat: '.0%',
        label: 'of the strikes, the hardest first →',
        labelAnchor: 'right',
      },
    },
    { mark: 'ruleY', data: [0] },
    {
      mark: 'lineY',
      data: [
        [0, 0],
        [1, 1],
      ],
      options: { x: '0', y: '1', stroke: 'var(--sp-ink)', strokeDasharray: '4 3' },
    },
  ],
});

/** The state of the figure in a few sentences. */
export function describe({ gamma, hardest, measure, focal, plain }: Model): string {
  const held = (spread: readonly Spread[]) =>
    spread.map((each) => `${percentText(each.held)} of those ${each.class}`).join(', ');
  return (
    `With γ ${numberText(gamma)} the hardest ${percentText(hardest)} of the strikes hold so much of the ${measure} of their class: ${held(focal)}. ` +
    `Under cross-entropy: ${held(plain)}. ` +
    `All strikes with damage have ${percentText(focal[0]!.ofAll)} of the whole ${measure}, under cross-entropy ${percentText(plain[0]!.ofAll)}.`
  );
}

export const table = ({ focal, plain }: Model): Table => ({
  columns: [
    'hardest',
    ...classes.map((each) => `held of those ${each}`),
    ...classes.map((each) => `of those ${each}, cross-entropy`),
  ],
  rows: [0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8].map((share) => [
    share,
    ...[...focal, ...plain].map(({ curve }) => heldBy(share, curve)),
  ]),
});
