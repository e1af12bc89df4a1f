import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The tests that `npm run mutate:core` asks about what the book does not notice.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { tsconfigPaths: true },
  // Each file in a context of its own: in a shared one Stryker counts what the first file covers, and no other.
  test: { include: ['test/core/**/*.test.ts'] },
});
