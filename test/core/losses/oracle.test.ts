import { readFileSync } from 'node:fs';
import * as losses from 'surprisal/losses';
import { describe, expect, test } from 'vitest';

// References in 80-digit arithmetic; see test/oracle/losses-generate.mjs.

type Written = number | string | Written[];

interface Case {
  function: string;
  kind: string;
  args: Written[];
  options?: Record<string, Written>;
  value: string | string[] | string[][];
}

const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('../../oracle/losses.json', import.meta.url), 'utf8'),
);
const core = losses as unknown as Record<string, (...args: unknown[]) => unknown>;

const SMALLEST_NORMAL = 2 ** -1022;
const SMALLEST = 2 ** -1074;

/** JSON has no numbers for Infinity and −0: they are written as text. */
const read = (written: Written): unknown =>
  Array.isArray(written)
    ? written.map(read)
    : Number.isNaN(Number(written))
      ? written
      : Number(written);

const flat = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null
    ? Array.from(value as ArrayLike<unknown>).flatMap(flat)
    : [value];

/** How far off a result is, in units of its tolerance. A subnormal has no more digits than its one step. */
function distance(got: unknown, want: number, relative: number): number {
  if (got === want) return 0;
  const step = Math.abs(want) < SMALLEST_NORMAL ? SMALLEST : 0;
  const off = Math.abs((got as number) - want) / Math.max(relative * Math.abs(want), step);
  return Number.isNaN(off) ? Infinity : off;
}

/** What is wrong with a case, or nothing. */
function problemOf({ function: name, kind, args, options = {}, value }: Case): string | undefined {
  const given = Object.fromEntries(Object.entries(options).map(([key, item]) => [key, read(item)]));
  const got = flat(core[name]!(...args.map(read), given));
  const want = flat(value).map(Number);
  const relative = kind === 'ordinary' ? 1e-14 : 1e-12;
  const at = want.findIndex((reference, i) => !(distance(got[i], reference, relative) <= 1));
  if (at < 0 && got.length === want.length) return undefined;
  return `${name}(${JSON.stringify([...args, options]).slice(1, -1)}) [${at}]: got ${got[at]}, want ${want[at]}`;
}

describe.each(Object.keys(core))('%s', (name) => {
  const own = cases.filter((one) => one.function === name);

  test.each(['ordinary', 'near-equal', 'tiny', 'huge', 'degenerate'])('%s', (kind) => {
    const problems = own
      .filter((one) => one.kind === kind)
      .map(problemOf)
      .filter(Boolean);
    expect(problems).toEqual([]);
  });

  test('has references', () => {
    expect(own.length).toBeGreaterThan(80);
  });
});
