import { expect, test } from 'vitest';
import { curve } from '../../src/figures/curve.ts';
import type { Frame } from '../../src/figures/frame.ts';

const margins = { marginTop: 10, marginRight: 10, marginBottom: 10, marginLeft: 10 };
const frame: Frame = { width: 120, height: 120, ...margins, x: [0, 1], y: [0, 1] };

test('a line from corner to corner', () => {
  expect(curve((x) => x, [0, 1], frame, 2)).toBe('M10.0,110.0L60.0,60.0L110.0,10.0');
});

test('what leaves the frame, or is not a number, is not drawn', () => {
  expect(curve((x) => (x === 0.5 ? 2 : x), [0, 1], frame, 4)).toBe(
    'M10.0,110.0L35.0,85.0M85.0,35.0L110.0,10.0',
  );
  expect(curve((x) => (x === 0 ? Number.NaN : x), [0, 1], frame, 1)).toBe('M110.0,10.0');
});
