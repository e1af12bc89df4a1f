import { expect, test } from 'vitest';
import { entryPoints } from '../../src/site/api/entry-points.ts';
import { everyPage } from './every-page.ts';
import { otherPages } from './pages.ts';

test.each(entryPoints('./'))('the API page of $name was built', ({ name }) => {
  expect(otherPages.some((path) => path.endsWith(`/reference/api/${name}/`))).toBe(true);
});

everyPage(otherPages);
