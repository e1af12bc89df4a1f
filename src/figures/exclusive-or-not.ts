import { binaryCrossEntropy, crossEntropy, entropy, sigmoid, softmax } from '../core/index.ts';
import { inWords } from './distribution.ts';
import type { Links } from './links.ts';
import { numberText, quantityText } from './number-text.ts';
import { links as logitLinks } from './sigmoid-softmax.ts';
import { choice, distribution, type Fields, list, probability, subset } from './state-text.ts';
import type { Table } from './table.ts';

/** Two lists of classes: a song has one genre, and any of the properties. */
export const classes = {
  genres: ['classical', 'country', 'rock', 'jazz'],
  properties: ['vocals', 'dance', 'film', 'pop'],
} as const;

export type Kind = keyof typeof classes;
export const kinds = Object.keys(classes) as Kind[];

/** The labels of a song in both lists, the list that is asked about, and an answer of either kind. */
export interface State {
  kind: Kind;
  genre: (typeof classes.genres)[number];
  properties: readonly (typeof classes.properties)[number][];
  softmax: readonly number[];
  sigmoids: readonly number[];
}

const count = 4;

/** The logits of the source note's example, as this book reads it. */
const song = [3, -1, 2, 0];

type Answers = Pick<State, 'softmax' | 'sigmoids'>;

const ofTheSong: Answers = {
  softmax: Array.from(softmax(song)),
  sigmoids: Array.from(sigmoid(song)),
};

export const initial: State = {
  kind: 'properties',
  genre: 'classical',
  properties: ['vocals', 'film'],
  ...ofTheSong,
};

export const fields: Fields<State> = {
  kind: choice(kinds),
  genre: choice(classes.genres),
  properties: subset(classes.properties),
  softmax: distribution(count),
  sigmoids: list(probability, count),
};

export const presets: Record<string, Answers> = {
  "the note's song": ofTheSong,
  undecided: { softmax: Array(count).fill(1 / count), sigmoids: Array(count).fill(1 / 2) },
};

const { softmax: softmaxLink, sigmoids: sigmoidsLink } = logitLinks as Record<
  'softmax' | 'sigmoids',
  Links[string]
>;
export const links: Links = {
  softmax: softmaxLink,
  sigmoids: sigmoidsLink,
  label: { title: 'label y', symbols: ['y'], code: ['label'] },
};

/** An answer, and what its loss compares it with: for softmax nothing, where no class is true. */
export interface Reading {
  name: 'softmax' | 'sigmoids';
  answer: readonly number[];
  label: readonly number[] | undefined;
  sum: number;
  loss: number | undefined;
  /** The smallest loss that any answer of this kind has. */
  least: number | undefined;
  /** For how many classes "above one half" is the right answer, or the right silence. */
  right: number;
}

export interface Model {
  kind: Kind;
  names: readonly string[];
  /** The classes that are true. */
  truth: readonly string[];
  readings: readonly [softmax: Reading, sigmoids: Reading];
}

export function model(state: State): Model {
  const { kind, genre, properties } = state;
  const names = classes[kind];
  const truth: readonly string[] = kind === 'genres' ? [genre] : properties;
  const label = names.map((each) => Number(truth.includes(each)));
  // Softmax has one unit, which the true classes share.
  const shared = truth.length > 0 ? label.map((y) => y / truth.length) : undefined;
  const answered = (name: Reading['name']) => ({
    name,
    answer: state[name],
    sum: state[name].reduce((sum, p) => sum + p, 0),
    right: state[name].filter((p, k) => Number(p > 1 / 2) === label[k]).length,
  });
  return {
    kind,
    names,
    truth,
    readings: [
      {
        ...answered('softmax'),
        label: shared,
        loss: shared && crossEntropy(shared, state.softmax),
        least: shared && entropy(shared),
      },
      {
        ...answered('sigmoids'),
        label,
        loss: binaryCrossEntropy(state.sigmoids, label, { reduction: 'sum' }),
        least: binaryCrossEntropy(label, label, { reduction: 'sum' }),
      },
    ],
  };
}

/** The answers with the least losses; softmax keeps the one it has where there is none. */
export function best({ readings: [bySoftmax, bySigmoids] }: Model): Answers {
  return {
    softmax: bySoftmax.label ?? bySoftmax.answer,
    sigmoids: bySigmoids.label ?? bySigmoids.answer,
  };
}

/** What softmax can make of so many true classes. */
export function remark({ truth, readings: [{ least }] }: Model): string {
  if (least === undefined)
    return 'None is true. Softmax must give its one unit to somebody; four sigmoids can all say no.';
  if (truth.length === 1)
    return 'One is true: softmax and the sigmoids can both come down to zero.';
  return `Softmax has one unit for ${truth.length} true classes: at best ${numberText(1 / truth.length)} each, and a loss of ${quantityText(least, 'nat')}.`;
}

const questions: Record<Kind, string> = {
  genres: 'Genres, of which a song has one',
  properties: 'Properties, of which a song may have several',
};

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const { kind, names, truth, readings } = m;
  return [
    `${questions[kind]}. True ${truth.length === 1 ? 'is' : 'are'} ${truth.join(' and ') || 'none'}.`,
    ...readings.map(
      ({ name, answer, loss, right }) =>
        `${name === 'softmax' ? 'Softmax' : 'Sigmoids'}: ${inWords(names, answer, numberText)}; ${right} of ${count} right, ${loss === undefined ? 'no loss' : `loss ${quantityText(loss, 'nat')}`}.`,
    ),
    remark(m),
  ].join(' ');
}

export const table = ({ names, readings }: Model): Table => ({
  columns: ['class', ...readings.flatMap(({ name }) => [name, `label (${name})`])],
  rows: [
    ...names.map((each, k) => [
      each,
      ...readings.flatMap(({ answer, label }) => [answer[k]!, label?.[k] ?? '']),
    ]),
    ['sum', ...readings.flatMap(({ sum, label }) => [sum, label ? total(label) : ''])],
    ['loss (nat)', ...readings.flatMap(({ loss, least }) => [loss ?? '', least ?? ''])],
  ],
});

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
