import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import bibliography from '../../content/bibliography.json' with { type: 'json' };
import type { Book } from '../check/check-chapter.ts';
import { docstringChapter } from '../check/docstrings.ts';
import { library } from './library.ts';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What this book gives to each of its chapters. */
export const book: Book = {
  library,
  bibliography: new Set(bibliography.map(({ id }) => id)),
  mayCheckNothing: (path) => /^content\/docs\/(index\.mdx|404\.mdx|reference\/)/.test(path),
};

/** Every page of the book that the checker reads, as paths from the project's folder, in order. */
export const pagePaths = (): string[] => globSync('content/docs/**/*.mdx', { cwd: root }).sort();

/** Every source file whose docstrings the checker reads, in the same way. */
export const sourcePaths = (): string[] =>
  globSync(['src/core/**/*.ts', 'src/lab/**/*.ts'], { cwd: root })
    .filter((path) => /@(?:example|formula)\b/.test(readText(path)))
    .sort();

/** The text of a page, or what a source file claims in its docstrings. */
export function readPage(path: string): string {
  const text = readText(path);
  if (!path.endsWith('.ts')) return text;
  return docstringChapter(text, path.startsWith('src/lab/') ? 'surprisal/lab' : 'surprisal');
}

const readText = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The tsconfig whose options the fences are compiled with. */
export const tsconfig = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
