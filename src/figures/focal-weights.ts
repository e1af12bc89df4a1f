import { informationContent, sigmoidFocalLoss, sigmoidFocalLossGradient } from '../core/index.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, type Fields, probability, real } from './state-text.ts';
import type { Table } from './table.ts';

/** What is compared: the loss, or the size of its slope in the logit. */
export const measures = ['loss', 'pull'] as const;
export const hardPositiveCounts = ['1', '3'] as const;
export const easyNegativeCounts = ['1', '10', '100', '1000'] as const;

export interface State {
  alpha: number;
  gamma: number;
  hardPositives: (typeof hardPositiveCounts)[number];
  easyNegatives: (typeof easyNegativeCounts)[number];
  measure: (typeof measures)[number];
}

export const initial: State = {
  alpha: 0.25,
  gamma: 2,
  hardPositives: '1',
  easyNegatives: '1000',
  measure: 'loss',
};

export const largestGamma = 5;

export const fields: Fields<State> = {
  alpha: probability,
  gamma: real([0, largestGamma]),
  hardPositives: choice(hardPositiveCounts),
  easyNegatives: choice(easyNegativeCounts),
  measure: choice(measures),
};

export const links: Links = {
  alpha: { title: 'α', symbols: ['α'], code: ['alpha'] },
  gamma: { title: 'γ', symbols: ['γ'], code: ['gamma', 'gammas'] },
};

/** What the truth gets from the model. */
export const difficulties = { hard: 0.1, easy: 0.9 } as const;
export const classes = ['positive', 'negative'] as const;

/** One kind of example, and what focal loss makes of it. */
export interface Kind {
  difficulty: keyof typeof difficulties;
  class: (typeof classes)[number];
  count: number;
  /** What cross-entropy is multiplied by. */
  weight: number;
  /** The loss or the pull of one example, and of all of the kind. */
  one: number;
  all: number;
}

export interface Model extends State {
  /** In the order of the strips: positives first, the easy ones in the middle. */
  kinds: Kind[];
  strips: Strip[];
  /** The α at which positives and negatives have equal parts. */
  balance: number;
}

/** Shares of the four kinds, which sum to one. */
export interface Strip {
  title: string;
  shares: number[];
}

const order = [
  { difficulty: 'hard', class: 'positive' },
  { difficulty: 'easy', class: 'positive' },
  { difficulty: 'easy', class: 'negative' },
  { difficulty: 'hard', class: 'negative' },
] as const;

export function model(state: State): Model {
  const { alpha, gamma } = state;
  const ones = amounts(state, { alpha, gamma });
  const counts = countsOf(state);
  const losses = amounts({ measure: 'loss' }, { alpha, gamma });
  const kinds = order.map((kind, i) => ({
    ...kind,
    count: counts[i]!,
    weight: losses[i]! / informationContent(difficulties[kind.difficulty]),
    one: ones[i]!,
    all: counts[i]! * ones[i]!,
  }));
  const plain = amounts(state, { gamma: 0 }).map((one, i) => counts[i]! * one);
  return {
    ...state,
    kinds,
    strips: [
      { title: 'one of each', shares: sharesOf(ones) },
      { title: 'all of them', shares: sharesOf(kinds.map(({ all }) => all)) },
      { title: 'all of them, plain cross-entropy', shares: sharesOf(plain) },
    ],
    balance: balanceAt(gamma, state),
  };
}

const countsOf = ({ hardPositives, easyNegatives }: State): number[] => [
  Number(hardPositives),
  1,
  Number(easyNegatives),
  1,
];

/** The loss or the pull of one example of each kind. */
function amounts(
  { measure }: Pick<State, 'measure'>,
  focus: { alpha?: number; gamma: number },
): number[] {
  const targets = order.map((kind) => Number(kind.class === 'positive'));
  const logits = order.map(({ difficulty }, i) => {
    const towardsTruth = Math.log(difficulties[difficulty] / (1 - difficulties[difficulty]));
    return targets[i] === 1 ? towardsTruth : -towardsTruth;
  });
  const options = { ...focus, reduction: 'none' } as const;
  return measure === 'loss'
    ? [...sigmoidFocalLoss(logits, targets, options)]
    : Array.from(sigmoidFocalLossGradient(logits, targets, options), Math.abs);
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const sharesOf = (values: readonly number[]) => values.map((value) => value / total(values));

/** α A = (1 − α) B, where A and B are what positives and negatives have without α. */
function balanceAt(gamma: number, state: State): number {
  const counts = countsOf(state);
  const unweighted = amounts(state, { gamma }).map((one, i) => counts[i]! * one);
  return total(unweighted.slice(2)) / total(unweighted);
}

/** α across, γ up. */
export const mapFrame: Frame = {
  width: 320,
  height: 250,
  marginTop: 30,
  marginRight: 16,
  marginBottom: 42,
  marginLeft: 36,
  x: [0, 1],
  y: [0, largestGamma],
};

/** The axes, and the line on which positives and negatives have equal parts. */
export function plotMap(state: State): Specification {
  const steps = 50;
  const gammas = Array.from({ length: steps + 1 }, (_, step) => (largestGamma * step) / steps);
  const side = (text: string, anchor: string, fill: string) => ({
    mark: 'text' as const,
    data: [text],
    options: { text: [text], frameAnchor: anchor, dy: 8, fill, fontWeight: 600 },
  });
  return {
    ...inFrame(mapFrame),
    marks: [
      { mark: 'gridX', options: { ticks: 5 } },
      { mark: 'gridY', options: { ticks: 5 } },
      { mark: 'axisX', options: { ticks: 5, label: 'α →', labelAnchor: 'right' } },
      { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ γ' } },
      {
        mark: 'lineY',
        data: gammas.map((gamma) => [balanceAt(gamma, state), gamma]),
        options: { x: '0', y: '1', stroke: 'var(--sp-ink)', strokeWidth: 2 },
      },
      side('negatives lead', 'top-left', 'var(--sp-second)'),
      side('positives lead', 'top-right', 'var(--sp-third)'),
    ],
  };
}

/** A strip of width one below its title, for each row. */
export const stripFrame: Frame = {
  width: 320,
  height: 190,
  marginTop: 4,
  marginRight: 20,
  marginBottom: 36,
  marginLeft: 14,
  x: [0, 1],
  y: [3, 0],
};

/** The axis and the titles of the strips. */
export function plotStrips({ measure, strips }: Pick<Model, 'measure' | 'strips'>): Specification {
  return {
    ...inFrame(stripFrame),
    marks: [
      {
        mark: 'axisX',
        options: {
          ticks: [0, 0.25, 0.5, 0.75, 1],
          tickFormat: '.0%',
          label: `share of the ${measure} →`,
          labelAnchor: 'right',
        },
      },
      {
        mark: 'text',
        data: strips.map(({ title }, row) => [row + 0.22, title]),
        options: { x: strips.map(() => 0), y: '0', text: '1', textAnchor: 'start' },
      },
    ],
  };
}

const nameOf = (kind: Kind): string => `${kind.difficulty} ${kind.class}`;

/** The number with its unit: nats for a loss; a pull is nats for a unit of the logit. */
export const unitOf = ({ measure }: Pick<State, 'measure'>): string =>
  measure === 'loss' ? 'nat' : 'nat per logit';

/** Shares as a reader sees them: whole per cents, but neither none nor all where something is left. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  if (share < 1 && share >= 0.995) return '>99%';
  return `${Math.round(share * 100)}%`;
}

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const { alpha, gamma, kinds, measure, strips, balance } = m;
  const ranked = kinds.toSorted((a, b) => b.one - a.one);
  const [hardPositive, , easyNegative] = kinds;
  const ofPositives = (strip: Strip) => percentText(strip.shares[0]! + strip.shares[1]!);
  return [
    `With α ${numberText(alpha)} and γ ${numberText(gamma)} one example has this ${measure}, in ${unitOf(m)}:`,
    `${ranked.map((kind) => `${nameOf(kind)} ${numberText(kind.one)}`).join(', ')}.`,
    `With ${hardPositive!.count} hard positive, ${easyNegative!.count} easy negative and one of each other kind, the positives have ${ofPositives(strips[1]!)} of it`,
    `(under plain cross-entropy ${ofPositives(strips[2]!)}).`,
    `They have half of it at α ${numberText(balance)}.`,
  ].join(' ');
}

export function table(m: Model): Table {
  const { kinds, measure, strips } = m;
  return {
    columns: [
      'kind',
      'p_t',
      'weight',
      `${measure} of one (${unitOf(m)})`,
      'how many',
      `${measure} of all`,
      'share',
    ],
    rows: kinds.map((kind, i) => [
      nameOf(kind),
      difficulties[kind.difficulty],
      kind.weight,
      kind.one,
      kind.count,
      kind.all,
      strips[1]!.shares[i]!,
    ]),
  };
}
