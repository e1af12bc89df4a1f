import * as surprisal from 'surprisal';
import { describe, expect, test } from 'vitest';
import { everyFunction } from './every-function.ts';

// Nothing happens by accident: a good call with one thing in it replaced returns a value or refuses in our own words, and NaN comes of
// nothing that is finite.

const core = surprisal as unknown as Record<string, (...args: unknown[]) => unknown>;

/** What may stand where something else belongs. */
const zoo: unknown[] = [
  undefined,
  null,
  true,
  ...[Number.NaN, Infinity, -Infinity, -0, 0, 5e-324, 0.5, -1, 3, 1.5, 1e9, 2 ** 53, 1e308],
  ...['', '0.5', 'none', 'x'.repeat(1e5)],
  1n,
  Symbol('x'),
  ...[[], [undefined], [[]], [[[1]]], ['0.5'], [0.5], [1, 0, 0], [1, 2, 3, 4], [[1, 2, 3], [4]]],
  new Array(3),
  ...[{}, Object.create(null), { length: -1 }, { length: '2' }, { length: 1n }, { length: 0.5 }],
  ...[{ length: 3 }, { length: 1e9 }, { length: 2 ** 53 }, { length: 1e9, 0: 0.5 }],
  ...[{ length: 1e9, 0: [0.5] }, [{ length: 1e9 }], [{ length: 2 ** 53, 0: 1 }]],
  ...[Int8Array.of(1, 0, 0), Float32Array.of(0.5, 0.25, 0.25), BigInt64Array.of(1n, 2n, 3n)],
  Object.freeze([0, 0, 0]),
  ...[new Float64Array(0), new DataView(new ArrayBuffer(24)), new ArrayBuffer(24)],
  ...[new Map([[0, 1]]), new Set([1]), new Date(0), /x/, () => 1, class {}],
];

describe.each(Object.entries(everyFunction))('%s', (name, calls) => {
  test.each(calls)('%j', ({ args, options }) => {
    const call = options ? [...args, options] : args;
    const accidents = new Set<string>();
    for (const place of placesIn(call)) {
      for (const value of zoo) {
        const accident = accidentOf(name, replaced(call, place, value) as unknown[]);
        if (accident) accidents.add(`${place.join('.')}: ${accident}`);
      }
    }
    expect([...accidents]).toEqual([]);
  });
});

/** The error of a call, where it is none of ours; or its NaN, where none was given. */
function accidentOf(name: string, args: unknown[]): string | undefined {
  try {
    const result = core[name]!(...args);
    if (leavesOf(result).includes(Number.NaN) && leavesOf(args).every(isFiniteNumber)) return 'NaN';
  } catch (error) {
    const refusal = error instanceof TypeError || error instanceof RangeError;
    if (!refusal || !error.message.startsWith(`${name}: `)) return String(error);
  }
  return undefined;
}

const isFiniteNumber = (leaf: unknown): boolean =>
  typeof leaf !== 'number' || Number.isFinite(leaf);

/** What is left of nested arrays and objects when they are laid out flat. */
function leavesOf(tree: unknown): unknown[] {
  if (typeof tree !== 'object' || tree === null) return [tree];
  return Object.values(tree).flatMap(leavesOf);
}

type Place = string[];

/** Every place within nested arrays and objects. */
function placesIn(tree: unknown): Place[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, item]) => [
    [key],
    ...placesIn(item).map((place) => [key, ...place]),
  ]);
}

/** A copy of nested arrays and objects with another value at one place. */
function replaced(tree: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = Array.isArray(tree) ? [...tree] : { ...(tree as object) };
  return Object.assign(copy, { [key]: replaced((tree as never)[key], rest, value) });
}
