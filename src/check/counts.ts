import type { Chapter } from './chapter.ts';
import type { Verdict } from './check-chapter.ts';
import { readNumeral } from './numeral.ts';
import { numeralsShown } from './tex/index.ts';

/** How many numbers of a chapter a reader sees, by what vouches for them. */
export interface Counts {
  /** Compared with a computation, in prose, tables and captions. */
  checked: number;
  /** Written behind an example, and compared with what it gives. */
  examples: number;
  equations: number;
  cited: number;
  /** A part of a name, or the number of an item of a list. */
  structural: number;
}

/** Counts the numbers of a chapter. */
export function countNumbers(
  { nums, equations, formulas, fences }: Chapter,
  verdicts: Verdict[],
  structural: number,
): Counts {
  const of = (kind: Verdict['kind']) => verdicts.filter((verdict) => verdict.kind === kind);
  const hidden = fences.filter((fence) => fence.hidden);
  const isHidden = ({ line }: Verdict) =>
    hidden.some((fence) => line > fence.line && line < fence.lastLine);
  return {
    checked: nums.length,
    examples: sum(
      of('example')
        .filter((verdict) => !isHidden(verdict))
        .map(({ documented }) => documented.split(/[\s,[\]{}]+/).filter(readNumeral).length),
    ),
    equations: sum(
      [...equations.flatMap((equation) => equation.formulas), ...formulas].map(({ tex }) =>
        numeralsIn(tex),
      ),
    ),
    cited: of('cited').length,
    structural,
  };
}

/** The numbers that a reader sees and that something vouches for, structural ones aside. */
export const vouchedFor = ({ checked, examples, equations, cited }: Counts): number =>
  checked + examples + equations + cited;

export const sumOfCounts = (all: Counts[]): Counts => ({
  checked: sum(all.map(({ checked }) => checked)),
  examples: sum(all.map(({ examples }) => examples)),
  equations: sum(all.map(({ equations }) => equations)),
  cited: sum(all.map(({ cited }) => cited)),
  structural: sum(all.map(({ structural }) => structural)),
});

/** `214 numbers: 100 checked, 71 in examples, 31 in equations, 12 cited; 5 structural`. */
export const describeCounts = (counts: Counts): string =>
  `${vouchedFor(counts)} numbers: ${counts.checked} checked, ${counts.examples} in examples, ${counts.equations} in equations, ${counts.cited} cited; ${counts.structural} structural`;

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

function numeralsIn(tex: string): number {
  try {
    return numeralsShown(tex);
  } catch {
    return 0; // what cannot be read fails elsewhere
  }
}
