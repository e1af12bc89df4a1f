import { defineConfig } from 'vitest/config';

// `book` needs nothing but the sources; `site` opens the built pages in a real browser (see `npm test`).
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'book', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/site/**'] },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['test/site/**/*.test.ts'],
          globalSetup: 'test/site/serve.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
