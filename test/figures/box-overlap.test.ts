import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as boxOverlap from '../../src/figures/box-overlap.ts';

const { describe: inWords, initial, model, object, presets } = boxOverlap;
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('BoxOverlap', () => {
  test.each([
    ['half a width off', 1 / 3, 'negative, ignored, negative'],
    ['a third off', 0.5, 'negative, ignored, positive'],
    ['half the side', 0.25, 'negative, negative, negative'],
    ['too large', 4 / 9, 'negative, ignored, ignored'],
  ] as const)('%s', (preset, overlap, verdicts) => {
    const m = model(presets[preset]);
    expect(m.iou).toBeCloseTo(overlap, 12);
    expect(m.verdicts.join(', ')).toBe(verdicts);
  });

  test('the object itself is positive for all', () => {
    const m = model({ left: 4 / 6, top: 4 / 6, side: 3 / 5 });
    expect(m.box.map((side) => Math.round(1e9 * side) / 1e9)).toEqual(object);
    expect(m.iou).toBeCloseTo(1, 12);
    expect(m.verdicts).toEqual(['positive', 'positive', 'positive']);
  });

  test('a larger overlap is never a worse verdict', () => {
    const rank = { negative: 0, ignored: 1, positive: 2 };
    const state = fc.record({ left: share, top: share, side: share });
    fc.assert(
      fc.property(state, state, (one, other) => {
        const [less, more] = [model(one), model(other)].sort((a, b) => a.iou - b.iou);
        less!.verdicts.forEach((verdict, i) => {
          expect(rank[verdict]).toBeLessThanOrEqual(rank[more!.verdicts[i]!]);
        });
      }),
    );
  });

  test('the words hold the reading', () => {
    expect(inWords(model(initial))).toBe(
      'The box and the object have an IoU of 0.3913. SSD: negative, Faster R-CNN: ignored, RetinaNet: negative.',
    );
  });
});
