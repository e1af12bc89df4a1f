import { expect, test } from 'vitest';
import { blocksOf, decisive } from '../../scripts/mutate/blocks.ts';
import { readChapter } from '../../src/check/chapter.ts';

const pageOf = (coin: string, prose: string) =>
  readChapter(
    'page.mdx',
    `\`\`\`ts test
const coin = ${coin};
\`\`\`

\`\`\`ts test
const doubled = 2 * coin;
\`\`\`

${prose}

That is <Num is={doubled}>1.0</Num>.
`,
  );
const keysOf = (page = pageOf('0.5', 'Heads.')) => {
  const blocks = blocksOf(page);
  return blocks.map((block) => decisive(block, blocks).join('\n'));
};

test('each block is decided by itself, what it uses and what uses it', () => {
  const keys = keysOf();
  expect(new Set(keys).size).toBe(4);
  const differing = (other: string[]) => other.map((key, i) => key !== keys[i]);
  expect(differing(keysOf(pageOf('0.5', 'Tails.')))).toEqual([false, false, true, false]);
  expect(differing(keysOf(pageOf('0.6', 'Heads.')))).toEqual([true, true, false, true]);
});
