import { readFileSync } from 'node:fs';
import * as surprisal from 'surprisal';

type Written = number | string | boolean | null | Written[];

interface Case {
  function: string;
  kind: string;
  args: Written[];
  options?: Record<string, Written>;
  value: string | (string | string[])[];
}

const core = surprisal as unknown as Record<string, (...args: unknown[]) => unknown>;

const SMALLEST_NORMAL = 2 ** -1022;
const SMALLEST = 2 ** -1074;

/** JSON has no numbers for ±∞ and −0: they are written as text. */
function read(written: Written): unknown {
  if (Array.isArray(written)) return written.map(read);
  return typeof written === 'string' && !Number.isNaN(Number(written)) ? Number(written) : written;
}

function flat(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  const items = 'length' in value ? Array.from(value as ArrayLike<unknown>) : Object.values(value);
  return items.flatMap(flat);
}

/** How far off a result is, in units of its tolerance. A subnormal has no more digits than its one step. */
function distance(got: unknown, want: number, relative: number): number {
  if (got === want) return 0;
  const step = Math.abs(want) < SMALLEST_NORMAL ? SMALLEST : 0;
  const off = Math.abs((got as number) - want) / Math.max(relative * Math.abs(want), step);
  return Number.isNaN(off) ? Infinity : off;
}

/** The references in 80-digit arithmetic of a subject; see test/oracle. */
export class References {
  readonly cases: Case[];

  constructor(subject: string) {
    const file = new URL(`../oracle/${subject}.json`, import.meta.url);
    this.cases = JSON.parse(readFileSync(file, 'utf8')).cases;
  }

  get functions(): string[] {
    return [...new Set(this.cases.map((one) => one.function))];
  }

  kindsOf(name: string): string[] {
    return [...new Set(this.of(name).map(({ kind }) => kind))];
  }

  of(name: string): Case[] {
    return this.cases.filter((one) => one.function === name);
  }

  /** What is wrong with the cases of a kind. */
  problems(name: string, kind: string): string[] {
    const relative = kind === 'ordinary' ? 1e-14 : 1e-12;
    return this.of(name)
      .filter((one) => one.kind === kind)
      .flatMap(({ args, options, value }) => {
        const given = Object.entries(options ?? {}).map(([key, item]) => [key, read(item)]);
        const call = [...args.map(read), ...(options ? [Object.fromEntries(given)] : [])];
        const got = flat(core[name]!(...call));
        const want = flat(value).map(Number);
        const at = want.findIndex((reference, i) => !(distance(got[i], reference, relative) <= 1));
        if (at < 0 && got.length === want.length) return [];
        const text = JSON.stringify([...args, options]).slice(1, -1);
        return [`${name}(${text.slice(0, 500)}) [${at}]: got ${got[at]}, want ${want[at]}`];
      });
  }
}
