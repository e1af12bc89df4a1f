import type { Sources } from './changed-library.ts';

const files = import.meta.glob<string>(
  ['/src/core/**/*.ts', '!/src/core/kernel/assembly/**', '/src/lab/**/*.{ts,json}'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** The text of every file behind what a page may import. */
export const coreSources: Sources = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [path.slice(1), text]),
);
