import { binaryCrossEntropyWithLogitsGradient, sigmoid } from '../core/index.ts';
import { curve, type Point } from './curve.ts';
import { evenly } from './evenly.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';
import { linearScale } from './track.ts';

export interface State {
  /** The logit with which training begins. The label is zero. */
  logit: number;
  /** How far each step goes, as a multiple of the slope. */
  rate: number;
}

const range: Interval = [-8, 8];
const rates: Interval = [0, 4];

export const initial: State = { logit: 5, rate: 1 };

export const fields: Fields<State> = { logit: real(range), rate: real(rates) };

export const presets: Record<string, Partial<State>> = {
  'sure and wrong': { logit: 5 },
  'surer and wrong': { logit: 8 },
  undecided: { logit: 0 },
  right: { logit: -3 },
};

export const logitScale = linearScale(range);

export const rateTrack = {
  scale: linearScale(rates),
  ticks: [0, 1, 2, 3, 4].map((rate) => [String(rate), rate] as const),
};

export const links: Links = {
  z: { title: 'logit z', symbols: ['z', 'x'], code: ['logits'] },
  sigmoids: {
    title: 'cross-entropy',
    code: ['binaryCrossEntropyWithLogits', 'binaryCrossEntropyWithLogitsGradient'],
  },
};

export const steps = 60;

const target = 0;

/** The slope of each loss in the logit. The squared error is halved, as it mostly is. */
const slopes = {
  'cross-entropy': (z: number) => binaryCrossEntropyWithLogitsGradient([z], [target])[0]!,
  'squared error': (z: number) => (sigmoid(z) - target) * sigmoid(z) * sigmoid(-z),
};

export type Loss = keyof typeof slopes;

export interface Trained {
  loss: Loss;
  slope: number;
  /** The probability of the wrong answer after each step of gradient descent. */
  path: readonly Point[];
}

export interface Model extends State {
  trained: readonly [crossEntropy: Trained, squaredError: Trained];
}

export function model(state: State): Model {
  const train = (loss: Loss): Trained => {
    let z = state.logit;
    const path = evenly([0, steps], steps).map((step): Point => {
      if (step > 0) z -= state.rate * slopes[loss](z);
      return [step, sigmoid(z)];
    });
    return { loss, slope: slopes[loss](state.logit), path };
  };
  return { ...state, trained: [train('cross-entropy'), train('squared error')] };
}

/** Logits across, slopes up. */
export const slopeFrame: Frame = {
  width: 320,
  height: 240,
  marginTop: 42,
  marginRight: 14,
  marginBottom: 42,
  marginLeft: 36,
  x: range,
  y: [0, 1],
};

/** Steps across, the probability of the wrong answer up. */
export const pathFrame: Frame = { ...slopeFrame, x: [0, steps] };

export const slopeCurve = (loss: Loss): Point[] => curve(slopes[loss], range, slopeFrame, 80);

export const plotSlopes = (): Specification => axes(slopeFrame, '↑ slope', 'logit z →');
export const plotPaths = (): Specification => axes(pathFrame, '↑ wrong answer', 'steps →');

const axes = (frame: Frame, up: string, across: string): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: up } },
    { mark: 'axisX', options: { ticks: 5, label: across, labelAnchor: 'right' } },
    { mark: 'ruleY', data: [0] },
  ],
});

/** The first step after which the wrong answer is the less likely one, if there is one. */
export const turn = ({ path }: Trained): number | undefined =>
  path.find(([, wrong]) => wrong < 0.5)?.[0];

export function turnText(trained: Trained): string {
  const at = turn(trained);
  if (at === undefined) return `still wrong after ${steps} steps`;
  return at === 0 ? 'right from the start' : `right after ${at} ${at === 1 ? 'step' : 'steps'}`;
}

/** The state of the figure in a few sentences. */
export const describe = ({ logit, rate, trained }: Model): string =>
  `The label is zero, the logit ${numberText(logit)}, which makes the wrong answer ${numberText(sigmoid(logit))} likely. ` +
  `At a rate of ${numberText(rate)}: ` +
  trained
    .map(
      (each) =>
        `the slope of ${each.loss} is ${numberText(each.slope)}, and it is ${turnText(each)}`,
    )
    .join('; ')
    .concat('.');

export const table = ({ trained }: Model): Table => ({
  columns: ['after steps', ...trained.map(({ loss }) => `wrong answer, ${loss}`)],
  rows: [0, 1, 2, 5, 10, 20, 40, steps].map((step) => [
    String(step),
    ...trained.map(({ path }) => path[step]![1]),
  ]),
});
