import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { checkChapter, listChecks, type Report, type Verdict } from '../check/check-chapter.ts';
import { formatProblem, type Problem } from '../check/problem.ts';
import type { Library } from '../check/run.ts';
import { typeChecker } from '../check/type-check.ts';
import type { BookConfiguration } from './configuration.ts';
import { openChapter } from './open-chapter.ts';
import { type BookFiles, readBook } from './read-book.ts';

/** What the plugin hands to the worker that tests a chapter. */
export interface ChapterTest {
  file: string;
  root: string;
  configuration: BookConfiguration;
  library: Library;
}

/** Makes a chapter a list of tests: one that it reads and compiles, and one a check. Nothing is evaluated outside a test. */
export function testChapter({ file, root, configuration, library }: ChapterTest): void {
  const files = readBook(configuration, root);
  const book = { ...files, library };
  const path = relative(root, file).replaceAll('\\', '/');
  const chapter = openChapter(files, path);
  const { verdicts } = listChecks(chapter);
  let whole: Report | undefined;
  const report = () => (whole ??= checkChapter(chapter, book));
  test('reads, runs, and leaves no number unchecked', PATIENT, () =>
    refuse(file, path, report().problems),
  );
  test('compiles', PATIENT, () => refuse(file, path, typesOf(files)([chapter])[0]!));
  for (const [key, { line, code, documented }] of numbered(verdicts)) {
    test(`${path}:${line} ${code} is ${documented}`, PATIENT, () => {
      const verdict = numbered(report().verdicts).get(key);
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
