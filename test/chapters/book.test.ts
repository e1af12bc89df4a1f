import { describe, expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter } from '../../src/check/check-chapter.ts';
import { formatProblem } from '../../src/check/problem.ts';
import { checkTypes } from '../../src/check/type-check.ts';
import { book, pagePaths, readPage, sourcePaths, tsconfig } from '../../src/site/book.ts';

// Every page of the book, and the docstrings of what it computes with, through the checker: one test a check, named by file and line.

const paths = [...pagePaths(), ...sourcePaths()];
const chapters = paths.map((path) => readChapter(path, readPage(path)));
const types = checkTypes(chapters, tsconfig);

describe.each(chapters.map((chapter, i) => ({ path: chapter.path, chapter, types: types[i]! })))(
  '$path',
  ({ path, chapter, types }) => {
    const { verdicts, problems } = checkChapter(chapter, book);

    test('reads, compiles, and leaves no number unchecked', () => {
      expect([...problems, ...types].map((problem) => formatProblem(path, problem))).toEqual([]);
    });

    test.each(verdicts.map((verdict) => ({ at: `${path}:${verdict.line}`, verdict })))(
      '$at $verdict.code is $verdict.documented',
      ({ verdict: { wrong, ...place } }) => {
        if (wrong) throw new Error(formatProblem(path, { ...place, message: wrong }));
      },
    );
  },
);
