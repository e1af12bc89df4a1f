import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { proseProblems } from './prose-problems.ts';

const words = readFileSync('test/prose/words.txt', 'utf8').split('\n').filter(Boolean);
const pages = globSync('content/docs/**/*.mdx');

test.each(pages)('%s', { timeout: 120_000 }, async (page) => {
  expect(await proseProblems(readFileSync(page, 'utf8'), words)).toEqual([]);
});

test.each([
  ['A mispelt word.', '1:3 Unexpected unknown word `mispelt`'],
  ['It is is so.', '1:4 Unexpected repeated `is`'],
  ['This is an loss.', '1:9 Unexpected article `an` before `loss`, expected `a`'],
  ['The cross entropy of a dataset.', '1:1 `cross entropy`: write cross-entropy'],
  [
    'Notwithstanding considerable theoretical sophistication, contemporary probabilistic classification methodologies necessitate extraordinarily comprehensive experimental investigations.',
    'hard to read sentence',
  ],
])('%s is noticed', async (text, problem) => {
  expect((await proseProblems(text, words)).join('\n')).toContain(problem);
});

test('what is right passes', async () => {
  expect(
    await proseProblems('The cross-entropy of a logit, <span lang="zh">熵</span>.', words),
  ).toEqual([]);
});

test('every word of the list is needed', () => {
  const book = pages
    .map((page) => readFileSync(page, 'utf8'))
    .join('\n')
    .toLowerCase();
  expect(words.filter((word) => !book.includes(word.toLowerCase()))).toEqual([]);
});
