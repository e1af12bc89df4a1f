import {
  crossEntropy,
  entropy,
  gradientNorm,
  informationContent,
  klDivergence,
  sigmoidFocalLoss,
} from '../core/index.ts';
import { catLabel, outcomes, prediction } from './examples.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type MarkSpecification, type Specification } from './specification.ts';
import { type Fields, probability } from './state-text.ts';
import type { Table } from './table.ts';

export interface State {
  /** What the classifier gives the cat. */
  cat: number;
}

export const initial: State = { cat: prediction[0]! };

export const fields: Fields<State> = { cat: probability };

export const links: Links = {
  cat: { title: 'the prediction', code: ['model'] },
  loss: { title: 'the loss', code: ['klDivergence'] },
};

/** One stop on the way through the book: a chapter, what it makes of the prediction, and on which curve that lies. */
export interface Stop {
  chapter: string;
  title: string;
  quantity: string;
  value: number;
  unit: '' | 'nat' | 'bit';
  curve?: Curve;
}

export const curves = ['surprise', 'entropy', 'slope', 'focal'] as const;
export type Curve = (typeof curves)[number];

export interface Model {
  cat: number;
  prediction: readonly number[];
  heights: Record<Curve, number>;
  stops: readonly Stop[];
}

export function model({ cat }: State): Model {
  const q = predictionWith(cat);
  const heights = heightsAt(cat);
  const { surprise, slope, focal } = heights;
  const stop = (
    chapter: string,
    title: string,
    quantity: string,
    value: number,
    unit: Stop['unit'],
    curve?: Curve,
  ): Stop => ({ chapter, title, quantity, value, unit, ...(curve && { curve }) });
  return {
    cat,
    prediction: q,
    heights,
    stops: [
      stop('information', 'Information', 'surprise of “cat”', surprise, 'nat', 'surprise'),
      stop('entropy', 'Entropy', 'surprise to expect', heights.entropy, 'nat', 'entropy'),
      stop('codes', 'Codes', 'length of “cat”', informationContent(cat, { base: 2 }), 'bit'),
      stop(
        'divergence',
        'Divergence',
        'from the label',
        klDivergence(catLabel, q),
        'nat',
        'surprise',
      ),
      stop(
        'cross-entropy',
        'Cross-entropy',
        'the loss',
        crossEntropy(catLabel, q),
        'nat',
        'surprise',
      ),
      stop('sigmoid-softmax', 'Softmax', 'pull on the score', slope, '', 'slope'),
      stop('focal', 'Focal loss', 'the loss, muted', focal, 'nat', 'focal'),
      stop('ghm', 'GHM', 'how wrong it is', slope, '', 'slope'),
    ],
  };
}

/** Dog and horse share what the cat leaves as they do in the running example. */
function predictionWith(cat: number): number[] {
  const [before, ...rest] = prediction as [number, ...number[]];
  return [cat, ...rest.map((each) => (each / (1 - before)) * (1 - cat))];
}

const gamma = 2;

function heightsAt(cat: number): Record<Curve, number> {
  const logit = informationContent(1 - cat) - informationContent(cat);
  return {
    surprise: informationContent(cat),
    entropy: entropy(predictionWith(cat)),
    slope: gradientNorm([logit], [1])[0]!,
    focal: sigmoidFocalLoss([logit], [1], { gamma }),
  };
}

export const frame: Frame = {
  width: 340,
  height: 300,
  marginTop: 30,
  marginRight: 14,
  marginBottom: 40,
  marginLeft: 34,
  x: [0, 1],
  y: [0, 2.4],
};

const styles: Record<
  Curve,
  { name: string; color: string; dashes?: string; at: number; dy: number }
> = {
  surprise: { name: 'surprise and loss', color: 'var(--sp-accent)', at: 0.17, dy: -4 },
  entropy: { name: 'entropy', color: 'var(--sp-third)', dashes: '7 4', at: 0.58, dy: -11 },
  slope: { name: 'slope', color: 'var(--sp-q)', dashes: '2 3', at: 0.02, dy: -9 },
  focal: { name: 'focal loss', color: 'var(--sp-second)', dashes: '9 3 2 3', at: 0.39, dy: 15 },
};

export const colorOf = (curve: Curve): string => styles[curve].color;

/** Axes and curves, which never change. */
export const plot = (): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridY', options: { ticks: 4 } },
    { mark: 'axisY', options: { ticks: 4, tickSize: 0, label: '↑ nat' } },
    {
      mark: 'axisX',
      options: { ticks: 5, label: 'prediction for the cat →', labelAnchor: 'right' },
    },
    { mark: 'ruleY', data: [0] },
    ...curves.map(line),
    ...curves.map(name),
  ],
});

function line(curve: Curve): MarkSpecification {
  const { color, dashes } = styles[curve];
  const [, top] = frame.y;
  const points = probabilities
    .map((p) => [p, heightsAt(p)[curve]] as const)
    .filter(([, height]) => height <= top);
  return {
    mark: 'lineY',
    data: points,
    options: { x: '0', y: '1', stroke: color, strokeWidth: 2.25, strokeDasharray: dashes },
  };
}

function name(curve: Curve): MarkSpecification {
  const { name, color, at, dy } = styles[curve];
  return {
    mark: 'text',
    data: [[at, heightsAt(at)[curve]]],
    options: {
      x: '0',
      y: '1',
      text: [name],
      textAnchor: 'start',
      dx: 6,
      dy,
      fill: color,
      fontWeight: 600,
      stroke: 'var(--sp-surface)',
      strokeWidth: 4,
    },
  };
}

const steps = 100;
const probabilities = Array.from({ length: steps + 1 }, (_, step) => step / steps);

/** `cat 0.7, dog 0.2, horse 0.1`. */
export const predictionText = ({ prediction }: Pick<Model, 'prediction'>): string =>
  outcomes.map((outcome, i) => `${outcome} ${numberText(prediction[i]!)}`).join(', ');

/** The state of the figure in a few sentences. */
export const describe = (m: Model): string =>
  [
    `The picture shows a cat; the classifier says ${predictionText(m)}.`,
    ...m.stops.map(
      ({ title, quantity, value, unit }) =>
        `${title}: ${quantity}, ${quantityText(value, unit).trim()}.`,
    ),
  ].join(' ');

export function table({ cat }: Model): Table {
  const landmarks = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99];
  return {
    columns: ['cat', 'surprise and loss (nat)', 'entropy (nat)', 'slope', 'focal loss (nat)'],
    rows: [...new Set([...landmarks, cat])]
      .sort((a, b) => a - b)
      .map((p) => [p, ...curves.map((curve) => heightsAt(p)[curve])]),
  };
}
