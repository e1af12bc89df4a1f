import fc from 'fast-check';
import { iou, matchAnchors } from 'surprisal';
import { describe, expect, test } from 'vitest';
import { check } from '../arbitraries.ts';

const row = (...spans: [number, number][]) => spans.map(([from, to]) => [from, 0, to, 1]);

describe('matching', () => {
  test('a true box takes its best anchor, however little they overlap', () => {
    expect(matchAnchors(row([0, 10], [10, 20]), row([8, 11]))).toEqual([0, -1]);
  });

  test('no anchor that does not touch it', () => {
    expect(matchAnchors(row([0, 10], [10, 20]), row([30, 40]))).toEqual([-1, -1]);
  });

  test('an anchor exactly at the threshold stays background, one above it does not', () => {
    const anchors = row([0, 10], [0, 5], [0, 6]);
    expect(iou(anchors[1]!, [0, 0, 10, 1])).toBe(0.5);
    expect(matchAnchors(anchors, row([0, 10]))).toEqual([0, -1, 0]);
    expect(matchAnchors(anchors, row([0, 10]), { threshold: 0.49 })).toEqual([0, 0, 0]);
    expect(matchAnchors(anchors, row([0, 10]), { threshold: 0.6 })).toEqual([0, -1, -1]);
    expect(matchAnchors(anchors, row([0, 10]), { threshold: 1 })).toEqual([0, -1, -1]);
  });

  test('two true boxes do not take the same anchor', () => {
    // Both overlap most with anchor 0; the second the more, so that the first is left with anchor 1.
    expect(matchAnchors(row([0, 10], [9, 20]), row([2, 10], [0, 10]))).toEqual([1, 0]);
  });

  test('an anchor above the threshold of two takes the nearer', () => {
    const truth = row([0, 10], [1, 11]);
    expect(matchAnchors(row([0, 10], [1, 11], [0.4, 10.4], [0.6, 10.6]), truth)).toEqual([
      0, 1, 0, 1,
    ]);
  });

  test('ties go to the lower index', () => {
    expect(matchAnchors(row([0, 10], [0, 10]), row([0, 8]))).toEqual([0, 0]);
    expect(matchAnchors(row([0, 3], [0, 3]), row([0, 10]))).toEqual([0, -1]);
    expect(matchAnchors(row([0, 10], [0, 10], [0, 10]), row([0, 10], [0, 10]))).toEqual([0, 1, 0]);
  });

  test('an image without objects is all background', () => {
    expect(matchAnchors(row([0, 10], [5, 9]), [])).toEqual([-1, -1]);
  });

  test('more true boxes than anchors', () => {
    expect(matchAnchors(row([0, 10]), row([0, 4], [0, 9], [0, 5]))).toEqual([1]);
  });

  test('holds for any boxes', () => {
    const side = fc.integer({ min: 0, max: 12 });
    const box = fc
      .tuple(side, side, side, side)
      .map(([a, b, c, d]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);
    const boxes = (least: number) => fc.array(box, { minLength: least, maxLength: 8 });
    const threshold = fc.double({ min: 0, max: 1, noNaN: true });
    check(fc.tuple(boxes(1), boxes(0), threshold), ([anchors, truth, t]) => {
      const matches = matchAnchors(anchors, truth, { threshold: t });
      expect(matches).toHaveLength(anchors.length);
      for (const [i, match] of matches.entries()) {
        const overlaps = truth.map((one) => iou(anchors[i]!, one));
        if (match === -1) expect(Math.max(0, ...overlaps)).toBeLessThanOrEqual(t);
        else expect(overlaps[match]).toBeGreaterThan(0);
      }
      // Every true box that touches an anchor which no other took has one.
      for (const [j, one] of truth.entries()) {
        if (matches.includes(j)) continue;
        for (const [i, anchor] of anchors.entries())
          if (iou(anchor, one) > 0) expect(matches[i]).not.toBe(-1);
      }
    });
  });
});
