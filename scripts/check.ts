import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { readChapter } from '../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../src/check/check-chapter.ts';
import { byPlace, formatProblem } from '../src/check/problem.ts';
import { checkTypes } from '../src/check/type-check.ts';
import { book, pagePaths, readPage, root, sourcePaths, tsconfig } from '../src/site/book.ts';
import { readChapters } from '../src/site/chapters.ts';
import { readingOrder } from '../src/site/reading-order.ts';

// The book's checks and nothing else: `npm run check`, or `npm run check -- FILE …`.

const named = process.argv.slice(2).map((path) => relative(root, resolve(path)));
const missing = named.filter((path) => !existsSync(resolve(root, path)));
if (missing.length > 0) {
  console.error(`there is no file ${missing.join(', ')}`);
  process.exit(1);
}
const chapters = (named.length > 0 ? named : [...pagePaths(), ...sourcePaths()]).map((path) =>
  readChapter(path, readPage(path)),
);
const types = checkTypes(chapters, tsconfig);

let checks = 0;
let failures = 0;
try {
  readingOrder(readChapters(resolve(root, 'content/docs/chapters')));
} catch (error) {
  console.error((error as Error).message);
  failures++;
}
for (const [i, chapter] of chapters.entries()) {
  const report = checkChapter(chapter, book);
  const all = [...failuresOf(report), ...types[i]!].sort(byPlace);
  for (const problem of all) console.error(formatProblem(chapter.path, problem));
  checks += report.verdicts.length;
  failures += all.length;
}
console.log(`${chapters.length} pages, ${checks} checks, ${failures} failures`);
process.exitCode = failures > 0 ? 1 : 0;
