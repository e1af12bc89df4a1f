import { relative, resolve } from 'node:path';
import { readPage } from '../src/book/read-book.ts';
import { readChapter } from '../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../src/check/check-chapter.ts';
import { formatProblem, placeFinder } from '../src/check/problem.ts';
import { checkTypes } from '../src/check/type-check.ts';
import { book } from '../src/site/book.ts';

// Changes one digit of a chapter at a time and asks the checker: `npm run mutate`, or `npm run mutate -- FILE …`.
// A change that nothing notices is an unchecked number. With --every N only every Nth digit is changed.

const args = process.argv.slice(2);
const every = args.includes('--every') ? Number(args[args.indexOf('--every') + 1]) : 1;
const named = args
  .filter((arg) => arg.endsWith('.mdx'))
  .map((path) => relative(book.root, resolve(path)));
const paths = named.length > 0 ? named : book.paths.filter((path) => path.includes('/chapters/'));

/** Whether the checker finds anything wrong; types are asked last, since they take longest. */
function notices(path: string, source: string): boolean {
  const chapter = readChapter(path, source);
  return (
    failuresOf(checkChapter(chapter, book)).length > 0 ||
    checkTypes([chapter], book.tsconfig, book.modules)[0]!.length > 0
  );
}

let survivors = 0;
for (const path of paths) {
  const source = readPage(book, path);
  const place = placeFinder(source);
  const body = source.startsWith('---') ? source.indexOf('\n---', 3) : 0;
  if (notices(path, source)) {
    console.error(`${path} does not hold as it is: run \`npm run check\` first`);
    process.exit(1);
  }
  const digits = [...source.matchAll(/\d/g)].filter(
    ({ index }, i) => index > body && i % every === 0,
  );
  let unnoticed = 0;
  for (const { index, 0: digit } of digits) {
    const other = String((Number(digit) + 1 + (index % 9)) % 10);
    const mutant = source.slice(0, index) + other + source.slice(index + 1);
    if (notices(path, mutant)) continue;
    unnoticed++;
    const line = source.split('\n')[place(index).line - 1]!.trim();
    console.error(
      formatProblem(path, {
        ...place(index),
        message: `${digit} may as well be ${other}: ${line}`,
      }),
    );
  }
  console.log(`${path}: ${digits.length - unnoticed} of ${digits.length} changed digits noticed`);
  survivors += unnoticed;
}
process.exitCode = survivors > 0 ? 1 : 0;
