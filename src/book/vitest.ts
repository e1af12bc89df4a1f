import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';
import { configDefaults } from 'vitest/config';
import type { BookConfiguration } from './configuration.ts';
import { type BookFiles, readBook } from './read-book.ts';

export type { BookConfiguration } from './configuration.ts';

const here = fileURLToPath(import.meta.url);
const TEST_CHAPTER = join(here, `../test-chapter${extname(here)}`);

/**
 * A plugin for vitest: each page of the book becomes a test file, and each check a test of its own, named by file and line.
 */
export function checkedBook(configuration: BookConfiguration): Plugin {
  let book: BookFiles;
  let pages: Set<string>;
  return {
    name: 'surprisal-check',
    enforce: 'pre',
    config({ root = process.cwd(), test }) {
      book = readBook(configuration, root);
      // A source file cannot be a test file too.
      const paths = book.paths.filter((path) => !Object.hasOwn(book.docstrings, path));
      pages = new Set(paths.map((path) => join(root, path)));
      const others = test?.include ? [] : configDefaults.include;
      return { test: { include: [...others, ...paths] } };
    },
    load(id) {
      if (!pages.has(id)) return undefined;
      for (const file of Object.values(book.modules)) this.addWatchFile(file);
      return { code: testModule(id), map: { mappings: '' } };
    },
  };

  function testModule(file: string): string {
    const { root, modules } = book;
    const library = Object.entries(modules).map(
      ([name, target]) => `${text(name)}: await import(${text(target)})`,
    );
    return `
      import { testChapter } from ${text(TEST_CHAPTER)};
      const library = { ${library.join(', ')} };
      testChapter({
        file: ${text(file)},
        root: ${text(root)},
        configuration: ${text(configuration)},
        library,
      });`;
  }
}

const text = (value: unknown): string => JSON.stringify(value);
