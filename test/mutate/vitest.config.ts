import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import book from '../../book.config.ts';
import { checkedBook } from '../../src/book/vitest.ts';

// The suite of `npm run mutate:core`: the chapters and the tests of the core.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { tsconfigPaths: true },
  plugins: [checkedBook(book, { byKind: true })],
  // Isolated, as in vitest.chapters.config.ts.
  test: { include: ['test/core/**/*.test.ts'] },
});
