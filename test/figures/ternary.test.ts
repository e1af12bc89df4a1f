import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contour,
  corners,
  ternaryDistribution,
  ternaryFrame,
  ternaryPoint,
} from '../../src/figures/ternary.ts';
import { distributions } from './arbitraries.ts';

/** −Σ p ln p at a point, from its distances to the sides. */
function entropyAt([across, up]: readonly [number, number]): number {
  const dog = (2 * up) / Math.sqrt(3);
  const horse = across - dog / 2;
  return [1 - dog - horse, dog, horse].reduce(
    (sum, p) => sum - (p > 1e-9 ? p * Math.log(p) : 0),
    0,
  );
}

describe('the triangle of all distributions', () => {
  test('has equal sides, certainty in the corners and equal units on its axes', () => {
    const side = ([x, y]: readonly [number, number], [u, v]: readonly [number, number]) =>
      Math.hypot(x - u, y - v);
    const [cat, dog, horse] = corners as [[number, number], [number, number], [number, number]];
    for (const length of [side(cat, dog), side(dog, horse), side(horse, cat)])
      expect(length).toBeCloseTo(1, 12);
    const certain = corners.map((_, i) => [0, 1, 2].map((k) => Number(k === i)));
    expect(certain.map(ternaryPoint)).toEqual(corners);
    const { width, height, marginLeft, marginRight, marginTop, marginBottom, x, y } = ternaryFrame;
    const unit = (width - marginLeft - marginRight) / (x[1] - x[0]);
    expect((height - marginTop - marginBottom) / (y[1] - y[0])).toBeCloseTo(unit, 0);
  });

  test('a point is taken back to its distribution, in hundredths', () => {
    const hundredths = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
      .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 100 - Math.max(a, b)])
      .map((counts) => counts.map((each) => each / 100));
    fc.assert(
      fc.property(hundredths, (p) => {
        expect(ternaryDistribution(ternaryPoint(p))).toEqual(p);
      }),
    );
  });

  test('outside it the nearest side has the answer', () => {
    const anywhere = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(anywhere, anywhere, (across, up) => {
        const p = ternaryDistribution([across, up]);
        expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
        expect(Math.round(100 * p.reduce((sum, each) => sum + each, 0))).toBe(100);
      }),
    );
    expect(ternaryDistribution([0.5, -1])).toEqual([0.5, 0, 0.5]);
    expect(ternaryDistribution([0.5, 3])).toEqual([0, 1, 0]);
  });

  test('all points of a line have its entropy', () => {
    const level = fc.double({ min: 0.01, max: 1.09, noNaN: true });
    fc.assert(
      fc.property(level, (entropy) => {
        const arcs = contour(entropy);
        expect(arcs).toHaveLength(3);
        for (const point of arcs.flat()) expect(entropyAt(point)).toBeCloseTo(entropy, 4);
      }),
    );
  });

  test('the line of a fair coin touches each side in its middle, those below it end on the sides', () => {
    const [first] = contour(Math.LN2);
    expect(first![0]![0]).toBeCloseTo(0.5, 4);
    expect(first![0]![1]).toBeCloseTo(0, 4);
    const [below] = contour(0.3);
    expect(below![0]![1]).toBeCloseTo(0, 5);
    expect(below![0]![0]).toBeLessThan(0.5);
  });

  test('the arcs follow each other around the middle', () => {
    fc.assert(
      fc.property(distributions, (p) => {
        const points = contour(Math.max(entropyAt(ternaryPoint(p)), 0.01)).flat();
        const angles = points.map(([across, up]) =>
          Math.atan2(up - Math.sqrt(3) / 6, across - 1 / 2),
        );
        const turns = angles.map((angle, i) => {
          const turn = angles[(i + 1) % angles.length]! - angle;
          return Math.atan2(Math.sin(turn), Math.cos(turn));
        });
        expect(Math.max(...turns)).toBeLessThan(1e-6);
        expect(turns.reduce((sum, turn) => sum + turn, 0)).toBeCloseTo(-2 * Math.PI, 9);
      }),
    );
  });
});
