import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { checkChapter, listChecks, type Report, type Verdict } from '../check/check-chapter.ts';
import { formatProblem, type Problem } from '../check/problem.ts';
import type { Library } from '../check/run.ts';
import { typeChecker } from '../check/type-check.ts';
import type { BookConfiguration } from './configuration.ts';
import { oneCheck } from './one-check.ts';
import { openChapter } from './open-chapter.ts';
import { type BookFiles, readBook } from './read-book.ts';

/** What the plugin hands to the worker that tests a chapter. */
export interface ChapterTest {
  file: string;
  root: string;
  configuration: BookConfiguration;
  library: Library;
  /** Whether each test computes all that it needs by itself, so that a coverage by test is right; slower. */
  eachAlone: boolean;
}

/** Makes a chapter a list of tests: one that it reads and compiles, and one a check. Nothing is evaluated outside a test. */
export function testChapter({ file, root, configuration, library, eachAlone }: ChapterTest): void {
  const files = readBook(configuration, root);
  const book = { ...files, library };
  const path = relative(root, file).replaceAll('\\', '/');
  const chapter = openChapter(files, path);
  let whole: Report | undefined;
  const report = () => (whole ??= checkChapter(chapter, book));
  const checks = numbered(listChecks(chapter).verdicts);

  test('reads, runs, and leaves no number unchecked', PATIENT, () =>
    refuse(file, path, report().problems),
  );
  test('compiles', PATIENT, () => refuse(file, path, typesOf(files)([chapter])[0]!));
  for (const [key, check] of checks) {
    const { line, code, documented } = check;
    test(`${path}:${line} ${code} is ${documented}`, PATIENT, () => {
      const { verdicts } = eachAlone ? checkChapter(oneCheck(chapter, check), book) : report();
      const verdict =
        numbered(verdicts).get(key) ?? verdicts.find(({ kind }) => kind === check.kind);
      expect(verdict, 'it was checked').toBeDefined();
      if (verdict?.wrong) refuse(file, path, [{ ...verdict, message: verdict.wrong }]);
    });
  }
}

// The first test of a chapter computes all of it, and the first of a run loads TypeScript.
const PATIENT = { timeout: 60_000 };

/** Checks by what they check: a formula that is wrong is reported at its fault, which is not where it is listed. */
function numbered(verdicts: Verdict[]): Map<string, Verdict> {
  const count = new Map<string, number>();
  return new Map(
    verdicts.map((verdict) => {
      const name = `${verdict.kind} ${verdict.code}`;
      count.set(name, (count.get(name) ?? 0) + 1);
      return [`${name} ${count.get(name)}`, verdict];
    }),
  );
}

function refuse(file: string, path: string, problems: Problem[]): void {
  const [first] = problems;
  if (!first) return;
  const error = new Error(problems.map((problem) => formatProblem(path, problem)).join('\n'));
  // The failure stands in the chapter, and that is where editors and reports shall point.
  error.stack = `${error}\n    at ${file}:${first.line}:${first.column}`;
  throw error;
}

let types: ReturnType<typeof typeChecker> | undefined;
const typesOf = ({ tsconfig, modules }: BookFiles) => (types ??= typeChecker(tsconfig, modules));
