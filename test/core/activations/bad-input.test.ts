import * as activations from 'surprisal/activations';
import { describe, expect, test } from 'vitest';
import { expectRefusal, holed, notNumbers, notVectors } from '../refusal.ts';

// TypeScript would refuse most of these; a program in JavaScript has only the messages.
const core = activations as unknown as Record<string, (...args: unknown[]) => unknown>;

describe.each(['sigmoid', 'logSigmoid', 'softplus'])('%s', (f) => {
  test.each(notVectors)('of $shown', ({ value, shown }) =>
    expectRefusal(() => core[f]!(value), TypeError, `${f}: x must be`, shown),
  );

  test.each(notNumbers)('of a vector with $shown', ({ value, shown }) => {
    expectRefusal(() => core[f]!([1, value]), TypeError, `${f}: x[1] must be`, shown);
    expectRefusal(() => core[f]!([value, 1]), TypeError, `${f}: x[0] must be`, shown);
  });

  test('of a vector with a hole, or of big integers', () => {
    expectRefusal(() => core[f]!(holed), TypeError, `${f}: x[1] must be`, 'got undefined');
    expectRefusal(() => core[f]!(BigInt64Array.of(1n)), TypeError, `${f}: x[0] must be`, 'got 1n');
  });

  test('of nothing', () =>
    expectRefusal(() => core[f]!([]), RangeError, `${f}: x must not be empty`));
});

const rowFunctions = ['softmax', 'logSoftmax', 'logSumExp'];

describe.each(rowFunctions)('%s', (f) => {
  test.each(notVectors)('of $shown', ({ value, shown }) =>
    expectRefusal(() => core[f]!(value), TypeError, `${f}: z must be`, shown),
  );

  test('of a number', () =>
    expectRefusal(() => core[f]!(3), TypeError, `${f}: z must be`, 'got 3'));

  test.each(notNumbers)('of a vector with $shown', ({ value, shown }) =>
    expectRefusal(() => core[f]!([1, value]), TypeError, `${f}: z[1] must be`, shown),
  );

  test.each(notNumbers)('of a row with $shown', ({ value, shown }) =>
    expectRefusal(
      () =>
        core[f]!([
          [1, 2],
          [3, value],
        ]),
      TypeError,
      `${f}: z[1][1] must be`,
      shown,
    ),
  );

  test.each(notVectors)('of rows, one of them $shown', ({ value, shown }) =>
    expectRefusal(() => core[f]!([[1, 2], value]), TypeError, `${f}: z[1] must be`, shown),
  );

  test('of rows, one of them a number', () =>
    expectRefusal(() => core[f]!([[1, 2], 3]), TypeError, `${f}: z[1] must be`, 'got 3'));

  test('of a hole', () => {
    expectRefusal(() => core[f]!(holed), TypeError, `${f}: z[1] must be`, 'got undefined');
    expectRefusal(
      () => core[f]!([[1, 2, 3], holed]),
      TypeError,
      `${f}: z[1][1] must be`,
      'got undefined',
    );
  });

  test('of nothing', () => {
    expectRefusal(() => core[f]!([]), RangeError, `${f}: z must not be empty`);
    expectRefusal(() => core[f]!([[]]), RangeError, `${f}: z[0] must not be empty`);
    expectRefusal(() => core[f]!([[1], []]), RangeError, `${f}: z[1] must not be empty`);
  });

  test('of rows that differ in length', () => {
    const text = `${f}: z[0] and z[1] must have the same length, got 2 and 3`;
    expectRefusal(
      () =>
        core[f]!([
          [1, 2],
          [1, 2, 3],
        ]),
      RangeError,
      text,
    );
  });

  test.each([0, -2, 3, 5, 1.5, Number.NaN, Infinity])('of four logits in rows of %d', (classes) =>
    expectRefusal(
      () => core[f]!([1, 2, 3, 4], { classes }),
      RangeError,
      `${f}: classes must be`,
      `got ${classes}`,
    ),
  );

  test.each([
    ['"2"', '2'],
    ['null', null],
    ['true', true],
  ])('of rows of %s', (shown, classes) =>
    expectRefusal(
      () => core[f]!([1, 2], { classes }),
      TypeError,
      `${f}: classes must be`,
      `got ${shown}`,
    ),
  );

  test('of nested rows that are said to have another length', () => {
    expectRefusal(
      () =>
        core[f]!(
          [
            [1, 2],
            [3, 4],
          ],
          { classes: 4 },
        ),
      RangeError,
      `${f}: classes must`,
      'got 4',
    );
  });
});

describe.each(['softmax', 'logSoftmax'])('%s', (f) => {
  test.each([0, -1, -0, Number.NaN, Infinity, -Infinity])('at temperature %d', (temperature) =>
    expectRefusal(
      () => core[f]!([2, 1, 0], { temperature }),
      RangeError,
      `${f}: temperature must be`,
      `got ${temperature}`,
    ),
  );

  test.each([
    ['"1"', '1'],
    ['null', null],
    ['[object Array]', [1]],
    ['1n', 1n],
  ])('at temperature %s', (shown, temperature) =>
    expectRefusal(
      () => core[f]!([2, 1, 0], { temperature }),
      TypeError,
      `${f}: temperature must be`,
      `got ${shown}`,
    ),
  );

  test('of rows, with an `out` that cannot hold them', () => {
    const out = new Float64Array(4);
    expect(() =>
      core[f]!(
        [
          [1, 2],
          [3, 4],
        ],
        { out },
      ),
    ).toThrow(new RegExp(`^${f}: out must`));
  });
});

describe.each(['sigmoid', 'logSigmoid', 'softplus', 'softmax', 'logSoftmax'])('%s: out', (f) => {
  test('of another length', () => {
    for (const n of [0, 2, 4])
      expectRefusal(
        () => core[f]!([1, 2, 3], { out: new Float64Array(n) }),
        RangeError,
        `${f}: out must`,
        '3',
        `${n}`,
      );
  });

  test.each(notVectors.filter(({ value }) => value !== undefined))(
    'that is $shown',
    ({ value, shown }) =>
      expectRefusal(
        () => core[f]!([1, 2, 3], { out: value }),
        TypeError,
        `${f}: out must be`,
        shown,
      ),
  );
});
