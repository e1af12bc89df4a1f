/** How one part of a figure's state is written as text, and read again. What cannot be read is undefined. */
export interface Field<T> {
  write(value: T): string;
  read(text: string): T | undefined;
}

export type Fields<State> = { readonly [Key in keyof State]: Field<State[Key]> };

export const probability: Field<number> = {
  write: (p) => String(p),
  read: (text) => {
    const p = text.trim() === '' ? Number.NaN : Number(text);
    return p >= 0 && p <= 1 ? p : undefined;
  },
};

export const count = (most: number, least = 0): Field<number> => ({
  write: String,
  read: (text) =>
    /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined,
});

/** So many values, with commas between them. */
export const list = <T>(field: Field<T>, length: number): Field<readonly T[]> => ({
  write: (values) => values.map(field.write).join(','),
  read: (text) => {
    const values = text.split(',').map(field.read);
    const valid = values.length === length && values.every((value) => value !== undefined);
    return valid ? values : undefined;
  },
});

export const flag: Field<boolean> = {
  write: (on) => (on ? 'on' : 'off'),
  read: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
};

export const choice = <T extends string>(options: readonly T[]): Field<T> => ({
  write: (option) => option,
  read: (text) => options.find((option) => option === text),
});

/** A distribution over so many outcomes. Weights with any sum can be written in a link: 5,3,2. */
export const distribution = (outcomes: number): Field<readonly number[]> => ({
  write: (p) => p.map((each) => Number(each.toPrecision(6))).join(','),
  read: (text) => {
    const weights = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const valid = weights.length === outcomes && weights.every((weight) => weight >= 0);
    return valid && sum > 0 && sum < Infinity ? weights.map((weight) => weight / sum) : undefined;
  },
});

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
