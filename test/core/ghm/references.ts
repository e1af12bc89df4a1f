import { readFileSync } from 'node:fs';
import * as surprisal from 'surprisal';

interface Case {
  function: string;
  kind: string;
  args: unknown[];
  options?: object;
  value: string | string[] | string[][];
}

const core = surprisal as unknown as Record<string, (...args: unknown[]) => unknown>;

const SMALLEST_NORMAL = 2 ** -1022;
const SMALLEST = 2 ** -1074;

const flat = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null
    ? ('length' in value ? Array.from(value as ArrayLike<unknown>) : Object.values(value)).flatMap(
        flat,
      )
    : [value];

/** How far off a result is, in units of its tolerance. A subnormal has no more digits than its one step. */
function distance(got: unknown, want: number, relative: number): number {
  if (got === want) return 0;
  const step = Math.abs(want) < SMALLEST_NORMAL ? SMALLEST : 0;
  const off = Math.abs((got as number) - want) / Math.max(relative * Math.abs(want), step);
  return Number.isNaN(off) ? Infinity : off;
}

/** The references in 80-digit arithmetic of a subject; see test/oracle/ghm-multi-task-metrics-generate.mjs. */
export class References {
  readonly cases: Case[];

  constructor(subject: string) {
    const file = new URL(`../../oracle/${subject}.json`, import.meta.url);
    this.cases = JSON.parse(readFileSync(file, 'utf8')).cases;
  }

  get functions(): string[] {
    return [...new Set(this.cases.map((one) => one.function))];
  }

  kindsOf(name: string): string[] {
    return [...new Set(this.cases.filter((one) => one.function === name).map(({ kind }) => kind))];
  }

  /** What is wrong with the cases of a kind. */
  problems(name: string, kind: string): string[] {
    const relative = kind === 'ordinary' ? 1e-14 : 1e-12;
    return this.cases
      .filter((one) => one.function === name && one.kind === kind)
      .flatMap(({ args, options, value }) => {
        const got = flat(core[name]!(...args, ...(options ? [options] : [])));
        const want = flat(value).map(Number);
        const at = want.findIndex((reference, i) => !(distance(got[i], reference, relative) <= 1));
        if (at < 0 && got.length === want.length) return [];
        const call = JSON.stringify([...args, options]).slice(1, -1);
        return [`${name}(${call}) [${at}]: got ${got[at]}, want ${want[at]}`];
      });
  }
}
