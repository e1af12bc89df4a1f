import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../../src/check/check-chapter.ts';
import { checkTypes } from '../../src/check/type-check.ts';
import { book } from '../../src/site/book.ts';

const folder = fileURLToPath(new URL('chapters', import.meta.url));
const chapters = globSync('*/*.mdx', { cwd: folder }).map((name) =>
  readChapter(`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')),
);
const fixtures = {
  ...book,
  published: {
    lin2017focal: {
      'table 1a, AP': ['31.1', '30.8'],
      'table 1b, AP': ['34.0', '32.2', '34.0'],
      'the abstract': '39.1',
    },
  },
  tags: new Set([...book.tags!, 'Box', 'Plot']),
};
const types = checkTypes(chapters, book.tsconfig, book.modules);
const named = chapters.map((chapter, i) => ({
  name: chapter.path.slice(folder.length + 1),
  failures: failuresIn(chapter, types[i]!),
  expected: [...chapter.source.matchAll(/\{\/\* fails (\d+:\d+) ?(.*?) ?\*\/\}/g)].map(
    ([, place, message]) => ({ place: place!, message: message! }),
  ),
}));

function failuresIn(chapter: (typeof chapters)[number], typeProblems: (typeof types)[number]) {
  return [...failuresOf(checkChapter(chapter, fixtures)), ...typeProblems].map(
    ({ line, column, message }) => ({
      place: `${line}:${column}`,
      message,
    }),
  );
}

describe('a chapter that must fail does, there and for that reason, and for no other', () => {
  test.each(named.filter(({ name }) => name.startsWith('wrong/')))(
    '$name',
    ({ failures, expected }) => {
      expect(expected).not.toEqual([]);
      for (const { place, message } of expected) {
        const here = failures.filter((failure) => failure.place === place);
        expect(
          here.some((failure) => failure.message.includes(message)),
          `${place} ${message}\nbut: ${JSON.stringify(failures, null, 1)}`,
        ).toBe(true);
      }
      const unexpected = failures.filter(
        (failure) =>
          !expected.some(
            ({ place, message }) => failure.place === place && failure.message.includes(message),
          ),
      );
      expect(unexpected).toEqual([]);
    },
  );
});

test.each(named.filter(({ name }) => name.startsWith('right/')))('$name holds', ({ failures }) => {
  expect(failures).toEqual([]);
});
