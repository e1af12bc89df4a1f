import { birdStrikes, damageRows, linearLogits, standardize } from 'surprisal/lab';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../core/refusal.ts';

const { features, targets, rowWeights, featureNames } = damageRows;
const sum = (numbers: readonly number[]) => numbers.reduce((total, x) => total + x, 0);

describe('damageRows', () => {
  test('stand for every strike', () => {
    expect(sum(rowWeights)).toBe(birdStrikes.strikes);
    expect(sum(rowWeights.filter((_, row) => targets[row] === 1))).toBe(1061);
    expect(Math.min(...rowWeights)).toBe(1);
  });

  test('have a column for all but the usual size, phase and time', () => {
    expect(featureNames).toEqual([
      'Medium',
      'Large',
      'Climb',
      'Take-off run',
      'Landing Roll',
      'Descent',
      'Taxi',
      'Parked',
      'Night',
      'Dusk',
      'Dawn',
    ]);
    expect(features.every((row) => row.length === 11)).toBe(true);
    const large = rowWeights.map((weight, row) => weight * features[row]![1]!);
    expect(sum(large)).toBe(birdStrikes.damageBySize[0]![2]! + birdStrikes.damageBySize[1]![2]!);
  });
});

describe('standardize', () => {
  test('divides by the deviation of the population', () => {
    expect(standardize([[2], [4], [4], [4], [5], [5], [7], [9]])).toEqual(
      [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2].map((x) => Float64Array.of(x)),
    );
  });

  test('takes each column by itself', () => {
    expect(
      standardize([
        [1, 10],
        [3, 40],
      ]),
    ).toEqual([Float64Array.of(-1, -1), Float64Array.of(1, 1)]);
  });

  test('refuses what it cannot scale', () => {
    expectRefusal(
      () =>
        standardize([
          [1, 7],
          [2, 7],
        ]),
      RangeError,
      'standardize: rows',
      '[1]',
      '7',
    );
    expectRefusal(
      () => standardize([[1], [Number.NaN]]),
      RangeError,
      'rows[1][0]',
      'finite',
      'NaN',
    );
    expectRefusal(() => standardize([[1], [1, 2]]), RangeError, 'same length');
    expectRefusal(
      () => standardize([1, 2] as never),
      TypeError,
      'standardize: rows[0] must be an array of numbers, got 1',
    );
    expectRefusal(() => standardize([]), RangeError, 'empty');
  });
});

describe('linearLogits', () => {
  const rows = [
    [2, 3],
    [5, 7],
  ];

  test('bias first, then a weight for each feature', () => {
    expect(linearLogits(rows, [100, 10, 1])).toEqual(Float64Array.of(123, 157));
  });

  test('an output after the other, row after row', () => {
    expect(linearLogits(rows, [100, 10, 1, 0, 0, -1])).toEqual(Float64Array.of(123, -3, 157, -7));
  });

  test('refuses weights that do not fit', () => {
    expectRefusal(() => linearLogits(rows, [1, 2]), RangeError, 'multiple of 3', 'got 2');
    expectRefusal(() => linearLogits(rows, []), RangeError, 'weights must not be empty');
    expectRefusal(() => linearLogits([[1], [Infinity]], [1, 2]), RangeError, 'features[1][0]');
  });
});
