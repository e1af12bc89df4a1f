import { informationContent } from '../core/index.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type MarkSpecification, type Specification } from './specification.ts';
import { choice, count, type Fields, flag, probability } from './state-text.ts';
import type { Table } from './table.ts';
import { bases, logarithms, type Unit, units } from './unit.ts';

export interface State {
  /** The probability that the reader chose, and how often it was halved since. */
  start: number;
  halvings: number;
  unit: Unit;
  /** Whether 1/p is drawn too. */
  reciprocal: boolean;
  /** Whether 1 − p is drawn too. */
  complement: boolean;
}

export const initial: State = {
  start: 0.5,
  halvings: 0,
  unit: 'nat',
  reciprocal: true,
  complement: true,
};

export const mostHalvings = 20;

export const fields: Fields<State> = {
  start: probability,
  halvings: count(mostHalvings),
  unit: choice(units),
  reciprocal: flag,
  complement: flag,
};

export const links: Links = {
  p: { title: 'p', symbols: ['p'], code: ['p', 'coin', 'die', 'rare'] },
  surprise: { title: '−ln p', symbols: ['−ln p'], code: ['informationContent'] },
  reciprocal: { title: '1/p', symbols: ['1/p'], code: ['reciprocal'] },
  complement: { title: '1 − p', symbols: ['1−p'], code: ['complement'] },
};

/** The link of each curve. */
export const linkOf = { surprise: 'surprise', '1/p': 'reciprocal', '1 − p': 'complement' } as const;

/** A curve where p is: its height, and how far it climbed when p was last halved. */
export interface Reading {
  curve: 'surprise' | '1/p' | '1 − p';
  value: number;
  climb?: number;
}

export interface Model {
  p: number;
  unit: Unit;
  surprise: Reading;
  lookAlikes: Reading[];
  /** One bit, in the unit: what halving p adds to the surprise. */
  bit: number;
  /** Where p has been since the reader chose it, before the last halving. */
  trail: { p: number; information: number }[];
}

export function model({ start, halvings, unit, reciprocal, complement }: State): Model {
  const visited = Array.from({ length: halvings + 1 }, (_, halving) => start / 2 ** halving);
  const [p, before] = visited.toReversed() as [number, number | undefined];
  const reading = (curve: Reading['curve'], height: (p: number) => number): Reading => ({
    curve,
    value: height(p),
    climb: before === undefined ? undefined : height(p) - height(before),
  });
  return {
    p,
    unit,
    surprise: reading('surprise', (each) => surprise(each, unit)),
    lookAlikes: [
      ...(reciprocal ? [reading('1/p', (each) => 1 / each)] : []),
      ...(complement ? [reading('1 − p', (each) => 1 - each)] : []),
    ],
    bit: surprise(1 / 2, unit),
    trail: visited.slice(0, -1).map((each) => ({ p: each, information: surprise(each, unit) })),
  };
}

const surprise = (p: number, unit: Unit): number => informationContent(p, { base: bases[unit] });

/** The drawing ends eight halvings below certainty. */
const smallest = 2 ** -8;

/** The same picture in every unit: only the numbers at the axis change. */
export const frame = (unit: Unit): Frame => ({
  width: 320,
  height: 310,
  marginTop: 42,
  marginRight: 16,
  marginBottom: 42,
  marginLeft: 36,
  x: [0, 1],
  y: [0, surprise(smallest, unit)],
});

/** The axes and the curves. The point that the reader moves is not a part of it. */
export function plot({ unit, reciprocal, complement }: State): Specification {
  const size = frame(unit);
  return {
    ...inFrame(size),
    marks: [
      { mark: 'gridY', options: { ticks: 5 } },
      { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: `↑ ${unit}` } },
      { mark: 'axisX', options: { ticks: 5, label: 'probability p →', labelAnchor: 'right' } },
      { mark: 'ruleY', data: [0] },
      ...(reciprocal ? reciprocalMarks(size) : []),
      ...(complement ? complementMarks() : []),
      line(
        probabilitiesDownTo(smallest).map((p) => [p, surprise(p, unit)]),
        { stroke: 'var(--sp-accent)', strokeWidth: 2.5 },
        'surprise',
      ),
      label(`−${logarithms[unit]} p`, [1 / 8, surprise(1 / 8, unit)], 'var(--sp-accent)'),
    ],
  };
}

const reciprocalMarks = ({ y: [, top] }: Frame): MarkSpecification[] => [
  line(
    probabilitiesDownTo(1 / top).map((p) => [p, 1 / p]),
    { stroke: 'var(--sp-second)', strokeWidth: 2, strokeDasharray: '7 4' },
    'reciprocal',
  ),
  label('1/p', [0.62, 1 / 0.62], 'var(--sp-second)'),
];

const complementMarks = (): MarkSpecification[] => [
  line(
    [
      [0, 1],
      [1, 0],
    ],
    { stroke: 'var(--sp-third)', strokeWidth: 2, strokeDasharray: '2 3' },
    'complement',
  ),
  label('1 − p', [0.04, 0.96], 'var(--sp-third)', 12),
];

type Point = readonly [number, number];

const line = (
  data: Point[],
  options: Record<string, unknown>,
  link: string,
): MarkSpecification => ({
  mark: 'lineY',
  data,
  options: { x: '0', y: '1', ...options },
  link,
});

const label = (text: string, at: Point, fill: string, lift = 5): MarkSpecification => ({
  mark: 'text',
  data: [at],
  options: {
    x: '0',
    y: '1',
    text: [text],
    textAnchor: 'start',
    dx: 7,
    dy: -lift,
    fill,
    fontWeight: 600,
    stroke: 'var(--sp-surface)',
    strokeWidth: 4,
  },
});

/** Probabilities with equal ratios between them, close enough for a smooth curve. */
function probabilitiesDownTo(least: number): number[] {
  const steps = 60;
  return Array.from({ length: steps + 1 }, (_, step) => least ** (step / steps));
}

/** The state of the figure in a few sentences. */
export function describe({ p, unit, surprise: { value, climb }, lookAlikes, bit }: Model): string {
  const climbed = climb === undefined ? '' : `, ${numberText(climb)} more than before halving p`;
  const others = lookAlikes.map((each) =>
    each.climb === undefined
      ? `${each.curve} is ${numberText(each.value)}.`
      : `${each.curve} is ${numberText(each.value)}, ${numberText(each.climb)} more.`,
  );
  return [
    `An event of probability ${numberText(p)} carries ${quantityText(value, unit)} of surprise${climbed}.`,
    ...others,
    ...(climb === undefined ? [] : [halvingText(bit, unit)]),
  ].join(' ');
}

/** What every halving of a probability does, whatever the probability. */
export const halvingText = (bit: number, unit: Unit): string =>
  unit === 'bit'
    ? 'Each halving adds one bit.'
    : `Each halving adds one bit, ${quantityText(bit, unit)}.`;

export function table({ p, unit, trail }: Model): Table {
  const landmarks = [1, 0.5, 0.25, 0.1, 0.01];
  const probabilities = [...new Set([...landmarks, ...trail.map((each) => each.p), p])];
  return {
    columns: ['p', `−${logarithms[unit]} p (${unit})`, '1/p', '1 − p'],
    rows: probabilities
      .sort((a, b) => b - a)
      .map((each) => [each, surprise(each, unit), 1 / each, 1 - each]),
  };
}
