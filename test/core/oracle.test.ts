import { readFileSync } from 'node:fs';
import * as surprisal from 'surprisal';
import * as activations from 'surprisal/activations';
import * as information from 'surprisal/information';
import { describe, expect, test } from 'vitest';

// References in 80-digit arithmetic; see test/oracle/generate.mjs.

type Written = number | string | Written[];

interface Case {
  function: string;
  kind: string;
  args: Written[];
  options?: Record<string, Written>;
  value: string | (string | string[])[];
}

const references = (subject: string): Case[] =>
  JSON.parse(readFileSync(new URL(`../oracle/${subject}.json`, import.meta.url), 'utf8')).cases;

const cases = [...references('information'), ...references('activations')];
const core = surprisal as unknown as Record<string, (...args: unknown[]) => unknown>;

const ORDINARY = 1e-14;
const EXTREME = 1e-12;
const SMALLEST_NORMAL = 2 ** -1022;
const SMALLEST = 2 ** -1074;

/** JSON has no numbers for Infinity, NaN and −0: they are written as text. */
const read = (written: Written): unknown =>
  Array.isArray(written)
    ? written.map(read)
    : typeof written === 'string' && !Number.isNaN(Number(written))
      ? Number(written)
      : written;

/** How far off a result is, in units of its tolerance. A subnormal has no more digits than its one step. */
function excess(got: number, want: number, relative: number): number {
  if (Object.is(got, want) || got === want) return 0;
  const step = Math.abs(want) < SMALLEST_NORMAL ? SMALLEST : 0;
  const off = Math.abs(got - want) / Math.max(relative * Math.abs(want), step);
  return Number.isNaN(off) ? Infinity : off;
}

const flat = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null
    ? Array.from(value as ArrayLike<unknown>).flatMap(flat)
    : [value];

function attempt(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return String(error);
  }
}

/** The distance of a case from its reference in units of its tolerance, and the two as text. */
function distance({ function: name, kind, args, options, value }: Case) {
  const given =
    options && Object.fromEntries(Object.entries(options).map(([key, item]) => [key, read(item)]));
  const got = flat(attempt(() => core[name]!(...args.map(read), ...(given ? [given] : []))));
  const want = flat(value).map(Number);
  const relative = kind === 'ordinary' ? ORDINARY : EXTREME;
  const distances = want.map((reference, i) => excess(got[i] as number, reference, relative));
  const off = got.length === want.length ? Math.max(...distances) : Infinity;
  const at = distances.indexOf(off);
  const call = `${name}(${[...args, ...(options ? [options] : [])].map((item) => JSON.stringify(item)).join(', ')})`;
  return {
    off,
    report: `${call.slice(0, 500)}${want.length > 1 ? ` [${at}]` : ''}: got ${got[at]}, want ${flat(value)[at]}`,
  };
}

const names = [...new Set(cases.map((one) => one.function))];

describe.each(names)('%s', (name) => {
  const own = cases.filter((one) => one.function === name);
  test.each([...new Set(own.map(({ kind }) => kind))])('%s', (kind) => {
    const found = own.filter((one) => one.kind === kind).map(distance);
    const wrong = found.filter(({ off }) => !(off <= 1)).sort((a, b) => b.off - a.off);
    const worst = wrong
      .slice(0, 5)
      .map(({ off, report }) => `${off.toPrecision(3)} tolerances off: ${report}`);
    expect(worst.join('\n'), `${wrong.length} of ${found.length} are wrong; the worst`).toBe('');
  });
});

/** Codes are exact, in whole numbers; their tests stand beside them. */
const CODES = ['kraftSum', 'huffman', 'arithmeticCode', 'arithmeticDecode'];

test.each([
  ['information', Object.keys(information).filter((name) => !CODES.includes(name))],
  ['activations', Object.keys(activations)],
])('every function of %s has references', (subject, functions) => {
  const covered = references(subject).map((one) => one.function);
  for (const name of functions)
    expect(covered.filter((one) => one === name).length, name).toBeGreaterThan(20);
});
