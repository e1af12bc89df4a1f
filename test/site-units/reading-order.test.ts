import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOrder } from '../../src/site/reading-order.ts';

const chapter = (slug: string, follows?: string) => ({ slug, title: slug, follows });
const order = (...chapters: ReturnType<typeof chapter>[]) =>
  readingOrder(chapters).map(({ slug }) => slug);

describe('readingOrder', () => {
  it('follows the chapters from the one that follows nothing', () => {
    expect(order(chapter('c', 'b'), chapter('a'), chapter('b', 'a'))).toEqual(['a', 'b', 'c']);
  });

  it('is empty for an empty book', () => {
    expect(order()).toEqual([]);
  });

  it('does not depend on the order of the files', () => {
    const line = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug, i, all) => chapter(slug, all[i - 1]));
    fc.assert(
      fc.property(fc.shuffledSubarray(line, { minLength: line.length }), (shuffled) => {
        expect(readingOrder(shuffled)).toEqual(line);
      }),
    );
  });

  it.each([
    ['two heads', [chapter('a'), chapter('b')], 'a.mdx and b.mdx follow nothing'],
    [
      'a branch',
      [chapter('a'), chapter('b', 'a'), chapter('c', 'a')],
      "b.mdx and c.mdx both follow 'a'",
    ],
    ['a gap', [chapter('a'), chapter('c', 'b')], "c.mdx follows 'b', but there is no chapter"],
    [
      'a circle beside the line',
      [chapter('a'), chapter('b', 'c'), chapter('c', 'b')],
      'b.mdx, c.mdx cannot be reached',
    ],
    ['nothing but a circle', [chapter('a', 'b'), chapter('b', 'a')], 'a.mdx, b.mdx cannot be'],
    ['a chapter that follows itself', [chapter('a', 'a')], 'a.mdx cannot be reached'],
  ])('refuses %s and names the files', (_name, chapters, message) => {
    expect(() => readingOrder(chapters)).toThrow(message);
  });
});
