import { describe, expect, test } from 'vitest';
import { agrees, readNumeral, rewrite } from '../../src/check/numeral.ts';

describe('readNumeral', () => {
  test.each([
    ['1.0397', 1.0397, 5e-5],
    ['−0.25', -0.25, 5e-3],
    ['8.08e-6', 8.08e-6, 5e-9],
    ['1.0 × 10⁻⁶', 1e-6, 5e-8],
    ['2 × 10¹²', 2e12, 5e11],
    ['35%', 0.35, 5e-3],
    ['10.61%', 0.1061, 5e-5],
    ['3', 3, 0],
    ['1,146,774', 1146774, 0],
    ['1\u202f146\u202f774', 1146774, 0],
    ['∞', Infinity, 0],
    ['−∞', -Infinity, 0],
  ])('%s', (text, value, halfUnit) => {
    const numeral = readNumeral(text)!;
    expect(numeral.value).toBeCloseTo(value, 12);
    expect(numeral.halfUnit).toBeCloseTo(halfUnit, 15);
  });

  test.each(['', 'three', '1,14', '1.2.3', '0.5 nat', '１２', '1/2', '≈ 3'])(
    '%j is no numeral',
    (text) => {
      expect(readNumeral(text)).toBeUndefined();
    },
  );
});

describe('agrees', () => {
  test.each([
    [0.125, '0.13'],
    [0.125, '0.12'],
    [-0.125, '−0.13'],
    [0.35, '35%'],
    [0.346, '35%'],
    [Infinity, '∞'],
    [225.581003124, '225.581003124'],
  ])('%d is %s', (computed, written) => {
    expect(agrees(computed, readNumeral(written)!)).toBe(true);
  });

  test.each([
    [0.12501, '0.12'],
    [0.356674, '0.3566'],
    [3.0000000001, '3'],
    [-0, '0'],
    [Number.NaN, '0.0'],
    [1e300, '∞'],
    [0.356, '35%'],
  ])('%d is not %s', (computed, written) => {
    expect(agrees(computed, readNumeral(written)!)).toBe(false);
  });
});

test.each([
  ['0.3566', 0.356674, '0.3567'],
  ['36%', 0.3467, '35%'],
  ['1.1 × 10⁻⁶', 1.04e-6, '1.0 × 10⁻⁶'],
  ['4', 3, '3'],
])('rewrite %s', (written, computed, right) => {
  expect(rewrite(written, computed)).toBe(right);
});
