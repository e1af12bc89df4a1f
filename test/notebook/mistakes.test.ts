import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '../../book.config.ts';
import { readBook } from '../../src/book/read-book.ts';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../../src/check/check-chapter.ts';
import { changedLibrary } from '../../src/notebook/changed-library.ts';
import { mistakes } from '../../src/notebook/mistakes.ts';
import { load, modules, root, sources } from './core-on-disk.ts';

const book = readBook(config, root);

test('there are at least fifteen, each with a name of its own', () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(15);
  expect(new Set(mistakes.map(({ name }) => name)).size).toBe(mistakes.length);
});

test.each(mistakes)('$name: stands in one place, and is told in one sentence', (mistake) => {
  expect(sources[mistake.file]!.split(mistake.before)).toHaveLength(2);
  expect(mistake.after).not.toBe(mistake.before);
  expect(mistake.told).toMatch(/^[^.]+(?:\.[^.\s][^.]*)*\.$/);
});

test.each(mistakes)(
  '$name: the book notices, first of all in $noticed.0',
  ({ noticed, ...change }) => {
    const library = changedLibrary([change], sources, modules)(load);
    const path = `content/docs/chapters/${noticed[0]}.mdx`;
    const chapter = readChapter(path, readFileSync(join(root, path), 'utf8'));
    expect(failuresOf(checkChapter(chapter, { ...book, library })).length).toBeGreaterThan(0);
  },
  60_000,
);
