import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import configuration from '../book.config.ts';
import { checkPages } from '../src/book/check-pages.ts';
import { pageChecker } from '../src/book/page-checker.ts';
import { readBook, readPage } from '../src/book/read-book.ts';
import { processorTime } from './contest.ts';

// What checking costs as a book grows: the chapters of this one, repeated, types included and nothing remembered. Each size runs in
// a process of its own. And what it costs to check each chapter again as `npm run check -- --watch` does when it is saved: after a change of what
// it says, and after one of its code. `npm run bench:check` writes bench/check.json; `-- --times 1,10` takes other sizes.

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { times: { type: 'string', default: '1,10,50' }, only: { type: 'string' } },
});

if (values.only) {
  const { seconds, processor } = await measure(Number(values.only));
  console.log(JSON.stringify({ times: Number(values.only), seconds, processor }));
} else {
  const rows = values.times.split(',').map((times) => {
    const args = [fileURLToPath(import.meta.url), '--only', times];
    const row = JSON.parse(
      execFileSync(process.execPath, ['--max-old-space-size=8192', ...args], { encoding: 'utf8' }),
    );
    console.log(row);
    return row;
  });
  const saved = await measureSaves();
  console.log(saved);
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`;
  writeFileSync(
    join(root, 'bench/check.json'),
    `${JSON.stringify({ machine, rows, saved }, null, 2)}\n`,
  );
}

/** Seconds by the clock and of the processors, for the chapters so many times over. */
async function measure(times: number): Promise<{ seconds: number; processor: number }> {
  const book = readBook(configuration, root);
  const chapters = book.paths.filter((path) => path.includes('/chapters/'));
  const pages = Array.from({ length: times }, (_, copy) =>
    // A copy is another page, so nothing is remembered from the one before.
    chapters.map((path) => ({
      path: path.replace('.mdx', `-${copy}.mdx`),
      source: readPage(book, path).replace(/^(```ts test.*)$/m, `$1\n// copy ${'x'.repeat(copy)}`),
    })),
  ).flat();
  const start = performance.now();
  await checkPages(book, pages);
  const { user, system } = process.cpuUsage();
  return {
    seconds: round((performance.now() - start) / 1000),
    processor: round((user + system) / 1e6),
  };
}

/** Milliseconds of the processors to check each chapter again: the least of some saves of its words, and of its code. */
async function measureSaves(): Promise<Record<string, { words: number; code: number }>> {
  const book = readBook(configuration, root);
  const check = await pageChecker(book);
  const chapters = book.paths.filter((path) => path.includes('/chapters/'));
  return Object.fromEntries(
    chapters.map((path) => {
      const source = readPage(book, path);
      const least = (change: (copy: number) => string) =>
        Math.round(
          Math.min(
            ...[1, 2, 3, 4, 5].map((copy) => processorTime(() => check(path, change(copy)))),
          ),
        );
      const words = least((copy) => `${source}\n${'And so on. '.repeat(copy)}\n`);
      const code = least((copy) =>
        source.replace(/^```ts test.*$/m, `$&\nvoid '${'x'.repeat(copy)}';`),
      );
      return [basename(path, '.mdx'), { words, code }];
    }),
  );
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
