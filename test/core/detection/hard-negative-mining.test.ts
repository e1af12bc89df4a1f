import fc from 'fast-check';
import { hardNegativeMining } from 'surprisal';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';
import { check } from '../arbitraries.ts';

const sumOf = (losses: number[], indices: number[]) =>
  indices.reduce((sum, i) => sum + losses[i]!, 0);

describe('hard negative mining', () => {
  test('keeps three negatives for each positive', () => {
    const losses = [0.5, 1.2, 2.3, 0.9, 0.7, 0.1, 0.05, 0.02, 0.01, 0.01];
    const labels = [1, 4, 0, 0, 0, 0, 0, 0, 0, 0];
    const chosen = hardNegativeMining(losses, labels);
    expect(chosen).toEqual([2, 3, 4, 5, 6, 7]);
    expect((0.5 + 1.2 + sumOf(losses, chosen)) / 2).toBeCloseTo(2.885, 14);
    const discarded = 0.02 / (0.5 + 1.2 + 4.09);
    expect(significant(discarded)).toBe(0.00345423143351);
    expect(sumOf(losses, [8, 9])).toBeCloseTo(0.02, 15);
  });

  test('keeps 9 of the 8729 negatives of an SSD300 image with three objects', () => {
    const losses = Array.from({ length: 8732 }, (_, i) => Math.abs(Math.sin(i)));
    const labels = losses.map((_, i) => Number(i % 3000 === 7));
    const chosen = hardNegativeMining(losses, labels);
    expect(chosen).toHaveLength(9);
    expect(significant((100 * 9) / (8732 - 3))).toBe(0.103104593882);
    const rest = losses.filter((_, i) => labels[i] === 0 && !chosen.includes(i));
    expect(Math.max(...rest)).toBeLessThanOrEqual(Math.min(...chosen.map((i) => losses[i]!)));
  });

  test('gives them by falling loss, and equal ones by index', () => {
    expect(hardNegativeMining([9, 1, 3, 3, 2, 3], [1, 0, 0, 0, 0, 0])).toEqual([2, 3, 5]);
    expect(hardNegativeMining([9, 3, 3, 3], [1, 0, 0, 0], { ratio: 2 })).toEqual([1, 2]);
    expect(hardNegativeMining([9, Infinity, 3, Infinity], [1, 0, 0, 0])).toEqual([1, 3, 2]);
    expect(hardNegativeMining([9, 0, -0, 0], [1, 0, 0, 0])).toEqual([1, 2, 3]);
  });

  test('takes no positive where negatives run out', () => {
    expect(hardNegativeMining([5, 1, 7], [1, 0, 2])).toEqual([1]);
    expect(hardNegativeMining([5, 1], [1, 2])).toEqual([]);
    expect(hardNegativeMining([-Infinity, 5, -Infinity], [1, 2, 0])).toEqual([2]);
  });

  test('rounds the ratio down', () => {
    const labels = [1, 0, 0, 0, 0];
    const chosen = (ratio: number) => hardNegativeMining([0, 4, 3, 2, 1], labels, { ratio });
    expect(chosen(0)).toEqual([]);
    expect(chosen(0.9)).toEqual([]);
    expect(chosen(2.5)).toEqual([1, 2]);
    expect(chosen(100)).toEqual([1, 2, 3, 4]);
  });

  test('leaves an image without objects without loss, or with the least number', () => {
    expect(hardNegativeMining([3, 1, 2], [0, 0, 0])).toEqual([]);
    expect(hardNegativeMining([3, 1, 2], [0, 0, 0], { minNegatives: 2 })).toEqual([0, 2]);
    expect(hardNegativeMining([3, 1, 2], [0, 0, 0], { minNegatives: 100 })).toEqual([0, 2, 1]);
    expect(hardNegativeMining([3, 1, 2], [1, 0, 0], { ratio: 1, minNegatives: 1 })).toEqual([2]);
  });

  test('a mislabelled object always wins', () => {
    expect(hardNegativeMining([0.1, 8.5, 0.2, 0.3], [1, 0, 0, 0], { ratio: 1 })).toEqual([1]);
  });

  test('is a sort of the negatives, cut', () => {
    const anchor = fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ noNaN: true })),
      fc.integer({ min: 0, max: 2 }),
    );
    const anchors = fc.array(anchor, { minLength: 1, maxLength: 20 });
    check(fc.tuple(anchors, fc.nat(4), fc.nat(4)), ([list, ratio, minNegatives]) => {
      const losses = list.map(([loss]) => loss);
      const labels = list.map(([, label]) => label);
      const chosen = hardNegativeMining(losses, labels, { ratio, minNegatives });
      const negatives = labels.flatMap((label, i) => (label === 0 ? [i] : []));
      const count = Math.max(minNegatives, ratio * (labels.length - negatives.length));
      expect(chosen).toHaveLength(Math.min(count, negatives.length));
      expect(new Set(chosen).size).toBe(chosen.length);
      for (const i of chosen) {
        expect(labels[i]).toBe(0);
        for (const j of negatives)
          if (losses[j]! > losses[i]! || (losses[j] === losses[i] && j < i))
            expect(chosen.indexOf(j)).toBeLessThan(chosen.indexOf(i));
        for (const j of negatives) if (losses[j]! > losses[i]!) expect(chosen).toContain(j);
      }
    });
  });
});
