import {
  ghmClassificationWeights,
  gradientHistogram,
  gradientNorm,
  sigmoidFocalLossGradient,
} from '../core/index.ts';
import { rightLogits, type Stage, stages } from './crowd.ts';
import { evenly } from './evenly.ts';
import { largestGamma } from './focal-weights.ts';
import type { Frame } from './frame.ts';
import { axes, binCounts, links as crowdLinks, wrongCounts } from './gradient-crowd.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, type Fields, probability, real } from './state-text.ts';
import type { Table } from './table.ts';

export interface State {
  /** The gradient norm that is looked at. */
  norm: number;
  stage: Stage;
  /** Of focal loss. */
  gamma: number;
  /** Of GHM. */
  bins: (typeof binCounts)[number];
  /** How many examples have a wrong label; a model that has learned something is sure of all of them. */
  wrong: (typeof wrongCounts)[number];
  axis: (typeof axes)[number];
}

export const initial: State = {
  norm: 0.35,
  stage: 'trained',
  gamma: 2,
  bins: '10',
  wrong: '30',
  axis: 'logarithmic',
};

export const fields: Fields<State> = {
  norm: probability,
  stage: choice(stages),
  gamma: real([0, largestGamma]),
  bins: choice(binCounts),
  wrong: choice(wrongCounts),
  axis: choice(axes),
};

export const links: Links = {
  norm: crowdLinks.norm,
  plain: { title: 'cross-entropy', code: ['binaryCrossEntropyWithLogits'] },
  harmonized: { ...crowdLinks.harmonized, title: 'GHM' },
};

/** The links of the curves that have one. */
export const linkOf = {
  'cross-entropy': 'plain',
  'focal loss': undefined,
  GHM: 'harmonized',
} as const;

export const methods = ['cross-entropy', 'focal loss', 'GHM'] as const;

/** How strongly an example pulls its logit, at one gradient norm. GHM says nothing where nobody is. */
export interface Pulls {
  norm: number;
  'cross-entropy': number;
  'focal loss': number;
  GHM?: number;
}

export interface Model extends State {
  at: Pulls;
  /** Those that are functions of the norm alone. */
  fixed: readonly Pulls[];
  /** From the left end to the right end of each bin that holds anybody. */
  harmonized: readonly (readonly [from: number, to: number, weight: number])[];
}

const closest = 0.001;
const norms = evenly([closest, 1 - closest], 120);
const sure = Math.log(0.97 / 0.03);
const wrongLogits: Record<Stage, number> = { untrained: 0, 'half-way': sure, trained: sure };

export function model(state: State): Model {
  const norm = Math.min(Math.max(state.norm, closest), 1 - closest);
  const harmonized = binsOf(state);
  const last = harmonized.length - 1;
  const bin = harmonized.find(
    ([from, to], i) => norm >= from && (norm < to || (i === last && to === 1)),
  );
  const at = fixedPulls(norm, state.gamma);
  return {
    ...state,
    norm,
    at: bin ? { ...at, GHM: bin[2] * norm } : at,
    fixed: norms.map((each) => fixedPulls(each, state.gamma)),
    harmonized,
  };
}

/** A label of zero, so that the gradient norm is the probability of one. */
const fixedPulls = (norm: number, gamma: number): Pulls => {
  const logit = [Math.log(norm / (1 - norm))];
  return {
    norm,
    'cross-entropy': gradientNorm(logit, [0])[0]!,
    'focal loss': sigmoidFocalLossGradient(logit, [0], { gamma })[0]!,
  };
};

/** The weight of each bin that holds an example of the batch. */
function binsOf({ stage, wrong, bins }: State): [number, number, number][] {
  const logits = [
    ...rightLogits[stage],
    ...new Array<number>(Number(wrong)).fill(wrongLogits[stage]),
  ];
  const targets = logits.map(() => 0);
  const count = Number(bins);
  const weights = ghmClassificationWeights(logits, targets, { bins: count });
  const weightOf = new Map<number, number>();
  for (const [i, norm] of gradientNorm(logits, targets).entries())
    weightOf.set(gradientHistogram([norm], { bins: count }).indexOf(1), weights[i]!);
  return [...weightOf]
    .sort(([bin], [other]) => bin - other)
    .map(([bin, weight]) => [bin / count, (bin + 1) / count, weight]);
}

const fewest = 0.001;
const most = { logarithmic: 30, linear: 3 } as const;

/** The height of a pull on its axis, which it does not leave. */
export function pullHeight(pull: number, { axis }: Pick<State, 'axis'>): number {
  const within = Math.min(pull, most[axis]);
  return axis === 'linear' ? within : Math.log10(Math.max(within, fewest));
}

/** Gradient norm across, the pull up. */
export const frameOf = ({ axis }: Pick<State, 'axis'>): Frame => ({
  width: 320,
  height: 300,
  marginTop: 44,
  marginRight: 12,
  marginBottom: 40,
  marginLeft: 48,
  x: [0, 1],
  y: axis === 'linear' ? [0, most.linear] : [Math.log10(fewest), Math.log10(most.logarithmic)],
});

export function plot(state: Pick<State, 'axis'>): Specification {
  const values = state.axis === 'linear' ? [0, 0.5, 1, 1.5, 2, 2.5, 3] : [0.001, 0.01, 0.1, 1, 10];
  const ticks = values.map((value) => pullHeight(value, state));
  return {
    ...inFrame(frameOf(state)),
    marks: [
      { mark: 'gridY', options: { ticks } },
      {
        mark: 'axisY',
        data: ticks,
        options: {
          tickFormat: (_: number, tick: number) => String(values[tick]),
          tickSize: 0,
          label: '↑ pull',
        },
      },
      { mark: 'axisX', options: { ticks: 5, label: 'gradient norm g →', labelAnchor: 'right' } },
    ],
  };
}

const pullText = (pull: number | undefined): string =>
  pull === undefined ? 'nobody there' : numberText(pull);

/** The state of the figure in a few sentences. */
export function describe({ at, stage, gamma, bins, wrong, harmonized }: Model): string {
  const amplified = harmonized.filter(([, , weight]) => weight > 1).length;
  return [
    `1000 examples of a model that is ${stage}, and ${wrong} wrong labels.`,
    `At the gradient norm ${numberText(at.norm)} an example pulls with ${numberText(at['cross-entropy'])} under cross-entropy,`,
    `${numberText(at['focal loss'])} under focal loss with γ ${numberText(gamma)}, and under GHM: ${pullText(at.GHM)}.`,
    `GHM pulls harder than cross-entropy in ${amplified} of ${bins} bins.`,
  ].join(' ');
}

export const table = (m: Model): Table => ({
  columns: ['gradient norm', 'cross-entropy', `focal loss, γ ${numberText(m.gamma)}`, 'GHM'],
  rows: [0.01, 0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 0.99].map((norm) => {
    const { at } = model({ ...m, norm });
    return [norm, at['cross-entropy'], at['focal loss'], at.GHM ?? ''];
  }),
});
