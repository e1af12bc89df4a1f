import { binaryCrossEntropy, confusionMatrix } from '../core/index.ts';
import { plotColumns } from './distribution.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { type Fields, list, probability } from './state-text.ts';
import type { Table } from './table.ts';

/** The right answers to three questions: yes, yes, no. */
export const labels = [1, 1, 0];
export const answers = labels.map((label) => (label === 1 ? 'yes' : 'no'));

export const names = ['timid', 'bold'] as const;
export type Name = (typeof names)[number];

/** The probabilities of yes that each model gives, and the one above which it says yes. */
export interface State extends Record<Name, readonly number[]> {
  threshold: number;
}

export const initial: State = {
  timid: [0.51, 0.51, 0.49],
  bold: [0.99, 0.99, 0.55],
  threshold: 0.5,
};

const answered = list(probability, labels.length);

export const fields: Fields<State> = { timid: answered, bold: answered, threshold: probability };

export const presets: Record<string, State> = {
  'timid and bold': initial,
  'same decisions': { ...initial, bold: [0.99, 0.99, 0.01] },
  // Either way the truth gets a probability of 0.216 in all.
  'same loss': { ...initial, timid: [0.6, 0.6, 0.4], bold: [0.9, 0.8, 0.7] },
  'sure and wrong': { ...initial, bold: [0.99, 0.99, 1] },
};

export const links: Links = {
  timid: { title: 'timid', code: ['timid'] },
  bold: { title: 'bold', code: ['bold', 'boldly'] },
  threshold: { title: 'threshold', code: ['threshold'] },
  accuracy: { title: 'accuracy', code: ['accuracy', 'rightAt'] },
  loss: { title: 'loss', code: ['informationContent', 'binaryCrossEntropy'] },
};

export interface Judged {
  name: Name;
  probabilities: readonly number[];
  /** Whether each decision is right. */
  right: readonly boolean[];
  accuracy: number;
  losses: ArrayLike<number>;
  /** Their mean. */
  loss: number;
}

export interface Model {
  threshold: number;
  judged: readonly Judged[];
}

export const model = ({ threshold, ...models }: State): Model => ({
  threshold,
  judged: names.map((name) => judge(name, models[name], threshold)),
});

function judge(name: Name, probabilities: readonly number[], threshold: number): Judged {
  const decisions = probabilities.map((p) => Number(p > threshold));
  const [no, yes] = confusionMatrix(decisions, labels);
  return {
    name,
    probabilities,
    right: decisions.map((decision, i) => decision === labels[i]),
    accuracy: (no![0]! + yes![1]!) / labels.length,
    losses: binaryCrossEntropy(probabilities, labels, { reduction: 'none' }),
    loss: binaryCrossEntropy(probabilities, labels),
  };
}

/** Where what each answer adds to the mean begins and ends, on top of the one before. */
export function pieces({ losses }: Judged): Interval[] {
  let sum = 0;
  return Array.from(losses, (loss): Interval => {
    const below = sum;
    sum += loss / losses.length;
    return [below, sum];
  });
}

/** A lane for each answer of each model, the first question on top, and below them room for the threshold. */
export const laneFrame: Frame = {
  width: 320,
  height: 304,
  marginTop: 42,
  marginRight: 26,
  marginBottom: 42,
  marginLeft: 36,
  x: [0, 1],
  y: [-0.3, labels.length],
};

/** How high the lane of a model lies in the frame. */
export const lane = (question: number, name: Name): number =>
  labels.length - question - (name === 'timid' ? 0.26 : 0.74);

export const plotLanes = (): Specification => ({
  ...inFrame(laneFrame),
  marks: [
    { mark: 'gridX', options: { ticks: 5 } },
    { mark: 'ruleY', data: [laneFrame.y[0], 1, 2] },
    { mark: 'axisX', options: { ticks: 5, label: 'probability of yes →', labelAnchor: 'right' } },
    {
      mark: 'axisY',
      data: labels.map((_, question) => labels.length - question - 0.5),
      options: {
        tickFormat: (_: number, question: number) => answers[question],
        tickSize: 0,
        label: '↑ truth',
      },
    },
  ],
});

/** A bar for each model, up to somewhat more than a lost bet on a fair coin. */
export const lossFrame: Frame = {
  width: 320,
  height: 190,
  marginTop: 42,
  marginRight: 4,
  marginBottom: 30,
  marginLeft: 40,
  x: [0, names.length],
  y: [0, 1],
};

export const plotLosses = (): Specification => plotColumns(lossFrame, names, '↑ nat');

type Winner = Name | 'neither';

const winner = (measure: (judged: Judged) => number, { judged }: Model): Winner => {
  const [timid, bold] = judged.map(measure) as [number, number];
  const apart = timid - bold;
  if (timid === bold || Math.abs(apart) < 1e-12) return 'neither';
  return apart > 0 ? 'timid' : 'bold';
};

/** Which model is better, by either measure. */
export function verdict(m: Model): string {
  const [accuracy, loss] = [winner((each) => each.accuracy, m), winner((each) => -each.loss, m)];
  const verdicts = `More decisions right: ${accuracy}. Smaller loss: ${loss}.`;
  return accuracy !== loss && accuracy !== 'neither' && loss !== 'neither'
    ? `${verdicts} They disagree.`
    : verdicts;
}

export const rightText = ({ right }: Judged): string =>
  `${right.filter(Boolean).length} of ${right.length}`;

/** The state of the figure in a few sentences. */
export const describe = (m: Model): string =>
  [
    `The truth is ${answers.join(', ')}; above a probability of ${numberText(m.threshold)} a model says yes.`,
    ...m.judged.map(
      (each) =>
        `The ${each.name} model gives yes ${each.probabilities.map(numberText).join(', ')}: ${rightText(each)} decisions are right, its loss is ${quantityText(each.loss, 'nat')}.`,
    ),
    verdict(m),
  ].join(' ');

export const table = ({ judged }: Model): Table => ({
  columns: ['truth', ...judged.flatMap(({ name }) => [name, 'right', 'loss (nat)'])],
  rows: [
    ...answers.map((answer, i) => [
      answer,
      ...judged.flatMap(({ probabilities, right, losses }) => [
        probabilities[i]!,
        Number(right[i]),
        losses[i]!,
      ]),
    ]),
    ['mean', ...judged.flatMap(({ accuracy, loss }) => ['', accuracy, loss])],
  ],
});
