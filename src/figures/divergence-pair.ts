import { jsDivergence, klDivergence, relativeEntropyTerms, totalVariation } from '../core/index.ts';
import { inWords } from './distribution.ts';
import { catLabel, herd, herdGuess, outcomes, prediction } from './examples.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { distribution, type Fields } from './state-text.ts';
import type { Table } from './table.ts';

export { outcomes };

export interface State {
  p: readonly number[];
  q: readonly number[];
}

export const initial: State = { p: herd, q: herdGuess };

export const fields: Fields<State> = {
  p: distribution(outcomes.length),
  q: distribution(outcomes.length),
};

export const presets: Record<string, State> = {
  'two guesses': initial,
  'cat photo': { p: catLabel, q: prediction },
  'fair and loaded': { p: [0.5, 0.5, 0], q: [0.9, 0.1, 0] },
  'nothing in common': { p: catLabel, q: [0, 0.5, 0.5] },
  'the same': { p: prediction, q: prediction },
};

export const links: Links = {
  p: { title: 'P', symbols: ['P', 'p'], code: ['label', 'teacher'] },
  q: { title: 'Q', symbols: ['Q', 'q'], code: ['prediction', 'student'] },
  forward: { title: 'D(P‖Q)', symbols: ['D(P‖Q)'], code: ['klDivergence'] },
  reverse: { title: 'D(Q‖P)', symbols: ['D(Q‖P)'] },
  js: { title: 'JS', symbols: ['JS(P,Q)'], code: ['jsDivergence'] },
  tv: { title: 'TV', symbols: ['TV(P,Q)'], code: ['totalVariation'] },
};

export const swap = ({ p, q }: State): State => ({ p: q, q: p });

export interface Divergence {
  link: 'forward' | 'reverse';
  name: string;
  /** The distribution that is averaged over, and the one that it is compared with. */
  from: 'P' | 'Q';
  to: 'P' | 'Q';
  terms: ArrayLike<number>;
  value: number;
  /** Outcomes that are possible in `from` and impossible in `to`: each makes the divergence infinite. */
  impossible: string[];
}

export interface Model extends State {
  forward: Divergence;
  reverse: Divergence;
  jsDivergence: number;
  /** The largest Jensen–Shannon divergence that there is. */
  jsMaximum: number;
  totalVariation: number;
}

export function model({ p, q }: State): Model {
  return {
    p,
    q,
    forward: { ...divergence(p, q), link: 'forward', name: 'D(P‖Q)', from: 'P', to: 'Q' },
    reverse: { ...divergence(q, p), link: 'reverse', name: 'D(Q‖P)', from: 'Q', to: 'P' },
    jsDivergence: jsDivergence(p, q),
    jsMaximum: jsDivergence([1, 0], [0, 1]),
    totalVariation: totalVariation(p, q),
  };
}

const divergence = (from: readonly number[], to: readonly number[]) => ({
  terms: relativeEntropyTerms(from, to),
  value: klDivergence(from, to),
  impossible: outcomes.filter((_, outcome) => from[outcome]! > 0 && to[outcome] === 0),
});

/** A row for each term and one for their sum. No term is below −1/e; a large one leaves the frame. */
export const frame: Frame = {
  width: 320,
  height: 190,
  marginTop: 26,
  marginRight: 72,
  marginBottom: 38,
  marginLeft: 52,
  x: [-0.5, 1.5],
  y: [outcomes.length + 1, 0],
};

/** The axis and the names of the rows. */
export function plot(): Specification {
  return {
    ...inFrame(frame),
    marks: [
      { mark: 'gridX', options: { ticks: 5 } },
      { mark: 'axisX', options: { ticks: 5, tickSize: 0, label: 'nat →', labelAnchor: 'right' } },
      {
        mark: 'axisY',
        data: [...outcomes, 'sum'].map((_, row) => row + 0.5),
        options: {
          tickFormat: (_: number, row: number) => [...outcomes, 'sum'][row],
          tickSize: 0,
          label: null,
        },
      },
      { mark: 'ruleX', data: [0] },
      { mark: 'ruleY', data: [outcomes.length], options: { strokeOpacity: 0.4 } },
    ],
  };
}

/** A divergence in words, with the reason when it is infinite. */
export function describeDivergence({ name, from, to, value, impossible }: Divergence): string {
  if (impossible.length === 0) return `${name} is ${quantityText(value, 'nat')}.`;
  return `${name} is infinite: ${to} gives ${impossible.join(' and ')} probability zero, ${from} does not.`;
}

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const { p, q, forward, reverse, jsDivergence, totalVariation } = m;
  return [
    `P is ${inWords(outcomes, p, numberText)}; Q is ${inWords(outcomes, q, numberText)}.`,
    describeDivergence(forward),
    describeDivergence(reverse),
    `The Jensen–Shannon divergence is ${quantityText(jsDivergence, 'nat')}, the total variation ${numberText(totalVariation)}.`,
  ].join(' ');
}

export const table = ({ p, q, forward, reverse }: Model): Table => ({
  columns: ['outcome', 'P', 'Q', 'p ln(p/q) (nat)', 'q ln(q/p) (nat)'],
  rows: [
    ...outcomes.map((outcome, i) => [outcome, p[i]!, q[i]!, forward.terms[i]!, reverse.terms[i]!]),
    ['sum', 1, 1, forward.value, reverse.value],
  ],
});
