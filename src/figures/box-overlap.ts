import { iou } from '../core/index.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { type Fields, probability } from './state-text.ts';
import type { Table } from './table.ts';

export interface State {
  /** Where the left and the upper side of the box stand, and how long its sides are: each from zero to one of its range. */
  left: number;
  top: number;
  side: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The picture is a square of so many units, and the object that somebody marked is in its middle. */
const picture = 12;
export const object: Box = [4, 4, 8, 8];
const shortest = 1;
const longest = 6;
const furthest = picture - longest;

export const corner = {
  place: (units: number): number => Math.min(Math.max(units / furthest, 0), 1),
  units: (place: number): number => furthest * place,
};

const stateOf = ([left, top, right]: Box): State => ({
  left: corner.place(left),
  top: corner.place(top),
  side: (right - left - shortest) / (longest - shortest),
});

export const initial: State = stateOf([5, 5, 9, 9]);

export const fields: Fields<State> = { left: probability, top: probability, side: probability };

export const presets = {
  'half a width off': stateOf([6, 4, 10, 8]),
  'a third off': stateOf([4 + 4 / 3, 4, 8 + 4 / 3, 8]),
  'half the side': stateOf([5, 5, 7, 7]),
  'too large': stateOf([3, 3, 9, 9]),
} as const;

export const links: Links = {
  object: { title: 'object', symbols: ['A', 'a'], code: ['object', 'smallObject'] },
  box: { title: 'box', symbols: ['B', 'b'], code: ['boxes'] },
  shared: { title: 'what they share', symbols: ['c'] },
  iou: { title: 'IoU', symbols: ['IoU(A,B)', 'IoU(d)'], code: ['iou'] },
};

export type Verdict = 'negative' | 'ignored' | 'positive';

/** What a detector makes of a box that is not the best one of its object: from which IoU on it is ignored, and from which positive. */
interface Rule {
  detector: string;
  ignored: number;
  positive: number;
  /** Whether the threshold itself is positive. */
  inclusive: boolean;
}

export const rules: readonly Rule[] = [
  { detector: 'SSD', ignored: 0.5, positive: 0.5, inclusive: false },
  { detector: 'Faster R-CNN', ignored: 0.3, positive: 0.7, inclusive: false },
  { detector: 'RetinaNet', ignored: 0.4, positive: 0.5, inclusive: true },
];

export interface Model {
  box: Box;
  iou: number;
  verdicts: Verdict[];
}

export function model({ left, top, side }: State): Model {
  const length = shortest + (longest - shortest) * side;
  const [x, y] = [corner.units(left), corner.units(top)];
  const box: Box = [x, y, x + length, y + length];
  const overlap = iou(object, box);
  return { box, iou: overlap, verdicts: rules.map((rule) => verdictOf(rule, overlap)) };
}

// The corners are sums of rounded numbers: an IoU is at a threshold when it is there to twelve digits.
const atLeast = (value: number, threshold: number) => value >= threshold - 1e-12;

function verdictOf({ ignored, positive, inclusive }: Rule, overlap: number): Verdict {
  const reached = inclusive ? atLeast(overlap, positive) : !atLeast(positive, overlap);
  if (reached) return 'positive';
  return atLeast(overlap, ignored) && ignored < positive ? 'ignored' : 'negative';
}

export const pictureFrame: Frame = {
  width: 320,
  height: 320,
  marginTop: 20,
  marginRight: 14,
  marginBottom: 26,
  marginLeft: 26,
  x: [0, picture],
  y: [picture, 0],
};

/** The axes of the picture. */
export const plotPicture = (): Specification => ({
  ...inFrame(pictureFrame),
  marks: [
    { mark: 'gridX', options: { ticks: 6 } },
    { mark: 'gridY', options: { ticks: 6 } },
    { mark: 'axisX', options: { ticks: 6, tickSize: 0, label: null } },
    { mark: 'axisY', options: { ticks: 6, tickSize: 0, label: null } },
  ],
});

export const ruleFrame: Frame = {
  width: 320,
  height: 132,
  marginTop: 12,
  marginRight: 74,
  marginBottom: 40,
  marginLeft: 96,
  x: [0, 1],
  y: [rules.length, 0],
};

/** The axis of the IoU, and a row for each rule. */
export const plotRules = (): Specification => ({
  ...inFrame(ruleFrame),
  marks: [
    {
      mark: 'axisX',
      options: {
        ticks: [0, 0.3, 0.4, 0.5, 0.7, 1],
        tickFormat: (tick: number) => String(tick).replace('0.', '.'),
        tickSize: 4,
        label: 'IoU →',
        labelAnchor: 'right',
      },
    },
    {
      mark: 'text',
      data: rules.map(({ detector }, row) => [0, row + 0.5, detector]),
      options: { x: '0', y: '1', text: '2', textAnchor: 'end', dx: -8 },
    },
  ],
});

/** The state of the figure in a sentence or two. */
export const describe = ({ iou: overlap, verdicts }: Model): string =>
  `The box and the object have an IoU of ${numberText(overlap)}. ` +
  `${rules.map(({ detector }, i) => `${detector}: ${verdicts[i]}`).join(', ')}.`;

export const table = ({ box, iou: overlap, verdicts }: Model): Table => ({
  columns: ['quantity', 'value'],
  rows: [
    ...['left', 'top', 'right', 'bottom'].map((name, i) => [`${name} of the box`, box[i]!]),
    ['IoU', overlap],
    ...rules.map(({ detector }, i) => [detector, verdicts[i]!]),
  ],
});
