import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageReport } from './check-pages.ts';
import { withCrossReferences } from './cross-references.ts';
import { fingerprint, hashOf, packageOrFile } from './fingerprint.ts';
import { type BookFiles, readPage } from './read-book.ts';
import { VerdictCache } from './verdict-cache.ts';

/**
 * Checks pages of a book, all of them unless some are named, types included. What did not change since it was last checked is
 * not checked again.
 */
export async function checkBook(book: BookFiles, paths = book.paths): Promise<PageReport[]> {
  return withCrossReferences(await checkEach(book, paths), paths === book.paths);
}

async function checkEach(book: BookFiles, paths: string[]): Promise<PageReport[]> {
  const cache = new VerdictCache<PageReport>(cacheFile(book));
  const common = commonKey(book);
  const pages = paths.map((path) => {
    const source = readPage(book, path);
    const key = hashOf(common, path, String(book.mayCheckNothing?.(path)), source);
    return { path, source, key, known: cache.get(path, key) };
  });
  const changed = pages.filter(({ known }) => !known);
  if (changed.length === 0) return pages.map(({ known }) => known!);
  // Only now: where nothing changed, loading the checker would take longest.
  const { checkPages } = await import('./check-pages.ts');
  const reports = await checkPages(book, changed);
  for (const [i, { path, key }] of changed.entries()) cache.set(path, key, reports[i]!);
  cache.save(new Set([...book.paths, ...paths]));
  return pages.map(({ known, path }) => known ?? reports.find((report) => report.path === path)!);
}

const cacheFile = ({ root }: BookFiles): string =>
  join(root, 'node_modules/.cache/surprisal/verdicts.json');

/** The hash of what every page depends on: the modules, the bibliography, the compiler options, the checker and Node. */
function commonKey({ modules, bibliography, published, tags, tsconfig }: BookFiles): string {
  const checker = fileURLToPath(import.meta.url);
  const files = Object.values(modules).map(packageOrFile);
  if (tsconfig !== undefined) files.push(tsconfig);
  return hashOf(
    fingerprint([...files, checker, packageOrFile(checker)]),
    JSON.stringify(modules),
    [...bibliography].sort().join(' '),
    JSON.stringify(published),
    [...(tags ?? [])].sort().join(' '),
    process.version,
  );
}
