import { entropy, huffman, informationContent, kraftSum } from '../core/index.ts';
import { inWords } from './distribution.ts';
import type { Frame, Interval } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { choice, count, type Fields, list } from './state-text.ts';
import type { Table } from './table.ts';

export const names = ['cat', 'dog', 'horse', 'nothing'] as const;

/** Shares of the names. Each is wide enough for a bar with a handle. */
const shares = {
  'the camera': [0.4, 0.3, 0.2, 0.1],
  halves: [1 / 2, 1 / 4, 1 / 8, 1 / 8],
  'all alike': [1 / 4, 1 / 4, 1 / 4, 1 / 4],
  'mostly cats': [0.7, 0.1, 0.1, 0.1],
} as const;

export type Source = keyof typeof shares;

export const sources = Object.keys(shares) as Source[];

export interface State {
  source: Source;
  /** How many digits each name's word has. */
  lengths: readonly number[];
}

/** Words have one digit to so many. */
export const longest = 5;

export const initial: State = { source: 'the camera', lengths: [2, 2, 2, 2] };

export const fields: Fields<State> = {
  source: choice(sources),
  lengths: list(count(longest, 1), names.length),
};

export const links: Links = {
  p: { title: 'p', symbols: ['p'], code: ['shares'] },
  length: { title: 'length', symbols: ['ℓ'], code: ['lengths', 'lengthsOf', 'rounded', 'uneven'] },
  room: { title: 'room', symbols: ['2−ℓi'], code: ['kraftSum'] },
  mean: { title: 'mean length', symbols: ['L'], code: ['mean', 'meanLength'] },
  entropy: { title: 'entropy', symbols: ['H(P)', 'H(p)', 'H'], code: ['entropy'] },
};

/** The information contents, rounded up. */
export const shannonCode = ({ source }: State): State => ({
  source,
  lengths: Array.from(informationContent(shares[source], { base: 2 }), Math.ceil),
});

export const huffmanCode = ({ source }: State): State => ({
  source,
  lengths: [...huffman(shares[source]).lengths],
});

export interface Word {
  name: string;
  p: number;
  /** Where the name stands when the probabilities are laid end to end. */
  share: Interval;
  length: number;
  /** The information content of the name in bits: the length that it should have. */
  ideal: number;
  /** The digits, and the numbers that begin with them. Absent where no room is left. */
  digits?: string;
  room?: Interval;
}

export interface Model {
  source: Source;
  words: Word[];
  /** The sum of the rooms that the lengths ask for: at most one if every word is to have its own. */
  room: number;
  meanLength: number;
  entropy: number;
  /** The names that are left without a word. */
  without: string[];
}

export function model({ source, lengths }: State): Model {
  const p = shares[source];
  const rooms = roomsOf(lengths);
  const ideal = informationContent(p, { base: 2 });
  const words = names.map((name, i): Word => {
    const before = p.slice(0, i).reduce((sum, each) => sum + each, 0);
    const length = lengths[i]!;
    const room = rooms[i]!;
    const word = {
      name,
      p: p[i]!,
      share: [before, before + p[i]!],
      length,
      ideal: ideal[i]!,
    } as const;
    return room[1] <= 1 ? { ...word, room, digits: digitsOf(room[0], length) } : word;
  });
  return {
    source,
    words,
    room: kraftSum(lengths),
    meanLength: words.reduce((sum, { p, length }) => sum + p * length, 0),
    entropy: entropy(p, { base: 2 }),
    without: words.filter(({ room }) => !room).map(({ name }) => name),
  };
}

/** An interval for each word, side by side, the shortest word first: so each begins at a multiple of its own width. */
function roomsOf(lengths: readonly number[]): Interval[] {
  const shortestFirst = [...lengths.keys()].sort((a, b) => lengths[a]! - lengths[b]!);
  const rooms: Interval[] = [];
  let end = 0;
  for (const i of shortestFirst) {
    rooms[i] = [end, end + kraftSum([lengths[i]!])];
    end = rooms[i][1];
  }
  return rooms;
}

/** The first binary digits of a number below one. */
const digitsOf = (start: number, length: number): string =>
  (start * 2 ** length).toString(2).padStart(length, '0');

/** Probabilities across, digits up. */
export const lengthFrame: Frame = {
  width: 320,
  height: 236,
  marginTop: 36,
  marginRight: 4,
  marginBottom: 26,
  marginLeft: 32,
  x: [0, 1],
  y: [0, longest],
};

export const plotLengths = (): Specification => ({
  ...inFrame(lengthFrame),
  marks: [
    { mark: 'gridY', options: { ticks: longest } },
    { mark: 'axisY', options: { ticks: longest, tickSize: 0, label: '↑ digits' } },
    { mark: 'ruleY', data: [0] },
  ],
});

/** The numbers from zero to one across, and a row for each digit, downwards. */
export const roomFrame: Frame = {
  width: 320,
  height: 202,
  marginTop: 28,
  marginRight: 6,
  marginBottom: 24,
  marginLeft: 32,
  x: [0, 1],
  y: [longest, 0],
};

/** Every string of up to five digits in its cell, which lies below the cells of its beginnings. */
export const plotRoom = (): Specification => ({
  ...inFrame(roomFrame),
  marks: [
    { mark: 'axisY', data: rows.map((row) => row - 0.5), options: rowNames },
    {
      mark: 'axisX',
      data: quarters,
      options: { tickFormat: quarterText, tickSize: 0, label: null },
    },
    ...rows.flatMap((row) => [
      { mark: 'ruleX' as const, data: edges(row), options: { y1: row - 1, y2: row, ...faint } },
    ]),
    { mark: 'ruleY', data: [0, ...rows], options: faint },
    {
      mark: 'text',
      data: rows.slice(0, rowsWithText).flatMap((row) =>
        edges(row)
          .slice(0, -1)
          .map((start) => [start, row]),
      ),
      options: {
        x: ([start, row]: [number, number]) => start + kraftSum([row]) / 2,
        y: ([, row]: [number, number]) => row - 0.5,
        text: ([start, row]: [number, number]) => digitsOf(start, row),
        fill: 'var(--sp-quiet)',
      },
    },
  ],
});

const rows = Array.from({ length: longest }, (_, i) => i + 1);

/** Longer strings are wider than their cells. */
const rowsWithText = 3;

const rowNames = {
  tickFormat: (_: number, row: number) => rows[row],
  tickSize: 0,
  label: '↓ digits',
  labelAnchor: 'top',
};

const quarters = [0, 1, 2, 3, 4].map((quarter) => quarter / 4);

const quarterText = (_: number, quarter: number) => ['0', '¼', '½', '¾', '1'][quarter];

const faint = { stroke: 'var(--sp-grid)' };

/** Where the cells of a row begin and end. */
const edges = (row: number): number[] =>
  Array.from({ length: 2 ** row + 1 }, (_, i) => i * kraftSum([row]));

/** What the sum of the rooms says of the code. */
export function verdict({ room, without }: Model): string {
  if (room > 1)
    return `Too much by ${numberText(room - 1)}: no word is left for ${without.map((name) => `“${name}”`).join(' and ')}.`;
  if (room < 1) return `${numberText(1 - room)} of the room is free: some word could be shorter.`;
  return 'All the room is used.';
}

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  const lengths = inWords(
    names,
    m.words.map(({ length }) => length),
    String,
  );
  return (
    `Digits: ${lengths}. ${verdict(m)} ` +
    `The mean length is ${numberText(m.meanLength)} digits, the entropy ${numberText(m.entropy)} bits.`
  );
}

export const table = ({ words, meanLength, entropy, room }: Model): Table => ({
  columns: ['name', 'p', '−log₂ p (bit)', 'digits', 'p × digits', 'room', 'word'],
  rows: [
    ...words.map(({ name, p, ideal, length, digits }) => [
      name,
      p,
      ideal,
      length,
      p * length,
      kraftSum([length]),
      digits ?? 'no room',
    ]),
    ['sum', 1, '', '', meanLength, room, ''],
    ['entropy (bit)', '', '', '', entropy, '', ''],
  ],
});
