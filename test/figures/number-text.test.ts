import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  numberText,
  probabilityText,
  quantityText,
  signedText,
} from '../../src/figures/number-text.ts';

describe('numberText', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [0.7, '0.7'],
    [Math.LN2, '0.6931'],
    [13.815510558, '13.82'],
    [-0.138629, '−0.1386'],
    [0.0000123456, '0.00001235'],
    [1.0000005e-7, '1 × 10⁻⁷'],
    [1048576, '1.049 × 10⁶'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('%d reads %s', (value, text) => expect(numberText(value)).toBe(text));

  test('is within half a unit of the fourth digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 9999, noNaN: true }), (value) => {
        expect(Math.abs(Number(numberText(value)) - value)).toBeLessThanOrEqual(value * 5.01e-4);
      }),
    );
  });
});

test('a quantity has its unit, unless it is infinite', () => {
  expect(quantityText(0.5, 'nat')).toBe('0.5 nat');
  expect(quantityText(Infinity, 'nat')).toBe('∞');
});

test('a contribution has its sign', () => {
  expect([0.4159, 0, -0.1386].map(signedText)).toEqual(['+0.4159', '0', '−0.1386']);
});

test('a probability that is neither zero nor one does not read so', () => {
  expect([0, 1e-9, 0.02, 1 / 3, 0.9999, 1].map(probabilityText)).toEqual([
    '0',
    '<0.001',
    '0.02',
    '0.333',
    '>0.999',
    '1',
  ]);
});
