import * as detection from 'surprisal/detection';
import { describe, expect, test } from 'vitest';
import { expectRefusal, notNumbers, notVectors } from '../refusal.ts';

// TypeScript would refuse most of these; a program in JavaScript has only the messages.
const core = detection as unknown as Record<string, (...args: unknown[]) => unknown>;

const box = [0, 0, 10, 10];

/** How each function is given one bad box, and what it calls it. */
const takers: [string, string, (bad: unknown) => unknown][] = [
  ['iou', 'a', (bad) => core['iou']!(bad, box)],
  ['iou', 'b', (bad) => core['iou']!(box, bad)],
  ['iouMatrix', 'A[1]', (bad) => core['iouMatrix']!([box, bad], [box])],
  ['iouMatrix', 'B[1]', (bad) => core['iouMatrix']!([box], [box, bad])],
  ['matchAnchors', 'anchors[1]', (bad) => core['matchAnchors']!([box, bad], [box])],
  ['matchAnchors', 'truth[1]', (bad) => core['matchAnchors']!([box], [box, bad])],
];

test('every function is tested', () => {
  const tested = [...takers.map(([name]) => name), 'hardNegativeMining'];
  expect(Object.keys(core).sort()).toEqual([...new Set(tested)].sort());
});

describe.each(takers)('%s, box %s', (f, name, call) => {
  test.each(notVectors)('$shown', ({ value, shown }) =>
    expectRefusal(() => call(value), TypeError, `${f}: ${name} must be a box`, shown),
  );

  test.each([[[]], [[0, 0, 1]], [[0, 0, 1, 1, 0.9]]])('of another length: %j', (bad) =>
    expectRefusal(
      () => call(bad),
      RangeError,
      `${f}: ${name} must have length 4, got ${bad.length}`,
    ),
  );

  test.each(notNumbers)('with $shown', ({ value, shown }) =>
    expectRefusal(() => call([0, 0, value, 1]), TypeError, `${f}: ${name}[2] must be`, shown),
  );

  test.each([Number.NaN, Infinity, -Infinity])('with %d', (value) =>
    expectRefusal(
      () => call([0, value, 1, 1]),
      RangeError,
      `${f}: ${name}[1] must be finite, got ${value}`,
    ),
  );

  test('the wrong way round', () => {
    expectRefusal(
      () => call([5, 0, 3, 1]),
      RangeError,
      `${f}: ${name}[2] must be at least x1 = 5, got 3`,
    );
    expectRefusal(
      () => call([0, 1, 3, 0.5]),
      RangeError,
      `${f}: ${name}[3] must be at least y1 = 1, got 0.5`,
    );
  });
});

describe('lists of boxes', () => {
  test.each([
    ['iouMatrix', 'A', (bad: unknown) => core['iouMatrix']!(bad, [box])],
    ['iouMatrix', 'B', (bad: unknown) => core['iouMatrix']!([box], bad)],
    ['matchAnchors', 'anchors', (bad: unknown) => core['matchAnchors']!(bad, [box])],
  ] as const)('%s: %s', (f, name, call) => {
    for (const { value, shown } of notVectors)
      expectRefusal(() => call(value), TypeError, `${f}: ${name} must be`, shown);
    expectRefusal(() => call([]), RangeError, `${f}: ${name} must not be empty`);
    expectRefusal(() => call(box), TypeError, `${f}: ${name}[0] must be a box`, 'got 0');
  });

  test('the true boxes may be none, but must be a list', () => {
    for (const { value, shown } of notVectors)
      expectRefusal(
        () => core['matchAnchors']!([box], value),
        TypeError,
        'matchAnchors: truth must be a list of boxes',
        shown,
      );
  });

  test.each([-0.1, 1.1, Number.NaN, Infinity])('threshold %d', (threshold) =>
    expectRefusal(
      () => core['matchAnchors']!([box], [box], { threshold }),
      RangeError,
      'matchAnchors: threshold must be between 0 and 1',
      `got ${threshold}`,
    ),
  );

  test('threshold "0.5"', () =>
    expectRefusal(
      () => core['matchAnchors']!([box], [box], { threshold: '0.5' }),
      TypeError,
      'matchAnchors: threshold must be a number',
    ));
});

describe('hardNegativeMining', () => {
  const mine = (losses: unknown, labels: unknown, options?: object) => () =>
    core['hardNegativeMining']!(losses, labels, options);

  test.each(notVectors)('of $shown', ({ value, shown }) => {
    const text = 'hardNegativeMining: ';
    expectRefusal(mine(value, [0]), TypeError, `${text}losses must be`, shown);
    expectRefusal(mine([0], value), TypeError, `${text}labels must be`, shown);
  });

  test('of nothing, or of different lengths', () => {
    expectRefusal(mine([], []), RangeError, 'hardNegativeMining: losses must not be empty');
    expectRefusal(
      mine([1, 2], [0]),
      RangeError,
      'hardNegativeMining: losses and labels must have the same length, got 2 and 1',
    );
  });

  test.each(notNumbers)('with $shown', ({ value, shown }) => {
    expectRefusal(mine([1, value], [0, 0]), TypeError, 'losses[1] must be a number', shown);
    expectRefusal(mine([1, 1], [0, value]), TypeError, 'labels[1] must be a number', shown);
  });

  test('of a loss that is NaN, of a positive too', () => {
    expectRefusal(mine([1, Number.NaN], [0, 0]), RangeError, 'losses[1] must not be NaN, got NaN');
    expectRefusal(mine([Number.NaN, 1], [1, 0]), RangeError, 'losses[0] must not be NaN, got NaN');
  });

  test.each([-1, 0.5, Number.NaN, Infinity])('of label %d', (label) =>
    expectRefusal(
      mine([1, 1], [0, label]),
      RangeError,
      'labels[1] must be a whole number from 0',
      `got ${label}`,
    ),
  );

  test.each([-1, Number.NaN, Infinity])('with ratio %d', (ratio) =>
    expectRefusal(
      mine([1], [0], { ratio }),
      RangeError,
      'hardNegativeMining: ratio must be',
      `got ${ratio}`,
    ),
  );

  test.each([-1, 1.5, Number.NaN, Infinity])('with at least %d', (minNegatives) =>
    expectRefusal(
      mine([1], [0], { minNegatives }),
      RangeError,
      'hardNegativeMining: minNegatives must be a whole number from 0',
      `got ${minNegatives}`,
    ),
  );
});
