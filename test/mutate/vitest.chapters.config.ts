import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import book from '../../book.config.ts';
import { checkedBook } from '../../src/book/vitest.ts';

// The suite of `npm run mutate:core:chapters`: the chapters alone.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { tsconfigPaths: true },
  plugins: [checkedBook(book, { byKind: true })],
  // Each page in a process of its own: in a shared one Stryker counts what the first page covers, and no other.
  test: { include: [] },
});
