import fc from 'fast-check';
import { iou, iouMatrix } from 'surprisal';
import { describe, expect, test } from 'vitest';
import { significant } from '../../lab/significant.ts';
import { check } from '../arbitraries.ts';

const square = [0, 0, 10, 10];

describe('intersection over union', () => {
  test.each([
    [[5, 0, 15, 10], 0.333333333333],
    [[0, 0, 5, 10], 0.5],
    [[2, 2, 12, 12], 0.470588235294],
    [square, 1],
    [[10, 0, 20, 10], 0],
    [[10, 10, 20, 20], 0],
    [[30, 30, 40, 40], 0],
    [[2, 2, 4, 4], 0.04],
  ])('with %j', (box, value) => {
    expect(significant(iou(square, box))).toBe(value);
    expect(significant(iou(box, square))).toBe(value);
  });

  test('is one half at a shift by a third, or diagonally by 0.1835', () => {
    expect(iou([0, 0, 1, 1], [1 / 3, 0, 4 / 3, 1])).toBeCloseTo(0.5, 15);
    const d = 0.183503419072;
    expect(iou([0, 0, 1, 1], [d, d, 1 + d, 1 + d])).toBeCloseTo(0.5, 11);
  });

  test('of concentric squares is the square of their ratio', () => {
    for (const s of [0.1, 0.5, 0.9])
      expect(iou([-1, -1, 1, 1], [-s, -s, s, s])).toBeCloseTo(s * s, 15);
  });

  test('of an empty union is 0', () => {
    expect(iou([3, 3, 3, 3], [3, 3, 3, 3])).toBe(0);
    expect(iou([0, 0, 5, 0], [0, 0, 5, 0])).toBe(0);
    expect(iou([1, 1, 1, 1], square)).toBe(0);
  });

  test.each([1e-320, 1e-300, 1e-160, 1e-100, 1, 1e100, 1e160, 1e307])(
    'does not depend on the unit: %d',
    (unit) => {
      const scaled = (box: number[]) => box.map((side) => side * unit);
      expect(iou(scaled(square), scaled([5, 0, 15, 10]))).toBeCloseTo(
        1 / 3,
        unit < 1e-310 ? 3 : 14,
      );
      expect(iou(scaled(square), scaled(square))).toBe(1);
    },
  );

  test('reaches from one end of the doubles to the other', () => {
    const { MAX_VALUE: max } = Number;
    expect(iou([-max, -max, max, max], [-max, -max, max, max])).toBe(1);
    expect(iou([-max, -max, max, max], [0, -max, max, max])).toBeCloseTo(0.5, 15);
    expect(iou([-max, 0, max, 1], [0, 0, 1, 1])).toBe(1 / max / 2);
    expect(iou([0, 0, 1e200, 1e-200], [0, 0, 1e-200, 1e200])).toBe(0);
  });

  test('is exact for whole numbers: a threshold is met where it should be', () => {
    const whole = fc.integer({ min: 1, max: 1000 });
    check(fc.tuple(whole, whole), ([width, height]) => {
      expect(iou([0, 0, 2 * width, height], [0, 0, width, height])).toBe(0.5);
    });
  });

  const box = fc
    .tuple(...[0, 1, 2, 3].map(() => fc.double({ min: -100, max: 100, noNaN: true })))
    .map(([a, b, c, d]) => [
      Math.min(a!, c!),
      Math.min(b!, d!),
      Math.max(a!, c!),
      Math.max(b!, d!),
    ]);

  test('is symmetric and lies in [0, 1]', () => {
    check(fc.tuple(box, box), ([a, b]) => {
      const value = iou(a, b);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(iou(b, a)).toBe(value);
    });
  });

  test('is what counting the cells of a grid gives', () => {
    const cell = fc.integer({ min: 0, max: 8 });
    const gridBox = fc
      .tuple(cell, cell, cell, cell)
      .map(([a, b, c, d]) => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);
    const cells = ([x1, y1, x2, y2]: number[]) =>
      new Set(
        Array.from({ length: 64 }, (_, i) => i).filter(
          (i) => i % 8 >= x1! && i % 8 < x2! && i >> 3 >= y1! && i >> 3 < y2!,
        ),
      );
    check(fc.tuple(gridBox, gridBox), ([a, b]) => {
      const [inA, inB] = [cells(a), cells(b)];
      const common = [...inA].filter((i) => inB.has(i)).length;
      const union = inA.size + inB.size - common;
      expect(iou(a, b)).toBe(union === 0 ? 0 : common / union);
    });
  });

  test('the matrix holds every pair', () => {
    check(
      fc.tuple(
        fc.array(box, { minLength: 1, maxLength: 4 }),
        fc.array(box, { minLength: 1, maxLength: 4 }),
      ),
      ([A, B]) => {
        const matrix = iouMatrix(A, B);
        expect(matrix).toEqual(A.map((a) => Float64Array.from(B, (b) => iou(a, b))));
      },
    );
  });

  test('takes typed arrays', () => {
    expect(iou(Float32Array.from(square), Int16Array.of(0, 0, 5, 10))).toBe(0.5);
  });
});
