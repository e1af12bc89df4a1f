import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { testFences } from '../../src/notebook/fences.ts';
import { spliceEdits } from '../../src/notebook/splice-edits.ts';

const chapters = globSync('content/docs/**/*.mdx').map(
  (path) => [path, readFileSync(path, 'utf8')] as const,
);

describe.each(chapters)('%s', (path, source) => {
  test('its fences are those that the checker reads', () => {
    const { fences } = readChapter(path, source);
    expect(
      testFences(source).map(({ line, lastLine, code }) => ({ line, lastLine, code })),
    ).toEqual(
      fences.map(({ line, lastLine, start, end }) => ({
        line,
        lastLine,
        code: source.slice(start, end),
      })),
    );
  });

  test('no two of them hold the same code, by which an edit is known', () => {
    const codes = testFences(source).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

const page = [
  '# A',
  '',
  '```ts test',
  'one;',
  'two;',
  '```',
  'prose',
  '```ts test name=b',
  'x;',
  '```',
];
const source = page.join('\n');
// Whatever a reader may type, or a link may bring.
const code = fc
  .array(fc.oneof(fc.string(), fc.constantFrom('```', '````', '</Num>', '```ts test', '{', '')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => lines.join('\n').replaceAll(/[\r\u2028\u2029]/g, ''));

test('an edit stands where the published code stood, and stays in its fence', () => {
  fc.assert(
    fc.property(code, code, (first, second) => {
      const spliced = spliceEdits(
        source,
        new Map([
          [3, first],
          [8, second],
        ]),
      );
      const fences = testFences(spliced.source);
      expect(fences.map((fence) => fence.code)).toEqual([first, second]);
      expect([3, 8].map((line) => spliced.places.get(line))).toEqual(
        fences.map(({ line, lastLine }) => ({ line, lastLine })),
      );
      const read = readChapter('a.mdx', spliced.source);
      expect(read.problems).toEqual([]);
      expect(read.fences.map(({ start, end }) => spliced.source.slice(start, end))).toEqual([
        first,
        second,
      ]);
    }),
  );
});

test('all else stays as it is', () => {
  const { source: spliced } = spliceEdits(source, new Map([[3, 'a;\nb;\nc;']]));
  expect(spliced.split('\n')).toEqual([...page.slice(0, 3), 'a;', 'b;', 'c;', ...page.slice(5)]);
  expect(spliceEdits(source, new Map()).source).toBe(source);
});
