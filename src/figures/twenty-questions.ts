import { binaryEntropy, informationContent } from '../core/index.ts';
import { random } from '../lab/random.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { count, type Fields, list, probability } from './state-text.ts';
import type { Table } from './table.ts';

/** So many animals, of which one is meant. */
export const animals = 64;

export const mostQuestions = 20;

export interface State {
  /** The animal that is meant. */
  secret: number;
  /** Each question: is it among the first so many of those that are left? */
  asked: readonly number[];
  /** What share of those that are left the next question is to name. */
  cut: number;
}

export const initial: State = { secret: 45, asked: [], cut: 0.5 };

export const fields: Fields<State> = {
  secret: count(animals - 1),
  asked: list(count(animals, 1), 1, mostQuestions),
  cut: probability,
};

/** Shares that the next question may name. */
export const presets: Record<string, Partial<State>> = {
  'one half': { cut: 0.5 },
  'one quarter': { cut: 0.25 },
  'one animal': { cut: 0 },
};

export const links: Links = {
  p: { title: 'p', symbols: ['p'], code: ['p', 'coin', 'die', 'rare'] },
  surprise: { title: '−log p', symbols: ['−ln p'], code: ['informationContent'] },
};

/** Another animal, that nobody can guess from the last. */
export const anew = ({ secret, cut }: State): State => ({
  secret: Math.floor(animals * random(secret + 1).uniform()),
  asked: [],
  cut,
});

export interface Answer {
  named: number;
  of: number;
  yes: boolean;
  /** How many are left after it. */
  left: number;
  /** The probability that the answer had, and its information content in bits. */
  p: number;
  bits: number;
}

export interface Model extends State {
  answers: readonly Answer[];
  left: number;
  /** How many the next question names; none if there is nothing to ask. */
  named: number;
  /** The mean information of its answer, in bits. */
  expected: number;
  /** What all answers together told, in bits, and what there is to tell. */
  bits: number;
  all: number;
}

export function model(state: State): Model {
  const { secret, asked, cut } = state;
  const answers: Answer[] = [];
  let first = 0;
  let left = animals;
  for (const wanted of asked) {
    if (left === 1) break;
    const named = Math.min(wanted, left - 1);
    const yes = secret < first + named;
    const after = yes ? named : left - named;
    const p = after / left;
    answers.push({ named, of: left, yes, left: after, p, bits: bitsOf(p) });
    if (!yes) first += named;
    left = after;
  }
  const named = left === 1 ? 0 : Math.min(Math.max(Math.round(cut * left), 1), left - 1);
  return {
    ...state,
    answers,
    left,
    named,
    expected: binaryEntropy(named / left, { base: 2 }),
    bits: bitsOf(left / animals),
    all: bitsOf(1 / animals),
  };
}

const bitsOf = (p: number): number => informationContent(p, { base: 2 });

export const isOver = ({ left, answers }: Model): boolean =>
  left === 1 || answers.length === mostQuestions;

/** The next question asked. */
export const ask = (state: State): State => ({
  ...state,
  asked: [...state.asked, model(state).named],
});

/** Those that are left, side by side. */
export const leftFrame: Frame = {
  width: 320,
  height: 112,
  marginTop: 46,
  marginRight: 18,
  marginBottom: 26,
  marginLeft: 18,
  x: [0, 1],
  y: [0, 1],
};

export const plotLeft = (): Specification => ({
  ...inFrame(leftFrame),
  marks: [
    {
      mark: 'axisX',
      data: [0, 0.25, 0.5, 0.75, 1],
      options: { tickFormat: (_: number, i: number) => ['0', '¼', '½', '¾', '1'][i], label: null },
    },
  ],
});

/** Questions across, bits up. */
export const bitsFrame: Frame = {
  width: 320,
  height: 220,
  marginTop: 40,
  marginRight: 12,
  marginBottom: 42,
  marginLeft: 32,
  x: [0, mostQuestions],
  y: [0, 6.5],
};

export const plotBits = (): Specification => ({
  ...inFrame(bitsFrame),
  marks: [
    { mark: 'gridY', options: { ticks: 6 } },
    { mark: 'axisY', options: { ticks: 6, tickSize: 0, label: '↑ bits' } },
    { mark: 'axisX', options: { ticks: 5, label: 'questions →', labelAnchor: 'right' } },
    { mark: 'ruleY', data: [0] },
    {
      mark: 'ruleY',
      data: [bitsOf(1 / animals)],
      options: { stroke: 'var(--sp-ink)', strokeWidth: 1.5, strokeDasharray: '4 3' },
    },
  ],
});

/** So many bits, in words. */
export const bitsText = (bits: number): string =>
  bits === 1 ? '1 bit' : `${numberText(bits)} bits`;

/** What the last answer told, and what is left to be done. */
export function verdict(m: Model): string {
  const last = m.answers.at(-1);
  if (!last) return 'Each answer tells minus the logarithm of the probability that it had.';
  const told = `${last.yes ? 'Yes' : 'No'}: ${bitsText(last.bits)}.`;
  if (m.left === 1)
    return `${told} Found after ${m.answers.length} ${m.answers.length === 1 ? 'question' : 'questions'}.`;
  if (isOver(m)) return `${told} All questions are asked, and ${m.left} animals are left.`;
  return `${told} ${m.left} animals are left.`;
}

/** The state of the figure in a few sentences. */
export const describe = (m: Model): string =>
  `${m.answers.length} of ${mostQuestions} questions asked about ${animals} animals, ${m.left} left. ` +
  `The answers told ${numberText(m.bits)} of ${numberText(m.all)} bits. ${verdict(m)} ` +
  (m.named === 0
    ? ''
    : `The next question names ${m.named}, and tells ${bitsText(m.expected)} on average.`);

export const table = ({ answers, bits, left }: Model): Table => ({
  columns: ['question', 'named', 'of', 'answer', 'p of the answer', 'bits', 'left'],
  rows: [
    ['start', '', '', '', '', '', animals],
    ...answers.map(({ named, of, yes, p, bits, left }, i) => [
      `question ${i + 1}`,
      named,
      of,
      yes ? 'yes' : 'no',
      p,
      bits,
      left,
    ]),
    ['sum', '', '', '', left / animals, bits, left],
    ['to tell', '', '', '', 1 / animals, bitsOf(1 / animals), 1],
  ],
});
