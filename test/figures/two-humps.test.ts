import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downhill, initial, model } from '../../src/figures/two-humps.ts';

describe('TwoHumps', () => {
  // The chapter's numbers, which its own program computes.
  test('the data of the chapter, and the divergences of the fourth cell', () => {
    const m = model({ ...initial, centre: 4 });
    const rounded = m.p.map((each) => Number(each.toFixed(4)));
    expect(rounded).toEqual([0.1542, 0.2543, 0.1561, 0.0573, 0.1056, 0.1696, 0.1028]);
    expect(m.divergences.forward).toBeCloseTo(1.1914, 4);
    expect(m.divergences.reverse).toBeCloseTo(0.9058, 4);
  });

  test('forward leads into the valley from either side', () => {
    for (const centre of [1, 7]) {
      expect(downhill(model({ ...initial, centre }), 'forward')).toBeCloseTo(3.62, 2);
    }
  });

  test('reverse leads to the hump on whose side the search begins', () => {
    expect(downhill(model({ ...initial, centre: 1 }), 'reverse')).toBeLessThan(2.5);
    expect(downhill(model({ ...initial, centre: 7 }), 'reverse')).toBeGreaterThan(5.5);
  });

  test('one hump is matched exactly, in both directions', () => {
    const m = model({ left: 4, right: 4, centre: 4 });
    expect(m.divergences.forward).toBeCloseTo(0, 12);
    expect(m.divergences.reverse).toBeCloseTo(0, 12);
    expect(downhill({ ...m, centre: 6 }, 'forward')).toBe(4);
  });

  test('the forward minimum has the mean of the data', () => {
    const centres = fc.integer({ min: 20, max: 60 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(centres, centres, (left, right) => {
        const start = model({ left, right, centre: 4 });
        const { p, q } = model({ left, right, centre: downhill(start, 'forward') });
        const mean = (r: ArrayLike<number>) =>
          Array.from(r).reduce((sum, each, i) => sum + (i + 1) * each, 0);
        expect(Math.abs(mean(p) - mean(q))).toBeLessThan(0.01);
      }),
      { numRuns: 30 },
    );
  });
});
