import { describe, expect, test } from 'vitest';
import * as digitsLost from '../../src/figures/digits-lost.ts';

describe('DigitsLost', () => {
  const { model, placeOf, describe: inWords } = digitsLost;
  const at = (logit: number) => {
    const { readings, ...m } = model({ at: placeOf(logit) });
    const [textbook, rearranged, stable] = readings.map(({ digits }) => Math.floor(digits));
    return { ...m, textbook, rearranged, stable };
  };

  test.each([
    [0, { textbook: 7, rearranged: 7, stable: 7 }],
    [17, { textbook: 0, rearranged: 7, stable: 7 }],
    [88, { textbook: 0, rearranged: 7, stable: 7 }],
    [89, { textbook: 0, rearranged: 0, stable: 7 }],
    [-17, { textbook: 0, rearranged: 0, stable: 7 }],
  ])('digits that are right at a logit of %d', (logit, digits) => {
    expect(at(logit)).toMatchObject({ logit, ...digits });
  });

  test('the loss is the one of double precision', () => {
    expect(at(40).loss).toBe(40);
    expect(at(-40).loss).toBeCloseTo(4.24835425529e-18, 29);
  });

  test('the words hold the reading', () => {
    expect(inWords(model({ at: placeOf(17) }))).toBe(
      'At a logit of 17 the loss is 17 nat. −ln(1 − σ(x)) in single precision: ∞, no digit right. ' +
        'ln(1 + eˣ) in single precision: 17, 7 digits right. stable form in single precision: 17, 7 digits right.',
    );
  });
});
