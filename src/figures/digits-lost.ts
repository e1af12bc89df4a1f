import { binaryCrossEntropyWithLogits, sigmoid } from '../core/index.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type MarkSpecification, type Specification } from './specification.ts';
import { type Fields, probability } from './state-text.ts';
import type { Table } from './table.ts';

export interface State {
  /** Where the logit stands between the ends of the axis, from zero to one. */
  at: number;
}

const largestLogit = 100;

export const logitAt = (at: number): number => Math.round(2 * largestLogit * at - largestLogit);
export const placeOf = (logit: number): number => (logit + largestLogit) / (2 * largestLogit);

export const initial: State = { at: placeOf(0) };

export const fields: Fields<State> = { at: probability };

export const presets = {
  'x = 0': placeOf(0),
  'x = 14': placeOf(14),
  'x = 40': placeOf(40),
  'x = −20': placeOf(-20),
} as const;

const single = Math.fround;

/** The loss of class zero, −ln(1 − σ(x)), by three formulas that are equal on paper, with each step rounded to single precision. */
const formulas = {
  '−ln(1 − σ(x))': (x: number) => {
    const power = single(Math.exp(-x));
    const probability = single(1 / single(1 + power));
    return single(-Math.log(single(1 - probability)));
  },
  'ln(1 + eˣ)': (x: number) => single(Math.log(single(1 + single(Math.exp(x))))),
  'stable form': (x: number) =>
    single(Math.max(x, 0) + single(Math.log1p(single(Math.exp(-Math.abs(x)))))),
};

export type Formula = keyof typeof formulas;

export const links: Links = {
  logit: { title: 'logit x', symbols: ['x'], code: ['road', 'bridge'] },
  textbook: { title: '−ln(1 − σ(x))', code: ['naiveSigmoid'] },
  rearranged: { title: 'ln(1 + eˣ)', symbols: ['ln(1+ex)'] },
  stable: {
    title: 'stable form',
    symbols: ['max(x,0)', 'ln(1+e−∣x∣)'],
    code: ['binaryCrossEntropyWithLogits'],
  },
};

export const linkOf: Record<Formula, keyof typeof links> = {
  '−ln(1 − σ(x))': 'textbook',
  'ln(1 + eˣ)': 'rearranged',
  'stable form': 'stable',
};

const formulaNames = Object.keys(formulas) as Formula[];

/** Where single precision ends: the digits of a result that is off by half of the last binary one. */
const mostDigits = -Math.log10(2 ** -24);

export interface Reading {
  formula: Formula;
  /** What single precision gives. */
  value: number;
  /** Decimal digits of it that are right, from zero to about seven. */
  digits: number;
}

export interface Model {
  logit: number;
  /** The probability of class one. */
  probability: number;
  /** The loss in nats, in double precision. */
  loss: number;
  readings: Reading[];
}

export function model({ at }: State): Model {
  const logit = logitAt(at);
  const loss = lossOf(logit);
  const readings = formulaNames.map((formula) => {
    const value = formulas[formula](logit);
    return { formula, value, digits: digitsRight(value, loss) };
  });
  return { logit, probability: sigmoid(logit), loss, readings };
}

const lossOf = (logit: number): number => binaryCrossEntropyWithLogits([logit], [0]);

function digitsRight(value: number, truth: number): number {
  const digits = -Math.log10(Math.abs(value / truth - 1));
  return Math.min(Math.max(digits, 0), mostDigits);
}

export const frame: Frame = {
  width: 320,
  height: 270,
  marginTop: 34,
  marginRight: 14,
  marginBottom: 42,
  marginLeft: 26,
  x: [-largestLogit, largestLogit],
  y: [0, 8],
};

/** One mark is a fiftieth of the axis on either side of its logit, and shows the worst of the logits there. */
const logits = Array.from({ length: largestLogit + 1 }, (_, i) => 2 * i - largestLogit);
const nearby = Array.from({ length: 17 }, (_, i) => (i - 8) / 8);

const worstNear = (formula: Formula, logit: number): number =>
  Math.min(...nearby.map((off) => digitsNear(formula, single(logit + off))));

const digitsNear = (formula: Formula, logit: number): number =>
  digitsRight(formulas[formula](logit), lossOf(logit));

export const colors: Record<Formula, string> = {
  '−ln(1 − σ(x))': 'var(--sp-second)',
  'ln(1 + eˣ)': 'var(--sp-third)',
  'stable form': 'var(--sp-accent)',
};

const dashes: Partial<Record<Formula, string>> = { 'ln(1 + eˣ)': '7 4' };

const labels: Record<Formula, { at: readonly [number, number]; textAnchor: 'start' | 'end' }> = {
  '−ln(1 − σ(x))': { at: [14, 3.4], textAnchor: 'start' },
  'ln(1 + eˣ)': { at: [85, 5.2], textAnchor: 'end' },
  'stable form': { at: [-88, 7.65], textAnchor: 'start' },
};

/** The axes and the digits that each formula keeps. None of it moves. */
export function plot(): Specification {
  return {
    ...inFrame(frame),
    marks: [
      { mark: 'gridY', options: { ticks: 4 } },
      {
        mark: 'axisY',
        options: { ticks: 4, tickSize: 0, label: '↑ decimal digits that are right' },
      },
      { mark: 'axisX', options: { ticks: 5, label: 'logit x →', labelAnchor: 'right' } },
      { mark: 'ruleY', data: [0] },
      ...formulaNames.map(
        (formula): MarkSpecification => ({
          mark: 'lineY',
          link: linkOf[formula],
          data: logits.map((logit) => [logit, worstNear(formula, logit)]),
          options: {
            x: '0',
            y: '1',
            stroke: colors[formula],
            strokeWidth: 2,
            strokeDasharray: dashes[formula],
          },
        }),
      ),
      ...formulaNames.map(
        (formula): MarkSpecification => ({
          mark: 'text',
          link: linkOf[formula],
          data: [labels[formula].at],
          options: {
            x: '0',
            y: '1',
            text: [formula],
            textAnchor: labels[formula].textAnchor,
            fill: colors[formula],
            fontWeight: 600,
            stroke: 'var(--sp-surface)',
            strokeWidth: 4,
          },
        }),
      ),
    ],
  };
}

/** The state of the figure in a few sentences. */
export const describe = ({ logit, loss, readings }: Model): string =>
  [
    `At a logit of ${numberText(logit)} the loss is ${quantityText(loss, 'nat')}.`,
    ...readings.map(
      ({ formula, value, digits }) =>
        `${formula} in single precision: ${numberText(value)}, ${digitsText(digits)}.`,
    ),
  ].join(' ');

/** How many digits are right, as a reader counts them. */
export const digitsText = (digits: number): string => {
  const whole = Math.floor(digits);
  return whole === 0 ? 'no digit right' : `${whole} ${whole === 1 ? 'digit' : 'digits'} right`;
};

export function table({ logit }: Model): Table {
  const landmarks = [-80, -20, -10, 0, 10, 16, 17, 40, 88, 89, logit];
  return {
    columns: ['logit x', 'loss (nat)', ...formulaNames],
    rows: [...new Set(landmarks)]
      .sort((a, b) => a - b)
      .map((x) => [x, lossOf(x), ...formulaNames.map((formula) => formulas[formula](x))]),
  };
}
