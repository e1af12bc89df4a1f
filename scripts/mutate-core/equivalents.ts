import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Checker, type CheckResult, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant } from '@stryker-mutator/api/core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Equivalent {
  /** A line of the file without the space around it, what mutants make of it, and why that computes the same. */
  line: string;
  becomes: string[];
  reason: string;
}

const equivalents: Record<string, Equivalent[]> = JSON.parse(
  readFileSync(new URL('equivalents.json', import.meta.url), 'utf8'),
);

/** Keeps from the tests what no test can notice. Stryker has no word for it, and counts it with what does not compile: as no mutant. */
export class Equivalents implements Checker {
  async init(): Promise<void> {}

  async check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, resultOf(mutant)]));
  }
}

function resultOf({ fileName, location, replacement }: Mutant): CheckResult {
  const { start, end } = location;
  const line = readFileSync(fileName, 'utf8').split('\n')[start.line]!;
  const becomes = `${line.slice(0, start.column)}${replacement}${line.slice(end.column)}`.trim();
  const known = equivalents[relative(ROOT, fileName).replaceAll('\\', '/')]?.find(
    (entry) => entry.line === line.trim() && entry.becomes.includes(becomes),
  );
  return start.line === end.line && known
    ? { status: CheckStatus.CompileError, reason: known.reason }
    : { status: CheckStatus.Passed };
}
