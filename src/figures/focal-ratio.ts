import { informationContent, sigmoidFocalLoss, sigmoidFocalLossGradient } from '../core/index.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type MarkSpecification, type Specification } from './specification.ts';
import { choice, type Fields, probability } from './state-text.ts';
import type { Table } from './table.ts';

export const gammas = ['0.5', '1', '2', '3', '5'] as const;

export interface State {
  /** The probability that the truth got. */
  pt: number;
  gamma: (typeof gammas)[number];
}

export const initial: State = { pt: 0.5, gamma: '2' };

export const fields: Fields<State> = { pt: probability, gamma: choice(gammas) };

export const links: Links = {
  loss: { title: 'loss', symbols: ['F(pt)'], code: ['focal', 'sigmoidFocalLoss'] },
  pull: {
    title: 'gradient',
    symbols: ['G(pt)', 'r(pt)'],
    code: ['pull', 'plainPull', 'sigmoidFocalLossGradient'],
  },
};

/** A loss or a pull under cross-entropy and under focal loss, and the second over the first. */
export interface Reading {
  plain: number;
  focal: number;
  ratio: number;
}

export interface Model extends State {
  loss: Reading;
  pull: Reading;
  /** The probability at which focal loss pulls as hard as cross-entropy. */
  crossing: number;
}

/** At the ends of the scale a ratio is zero over zero. */
const closest = 0.001;

export function model({ pt, gamma }: State): Model {
  const within = Math.min(Math.max(pt, closest), 1 - closest);
  return {
    pt: within,
    gamma,
    loss: lossAt(within, Number(gamma)),
    pull: pullAt(within, Number(gamma)),
    crossing: crossingOf(Number(gamma)),
  };
}

const logit = (p: number): number => Math.log(p / (1 - p));

const reading = (plain: number, focal: number): Reading => ({ plain, focal, ratio: focal / plain });

const lossAt = (pt: number, gamma: number): Reading =>
  reading(informationContent(pt), sigmoidFocalLoss([logit(pt)], [1], { gamma }));

const pullAt = (pt: number, gamma: number): Reading => reading(slopeAt(pt, 0), slopeAt(pt, gamma));

const slopeAt = (pt: number, gamma: number): number =>
  Math.abs(sigmoidFocalLossGradient([logit(pt)], [1], { gamma })[0]!);

/** Halves an interval until it is as narrow as it gets: the ratio of the pulls falls through one. */
function crossingOf(gamma: number): number {
  let [low, high] = [closest, 1 - closest];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (pullAt(middle, gamma).ratio > 1) low = middle;
    else high = middle;
  }
}

/** The probability of the truth across, what is left of loss and gradient up. */
export const frame: Frame = {
  width: 320,
  height: 260,
  marginTop: 30,
  marginRight: 12,
  marginBottom: 42,
  marginLeft: 36,
  x: [0, 1],
  y: [0, 1.5],
};

/** The axes, the two curves, and the crossing. */
export function plot({ gamma, crossing }: Pick<Model, 'gamma' | 'crossing'>): Specification {
  const steps = 100;
  const points = Array.from(
    { length: steps + 1 },
    (_, step) => closest + (1 - 2 * closest) * (step / steps),
  );
  return {
    ...inFrame(frame),
    marks: [
      { mark: 'gridY', options: { ticks: 5 } },
      { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ ratio' } },
      {
        mark: 'axisX',
        options: { ticks: 5, label: 'probability of the truth →', labelAnchor: 'right' },
      },
      { mark: 'ruleY', data: [0] },
      { mark: 'ruleY', data: [1], options: { strokeDasharray: '4 3' } },
      { mark: 'ruleX', data: [crossing], options: { strokeDasharray: '2 3' } },
      curve(points, (pt) => lossAt(pt, Number(gamma)).ratio, 'var(--sp-p)', 'loss'),
      curve(points, (pt) => pullAt(pt, Number(gamma)).ratio, 'var(--sp-q)', 'pull'),
      {
        mark: 'text',
        data: [[crossing, 0]],
        options: {
          x: '0',
          y: '1',
          text: [numberText(crossing)],
          textAnchor: 'start',
          dx: 5,
          dy: -9,
        },
      },
    ],
  };
}

const curve = (
  points: readonly number[],
  height: (pt: number) => number,
  stroke: string,
  link: string,
): MarkSpecification => ({
  mark: 'lineY',
  link,
  data: points.map((pt) => [pt, height(pt)]),
  options: { x: '0', y: '1', stroke, strokeWidth: 2.5 },
});

/** The state of the figure in a few sentences. */
export const describe = ({ pt, gamma, loss, pull, crossing }: Model): string =>
  [
    `With γ ${gamma} and ${numberText(pt)} for the truth, focal loss is ${numberText(loss.ratio)} times cross-entropy`,
    `and its gradient ${numberText(pull.ratio)} times.`,
    `Below ${numberText(crossing)} the gradient is larger than that of cross-entropy.`,
  ].join(' ');

export const table = ({ gamma }: Model): Table => ({
  columns: ['p_t', 'loss times', 'gradient times'],
  rows: [0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99].map((pt) => [
    pt,
    lossAt(pt, Number(gamma)).ratio,
    pullAt(pt, Number(gamma)).ratio,
  ]),
});
