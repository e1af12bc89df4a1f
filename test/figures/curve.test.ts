import { expect, test } from 'vitest';
import { curve } from '../../src/figures/curve.ts';
import type { Frame } from '../../src/figures/frame.ts';

const margins = { marginTop: 10, marginRight: 10, marginBottom: 10, marginLeft: 10 };
const frame: Frame = { width: 120, height: 120, ...margins, x: [0, 1], y: [0, 1] };

test('a line from corner to corner', () => {
  expect(curve((x) => x, [0, 1], frame, 2)).toEqual([
    [0, 0],
    [0.5, 0.5],
    [1, 1],
  ]);
});

test('what lies beyond the frame, or is not a number, is left out', () => {
  expect(curve((x) => (x === 0.5 ? 2 : x), [0, 1], frame, 2)).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(curve((x) => (x === 0 ? Number.NaN : x), [0, 1], frame, 1)).toEqual([[1, 1]]);
});
