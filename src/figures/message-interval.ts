import { arithmeticCode, huffman } from '../core/index.ts';
import { names } from './code-room.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, count, type Fields, probability } from './state-text.ts';
import type { Table } from './table.ts';

export { names };

const shares = {
  'the camera': [0.4, 0.3, 0.2, 0.1],
  'all alike': [0.25, 0.25, 0.25, 0.25],
  'mostly cats': [0.85, 0.05, 0.05, 0.05],
} as const;

export type Source = keyof typeof shares;

export const sources = Object.keys(shares) as Source[];

export interface State {
  source: Source;
  /** The number that the reader holds, and how many names are read from it. */
  at: number;
  length: number;
}

export const longest = 5;

export const initial: State = { source: 'the camera', at: 0.3, length: 3 };

export const fields: Fields<State> = {
  source: choice(sources),
  at: probability,
  length: count(longest, 1),
};

export const links: Links = {
  p: { title: 'shares', symbols: ['p'], code: ['shares', 'lopsided'] },
  interval: { title: 'interval', symbols: ['P'], code: ['low', 'width'] },
  digits: { title: 'digits', symbols: ['k'], code: ['sent'] },
};

/** A part of the numbers from zero to one, divided among the names. */
export interface Row {
  whole: Interval;
  /** Where each name's part begins and ends, in shares of the row. */
  parts: readonly Interval[];
  /** Whose part the number is in, and where in the row it stands. */
  name: number;
  share: number;
}

export interface Model extends State {
  rows: readonly Row[];
  message: readonly number[];
  /** What is left when all names are read, and the fractions that begin with the digits sent. */
  end: Interval;
  digits: string;
  cell: Interval;
  probability: number;
  /** −log₂ of that, in bits. */
  information: number;
  /** The code words of the names, when each name has one. */
  words: readonly string[];
}

export function model(state: State): Model {
  const p = shares[state.source];
  const at = Math.min(state.at, justBelow(1));
  const message: number[] = [];
  const rows: Row[] = [];
  while (message.length < state.length) {
    const whole = intervalOf(message, p);
    const inner = names.map((_, name) => intervalOf([...message, name], p));
    const within = inner.findIndex(([, end]) => at < end);
    const name = within < 0 ? names.length - 1 : within;
    rows.push({
      whole,
      parts: inner.map(([from, to]) => [shareOf(from, whole), shareOf(to, whole)]),
      name,
      share: shareOf(at, whole),
    });
    message.push(name);
  }
  const { low, width, bits, informationContent } = arithmeticCode(message, p);
  const first = Number.parseInt(`0${bits}`, 2) / 2 ** bits.length;
  const { codes } = huffman(p);
  return {
    ...state,
    at,
    rows,
    message,
    end: [low, low + width],
    digits: bits,
    cell: [first, first + 2 ** -bits.length],
    probability: width,
    information: informationContent,
    words: message.map((name) => codes[name]!),
  };
}

function intervalOf(message: readonly number[], p: readonly number[]): Interval {
  const { low, width } = arithmeticCode(message, p);
  return [low, low + width];
}

/** Where a number stands in an interval, from zero to one. */
export const shareOf = (at: number, [from, to]: Interval): number => (at - from) / (to - from);

/** The number at a place of a row; the end of a row belongs to the next. */
export const numberAt = ([from, to]: Interval, share: number): number =>
  from + justBelow(share) * (to - from);

const justBelow = (share: number): number => Math.min(share, 1 - 2 ** -20);

const rowHeight = 26;
const rowDistance = 44;

/** A row for each name that may be read, and one for what is left, in pixels downwards. */
export const frame: Frame = {
  width: 320,
  height: 22 + longest * rowDistance + rowHeight + 6,
  marginTop: 22,
  marginRight: 12,
  marginBottom: 6,
  marginLeft: 12,
  x: [0, 1],
  y: [longest * rowDistance + rowHeight, 0],
};

/** The upper and the lower edge of a row. */
export const edges = (row: number): Interval => [row * rowDistance, row * rowDistance + rowHeight];

export const plot = (): Specification => ({
  ...inFrame(frame),
  marks: [
    {
      mark: 'axisX',
      data: [0, 0.25, 0.5, 0.75, 1],
      options: {
        anchor: 'top',
        label: null,
        tickSize: 3,
        tickFormat: (_: number, i: number) => ['0', '¼', '½', '¾', '1'][i],
      },
    },
  ],
});

export const messageText = ({ message }: Pick<Model, 'message'>): string =>
  message.map((name) => names[name]).join(', ');

/** How many digits the message takes in code words. */
export const inWords = ({ words }: Pick<Model, 'words'>): number => words.join('').length;

/** The state of the figure in a few sentences. */
export const describe = (m: Model): string =>
  `The number ${numberText(m.at)} lies in the interval of the message ${messageText(m)}, ` +
  `from ${numberText(m.end[0])} to ${numberText(m.end[1])}. Its probability is ${numberText(m.probability)}, ` +
  `${numberText(m.information)} bits; it is sent as ${m.digits}, ${m.digits.length} digits. With a word for each name it would take ${inWords(m)}: ${m.words.join(' ')}.`;

export const table = ({ rows, source, digits, end, information }: Model): Table => ({
  columns: ['step', 'name', 'p', 'from', 'to', 'digits'],
  rows: [
    ...rows.map(({ name, parts, whole }, step) => [
      `name ${step + 1}`,
      names[name]!,
      shares[source][name]!,
      whole[0] + parts[name]![0] * (whole[1] - whole[0]),
      whole[0] + parts[name]![1] * (whole[1] - whole[0]),
      '',
    ]),
    ['sent', '', 2 ** -information, end[0], end[1], digits],
    ['−log₂ p (bit)', '', information, '', '', digits.length],
  ],
});
