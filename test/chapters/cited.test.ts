import { expect, test } from 'vitest';
import { readPage } from '../../src/book/read-book.ts';
import { readChapter } from '../../src/check/chapter.ts';
import { checkCited, unquotedPlaces } from '../../src/check/cited.ts';
import { book } from '../../src/site/book.ts';

test('every figure that content/cited.json records is quoted', () => {
  const verdicts = book.paths
    .filter((path) => path.endsWith('.mdx'))
    .map((path) => readChapter(path, readPage(book, path)))
    .flatMap((chapter) => checkCited(chapter, book.bibliography, book.published!));
  expect(unquotedPlaces(verdicts, book.published!)).toEqual([]);
}, 60_000);

test('a place that nobody quotes is named', () => {
  const published = { lin2017focal: { 'table 1b': ['34.0', '32.2'], 'the abstract': '39.1' } };
  const chapter = readChapter('a.mdx', '<Cited by="lin2017focal">39.1</Cited>');
  const verdicts = checkCited(chapter, book.bibliography, published);
  expect(unquotedPlaces(verdicts, published)).toEqual([
    'no page quotes what `lin2017focal` has at: table 1b',
  ]);
});
