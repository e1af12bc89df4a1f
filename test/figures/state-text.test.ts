import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choice,
  count,
  distribution,
  type Fields,
  flag,
  list,
  probability,
  readState,
  real,
  subset,
  writeState,
} from '../../src/figures/state-text.ts';

interface State {
  p: number;
  q: readonly number[];
  unit: 'nat' | 'bit';
  on: boolean;
  steps: number;
  lengths: readonly number[];
  z: readonly number[];
  t: number;
  names: readonly string[];
}

const fields: Fields<State> = {
  p: probability,
  q: distribution(3),
  unit: choice(['nat', 'bit']),
  on: flag,
  steps: count(9),
  lengths: list(count(5, 1), 2),
  z: list(real([-5, 5]), 2, 3),
  t: real([0.25, 4]),
  names: subset(['cat', 'dog']),
};

const initial: State = {
  p: 0.5,
  q: [0.7, 0.2, 0.1],
  unit: 'nat',
  on: false,
  steps: 0,
  lengths: [1, 2],
  z: [2, 1],
  t: 1,
  names: ['cat'],
};

const states = fc.record({
  p: fc.double({ min: 0, max: 1, noNaN: true }),
  q: fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 3 })
    .filter((counts) => counts.some((each) => each > 0))
    .map((counts) => {
      const total = counts[0]! + counts[1]! + counts[2]!;
      return counts.map((each) => each / total);
    }),
  unit: fc.constantFrom('nat' as const, 'bit' as const),
  on: fc.boolean(),
  steps: fc.integer({ min: 0, max: 9 }),
  lengths: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 2 }),
  z: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 3 }),
  t: fc.double({ min: 0.25, max: 4, noNaN: true }),
  names: fc.subarray(['cat', 'dog']),
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(states, (state) => {
      const written = new Map(writeState(fields, initial, state));
      const { q, ...rest } = readState(fields, initial, (key) => written.get(key) ?? null);
      expect({ ...rest, p: rest.p + 0 }).toEqual({ ...state, p: state.p + 0, q: undefined });
      for (const [i, each] of q.entries()) expect(each).toBeCloseTo(state.q[i]!, 5);
    }),
  );
});

test('the initial state needs no text', () => {
  expect(writeState(fields, initial, { ...initial })).toEqual([]);
});

test.each([
  ['p', '1.2'],
  ['p', ''],
  ['p', 'NaN'],
  ['q', '1,2'],
  ['q', '0,0,0'],
  ['q', '1,-1,1'],
  ['q', '1,,1'],
  ['q', '1,Infinity,1'],
  ['unit', 'furlong'],
  ['on', 'maybe'],
  ['steps', '10'],
  ['steps', '1.5'],
  ['lengths', '0,2'],
  ['lengths', '3,6'],
  ['lengths', '3'],
  ['lengths', '3,,4'],
  ['lengths', '3,4,5'],
  ['z', '1'],
  ['z', '1,2,3,4'],
  ['z', '1,6'],
  ['z', '1,'],
  ['t', '0'],
  ['names', 'cow'],
  ['names', 'cat,cat'],
])('%s=%s is not taken', (key, text) => {
  expect(readState(fields, initial, (asked) => (asked === key ? text : null))).toEqual(initial);
});

test('weights in a link become a distribution', () => {
  const read = readState(fields, initial, (key) => (key === 'q' ? '5,3,2' : null));
  expect(read.q).toEqual([0.5, 0.3, 0.2]);
});
