import { expect, test } from 'vitest';
import { chapterMutants, mutated } from '../../scripts/mutate/chapter-mutants.ts';
import { survival } from '../../scripts/mutate/survival.ts';
import { readChapter } from '../../src/check/chapter.ts';

const chapter = readChapter(
  'page.mdx',
  `A bit is <Num is={entropy(coin)}>0.693</Num> nat, or $\\ln 2 \\approx 0.69$.

\`\`\`ts test
import { entropy, perplexity } from 'surprisal';

const coin = [0.5, 0.5];

entropy(coin, { base: 2 }); // => 1
coin[0]! < 0.7; // => true
perplexity(coin) - 1; // => 1.00
\`\`\`

$$
1 \\le 2
$$
`,
);
const mutants = chapterMutants(chapter);
const lineOf = (at: number, text: string) =>
  text.slice(text.lastIndexOf('\n', at) + 1).split('\n')[0];
const changed = mutants.map((mutant) => lineOf(mutant.at, mutated(chapter.source, mutant)));

test('digits, signs, operators, functions, options, truth values and symbols are changed, each alone', () => {
  for (const line of [
    'entropy(coin, {}); // => 1',
    'perplexity(coin, { base: 2 }); // => 1',
    'coin[0]! <= 0.7; // => true',
    'coin[0]! < 0.7; // => false',
    'perplexity(coin) + 1; // => 1.00',
    'perplexity(coin) - 1; // => -1.00',
    '1 > 2',
  ])
    expect(changed).toContain(line);
  expect(changed).toContainEqual(expect.stringContaining('perplexity(coin)}>0.693'));
  expect(changed).toContainEqual(expect.stringContaining('\\exp  2 \\approx'));
  for (const { at, original } of mutants)
    expect(chapter.source.slice(at).startsWith(original)).toBe(true);
});

test('what is as true as before survives, and nothing else', { timeout: 120_000 }, () => {
  const survives = survival(chapter);
  const survivors = mutants
    .filter(survives)
    .map((mutant) => lineOf(mutant.at, mutated(chapter.source, mutant)));
  // Bounds with slack, of which the checker cannot know how much is meant.
  const loose = /^(?:coin\[[0-9]\]! <=? ?[0-9.]+; \/\/ => true|\d \\le \d)$/;
  expect(survivors.filter((line) => !loose.test(line!))).toEqual([]);
  expect(survivors).toContain('coin[0]! <= 0.7; // => true');
});
