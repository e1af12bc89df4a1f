import {
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
  crossEntropyWithLogits,
  crossEntropyWithLogitsGradient,
  sigmoid,
  softmax,
} from '../core/index.ts';
import { distributionFrame, inWords, plotColumns } from './distribution.ts';
import { outcomes } from './examples.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import type { Specification } from './specification.ts';
import { type Fields, list, real, subset } from './state-text.ts';
import type { Table } from './table.ts';
import { temperatures } from './temperature.ts';
import { linearScale } from './track.ts';

/** The classes of the running example, and one that the reader may add. */
export const allClasses = [...outcomes, 'cow'];

export interface State {
  /** One for each class that is there: three or four. */
  logits: readonly number[];
  /** What the picture shows. */
  labels: readonly string[];
  temperature: number;
}

export const initial: State = { logits: [2, 1, 0], labels: ['cat'], temperature: 1 };

const range: Interval = [-5, 5];

export const fields: Fields<State> = {
  logits: list(real(range), outcomes.length, allClasses.length),
  labels: subset(allClasses),
  temperature: real(temperatures),
};

export const presets: Record<string, State> = {
  'a cat': initial,
  'sure and wrong': { ...initial, logits: [-3, 4, 0] },
  'cat and dog': { ...initial, logits: [3, 3, -4], labels: ['cat', 'dog'] },
  'a landscape': { ...initial, logits: [-4, -4, -4], labels: [] },
};

export const links: Links = {
  logits: { title: 'logits', symbols: ['z'], code: ['logits'] },
  softmax: {
    title: 'softmax',
    symbols: ['softmax', 'qi', 'qk'],
    code: ['softmax', 'logSoftmax', 'crossEntropyWithLogits'],
  },
  sigmoids: {
    title: 'sigmoids',
    symbols: ['σ'],
    code: ['sigmoid', 'logSigmoid', 'binaryCrossEntropyWithLogits'],
  },
  slopes: {
    title: 'slopes',
    code: ['crossEntropyWithLogitsGradient', 'binaryCrossEntropyWithLogitsGradient'],
  },
  temperature: { title: 'temperature', symbols: ['T'], code: ['temperature'] },
};

/** Adds one to all logits. Undefined where one would leave the frame. */
export const raise = (state: State): State | undefined =>
  Math.max(...state.logits) + 1 > range[1]
    ? undefined
    : { ...state, logits: state.logits.map((z) => z + 1) };

/** Adds the class that is absent, as likely as the likeliest, or takes it away again. */
export const toggleClass = (state: State): State => ({
  ...state,
  logits: hasAddedClass(state)
    ? state.logits.slice(0, outcomes.length)
    : [...state.logits, Math.max(...state.logits)],
});

export const hasAddedClass = ({ logits }: State): boolean => logits.length > outcomes.length;

export const logitScale = linearScale(range);

/** One way to read the logits, and what its loss makes of the labels: nothing, where it can express none of them. */
export interface Reading {
  name: 'softmax' | 'sigmoids';
  probabilities: ArrayLike<number>;
  sum: number;
  loss: number | undefined;
  /** Of the loss by each logit that enters it, prediction minus label. */
  slopes: ArrayLike<number> | undefined;
}

export interface Model extends State {
  classes: readonly string[];
  readings: readonly [softmax: Reading, sigmoids: Reading];
}

export function model(state: State): Model {
  const classes = allClasses.slice(0, state.logits.length);
  const labels = state.labels.filter((label) => classes.includes(label));
  const divided = state.logits.map((z) => z / state.temperature);
  return {
    ...state,
    classes,
    labels,
    readings: [softmaxReading(divided, classes, labels), sigmoidReading(divided, classes, labels)],
  };
}

/** Softmax names one class; two labels, or none, are no target of its loss. */
function softmaxReading(
  logits: readonly number[],
  classes: readonly string[],
  labels: readonly string[],
): Reading {
  const target = labels.length === 1 ? classes.indexOf(labels[0]!) : undefined;
  const probabilities = softmax(logits);
  return {
    name: 'softmax',
    probabilities,
    sum: total(probabilities),
    loss: target === undefined ? undefined : crossEntropyWithLogits(logits, target),
    slopes: target === undefined ? undefined : crossEntropyWithLogitsGradient(logits, target),
  };
}

function sigmoidReading(
  logits: readonly number[],
  classes: readonly string[],
  labels: readonly string[],
): Reading {
  const targets = classes.map((each) => Number(labels.includes(each)));
  const summed = { reduction: 'sum' } as const;
  const probabilities = sigmoid(logits);
  return {
    name: 'sigmoids',
    probabilities,
    sum: total(probabilities),
    loss: binaryCrossEntropyWithLogits(logits, targets, summed),
    slopes: binaryCrossEntropyWithLogitsGradient(logits, targets, summed),
  };
}

const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

/** A column of width one for each class: logits, and slopes, above and below zero. */
export const logitFrame = (classes: number): Frame => ({
  ...distributionFrame(classes),
  y: range,
});
export const slopeFrame = (classes: number): Frame => ({
  ...distributionFrame(classes),
  y: [-1, 1],
});

export const plotLogits = (classes: readonly string[]): Specification =>
  plotColumns(logitFrame(classes.length), classes, '↑ logit');
export const plotSlopes = (classes: readonly string[]): Specification =>
  plotColumns(slopeFrame(classes.length), classes, '↑ slope of the loss');

/** Why softmax has no loss, or undefined where it has one. */
export const noAnswer = ({ labels }: Model): string | undefined => {
  if (labels.length === 1) return undefined;
  return `Softmax names one class, and the picture shows ${labels.length === 0 ? 'none' : 'several'}: it has no such answer.`;
};

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const { classes, logits, labels, temperature, readings } = m;
  return [
    `The logits are ${inWords(classes, logits, numberText)}, the temperature ${numberText(temperature)}.`,
    `The picture shows ${labels.length > 0 ? labels.join(' and ') : 'none of the classes'}.`,
    ...readings.map((reading) => describeReading(reading, classes)),
    ...[noAnswer(m)].filter((text) => text !== undefined),
  ].join(' ');
}

function describeReading(
  { name, probabilities, sum, loss, slopes }: Reading,
  classes: readonly string[],
): string {
  const heading = name === 'softmax' ? 'Softmax' : 'Sigmoids';
  const text = `${heading}: ${inWords(classes, probabilities, numberText)}, together ${numberText(sum)}`;
  return slopes === undefined || loss === undefined
    ? `${text}.`
    : `${text}; loss ${quantityText(loss, 'nat')}, slopes ${inWords(classes, slopes, numberText)}.`;
}

export const table = ({ classes, logits, labels, readings }: Model): Table => ({
  columns: [
    'class',
    'label',
    'logit',
    ...readings.flatMap(({ name }) => [name, `slope (${name})`]),
  ],
  rows: [
    ...classes.map((each, k) => [
      each,
      Number(labels.includes(each)),
      logits[k]!,
      ...readings.flatMap(({ probabilities, slopes }) => [probabilities[k]!, slopes?.[k] ?? '']),
    ]),
    [
      'sum',
      labels.length,
      total(logits),
      ...readings.flatMap(({ sum, slopes }) => [sum, slopes === undefined ? '' : total(slopes)]),
    ],
  ],
});
