import { parentPort, workerData } from 'node:worker_threads';
import type { BookConfiguration } from './configuration.ts';
import { framedProblem } from './framed-problem.ts';
import { pageChecker } from './page-checker.ts';
import { readBook, readPage } from './read-book.ts';

// Checks a page whenever it is told its path. A path that comes quietly only warms up what is kept.

const { configuration, root } = workerData as { configuration: BookConfiguration; root: string };
const book = readBook(configuration, root);
const check = await pageChecker(book);

parentPort!.on('message', ({ path, quiet }: { path: string; quiet: boolean }) => {
  const start = performance.now();
  const { checks, failures } = check(path);
  if (quiet) return;
  for (const problem of failures) console.error(framedProblem(path, readPage(book, path), problem));
  const time = Math.round(performance.now() - start);
  console.log(`${path}: ${checks} checks, ${failures.length} failures, ${time} ms`);
});
