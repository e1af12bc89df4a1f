import {
  crossEntropy,
  entropy,
  informationContent,
  klDivergence,
  relativeEntropyTerms,
} from '../core/index.ts';
import { inWords } from './distribution.ts';
import { catLabel, herd, herdGuess, outcomes, prediction, uniform } from './examples.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, distribution, type Fields } from './state-text.ts';
import type { Table } from './table.ts';
import { bases, logarithms, type Unit } from './unit.ts';

export { outcomes };

export interface State {
  p: readonly number[];
  q: readonly number[];
  unit: Unit;
}

export const initial: State = { p: herd, q: herdGuess, unit: 'nat' };

export const units: readonly Unit[] = ['nat', 'bit'];

export const fields: Fields<State> = {
  p: distribution(outcomes.length),
  q: distribution(outcomes.length),
  unit: choice(units),
};

const smoothing = 0.1;

/** Label smoothing: a tenth of the label is spread evenly over all outcomes. */
export const smoothedLabel = catLabel.map((y, i) => (1 - smoothing) * y + smoothing * uniform[i]!);

export const presets: Record<string, Pick<State, 'p' | 'q'>> = {
  'soft target': { p: initial.p, q: initial.q },
  'one-hot label': { p: catLabel, q: prediction },
  'smoothed label': { p: smoothedLabel, q: prediction },
  'sure and wrong': { p: catLabel, q: [0, 1, 0] },
};

/** The best prediction that there is: no divergence is left, only the floor. */
export const predictTruth = (state: State): State => ({ ...state, q: state.p });

export const links: Links = {
  p: { title: 'P', symbols: ['P', 'p'], code: ['label', 'people'] },
  q: { title: 'Q', symbols: ['Q', 'q'], code: ['prediction'] },
  both: { title: 'H(P, Q)', symbols: ['H(P,Q)'], code: ['crossEntropy'] },
  floor: { title: 'H(P)', symbols: ['H(P)'], code: ['entropy'] },
  added: { title: 'D(P‖Q)', symbols: ['D(P‖Q)'], code: ['klDivergence'] },
};

export interface Model extends State {
  /** H(P): the floor, which no prediction goes below. */
  entropy: number;
  /** D(P‖Q): what the prediction adds. */
  divergence: number;
  /** H(P, Q), their sum. */
  crossEntropy: number;
  information: ArrayLike<number>;
  /** −p log q of each outcome. */
  terms: number[];
  impossible: string[];
}

export function model({ p, q, unit }: State): Model {
  const base = bases[unit];
  const information = informationContent(q, { base });
  return {
    p,
    q,
    unit,
    entropy: entropy(p, { base }),
    divergence: klDivergence(p, q, { base }),
    crossEntropy: crossEntropy(p, q, { base }),
    information,
    terms: terms(p, q, base),
    impossible: outcomes.filter((_, outcome) => p[outcome]! > 0 && q[outcome] === 0),
  };
}

/** −p log q, as p log(p/q) − p log p, so that an outcome with p = 0 adds nothing. */
function terms(p: readonly number[], q: readonly number[], base: number): number[] {
  const ones = p.map(() => 1);
  const entropyTerms = relativeEntropyTerms(p, ones, { base });
  return Array.from(relativeEntropyTerms(p, q, { base }), (term, i) => term - entropyTerms[i]!);
}

/** Columns: entropy, divergence, and both on top of each other. Up to two nats, in either unit the same picture. */
export const frame = (unit: Unit): Frame => ({
  width: 320,
  height: 250,
  marginTop: 44,
  marginRight: 4,
  marginBottom: 30,
  marginLeft: 40,
  x: [0, columns.length],
  y: [0, informationContent(Math.exp(-2), { base: bases[unit] })],
});

export const columns = ['H(P)', 'D(P‖Q)', 'H(P, Q)'] as const;

/** The axes. */
export function plot({ unit }: State): Specification {
  return {
    ...inFrame(frame(unit)),
    marks: [
      { mark: 'gridY', options: { ticks: 5 } },
      { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: `↑ ${unit}` } },
      { mark: 'ruleY', data: [0] },
      {
        mark: 'axisX',
        data: columns.map((_, column) => column + 0.5),
        options: {
          tickFormat: (_: number, column: number) => columns[column],
          tickSize: 0,
          label: null,
        },
      },
    ],
  };
}

/** The state of the figure in a few sentences. */
export function describe({
  p,
  q,
  unit,
  entropy,
  divergence,
  crossEntropy,
  impossible,
}: Model): string {
  const distributions = `P is ${inWords(outcomes, p, numberText)}; Q is ${inWords(outcomes, q, numberText)}.`;
  const sum =
    impossible.length > 0
      ? `The cross-entropy is infinite: Q gives ${impossible.join(' and ')} probability zero, P does not. The floor H(P) is still ${quantityText(entropy, unit)}.`
      : `The cross-entropy is ${quantityText(crossEntropy, unit)}: the floor H(P) = ${numberText(entropy)} and D(P‖Q) = ${numberText(divergence)} on top.`;
  return `${distributions} ${sum}`;
}

export const table = ({ p, q, unit, information, terms, crossEntropy }: Model): Table => {
  const log = logarithms[unit];
  return {
    columns: ['outcome', 'P', 'Q', `−${log} q (${unit})`, `−p ${log} q (${unit})`],
    rows: [
      ...outcomes.map((outcome, i) => [outcome, p[i]!, q[i]!, information[i]!, terms[i]!]),
      ['sum', 1, 1, '', crossEntropy],
    ],
  };
};
