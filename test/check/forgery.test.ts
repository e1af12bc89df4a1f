import { expect, test } from 'vitest';
import { readChapter } from '../../src/check/chapter.ts';
import { checkChapter, failuresOf } from '../../src/check/check-chapter.ts';

// A program can name the object that it tells its outcomes to. It does not help it.

const failures = (...lines: string[]) =>
  failuresOf(
    checkChapter(readChapter('page.mdx', ['```ts test', ...lines, '```'].join('\n')), {
      library: {},
      bibliography: new Set(),
    }),
  );

test('a check that does not hold fails, and one that holds does not', () => {
  expect(failures('1 + 1; // => 3')).toHaveLength(1);
  expect(failures('1 + 1; // => 2')).toEqual([]);
});

test.each([
  ['told before', ['__page.check(0, () => 3);', '1 + 1; // => 3']],
  [
    'told before, and the throw is caught',
    ['try { __page.check(0, () => 3); } catch {}', '1 + 1; // => 3'],
  ],
  ['told after', ['1 + 1; // => 3', '__page.check(0, () => 3);']],
  [
    'told after, and the throw is caught',
    ['1 + 1; // => 3', 'try { __page.check(0, () => 3); } catch {}'],
  ],
  ['told meanwhile', ['(__page.check(0, () => 3), 1 + 1); // => 3']],
  ['by another teller', ['__page.check = (_, evaluate) => {};', '1 + 1; // => 3']],
  ['by the arguments', ['arguments[0].check(0, () => 3);', '1 + 1; // => 3']],
])('%s', (_, lines) => {
  expect(failures(...lines).length).toBeGreaterThan(0);
});
