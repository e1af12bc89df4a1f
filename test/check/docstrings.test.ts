import { expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../../src/check/check-chapter.ts';
import { docstringChapter } from '../../src/check/docstrings.ts';

const half = (x: number): number => x / 2;
const book = { library: { halves: { half } }, bibliography: new Set<string>() };

/** A source file with one documented function. */
const source = (example: string, tex: string): string => `const two = 2;

/**
 * The half of a number, such as 7 of 14.
 *
 * @param x any number, say 8
 * @formula given={{ x: real }} where={({ x }) => ({
 *   'h(x)': half(x),
 * })}
 * $$ ${tex} $$
 * @see nobody1900
 * @example
 * \`\`\`ts
 * import { half } from 'halves';
 * half(3); // => ${example}
 * \`\`\`
 */
export const half = (x: number): number => x / two; // => 9
`;

const check = (text: string) =>
  checkChapter(readChapter('half.ts', docstringChapter(text, 'halves')), book);
const failedLines = (text: string) => failuresOf(check(text)).map(({ line }) => line);

test('an example and a formula that hold', () => {
  const { verdicts } = check(source('1.5', String.raw`h(x) = \frac{x}{2}`));
  expect(verdicts.map(({ kind, line, wrong }) => [kind, line, wrong])).toEqual([
    ['equation', 10, undefined],
    ['example', 15, undefined],
  ]);
  expect(failedLines(source('1.5', String.raw`h(x) = \frac{x}{2}`))).toEqual([]);
});

test('what is wrong is named by its line in the source', () => {
  expect(failedLines(source('1.4', String.raw`h(x) = \frac{x}{2}`))).toEqual([15]);
  expect(failedLines(source('1.5', String.raw`h(x) = \frac{x}{3}`))).toEqual([10]);
  expect(failedLines(source('1.5', 'h(x) = y'))).toEqual([10]);
  expect(failedLines(source('1.5 or so', 'h(x) = x - h(x)'))).toEqual([15]);
});

test('an example that asserts nothing is refused', () => {
  const text = source('1.5', 'h(x) = x - h(x)').replace(' // => 1.5', '');
  expect(failedLines(text)).toEqual([13]);
});
