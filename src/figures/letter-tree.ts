import { entropy, huffman } from '../core/index.ts';
import type { Frame } from './frame.ts';
import type { Links } from './links.ts';
import { numberText } from './number-text.ts';
import { inFrame, type Specification } from './specification.ts';
import { count, type Fields, words } from './state-text.ts';
import type { Table } from './table.ts';
import type { Track } from './track.ts';

export const mostCharacters = 60;

export interface State {
  text: string;
  /** How many times the two lightest have been joined, where so many are left. */
  steps: number;
}

export const initial: State = { text: 'abracadabra', steps: mostCharacters };

/** Where a chapter lets it begin: with a whole tree, or with the four names of the camera, an initial for a tenth of the pictures. */
export const starts = { tree: initial, names: { text: 'ccccdddhhn', steps: 0 } } as const;

export const fields: Fields<State> = { text: words(mostCharacters), steps: count(mostCharacters) };

export const presets: Record<string, string> = {
  abracadabra: 'abracadabra',
  'nearly one letter': 'aaaaaaaaaaaaaaab',
  'a pangram': 'the quick brown fox jumps over the lazy dog',
};

export const links: Links = {
  p: { title: 'shares', symbols: ['p'], code: ['shares', 'p'] },
  entropy: { title: 'entropy', symbols: ['H(p)', 'H(X)', 'H'], code: ['entropy'] },
};

export interface Letter {
  name: string;
  share: number;
  code: string;
  /** Its place among the letters, from the left. */
  place: number;
}

/** Two parts of the tree, joined: the bar between them hangs as high as they are heavy together. */
export interface Joint {
  letters: string;
  share: number;
  /** Where the two parts stand and how heavy each is, the one with the digit zero first. */
  parts: readonly [Part, Part];
}

interface Part {
  place: number;
  share: number;
}

export interface Model {
  text: string;
  characters: number;
  letters: readonly Letter[];
  /** In the order in which they are made. */
  joints: readonly Joint[];
  /** How many of them have been made. */
  steps: number;
  /** In bits a letter; of a text without letters zero. */
  entropy: number;
  meanLength: number;
}

export function model({ text, steps }: State): Model {
  const characters = Array.from(text.toLowerCase());
  const names = [...new Set(characters)];
  const counts = names.map((name) => characters.filter((each) => each === name).length);
  const tree =
    names.length > 0 ? huffman(counts, { normalize: true }) : { codes: [], meanLength: 0 };
  const letters = names
    .map((name, i) => ({ name, share: counts[i]! / characters.length, code: tree.codes[i]! }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((letter, place) => ({ ...letter, place }));
  const joints = jointsOf(letters);
  return {
    text,
    characters: characters.length,
    letters,
    joints,
    steps: Math.min(steps, joints.length),
    entropy: names.length > 0 ? entropy(counts, { base: 2, normalize: true }) : 0,
    meanLength: tree.meanLength,
  };
}

/** Every proper beginning of a code word is a joint. The lightest are made first. */
function jointsOf(letters: readonly Letter[]): Joint[] {
  const beginnings = new Set(
    letters.flatMap(({ code }) => Array.from(code, (_, length) => code.slice(0, length))),
  );
  const partOf = (beginning: string): Part => {
    const below = letters.filter(({ code }) => code.startsWith(beginning));
    const share = below.reduce((sum, letter) => sum + letter.share, 0);
    if (below.length === 1) return { share, place: below[0]!.place };
    const [zero, one] = [partOf(`${beginning}0`), partOf(`${beginning}1`)];
    return { share, place: (zero.place + one.place) / 2 };
  };
  return Array.from(beginnings, (beginning): Joint => {
    const below = letters.filter(({ code }) => code.startsWith(beginning));
    return {
      letters: below.map(({ name }) => visible(name)).join(''),
      share: partOf(beginning).share,
      parts: [partOf(`${beginning}0`), partOf(`${beginning}1`)],
    };
  }).sort((a, b) => a.share - b.share || a.letters.length - b.letters.length);
}

/** A space as something that can be seen. */
export const visible = (name: string): string => (name === ' ' ? '␣' : name);

/** A column for each letter, its share up. */
export const frame: Frame = {
  width: 320,
  height: 280,
  marginTop: 30,
  marginRight: 4,
  marginBottom: 26,
  marginLeft: 36,
  x: [0, 1],
  y: [0, 1],
};

export const plot = (): Specification => ({
  ...inFrame(frame),
  marks: [
    { mark: 'gridY', options: { ticks: 5 } },
    { mark: 'axisY', options: { ticks: 5, tickSize: 0, label: '↑ share of the text' } },
    { mark: 'ruleY', data: [0] },
  ],
});

export const stepTrack: Track = {
  scale: { share: (share) => share, value: (share) => share },
  ticks: [
    ['none', 0],
    ['¼', 1 / 4],
    ['½', 1 / 2],
    ['¾', 3 / 4],
    ['all', 1],
  ],
};

/** What was joined last. */
export function lastStep({ joints, steps }: Model): string {
  const last = joints[steps - 1];
  if (!last) return 'Nothing is joined yet. Which two will be first?';
  return `Joined last: ${last.letters}, together ${numberText(last.share)} of the text.`;
}

/** The state of the figure in a few sentences. */
export function describe(m: Model): string {
  if (m.characters === 0) return 'There is no text.';
  return (
    `The text “${m.text}” has ${m.characters} characters, ${m.letters.length} of them different. ` +
    `The entropy is ${numberText(m.entropy)} bits a character, the mean length of the words ${numberText(m.meanLength)} digits. ` +
    `${m.steps} of ${m.joints.length} joints of the tree are made. ${lastStep(m)}`
  );
}

export const table = ({ letters, entropy, meanLength }: Model): Table => ({
  columns: ['character', 'share', 'word', 'digits'],
  rows: [
    ...letters.map(({ name, share, code }) => [visible(name), share, code, code.length]),
    ['mean', '', '', meanLength],
    ['entropy (bit)', '', '', entropy],
  ],
});
