import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import * as core from '../../src/core/index.ts';

/** How far the results of one function are from its references, for the inputs of one kind. */
export interface Accuracy {
  function: string;
  inputs: 'ordinary' | 'extreme';
  /** Calls, and the numbers that they returned. */
  cases: number;
  values: number;
  /** The magnitudes of the inputs that are neither 0 nor infinite. */
  smallest: number;
  largest: number;
  /** The largest error in units of the last place of the reference. */
  ulps: number;
  /** The largest relative error where the reference is a normal double: below, doubles have fewer digits. */
  relative: number;
}

type Written = number | string | boolean | null | Written[] | { [key: string]: Written };

interface Case {
  function: string;
  kind: string;
  args: Written[];
  options?: Record<string, Written>;
  value: Written;
}

const functions = core as unknown as Record<string, (...args: unknown[]) => unknown>;

const SMALLEST = 2 ** -1074;
const SMALLEST_NORMAL = 2 ** -1022;
const Exact = Decimal.clone({ precision: 60 });

/** The largest relative errors that the core promises. */
const promised = { ordinary: 1e-14, extreme: 1e-12 };

/** The accuracy of the core, measured in this engine; errors are rounded up to two digits. */
export const measured = () => ({
  engine: `V8 ${process.versions.v8.split('.', 2).join('.')} on ${process.arch}`,
  promised,
  subjects: SUBJECTS.map((name) => ({
    name,
    rows: measure(name).map((row) => ({
      ...row,
      ulps: roundedUp(row.ulps),
      relative: roundedUp(row.relative),
    })),
  })),
});

// Each a file of references beside this one, and a page of the API.
const SUBJECTS = ['information', 'activations', 'losses', 'ghm', 'metrics', 'multi-task'];

function roundedUp(x: number): number {
  if (x === 0) return 0;
  const scale = 10 ** (1 - Math.floor(Math.log10(x)));
  return Number((Math.ceil(x * scale) / scale).toPrecision(2));
}

/** Compares the core with every reference of a subject. */
function measure(subject: string): Accuracy[] {
  const file = new URL(`${subject}.json`, import.meta.url);
  const { cases }: { cases: Case[] } = JSON.parse(readFileSync(file, 'utf8'));
  const groups = Map.groupBy(cases, ({ function: name, kind }) =>
    JSON.stringify([name, kind === 'ordinary' ? 'ordinary' : 'extreme']),
  );
  return [...groups]
    .map(([key, group]) => {
      const [name, inputs] = JSON.parse(key) as [string, Accuracy['inputs']];
      return { function: name, inputs, ...accuracyOf(group) };
    })
    .sort((a, b) => compare(a.function, b.function) || -compare(a.inputs, b.inputs));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function accuracyOf(cases: Case[]): Omit<Accuracy, 'function' | 'inputs'> {
  const errors = cases.flatMap(errorsOf);
  const magnitudes = cases
    .flatMap(({ args }) => flat(args.map(read)))
    .filter((input): input is number => typeof input === 'number')
    .map(Math.abs)
    .filter((magnitude) => magnitude > 0 && magnitude < Infinity);
  return {
    cases: cases.length,
    values: errors.length,
    smallest: magnitudes.reduce((least, magnitude) => Math.min(least, magnitude), Infinity),
    largest: magnitudes.reduce((most, magnitude) => Math.max(most, magnitude), 0),
    ulps: errors.reduce((most, { ulps }) => Math.max(most, ulps), 0),
    relative: errors.reduce((most, { relative }) => Math.max(most, relative), 0),
  };
}

/** The error of each number that a case returns. */
function errorsOf({ function: name, args, options, value }: Case) {
  const given = options ? [read(options)] : [];
  const got = flat(functions[name]!(...args.map(read), ...given)) as number[];
  const want = flat(value) as string[];
  if (got.length !== want.length)
    throw new Error(`${name} returns ${got.length} numbers, not ${want.length}`);
  return want.map((reference, i) => errorOf(got[i]!, reference));
}

function errorOf(got: number, reference: string): { ulps: number; relative: number } {
  const want = Number(reference);
  if (!Number.isFinite(got) || !Number.isFinite(want)) {
    const error = Object.is(got, want) ? 0 : Infinity;
    return { ulps: error, relative: error };
  }
  const error = new Exact(got).minus(reference).abs();
  const isNormal = Math.abs(want) >= SMALLEST_NORMAL;
  return {
    ulps: error.div(unitOf(want)).toNumber(),
    relative: isNormal ? error.div(new Exact(reference).abs()).toNumber() : 0,
  };
}

/** The distance between neighbouring doubles at a number. */
function unitOf(x: number): number {
  const size = Math.abs(x);
  if (size < 2 * SMALLEST_NORMAL) return SMALLEST;
  const exponent = Math.floor(Math.log2(size));
  return 2 ** ((2 ** exponent > size ? exponent - 1 : exponent) - 52);
}

/** JSON has no numbers for ±∞, NaN and −0: they are written as text. */
function read(written: Written): unknown {
  if (Array.isArray(written)) return written.map(read);
  if (typeof written === 'object' && written !== null)
    return Object.fromEntries(Object.entries(written).map(([key, item]) => [key, read(item)]));
  if (typeof written !== 'string') return written;
  return written === 'NaN' || !Number.isNaN(Number(written)) ? Number(written) : written;
}

function flat(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return (
    'length' in value ? Array.from(value as ArrayLike<unknown>) : Object.values(value)
  ).flatMap(flat);
}
