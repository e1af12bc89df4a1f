import { conditionalEntropy, entropy, informationContent, perplexity } from '../core/index.ts';
import { curve } from './curve.ts';
import { plotColumns, withProbability } from './distribution.ts';
import { links as barLinks } from './entropy-bars.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { count, type Fields, real } from './state-text.ts';
import type { Table } from './table.ts';

/** So many cards lie face down, and one of them is the ace. */
export const places = 8;

export interface State {
  /** The probability of the first place. The others share the rest evenly. */
  first: number;
  /** The question: is it among the first so many? */
  cut: number;
}

export const initial: State = { first: 1 / places, cut: places / 2 };

/** Both answers stay possible. */
export const firstRange: Interval = [0.025, 0.975];
export const cutRange: Interval = [1, places - 1];

export const fields: Fields<State> = {
  first: real(firstRange),
  cut: count(cutRange[1], cutRange[0]),
};

export const presets: Record<string, State> = {
  'eight alike': initial,
  'only the first': { ...initial, cut: 1 },
  'a suspicion': { first: 0.5, cut: 1 },
  'nearly settled': { first: 0.9, cut: 1 },
};

const { entropy: entropyLink, perplexity: perplexityLink } = barLinks as Record<
  'entropy' | 'perplexity',
  Links[string]
>;
export const links: Links = {
  entropy: entropyLink,
  perplexity: perplexityLink,
  answer: { title: 'bits of an answer', code: ['informationContent'] },
  average: { title: 'at the mean entropy', code: ['conditionalEntropy'] },
};

/** How uncertain one is: in bits, and as a number of equal chances. */
export interface Uncertainty {
  entropy: number;
  perplexity: number;
}

export interface Answer extends Uncertainty {
  name: 'yes' | 'no';
  /** Its probability, and the bits that it carries. */
  p: number;
  bits: number;
}

export interface Model extends State {
  p: readonly number[];
  before: Uncertainty;
  answers: readonly [yes: Answer, no: Answer];
  /** The mean bits of the answer and the mean entropy that is left, with the perplexity of that: the geometric mean, and not what is expected. */
  average: Uncertainty & { bits: number; divisor: number };
}

const inBits = { base: 2 };

export function model({ first, cut }: State): Model {
  const p = withProbability(new Array<number>(places).fill(1 / places), 0, first);
  const parts = [p.slice(0, cut), p.slice(cut)] as const;
  const answer = (name: Answer['name'], part: readonly number[]): Answer => {
    const share = part.reduce((sum, each) => sum + each, 0);
    const given = { normalize: true };
    return {
      name,
      p: share,
      bits: informationContent(share, inBits),
      entropy: entropy(part, { ...inBits, ...given }),
      perplexity: perplexity(part, given),
    };
  };
  const answers = [answer('yes', parts[0]), answer('no', parts[1])] as const;
  const joint = [
    p.map((each, i) => (i < cut ? each : 0)),
    p.map((each, i) => (i < cut ? 0 : each)),
  ];
  const before = { entropy: entropy(p, inBits), perplexity: perplexity(p) };
  const shares = answers.map((each) => each.p);
  const divisor = perplexity(shares);
  return {
    first,
    cut,
    p,
    before,
    answers,
    average: {
      bits: entropy(shares, inBits),
      divisor,
      entropy: conditionalEntropy(joint, { given: 'x', ...inBits }),
      perplexity: before.perplexity / divisor,
    },
  };
}

/** The answers after which one is less certain than before. */
export const unsettling = ({ before, answers }: Model): string[] =>
  answers.filter((each) => each.entropy > before.entropy + 1e-9).map(({ name }) => name);

/** What the answer is worth, and what a particular answer may do all the same. */
export function remark(m: Model): string {
  const { bits, divisor } = m.average;
  const worth = `On average ${quantityText(bits, 'bit')} less. At the mean entropy the perplexity is divided by ${numberText(divisor)}.`;
  const against = unsettling(m).map((name) => ` After “${name}” both are larger.`);
  return `${worth}${against.join('')}`;
}

/** A column for each place, and below them room for the cut. */
export const placeFrame: Frame = {
  width: 320,
  height: 276,
  marginTop: 44,
  marginRight: 4,
  marginBottom: 62,
  marginLeft: 40,
  x: [0, places],
  y: [0, 1],
};

export const plotPlaces = (): Specification =>
  plotColumns(
    placeFrame,
    Array.from({ length: places }, (_, i) => String(i + 1)),
    '↑ probability of the ace',
  );

/** Bits across, equal chances up. */
export const uncertaintyFrame: Frame = {
  width: 320,
  height: 276,
  marginTop: 42,
  marginRight: 14,
  marginBottom: 42,
  marginLeft: 36,
  x: [0, Math.log2(places)],
  y: [0, places],
};

export const plotUncertainty = (): Specification => {
  const halvings = [1, 2, 4, 8];
  const bits = [0, 1, 2, 3];
  return {
    ...inFrame(uncertaintyFrame),
    marks: [
      { mark: 'gridX', data: bits },
      { mark: 'gridY', data: halvings },
      { mark: 'axisY', data: halvings, options: { tickSize: 0, label: '↑ perplexity' } },
      {
        mark: 'axisX',
        data: bits,
        options: { label: 'entropy (bit) →', labelAnchor: 'right' },
      },
      { mark: 'ruleY', data: [0] },
      {
        mark: 'lineY',
        data: curve((bits) => 2 ** bits, uncertaintyFrame.x, uncertaintyFrame, 24),
        options: { x: '0', y: '1', stroke: 'var(--sp-quiet)', strokeWidth: 1.5 },
      },
    ],
  };
};

const uncertaintyText = ({ entropy, perplexity }: Uncertainty): string =>
  `${quantityText(entropy, 'bit')} of entropy, a perplexity of ${numberText(perplexity)}`;

/** The state of the figure in a few sentences. */
export const describe = (m: Model): string =>
  [
    `The ace lies in the first of ${places} places with probability ${numberText(m.first)}: ${uncertaintyText(m.before)}.`,
    m.cut === 1 ? 'Is it the first?' : `Is it among the first ${m.cut}?`,
    ...m.answers.map(
      (answer) =>
        `“${answer.name}” has probability ${numberText(answer.p)}, carries ${quantityText(answer.bits, 'bit')} and leaves ${uncertaintyText(answer)}.`,
    ),
    remark(m),
  ].join(' ');

export const table = ({ before, answers, average }: Model): Table => ({
  columns: ['', 'probability', 'carries (bit)', 'entropy (bit)', 'perplexity'],
  rows: [
    ['before', '', '', before.entropy, before.perplexity],
    ...answers.map(({ name, p, bits, entropy, perplexity }) => [
      name,
      p,
      bits,
      entropy,
      perplexity,
    ]),
    ['at the mean entropy', 1, average.bits, average.entropy, average.perplexity],
  ],
});
