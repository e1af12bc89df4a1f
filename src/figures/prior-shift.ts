import { sigmoid } from '../core/index.ts';
import { evenly } from './evenly.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale, logScale, type Track } from './track.ts';

export interface State {
  /** The share of positives among the inputs. */
  prior: number;
  /** The score from which on an input is called positive. */
  threshold: number;
  /** How far apart the scores of the two classes are centred. */
  distance: number;
}

export const initial: State = { prior: 0.5, threshold: 1, distance: 4 };

const priors: Interval = [0.001, 0.5];
const scores: Interval = [-8, 8];
const distances: Interval = [0, 8];

export const fields: Fields<State> = {
  prior: real(priors),
  threshold: real(scores),
  distance: real(distances),
};

export const presets: Record<string, Partial<State>> = {
  'as many of both': { prior: 0.5 },
  'one in ten': { prior: 0.1 },
  'one in a thousand': { prior: 0.001 },
  'at random': { distance: 0 },
};

export const priorTrack: Track = {
  scale: logScale(priors),
  ticks: [
    ['0.001', 0.001],
    ['0.01', 0.01],
    ['0.1', 0.1],
    ['0.5', 0.5],
  ],
};

export const distanceTrack: Track = {
  scale: linearScale(distances),
  ticks: [0, 2, 4, 6, 8].map((distance) => [String(distance), distance] as const),
};

export const thresholdScale = linearScale(scores);

export const links: Links = {
  prior: { title: 'prior π', symbols: ['π'] },
  threshold: { title: 'threshold t', symbols: ['t'], code: ['threshold'] },
  recall: { title: 'true positive rate R', symbols: ['R'], code: ['found'] },
  falsePositives: { title: 'false positive rate F', symbols: ['F'] },
  precision: {
    title: 'precision P',
    symbols: ['P'],
    code: ['averagePrecision', 'precisionOf'],
  },
  roc: { title: 'area under ROC', code: ['rocAuc', 'areaOf'] },
};

/** What the rule "positive from this score on" does. */
export interface Rates {
  threshold: number;
  /** The share of the positives that it finds: the true positive rate. */
  recall: number;
  falsePositiveRate: number;
  /** The share of the true among its alarms. */
  precision: number;
}

/** The number of inputs that the counts are of. */
export const inputs = 10_000;

export interface Model extends State {
  at: Rates;
  /** The same by falling threshold. */
  curve: readonly Rates[];
  /** Heights of the scores of positives and negatives, each times the share of its class. */
  densities: readonly { score: number; positives: number; negatives: number }[];
  /** The area under the ROC curve, and under the precision–recall curve. */
  rocArea: number;
  averagePrecision: number;
  found: number;
  missed: number;
  falseAlarms: number;
}

export function model(state: State): Model {
  const { prior, threshold } = state;
  const at = ratesAt(state, threshold);
  const curve = evenly([curveEnd, -curveEnd], 400).map((each) => ratesAt(state, each));
  return {
    ...state,
    at,
    curve,
    densities: evenly(scores, 160).map((score) => ({
      score,
      positives: prior * bell(score - state.distance / 2),
      negatives: (1 - prior) * bell(score + state.distance / 2),
    })),
    rocArea: areaUnder(curve, 'falsePositiveRate', 'recall'),
    averagePrecision: areaUnder(curve, 'recall', 'precision'),
    found: inputs * prior * at.recall,
    missed: inputs * prior * (1 - at.recall),
    falseAlarms: inputs * (1 - prior) * at.falsePositiveRate,
  };
}

// From here on next to nothing of either class is left.
const curveEnd = 16;

/** The scores of each class follow a logistic distribution, whose share beyond a score is a sigmoid. */
function ratesAt({ prior, distance }: State, threshold: number): Rates {
  const recall = sigmoid(distance / 2 - threshold);
  const falsePositiveRate = sigmoid(-distance / 2 - threshold);
  const [found, falseAlarms] = [prior * recall, (1 - prior) * falsePositiveRate];
  return { threshold, recall, falsePositiveRate, precision: found / (found + falseAlarms) };
}

const bell = (score: number): number => sigmoid(score) * sigmoid(-score);

type Axis = Exclude<keyof Rates, 'threshold'>;

/** By trapezoids. */
const areaUnder = (curve: readonly Rates[], across: Axis, up: Axis): number =>
  curve
    .slice(1)
    .reduce(
      (area, point, i) =>
        area + ((point[across] - curve[i]![across]) * (point[up] + curve[i]![up])) / 2,
      0,
    );

export const densityFrame: Frame = {
  width: 320,
  height: 200,
  marginTop: 30,
  marginRight: 10,
  marginBottom: 36,
  marginLeft: 10,
  x: scores,
  y: [0, 0.26],
};

/** The axes of both curves. */
export const curveFrame: Frame = {
  width: 320,
  height: 300,
  marginTop: 44,
  marginRight: 14,
  marginBottom: 40,
  marginLeft: 40,
  x: [0, 1],
  y: [0, 1],
};

export const plotScores = (): Specification => ({
  ...inFrame(densityFrame),
  marks: [
    { mark: 'ruleY', data: [0] },
    { mark: 'axisX', options: { ticks: 8, label: 'score →', labelAnchor: 'right' } },
  ],
});

export const plotRoc = (): Specification =>
  plotCurve('false positive rate →', '↑ true positive rate');
export const plotPrecisionRecall = (): Specification => plotCurve('recall →', '↑ precision');

const plotCurve = (across: string, up: string): Specification => ({
  ...inFrame(curveFrame),
  marks: [
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: up } },
    { mark: 'axisX', options: { ticks: 5, label: across, labelAnchor: 'right' } },
    { mark: 'ruleY', data: [0] },
  ],
});

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const { prior, distance, threshold, at, rocArea, averagePrecision } = m;
  return [
    `A share of ${numberText(prior)} of the inputs is positive; the scores of the classes are centred ${numberText(distance)} apart.`,
    `At the threshold ${numberText(threshold)} the true positive rate is ${numberText(at.recall)}, the false positive rate ${numberText(at.falsePositiveRate)}, the precision ${numberText(at.precision)}.`,
    `Of ${inputs} inputs ${countText(m.found)} are found, ${countText(m.missed)} missed, ${countText(m.falseAlarms)} are false alarms.`,
    `The area under the ROC curve is ${numberText(rocArea)}, the average precision ${numberText(averagePrecision)}.`,
  ].join(' ');
}

/** An expected count, whole where it is large. */
export const countText = (count: number): string =>
  count < 9.95 ? String(Number(count.toFixed(1))) : String(Math.round(count));

export const table = ({ curve }: Model): Table => ({
  columns: ['threshold', 'false positive rate', 'true positive rate', 'precision'],
  rows: curve
    .filter(({ threshold }) => Number.isInteger(threshold) && Math.abs(threshold) <= scores[1])
    .map(({ threshold, falsePositiveRate, recall, precision }) => [
      threshold,
      falsePositiveRate,
      recall,
      precision,
    ]),
});
