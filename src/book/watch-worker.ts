import { parentPort, workerData } from 'node:worker_threads';
import { checkChapter, failuresOf } from '../check/check-chapter.ts';
import { byPlace } from '../check/problem.ts';
import { typeChecker } from '../check/type-check.ts';
import type { BookConfiguration } from './configuration.ts';
import { framedProblem } from './framed-problem.ts';
import { openChapter } from './open-chapter.ts';
import { loadLibrary, readBook, readPage } from './read-book.ts';

// Keeps the modules of a book, the compiler and what was computed before, and checks a page whenever it is told its path.
// A path that comes quietly only warms all this up.

const { configuration, root } = workerData as { configuration: BookConfiguration; root: string };
const files = readBook(configuration, root);
const book = { ...files, library: await loadLibrary(files) };
const typesOf = typeChecker(book.tsconfig, book.modules);

parentPort!.on('message', ({ path, quiet }: { path: string; quiet: boolean }) => {
  const start = performance.now();
  const chapter = openChapter(book, path);
  const report = checkChapter(chapter, book);
  const failures = [...failuresOf(report), ...typesOf([chapter])[0]!].sort(byPlace);
  if (quiet) return;
  for (const problem of failures) console.error(framedProblem(path, readPage(book, path), problem));
  const time = Math.round(performance.now() - start);
  console.log(`${path}: ${report.verdicts.length} checks, ${failures.length} failures, ${time} ms`);
});
