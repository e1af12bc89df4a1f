import { describe, expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../../src/check/check-chapter.ts';
import { typeChecker } from '../../src/check/type-check.ts';
import { book } from '../../src/site/book.ts';
import { right, wrong } from './fragments.ts';

// Each rule of the grammar in the smallest page that keeps it or breaks it.

const sources = [...right, ...wrong.map(([source]) => source)];
const chapters = sources.map((source, i) => readChapter(`content/docs/fragment-${i}.mdx`, source));
const types = typeChecker(book.tsconfig, book.modules)(chapters);
const failuresIn = (source: string) => {
  const i = sources.indexOf(source);
  return [...failuresOf(checkChapter(chapters[i]!, book)), ...types[i]!].map(
    ({ line, column, message }) => ({ place: `${line}:${column}`, message }),
  );
};

test.each(right)('%j holds', (source) => {
  expect(failuresIn(source)).toEqual([]);
});

describe('what fails', () => {
  test.each(wrong)('%j at %s: %s', (source, place, message) => {
    expect(failuresIn(source)).toContainEqual({ place, message: expect.stringContaining(message) });
  });
});
