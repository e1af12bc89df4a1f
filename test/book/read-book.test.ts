import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { BookConfiguration } from '../../src/book/configuration.ts';
import { readBook } from '../../src/book/read-book.ts';

const root = fileURLToPath(new URL('../second-book', import.meta.url));
const read = (configuration: object) => readBook(configuration as BookConfiguration, root);
const right = { chapters: 'src/pages/*.mdx', modules: { geometry: './core/index.js' } };

test('finds what a configuration names', () => {
  expect(
    read({ ...right, pages: ['wrong/nothing.mdx', 'src/**/*.mdx'], bibliography: 'sources.json' }),
  ).toMatchObject({
    paths: ['src/pages/circles.mdx', 'src/pages/triangles.mdx', 'wrong/nothing.mdx'],
    modules: { geometry: `${root}/core/index.js` },
    bibliography: new Set(['euclid']),
    tsconfig: undefined,
  });
});

test.each([
  [undefined, 'no object'],
  [{ modules: {} }, '`chapters` in the configuration of the book must be a glob'],
  [{ ...right, chapter: 'x' }, 'has no `chapter`; it has chapters, pages'],
  [
    { ...right, modules: { geometry: () => import('node:path') } },
    '`modules` in the configuration of the book must be',
  ],
  [{ ...right, chapters: 'no/*.mdx' }, '`chapters`: no file in'],
  [
    { ...right, modules: { geometry: './core/nowhere.js' } },
    "'geometry' is to be ./core/nowhere.js, but there is no such file",
  ],
  [
    { ...right, modules: { geometry: 'geometry' } },
    "'geometry' is to be the package geometry, which is not installed",
  ],
  [{ ...right, bibliography: 'nowhere.json' }, '`bibliography`: ENOENT'],
  [{ ...right, bibliography: 'package.json' }, 'no list of sources'],
])('%j is refused', (configuration, message) => {
  expect(() => read(configuration as object)).toThrow(message);
});
