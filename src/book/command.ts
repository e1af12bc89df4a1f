#!/usr/bin/env node
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { unquotedPlaces } from '../check/cited.ts';
import { describeCounts, sumOfCounts } from '../check/counts.ts';
import { checkBook } from './check-book.ts';
import type { PageReport } from './check-pages.ts';
import { correctedText } from './corrections.ts';
import { findConfiguration } from './find-configuration.ts';
import { framedProblem } from './framed-problem.ts';
import { type BookFiles, readBook, readPage } from './read-book.ts';

// `surprisal-check [FILE …]`: every check of the book, or of some of its pages, and what is wrong with it.
// --watch checks each page again when it is saved. --fix prints the numbers that would be right as a diff, --fix --write puts them into the pages.

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      watch: { type: 'boolean' },
      fix: { type: 'boolean' },
      write: { type: 'boolean' },
    },
  });
  const { file, configuration } = await findConfiguration(values.config);
  const book = readBook(configuration, dirname(file));
  const paths = positionals.length > 0 ? pagesOf(book, positionals) : book.paths;
  if (values.fix || values.write) return fix(book, paths, values.write ?? false);
  const status = report(book, await checkBook(book, paths));
  if (values.watch) {
    const { watch } = await import('./watch.ts');
    watch(configuration, book.root, paths);
  }
  return status;
}

/** Prints the numbers that would change as a diff, and with `write` changes them. */
async function fix(book: BookFiles, paths: string[], write: boolean): Promise<number> {
  if (process.env.CI) throw new Error('--fix is for authors: CI only checks');
  const { createTwoFilesPatch } = await import('diff');
  for (const { path, verdicts } of await checkBook(book, paths)) {
    const source = readPage(book, path);
    const right = correctedText(source, verdicts);
    if (right === source) continue;
    console.log(
      createTwoFilesPatch(path, path, source, right, undefined, undefined, { context: 0 }),
    );
    if (write) writeFileSync(join(book.root, path), right);
  }
  return write ? report(book, await checkBook(book, paths)) : 0;
}

function report(book: BookFiles, reports: PageReport[]): number {
  let checks = 0;
  let failures = 0;
  for (const report of reports) {
    const source = report.failures.length > 0 ? readPage(book, report.path) : '';
    for (const problem of report.failures)
      console.error(framedProblem(report.path, source, problem));
    checks += report.verdicts.length;
    failures += report.failures.length;
  }
  if (reports.length === book.paths.length) {
    const verdicts = reports.flatMap((report) => report.verdicts);
    for (const message of unquotedPlaces(verdicts, book.published ?? {})) {
      console.error(message);
      failures++;
    }
  }
  console.log(describeCounts(sumOfCounts(reports.map(({ counts }) => counts))));
  console.log(`${reports.length} pages, ${checks} checks, ${failures} failures`);
  return failures > 0 ? 1 : 0;
}

function pagesOf({ root }: BookFiles, names: string[]): string[] {
  const missing = names.filter((name) => !existsSync(name));
  if (missing.length > 0) throw new Error(`there is no file ${missing.join(', ')}`);
  return names.map((name) => relative(root, resolve(name)).replaceAll('\\', '/'));
}
