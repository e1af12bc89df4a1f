import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import bibliography from '../../content/bibliography.json' with { type: 'json' };
import type { Book } from '../check/check-chapter.ts';
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

/** The text of a page. */
export const readPage = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The tsconfig whose options the fences are compiled with. */
export const tsconfig = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
