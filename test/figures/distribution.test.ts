import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barInterval, withProbability } from '../../src/figures/distribution.ts';

const sum = (p: readonly number[]) => p.reduce((total, each) => total + each, 0);

test('the others make room in the proportions that they had', () => {
  const moved = withProbability([0.7, 0.2, 0.1], 0, 0.4);
  expect(moved[0]).toBe(0.4);
  expect(moved[1]).toBeCloseTo(0.4, 12);
  expect(moved[2]).toBeCloseTo(0.2, 12);
});

test('when the others have nothing they share what is left evenly', () => {
  expect(withProbability([0, 1, 0], 1, 0.5)).toEqual([0.25, 0.5, 0.25]);
});

test('it stays a distribution through any number of moves', () => {
  const move = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 100 }));
  fc.assert(
    fc.property(fc.array(move, { maxLength: 200 }), (moves) => {
      const p = moves.reduce<readonly number[]>(
        (current, [outcome, percent]) => withProbability(current, outcome, percent / 100),
        [0.7, 0.2, 0.1],
      );
      expect(Math.abs(sum(p) - 1)).toBeLessThan(1e-13);
      expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('bars stand in their columns and do not overlap', () => {
  for (const series of [1, 2]) {
    const edges = [0, 1, 2].flatMap((outcome) =>
      Array.from({ length: series }, (_, index) => barInterval(outcome, index, series)).flat(),
    );
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    expect(edges[0]).toBeGreaterThan(0);
    expect(edges.at(-1)).toBeLessThan(3);
  }
});
