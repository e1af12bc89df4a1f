import { entropy, informationContent, perplexity, relativeEntropyTerms } from '../core/index.ts';
import type { Point } from './curve.ts';
import { inWords } from './distribution.ts';
import { outcomes, prediction, uniform } from './examples.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, distribution, type Fields } from './state-text.ts';
import type { Table } from './table.ts';
import { contour } from './ternary.ts';
import { bases, logarithms, type Unit } from './unit.ts';

export { outcomes };

export interface State {
  p: readonly number[];
  unit: Unit;
}

export const initial: State = { p: prediction, unit: 'nat' };

export const units: readonly Unit[] = ['nat', 'bit'];

export const fields: Fields<State> = {
  p: distribution(outcomes.length),
  unit: choice(units),
};

export const presets = {
  'the classifier': prediction,
  uniform,
  certain: [0, 1, 0],
} as const;

export const links: Links = {
  p: { title: 'p', symbols: ['p'], code: ['model'] },
  term: { title: '−p ln p', symbols: ['pi ln pi', 'p ln p'], code: ['relativeEntropyTerms'] },
  entropy: { title: 'entropy', symbols: ['H(p)', 'H(X)', 'H'], code: ['entropy'] },
  perplexity: { title: 'perplexity', code: ['perplexity'] },
};

export interface Model {
  p: readonly number[];
  unit: Unit;
  /** −log p of each outcome. */
  information: ArrayLike<number>;
  /** −p log p of each outcome: what it adds to the entropy. */
  terms: number[];
  entropy: number;
  /** The entropy of a fair choice among the outcomes, which none exceeds. */
  maximum: number;
  perplexity: number;
  /** The distributions of the same entropy, as lines in the triangle of all distributions. */
  alike: readonly (readonly Point[])[];
}

export function model({ p, unit }: State): Model {
  const base = bases[unit];
  const negated = relativeEntropyTerms(
    p,
    p.map(() => 1),
    { base },
  );
  return {
    p,
    unit,
    information: informationContent(p, { base }),
    terms: Array.from(negated, (term) => 0 - term),
    entropy: entropy(p, { base }),
    maximum: entropy(uniform, { base }),
    perplexity: perplexity(p),
    alike: contour(entropy(p)),
  };
}

/** Entropies at equal distances, in nats, between none and the largest. */
export const levels = [1, 2, 3, 4].map((fifths) => (fifths / 5) * entropy(uniform));

/** One bar of terms, end to end, up to a little more than any entropy. */
export const frame = (maximum: number): Frame => ({
  width: 320,
  height: 116,
  marginTop: 30,
  marginRight: 12,
  marginBottom: 40,
  marginLeft: 12,
  x: [0, maximum * 1.06],
  y: [0, 1],
});

/** The axis of the stacked terms, and the largest entropy that there is. */
export function plot({ maximum, unit }: Model): Specification {
  return {
    ...inFrame(frame(maximum)),
    marks: [
      { mark: 'axisX', options: { ticks: 5, label: `entropy (${unit}) →`, labelAnchor: 'right' } },
      { mark: 'ruleX', data: [0] },
      {
        mark: 'ruleX',
        data: [maximum],
        options: { stroke: 'var(--sp-ink)', strokeWidth: 1.5, strokeDasharray: '4 3' },
      },
      {
        mark: 'text',
        data: [maximum],
        options: {
          x: [maximum],
          frameAnchor: 'top',
          dy: -18,
          textAnchor: 'end',
          dx: 6,
          text: [`${logarithms[unit]} ${outcomes.length} = ${numberText(maximum)}`],
        },
      },
    ],
  };
}

/** The state of the figure in a sentence or two. */
export const describe = ({ p, unit, entropy, maximum, perplexity }: Model): string =>
  `With ${inWords(outcomes, p, numberText)} the entropy is ${quantityText(entropy, unit)}, of at most ${numberText(maximum)}: ` +
  `as uncertain as a fair choice among ${numberText(perplexity)}.`;

export const table = ({ p, unit, information, terms, entropy }: Model): Table => {
  const log = logarithms[unit];
  return {
    columns: ['outcome', 'p', `−${log} p (${unit})`, `−p ${log} p (${unit})`],
    rows: [
      ...outcomes.map((outcome, i) => [outcome, p[i]!, information[i]!, terms[i]!]),
      ['sum', 1, '', entropy],
    ],
  };
};
