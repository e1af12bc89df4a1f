import {
  binaryCrossEntropyWithLogitsGradient,
  createDensityState,
  ghmClassificationWeights,
  gradientHistogram,
  gradientNorm,
  sigmoidFocalLossGradient,
} from '../core/index.ts';
import { rightLogits, type Stage, stages } from './crowd.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, type Fields, probability } from './state-text.ts';
import type { Table } from './table.ts';

export const wrongCounts = ['0', '1', '30', '300'] as const;
export const binCounts = ['5', '10', '20', '30'] as const;
export const axes = ['logarithmic', 'linear'] as const;
/** After which batch of an average that starts at zero; or no average. */
export const memories = ['off', '1', '2', '10'] as const;

export interface State {
  stage: Stage;
  /** How many examples have a wrong label, and the gradient norm that they all have. */
  wrong: (typeof wrongCounts)[number];
  wrongNorm: number;
  bins: (typeof binCounts)[number];
  axis: (typeof axes)[number];
  memory: (typeof memories)[number];
}

export const initial: State = {
  stage: 'trained',
  wrong: '30',
  wrongNorm: 0.97,
  bins: '10',
  axis: 'logarithmic',
  memory: 'off',
};

export const fields: Fields<State> = {
  stage: choice(stages),
  wrong: choice(wrongCounts),
  wrongNorm: probability,
  bins: choice(binCounts),
  axis: choice(axes),
  memory: choice(memories),
};

export const links = {
  norm: { title: 'gradient norm g', symbols: ['g', 'gi'], code: ['gradientNorm', 'norms'] },
  count: { title: 'examples in a bin', symbols: ['R'], code: ['gradientHistogram'] },
  harmonized: {
    title: 'weight β',
    symbols: ['β', 'βi'],
    code: ['ghmClassificationWeights', 'ghmClassificationLoss', 'betas'],
  },
} satisfies Links;

/** No label is so wrong, and none so right, that its logit would be infinite. */
const closest = 0.001;
const withinScale = (norm: number) => Math.min(Math.max(norm, closest), 1 - closest);

export interface Bin {
  from: number;
  to: number;
  count: number;
  /** How many of them have a wrong label. */
  wrong: number;
  /** β, where there is anybody. */
  weight?: number;
}

/** What part of the gradient a method gives to whom; the parts sum to one. */
export interface Shares {
  method: string;
  easy: number;
  others: number;
  wrong: number;
}

export interface Model extends State {
  histogram: Bin[];
  /** β of a wrong label, if there is one. */
  wrongWeight?: number;
  shares: Shares[];
}

const momentum = 0.75;
const easiest = 0.1;

export function model(state: State): Model {
  const wrong = Number(state.wrong);
  const bins = Number(state.bins);
  const norm = withinScale(state.wrongNorm);
  const right = rightLogits[state.stage];
  const logits = [...right, ...new Array<number>(wrong).fill(Math.log(norm / (1 - norm)))];
  const targets = logits.map(() => 0);
  const norms = gradientNorm(logits, targets);
  const weights = weightsOf(logits, targets, bins, state.memory);
  const counts = gradientHistogram(norms, { bins });
  const rightCounts = gradientHistogram(norms.slice(0, right.length), { bins });
  const firstIn = (from: number, to: number) =>
    norms.findIndex((g) => g >= from && (g < to || to === 1));
  return {
    ...state,
    wrongNorm: norm,
    histogram: Array.from(counts, (count, bin) => {
      const [from, to] = [bin / bins, (bin + 1) / bins];
      return {
        from,
        to,
        count,
        wrong: count - rightCounts[bin]!,
        weight: count > 0 ? weights[firstIn(from, to)] : undefined,
      };
    }),
    wrongWeight: wrong > 0 ? weights.at(-1) : undefined,
    shares: Object.entries(pullsOf(logits, targets, weights)).map(([method, pulls]) =>
      sharesOf(method, pulls, norms, right.length),
    ),
  };
}

/** β of each example; with a memory, after the same batch came so many times. */
function weightsOf(
  logits: number[],
  targets: number[],
  bins: number,
  memory: State['memory'],
): Float64Array {
  if (memory === 'off') return ghmClassificationWeights(logits, targets, { bins });
  const state = createDensityState({ bins, momentum });
  const batches = Number(memory);
  let weights = ghmClassificationWeights(logits, targets, { state });
  for (let batch = 1; batch < batches; batch++)
    weights = ghmClassificationWeights(logits, targets, { state });
  return weights;
}

const pullsOf = (logits: number[], targets: number[], weights: Float64Array) => {
  const plain = binaryCrossEntropyWithLogitsGradient(logits, targets, { reduction: 'sum' });
  return {
    'cross-entropy': plain,
    'focal loss': sigmoidFocalLossGradient(logits, targets, { reduction: 'sum' }),
    GHM: plain.map((pull, i) => pull * weights[i]!),
  };
};

function sharesOf(method: string, pulls: Float64Array, norms: Float64Array, right: number): Shares {
  const parts = { easy: 0, others: 0, wrong: 0 };
  for (const [i, pull] of pulls.entries())
    parts[i >= right ? 'wrong' : norms[i]! < easiest ? 'easy' : 'others'] += pull;
  const all = parts.easy + parts.others + parts.wrong;
  return { method, easy: parts.easy / all, others: parts.others / all, wrong: parts.wrong / all };
}

const size = { width: 320, marginRight: 12, marginBottom: 40, marginLeft: 44 };

const fewest = Math.log10(0.6);
const most = 1300;

/** The height of a count on its axis; on the logarithmic one a single example still has a bar. */
export const countHeight = (count: number, { axis }: Pick<State, 'axis'>): number =>
  axis === 'linear' ? count : count > 0 ? Math.log10(count) : fewest;

/** Gradient norm across, examples up. */
export const countFrame = ({ axis }: Pick<State, 'axis'>): Frame => ({
  ...size,
  height: 230,
  marginTop: 28,
  x: [0, 1],
  y: axis === 'linear' ? [0, most] : [fewest, Math.log10(most)],
});

/** Gradient norm across, the logarithm of the weight up. */
export const weightFrame: Frame = { ...size, height: 200, marginTop: 28, x: [0, 1], y: [-2, 3] };

/** The height of a weight: one lies at zero, amplified above and muted below. */
export const weightHeight = (weight: number): number => Math.log10(weight);

export function plotCounts(state: Pick<State, 'axis'>): Specification {
  const ticks = state.axis === 'linear' ? [0, 250, 500, 750, 1000] : [1, 10, 100, 1000];
  return {
    ...inFrame(countFrame(state)),
    marks: [...powers('examples', ticks, (count) => countHeight(count, state)), ...normAxis],
  };
}

export function plotWeights(): Specification {
  return {
    ...inFrame(weightFrame),
    marks: [
      ...powers('weight β', [0.01, 0.1, 1, 10, 100, 1000], weightHeight),
      ...normAxis,
      { mark: 'ruleY', data: [0], options: { stroke: 'var(--sp-ink)', strokeWidth: 1.5 } },
    ],
  };
}

const normAxis: Specification['marks'] = [
  { mark: 'axisX', options: { ticks: 5, label: 'gradient norm g →', labelAnchor: 'right' } },
];

/** An axis with a grid whose labels are the values themselves. */
const powers = (
  label: string,
  values: readonly number[],
  height: (value: number) => number,
): Specification['marks'] => {
  const ticks = values.map(height);
  return [
    { mark: 'gridY', options: { ticks } },
    {
      mark: 'axisY',
      data: ticks,
      options: {
        tickFormat: (_: number, tick: number) => numberText(values[tick]!),
        tickSize: 0,
        label: `↑ ${label}`,
      },
    },
  ];
};

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const { stage, wrong, wrongNorm, wrongWeight, histogram, shares } = m;
  const occupied = histogram.filter(({ count }) => count > 0);
  const amplified = occupied.filter(({ weight }) => weight! > 1);
  const ghm = shares.at(-1)!;
  return [
    `1000 examples of a model that is ${stage}, in ${histogram.length} bins of gradient norm: ${occupied.length} bins hold examples, ${amplified.length} of them have a weight above one.`,
    wrongWeight === undefined
      ? 'No label is wrong.'
      : `${wrong} wrong labels at ${numberText(wrongNorm)} have the weight ${numberText(wrongWeight)} and ${numberText(ghm.wrong)} of the gradient.`,
  ].join(' ');
}

export const table = ({ histogram }: Model): Table => ({
  columns: ['from', 'to', 'examples', 'wrong labels', 'weight β'],
  rows: histogram.map(({ from, to, count, wrong, weight }) => [
    from,
    to,
    count,
    wrong,
    weight ?? '',
  ]),
});
