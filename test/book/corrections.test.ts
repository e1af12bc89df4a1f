import { describe, expect, test } from 'vitest';
import { correctedText } from '../../src/book/corrections.ts';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter } from '../../src/check/check-chapter.ts';

const book = { library: {}, bibliography: new Set<string>() };
const check = (source: string) => checkChapter(readChapter('page.mdx', source), book);

const fence = (line: string) => `\`\`\`ts test\n${line}\n\`\`\`\n`;

describe('a wrong number is written anew, in its form and to its digits', () => {
  test.each([
    [fence('1 / 3; // => 0.34'), fence('1 / 3; // => 0.33')],
    [fence('-1 / 3; // => −0.340'), fence('-1 / 3; // => −0.333')],
    [fence('1 / 3; // => 0.4 ± 1e-3'), fence('1 / 3; // => 0.3 ± 1e-3')],
    [fence('1 / 3e5; // => 3.4e-6'), fence('1 / 3e5; // => 3.3e-6')],
    [
      fence('[1 / 3, 2, "a"]; // => [ 0.33, 3, "a" ]'),
      fence('[1 / 3, 2, "a"]; // => [ 0.33, 2, "a" ]'),
    ],
    [
      fence('const p = { a: 1 / 3, b: true }; // => { b: false, a: 0.3 }'),
      fence('const p = { a: 1 / 3, b: true }; // => { b: true, a: 0.3 }'),
    ],
    ['A <Num is={1 / 3}>34%</Num>.', 'A <Num is={1 / 3}>33%</Num>.'],
    ['A <Num is={-1 / 3}>−0.4</Num>.', 'A <Num is={-1 / 3}>−0.3</Num>.'],
    ['A <Num is={10 ** 6 + 1}>1,000,000</Num>.', 'A <Num is={10 ** 6 + 1}>1,000,001</Num>.'],
    ['A <Num is={1 / 3e5}>3.4 × 10⁻⁶</Num>.', 'A <Num is={1 / 3e5}>3.3 × 10⁻⁶</Num>.'],
    ['A <Num is={1 / 0}>0.5</Num>.', 'A <Num is={1 / 0}>Infinity</Num>.'],
    ['A third is $\\frac13 \\approx 0.34$.', 'A third is $\\frac13 \\approx 0.33$.'],
    ['$$\n2^{10}\n= 1025\n$$', '$$\n2^{10}\n= 1024\n$$'],
  ])('%s', (wrong, right) => {
    expect(correctedText(wrong, check(wrong).verdicts)).toBe(right);
  });
});

test.each([
  fence('[1, 2]; // => [1, 2, 3]'),
  fence('null.length; // => 3'),
  fence('1; // => throws RangeError'),
  '$$\na = 2\n$$',
])('%s has no correction', (wrong) => {
  expect(check(wrong).verdicts.some((verdict) => verdict.wrong)).toBe(true);
  expect(correctedText(wrong, check(wrong).verdicts)).toBe(wrong);
});
