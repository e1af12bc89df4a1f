import { checkChapter, failuresOf } from '../check/check-chapter.ts';
import { byPlace, type Problem } from '../check/problem.ts';
import { typeChecker } from '../check/type-check.ts';
import { openChapter } from './open-chapter.ts';
import { type BookFiles, loadLibrary, readPage } from './read-book.ts';
import { rememberingRunner } from './remembering-runner.ts';

/** The number of a page's checks, and what fails. */
interface Outcome {
  checks: number;
  failures: Problem[];
}

/** Checks one page after the other, each as often as it is saved: the modules, the compiler and what was computed before are kept. */
export async function pageChecker(
  files: BookFiles,
): Promise<(path: string, source?: string) => Outcome> {
  const book = { ...files, library: await loadLibrary(files) };
  const typesOf = typeChecker(book.tsconfig, book.modules);
  const runnerOf = rememberingRunner();
  return (path, source = readPage(book, path)) => {
    const chapter = openChapter(book, path, source);
    const report = checkChapter(chapter, book, runnerOf(path));
    const failures = [...failuresOf(report), ...typesOf([chapter])[0]!].sort(byPlace);
    return { checks: report.verdicts.length, failures };
  };
}
