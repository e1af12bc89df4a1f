import { projectConflictingGradients } from '../core/index.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, signedText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { type Fields, list, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale } from './track.ts';

export type Vector = readonly number[];

/** The gradients of two tasks in a plane of two shared parameters. */
export interface State {
  first: Vector;
  second: Vector;
}

export const initial: State = { first: [1, 0], second: [-1, 1] };

export const reach: Interval = [-2, 2];

const vector = list(real(reach), 2);

export const fields: Fields<State> = { first: vector, second: vector };

export const presets: Record<string, State> = {
  'in conflict': initial,
  'in agreement': { first: [1, 0], second: [1, 1] },
  opposed: { first: [1, 0], second: [-2, 0] },
  'one much longer': { first: [0.4, 0.2], second: [-2, 1] },
};

export const links: Links = {
  first: { title: 'first gradient', symbols: ['a'] },
  second: { title: 'second gradient', symbols: ['b'] },
  left: { title: 'what PCGrad leaves', symbols: ['a′'], code: ['projectConflictingGradients'] },
};

export const tasks = ['first', 'second'] as const;

/** Where a part of a vector stands on its axis, from zero to one. */
export const place = linearScale(reach);

/** A way to put two gradients together. */
export interface Step {
  method: 'the plain sum' | 'PCGrad';
  direction: Vector;
  /** How fast each loss falls on the way against this direction: to first order, for one unit of step. */
  gains: Vector;
}

export interface Model extends State {
  inner: number;
  /** In degrees; of no gradient there is none. */
  angle?: number;
  /** What PCGrad leaves of each. */
  left: readonly [Vector, Vector];
  steps: readonly [Step, Step];
}

export function model({ first, second }: State): Model {
  const [ofFirst, ofSecond] = projectConflictingGradients([first, second]);
  const left = [[...ofFirst!], [...ofSecond!]] as const;
  const product = inner(first, second);
  const lengths = Math.hypot(...first) * Math.hypot(...second);
  const step = (method: Step['method'], direction: Vector): Step => ({
    method,
    direction,
    gains: [inner(first, direction), inner(second, direction)],
  });
  return {
    first,
    second,
    inner: product,
    ...(lengths > 0 && { angle: degrees(product / lengths) }),
    left,
    steps: [step('the plain sum', sum(first, second)), step('PCGrad', sum(...left))],
  };
}

const inner = (a: Vector, b: Vector): number => a[0]! * b[0]! + a[1]! * b[1]!;
const sum = (a: Vector, b: Vector): Vector => [a[0]! + b[0]!, a[1]! + b[1]!];

const degrees = (cosine: number): number =>
  (Math.acos(Math.min(Math.max(cosine, -1), 1)) * 180) / Math.PI;

/** As far apart as two parts of a vector are that a reader can tell. */
const finest = 0.04;

/** A vector near this one that a handle can reach. */
export const snapped = (to: Vector): Vector =>
  to.map((part) => {
    const steps = Math.round(Math.min(Math.max(part, reach[0]), reach[1]) / finest);
    return Number((steps * finest).toFixed(2));
  });

const edge = 2.4;
const view: Interval = [-edge, edge];

/** A sum may be longer than the picture: then it ends at the edge, in its own direction. */
export const withinView = (v: Vector): Vector => {
  const beyond = Math.max(...v.map(Math.abs)) / edge;
  return beyond > 1 ? v.map((part) => part / beyond) : v;
};

/** One parameter across, the other up, in equal units. */
export const frame: Frame = {
  width: 320,
  height: 340,
  marginTop: 48,
  marginRight: 28,
  marginBottom: 28,
  marginLeft: 28,
  x: view,
  y: view,
};

export const plot = (): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridX', options: { ticks: 5 } },
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisX', options: { ticks: 5, tickSize: 0, label: null } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: null } },
    { mark: 'ruleX', data: [0] },
    { mark: 'ruleY', data: [0] },
  ],
});

export const vectorText = (v: Vector): string => `(${v.map(tidyText).join(', ')})`;

/** What is zero but for rounding is written as zero. */
const tidy = (value: number): number => (Math.abs(value) < 1e-12 ? 0 : value);
const tidyText = (value: number): string => numberText(tidy(value));
export const gainText = (gain: number): string => signedText(tidy(gain));

/** The state of the figure in a few sentences. */
export function describe({ first, second, inner: product, angle, steps }: Model): string {
  const gains = ({ method, direction, gains: [one, other] }: Step) =>
    `Against ${method}, ${vectorText(direction)}, the first loss falls at the rate ${tidyText(one!)}, the second at ${tidyText(other!)}.`;
  return [
    `The gradients are ${vectorText(first)} and ${vectorText(second)}, their inner product is ${tidyText(product)}`,
    angle === undefined ? '.' : `, and ${numberText(angle)}° are between them.`,
    product < 0
      ? ' They are in conflict. '
      : ' They are not in conflict, so PCGrad changes nothing. ',
    steps.map(gains).join(' '),
  ].join('');
}

export const table = ({ first, second, left, steps }: Model): Table => ({
  columns: ['vector', 'across', 'up', 'fall of the first loss', 'fall of the second'],
  rows: [
    ['first gradient', ...first, inner(first, first), inner(second, first)],
    ['second gradient', ...second, inner(first, second), inner(second, second)],
    ...left.map((each, i) => [
      `what PCGrad leaves of the ${tasks[i]}`,
      ...each,
      inner(first, each),
      inner(second, each),
    ]),
    ...steps.map(({ method, direction, gains }) => [method, ...direction, ...gains]),
  ],
});
