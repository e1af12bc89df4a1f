import { uncertaintyWeightedLoss, weightedSum } from '../core/index.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { type Fields, probability, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale, logScale, type Track } from './track.ts';

export interface State {
  /** How many of its units of length the first task counts in a metre. */
  perMetre: number;
  /** The weight of the first task; the second has one minus it. */
  weight: number;
  /** The shared number, where the pulls are compared. */
  at: number;
}

export const initial: State = { perMetre: 1, weight: 0.5, at: 0.5 };

const units: Interval = [0.001, 1000];

export const fields: Fields<State> = {
  perMetre: real(units),
  weight: probability,
  at: probability,
};

export const presets: Record<string, Partial<State>> = {
  kilometres: { perMetre: 0.001 },
  metres: { perMetre: 1 },
  centimetres: { perMetre: 100 },
};

export const unitTrack: Track = {
  scale: logScale(units),
  ticks: [
    ['1 km', 0.001],
    ['1 m', 1],
    ['1 cm', 100],
    ['1 mm', 1000],
  ],
};

/** From zero to one: a weight, and the shared number. */
export const wholeTrack: Track = {
  scale: linearScale([0, 1]),
  ticks: [0, 0.25, 0.5, 0.75, 1].map((weight) => [String(weight), weight] as const),
};

export const links: Links = {
  sum: { title: 'weighted sum', symbols: ['T'], code: ['weightedSum', 'pointOf'] },
  learned: { title: 'learned weights', symbols: ['s'], code: ['uncertaintyWeightedLoss'] },
  shared: { title: 'shared number', symbols: ['x'] },
};

/** The two losses of the shared number x: what the first task wants is 0, what the second wants is 1. */
const lossesAt = (x: number): [number, number] => [0.1 + x ** 2, 0.2 + (1 - x) ** 2];

/** How fast each loss falls when the shared number moves towards what its task wants. */
const slopesAt = (x: number): [number, number] => [2 * x, 2 * (1 - x)];

/** A point of the front. */
export interface Compromise {
  /** The shared number. */
  x: number;
  /** The losses of both tasks, the first in square metres. */
  losses: readonly [number, number];
}

export interface Model extends State {
  /** What the weighted sum chooses, and what weights choose that are learned. */
  weighted: Compromise;
  learned: Compromise;
  /** The share of the first task in the weighted sum, where it is least. */
  share: number;
  /** The shared number that the reader chose. */
  here: Compromise;
  /** Who pulls how much there, under each way to choose. */
  strips: readonly Strip[];
}

/** The parts of both tasks in the pull on the shared number, which sum to one; they pull in opposite directions. */
export interface Strip {
  title: string;
  shares: readonly [number, number];
}

const front: readonly Compromise[] = Array.from({ length: 501 }, (_, i) => {
  const x = i / 500;
  return { x, losses: lossesAt(x) };
});

export function model({ perMetre, weight, at }: State): Model {
  const inUnits = ([first, second]: readonly [number, number]): [number, number] => [
    first * perMetre ** 2,
    second,
  ];
  const weights = [weight, 1 - weight];
  const weighted = leastOf((losses) => weightedSum(inUnits(losses), weights));
  const learned = leastOf((losses) => learnedTotal(inUnits(losses)));
  const [first] = inUnits(weighted.losses);
  const total = weightedSum(inUnits(weighted.losses), weights);
  const here = { x: at, losses: lossesAt(at) };
  const slopes = inUnits(slopesAt(at));
  return {
    perMetre,
    weight,
    at,
    weighted,
    learned,
    share: (weight * first) / total,
    here,
    strips: [
      { title: 'the weighted sum', shares: sharesOf(slopes, weights) },
      { title: 'learned weights', shares: sharesOf(slopes, learnedWeights(inUnits(here.losses))) },
    ],
  };
}

function sharesOf(slopes: readonly number[], weights: readonly number[]): [number, number] {
  const [first, second] = slopes.map((slope, task) => weights[task]! * slope) as [number, number];
  const all = first + second;
  return all > 0 ? [first / all, second / all] : [0, 0];
}

const leastOf = (total: (losses: readonly [number, number]) => number): Compromise =>
  front.reduce(
    ({ best, least }, candidate) => {
      const value = total(candidate.losses);
      return value < least ? { best: candidate, least: value } : { best, least };
    },
    { best: front[0]!, least: Infinity },
  ).best;

/** The total of uncertainty weighting where each learned variance is the best for its loss, which is the loss itself. */
const learnedTotal = (losses: number[]): number => totalAt(losses, losses.map(Math.log));

const totalAt = (losses: number[], logVariances: number[]): number =>
  uncertaintyWeightedLoss(losses, logVariances, { kinds: ['regression', 'regression'] });

/** By how much the total grows for one unit of each loss, the variances being constants to it. */
function learnedWeights(losses: number[]): number[] {
  const logVariances = losses.map(Math.log);
  const withoutLoss = totalAt([0, 0], logVariances);
  return losses.map(
    (_, task) => totalAt([Number(task === 0), Number(task === 1)], logVariances) - withoutLoss,
  );
}

export const frame: Frame = {
  width: 320,
  height: 300,
  marginTop: 34,
  marginRight: 14,
  marginBottom: 42,
  marginLeft: 34,
  x: [0, 1.2],
  y: [0, 1.3],
};

/** The axes and the front. */
export const plot = (): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ second loss' } },
    {
      mark: 'axisX',
      options: { ticks: 5, label: 'first loss (m²) →', labelAnchor: 'right' },
    },
    {
      mark: 'lineY',
      data: front.filter((_, i) => i % 10 === 0).map(({ losses }) => losses),
      options: { x: '0', y: '1', stroke: 'var(--sp-quiet)', strokeWidth: 2 },
    },
  ],
});

/** A strip of width one below its title, for each way to choose. */
export const stripFrame: Frame = {
  width: 320,
  height: 146,
  marginTop: 24,
  marginRight: 20,
  marginBottom: 38,
  marginLeft: 14,
  x: [0, 1],
  y: [2, 0],
};

export const plotStrips = (): Specification => ({
  ...inFrame(stripFrame),
  marks: [
    {
      mark: 'axisX',
      options: {
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickFormat: '.0%',
        label: 'share of the pull →',
        labelAnchor: 'right',
      },
    },
    {
      mark: 'text',
      data: ['the weighted sum', 'learned weights'].map((title, row) => [row + 0.22, title]),
      options: { x: [0, 0], y: '0', text: '1', textAnchor: 'start' },
    },
  ],
});

const lossText = ([first, second]: readonly [number, number]): string =>
  `${numberText(first)} m² and ${numberText(second)}`;

/** The state of the figure in a few sentences. */
export const describe = ({
  perMetre,
  weight,
  at,
  weighted,
  learned,
  share,
  strips,
}: Model): string =>
  `Units to the metre: ${numberText(perMetre)}. With the weight ${numberText(weight)} the weighted sum chooses losses of ` +
  `${lossText(weighted.losses)}; the first task is ${percentText(share)} of it. Learned weights choose ${lossText(learned.losses)}. ` +
  `${pullText(at, strips)}`;

/** Who pulls at the shared number, in a sentence. */
export const pullText = (at: number, strips: readonly Strip[]): string =>
  `At ${numberText(at)} the first task has so much of the pull: ${strips
    .map(({ title, shares }) => `${percentText(shares[0])} under ${title}`)
    .join(', ')}.`;

export const percentText = (share: number): string => `${numberText(100 * share)}%`;

export const table = ({ weighted, learned, share, here, strips }: Model): Table => ({
  columns: ['chosen by', 'shared number x', 'first loss (m²)', 'second loss'],
  rows: [
    ['the weighted sum', weighted.x, ...weighted.losses],
    ['learned weights', learned.x, ...learned.losses],
    ['the reader', here.x, ...here.losses],
    ['share of the first task in the sum', share, '', ''],
    ...strips.map(({ title, shares }) => [
      `share of the first task in the pull, ${title}`,
      shares[0],
      '',
      '',
    ]),
  ],
});
