import { uncertaintyWeightedLoss, weightedSum } from '../core/index.ts';
import type { Frame, Interval } from './frame.ts';
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
}

export const initial: State = { perMetre: 1, weight: 0.5 };

const units: Interval = [0.001, 1000];

export const fields: Fields<State> = { perMetre: real(units), weight: probability };

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

export const weightTrack: Track = {
  scale: linearScale([0, 1]),
  ticks: [0, 0.25, 0.5, 0.75, 1].map((weight) => [String(weight), weight] as const),
};

/** The two losses of the shared number x: what the first task wants is 0, what the second wants is 1. */
const lossesAt = (x: number): [number, number] => [0.1 + x ** 2, 0.2 + (1 - x) ** 2];

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
}

const front: readonly Compromise[] = Array.from({ length: 501 }, (_, i) => {
  const x = i / 500;
  return { x, losses: lossesAt(x) };
});

export function model({ perMetre, weight }: State): Model {
  const inUnits = ([first, second]: readonly [number, number]) => [first * perMetre ** 2, second];
  const weights = [weight, 1 - weight];
  const weighted = leastOf((losses) => weightedSum(inUnits(losses), weights));
  const learned = leastOf((losses) => learnedTotal(inUnits(losses)));
  const [first] = inUnits(weighted.losses);
  const total = weightedSum(inUnits(weighted.losses), weights);
  return { perMetre, weight, weighted, learned, share: (weight * first!) / total };
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
const learnedTotal = (losses: number[]): number =>
  uncertaintyWeightedLoss(losses, losses.map(Math.log), { kinds: ['regression', 'regression'] });

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
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ loss of the second task' } },
    {
      mark: 'axisX',
      options: { ticks: 5, label: 'loss of the first task (m²) →', labelAnchor: 'right' },
    },
    {
      mark: 'lineY',
      data: front.filter((_, i) => i % 10 === 0).map(({ losses }) => losses),
      options: { x: '0', y: '1', stroke: 'var(--sp-quiet)', strokeWidth: 2 },
    },
  ],
});

const lossText = ([first, second]: readonly [number, number]): string =>
  `${numberText(first)} m² and ${numberText(second)}`;

/** The state of the figure in a few sentences. */
export const describe = ({ perMetre, weight, weighted, learned, share }: Model): string =>
  `Units to the metre: ${numberText(perMetre)}. With the weight ${numberText(weight)} the weighted sum chooses losses of ` +
  `${lossText(weighted.losses)}; the first task is ${percentText(share)} of it. Learned weights choose ${lossText(learned.losses)}.`;

export const percentText = (share: number): string => `${numberText(100 * share)}%`;

export const table = ({ weighted, learned, share }: Model): Table => ({
  columns: ['chosen by', 'shared number x', 'first loss (m²)', 'second loss'],
  rows: [
    ['the weighted sum', weighted.x, ...weighted.losses],
    ['learned weights', learned.x, ...learned.losses],
    ['share of the first task in the sum', share, '', ''],
  ],
});
