import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { everyPage } from './every-page.ts';
import { chapters } from './pages.ts';

test.each(globSync('content/docs/chapters/*.mdx'))('%s was built', (chapter) => {
  const ending = `/chapters/${basename(chapter, '.mdx')}/`;
  expect(chapters.some((path) => path.endsWith(ending))).toBe(true);
});

everyPage(chapters);
