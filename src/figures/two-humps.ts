import { klDivergence, softmax } from '../core/index.ts';
import { plotColumns } from './distribution.ts';
import { links as pairLinks } from './divergence-pair.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import type { Specification } from './specification.ts';
import { type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale } from './track.ts';

/** Places in a row, with a probability each. */
export const cells = [1, 2, 3, 4, 5, 6, 7];

/** Where a hump may have its centre. */
const range: Interval = [1, 7];
export const centreScale = linearScale(range);
/** A tenth of a cell, as a share of the range. */
export const centreStep = 0.1 / (range[1] - range[0]);

export interface State {
  /** The centres of the two humps of P: three fifths of it around the left one, two fifths around the right one. */
  left: number;
  right: number;
  /** The centre of the one hump of Q. */
  centre: number;
}

const leftShare = 0.6;

export const initial: State = { left: 2, right: 6, centre: 5 };

export const fields: Fields<State> = {
  left: real(range),
  right: real(range),
  centre: real(range),
};

export const presets: Record<string, State> = {
  'two humps': initial,
  'close together': { left: 3, right: 5, centre: 5 },
  'one hump': { left: 4, right: 4, centre: 6 },
};

const { p, q, forward, reverse } = pairLinks as Record<
  'p' | 'q' | 'forward' | 'reverse',
  Links[string]
>;
export const links: Links = {
  p: { ...p, code: ['humps'] },
  q: { ...q, code: ['bump'] },
  forward,
  reverse,
};

export type Direction = 'forward' | 'reverse';

export interface Model extends State {
  p: number[];
  q: ArrayLike<number>;
  divergences: Record<Direction, number>;
  /** The divergences of P and of a hump with that centre. */
  divergenceAt: Record<Direction, (centre: number) => number>;
}

/** A hump of fixed width over the cells. */
const hump = (centre: number) => softmax(cells.map((cell) => -((cell - centre) ** 2) / 2));

export function model(state: State): Model {
  const [left, right] = [hump(state.left), hump(state.right)];
  const p = cells.map((_, i) => leftShare * left[i]! + (1 - leftShare) * right[i]!);
  const divergenceAt = {
    forward: (centre: number) => klDivergence(p, hump(centre)),
    reverse: (centre: number) => klDivergence(hump(centre), p),
  };
  return {
    ...state,
    p,
    q: hump(state.centre),
    divergences: {
      forward: divergenceAt.forward(state.centre),
      reverse: divergenceAt.reverse(state.centre),
    },
    divergenceAt,
  };
}

/** The centre in which a search ends that begins where Q stands and goes downhill, a hundredth of a cell at a time. */
export function downhill({ centre, divergenceAt }: Model, direction: Direction): number {
  const at = (hundredths: number) => divergenceAt[direction](hundredths / 100);
  const [least, most] = [100 * range[0], 100 * range[1]];
  let here = Math.round(100 * centre);
  const side = here < most && at(here + 1) < at(here) ? 1 : -1;
  while (here + side >= least && here + side <= most && at(here + side) < at(here)) here += side;
  return here / 100;
}

/** A column of width one for each cell. */
export const probabilityFrame: Frame = {
  width: 320,
  height: 220,
  marginTop: 44,
  marginRight: 4,
  marginBottom: 30,
  marginLeft: 40,
  x: [0, cells.length],
  y: [0, 0.5],
};

export const divergenceFrame: Frame = { ...probabilityFrame, y: [0, 4] };

/** Where a centre lies in those columns. */
export const column = (centre: number): number => centre - 0.5;

/** The ends of the curves. */
export const columns: Interval = [column(range[0]), column(range[1])];

export const plotProbabilities = (): Specification =>
  plotColumns(probabilityFrame, cells.map(String), '↑ probability');

export const plotDivergences = (): Specification =>
  plotColumns(divergenceFrame, cells.map(String), '↑ nat');

/** The state of the figure in a few sentences. */
export const describe = ({ left, right, centre, divergences }: Model): string =>
  `P has a hump around cell ${numberText(left)} and a smaller one around cell ${numberText(right)}; ` +
  `Q has one around cell ${numberText(centre)}. D(P‖Q) is ${quantityText(divergences.forward, 'nat')}, ` +
  `D(Q‖P) is ${quantityText(divergences.reverse, 'nat')}.`;

export const table = ({ p, q, divergenceAt }: Model): Table => ({
  columns: ['cell', 'P', 'Q', 'D(P‖Q) with Q there (nat)', 'D(Q‖P) with Q there (nat)'],
  rows: cells.map((cell, i) => [
    `cell ${cell}`,
    p[i]!,
    q[i]!,
    divergenceAt.forward(cell),
    divergenceAt.reverse(cell),
  ]),
});
