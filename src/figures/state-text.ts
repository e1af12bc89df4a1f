import type { Interval } from './frame.ts';

/** How one part of a figure's state is written as text, and read again. What cannot be read is undefined. */
export interface Field<T> {
  write(value: T): string;
  read(text: string): T | undefined;
}

export type Fields<State> = { readonly [Key in keyof State]: Field<State[Key]> };

/** A number in an interval. */
export const real = ([least, most]: Interval): Field<number> => ({
  write: String,
  read: (text) => {
    const value = numberIn(text);
    return value >= least && value <= most ? value : undefined;
  },
});

export const probability: Field<number> = real([0, 1]);

export const count = (most: number, least = 0): Field<number> => ({
  write: String,
  read: (text) =>
    /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined,
});

/** Values with commas between them: at least and at most so many. */
export const list = <T>(field: Field<T>, fewest: number, most = fewest): Field<readonly T[]> => ({
  write: (values) => values.map(field.write).join(','),
  read: (text) => {
    const values = text.split(',').map(field.read);
    const read = values.filter((value) => value !== undefined);
    const valid = read.length === values.length && read.length >= fewest && read.length <= most;
    return valid ? read : undefined;
  },
});

/** Words of at most so many characters, and of at least one. */
export const words = (most: number): Field<string> => ({
  write: (text) => text,
  read: (text) => (text !== '' && text.length <= most ? text : undefined),
});

export const flag: Field<boolean> = {
  write: (on) => (on ? 'on' : 'off'),
  read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
};

export const choice = <T extends string>(options: readonly T[]): Field<T> => ({
  write: (option) => option,
  read: (text) => options.find((option) => option === text),
});

const none = 'none';

/** Some of the options, or none of them, in the order of the options. */
export const subset = <T extends string>(options: readonly T[]): Field<readonly T[]> => ({
  write: (chosen) => chosen.join(',') || none,
  read: (text) => {
    if (text === none) return [];
    const names: readonly string[] = text.split(',');
    const chosen = options.filter((option) => names.includes(option));
    return chosen.length === names.length ? chosen : undefined;
  },
});

/** A distribution over so many outcomes. Weights with any sum can be written in a link: 5,3,2. */
export const distribution = (outcomes: number): Field<readonly number[]> => ({
  write: (p) => p.map((each) => Number(each.toPrecision(6))).join(','),
  read: (text) => {
    const weights = text.split(',').map(numberIn);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const valid = weights.length === outcomes && weights.every((weight) => weight >= 0);
    return valid && sum > 0 && sum < Infinity ? weights.map((weight) => weight / sum) : undefined;
  },
});

/** A number as a person writes it; NaN for anything else, empty text too. */
const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

type Entry = readonly [key: string, text: string];

/** The parts of a state that differ from the initial one, as text. */
export function writeState<State>(
  fields: Fields<State>,
  initial: State,
  state: State,
): readonly Entry[] {
  const text = (key: keyof State, of: State) => fields[key].write(of[key]);
  return keysOf(fields)
    .filter((key) => text(key, state) !== text(key, initial))
    .map((key) => [String(key), text(key, state)] as const);
}

/** A state from text; a part that is absent or unreadable is as it was initially. */
export function readState<State>(
  fields: Fields<State>,
  initial: State,
  text: (key: string) => string | null,
): State {
  const state = { ...initial };
  for (const key of keysOf(fields)) {
    const value = fields[key].read(text(String(key)) ?? '');
    if (value !== undefined) state[key] = value;
  }
  return state;
}

const keysOf = <State>(fields: Fields<State>) => Object.keys(fields) as (keyof State)[];
