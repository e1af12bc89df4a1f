import { expect, test } from 'vitest';
import type { PageReport } from '../../src/book/check-pages.ts';
import { withCrossReferences } from '../../src/book/cross-references.ts';
import { readChapter } from '../../src/check/chapter.ts';
import { countNumbers } from '../../src/check/counts.ts';
import { linksOf } from '../../src/check/links.ts';
import { outline } from '../../src/check/outline.ts';

const FIGURE = '<Figure name="bars">\nWords.\n</Figure>';

function page(path: string, source: string): PageReport {
  const chapter = readChapter(path, source);
  const counts = countNumbers(chapter, [], 0);
  return {
    path,
    verdicts: [],
    counts,
    outline: outline(chapter),
    refs: chapter.refs,
    links: linksOf(chapter),
    failures: [],
  };
}

const failuresOf = (reports: PageReport[]) =>
  reports.flatMap(({ path, failures }) =>
    failures.map(({ line, column, message }) => `${path}:${line}:${column} ${message}`),
  );

test('a reference to a figure of the page beside it holds', () => {
  const pages = [page('docs/a.mdx', '<Ref to="b/bars" />'), page('docs/b.mdx', FIGURE)];
  expect(failuresOf(withCrossReferences(pages, true))).toEqual([]);
});

test('one to a name or a page that is not there fails where it stands', () => {
  const pages = [
    page('docs/a.mdx', 'See <Ref to="b/none" /> and <Ref to="c/bars" />.'),
    page('docs/b.mdx', FIGURE),
    page('other/c.mdx', FIGURE),
  ];
  expect(failuresOf(withCrossReferences(pages, true))).toEqual([
    'docs/a.mdx:1:5 the page b has nothing named `none` to refer to',
    'docs/a.mdx:1:29 there is no page `c` beside this one (c/bars)',
  ]);
  expect(failuresOf(withCrossReferences(pages, false))).toHaveLength(1);
});

test('a link to a place of another page fails where that page has no such place', () => {
  const pages = [
    page(
      'docs/chapters/a.mdx',
      '[x](../b/#bars) [y](../b/#none) [z](/chapters/b/#none) [g](../made/#none)',
    ),
    page(
      'docs/chapters/b.mdx',
      `${FIGURE}\n\n[up](../../#top-of-it) [web](https://example.org/#none)`,
    ),
    page('docs/index.mdx', '# Top of it\n\n[in](chapters/b/#none) [down](chapters/b/#bars)'),
  ];
  expect(failuresOf(withCrossReferences(pages, true))).toEqual([
    'docs/chapters/a.mdx:1:17 the page ../b/ has no place `#none`',
    'docs/chapters/a.mdx:1:33 the page /chapters/b/ has no place `#none`',
    'docs/index.mdx:3:1 the page chapters/b/ has no place `#none`',
  ]);
});
