import type { BookConfiguration } from './src/book/configuration.ts';

/** What the checker is told about this book; the tests, the pages and `npm run check` share it. */
export default {
  chapters: 'content/docs/**/chapters/*.mdx',
  pages: 'content/docs/**/*.mdx',
  modules: { surprisal: './src/core/index.ts', 'surprisal/lab': './src/lab/index.ts' },
  docstrings: { surprisal: 'src/core/**/*.ts', 'surprisal/lab': 'src/lab/**/*.ts' },
  components: ['components/*.astro', 'components/widgets/*.tsx'],
  figures: 'content/cited.json',
  bibliography: 'content/bibliography.json',
} satisfies BookConfiguration;
