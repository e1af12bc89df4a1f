import { defineConfig } from 'vitest/config';
import book from './book.config.ts';
import { checkedBook } from './src/book/vitest.ts';

// `book` needs nothing but the sources, `chapters` is every page through the checker, and `site` opens the built pages in a
// real browser (see `npm test`). `deep` takes as long as all of these: each widget, each slider, each way out of the sandbox.
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // One fewer is vitest's own choice: of two cores it would leave one idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'book', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/site/**'] },
      },
      {
        extends: true,
        plugins: [checkedBook(book)],
        // The checker is loaded once, not once a chapter.
        test: { name: 'chapters', include: [], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['test/site/*.test.ts'],
          globalSetup: 'test/site/serve.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'deep',
          include: ['test/site/deep/*.test.ts'],
          globalSetup: 'test/site/serve.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
