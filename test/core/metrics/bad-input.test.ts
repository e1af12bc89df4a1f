import * as metrics from 'surprisal/metrics';
import { describe, expect, test } from 'vitest';
import { expectRefusal, notNumbers, notVectors, notWeights } from '../refusal.ts';

// TypeScript would refuse most of these; a program in JavaScript has only the messages.
const core = metrics as unknown as Record<string, (...args: unknown[]) => unknown>;

const rankings = ['precisionRecallCurve', 'averagePrecision', 'rocCurve', 'rocAuc'];
const all = [
  ...rankings.map((name) => [name, 'scores', 'targets'] as const),
  ['confusionMatrix', 'predictions', 'targets'] as const,
  ['expectedCalibrationError', 'probabilities', 'outcomes'] as const,
  ['temperatureScale', 'logits', 'targets'] as const,
];

test('every function is tested', () => {
  expect(Object.keys(core).sort()).toEqual(all.map(([name]) => name).sort());
});

describe.each(all)('%s', (f, first, second) => {
  test.each(notVectors)('of $shown', ({ value, shown }) => {
    expectRefusal(() => core[f]!(value, [1, 0]), TypeError, `${f}: ${first} must be`, shown);
    expectRefusal(() => core[f]!([1, 0], value), TypeError, `${f}: ${second} must be`, shown);
  });

  test.each(notNumbers)('with $shown', ({ value, shown }) => {
    expectRefusal(() => core[f]!([0, value], [1, 0]), TypeError, `${f}: ${first}[1] must`, shown);
    expectRefusal(
      () => core[f]!([0, 0, 1], [1, 0, value]),
      TypeError,
      `${f}: ${second}[2] must`,
      shown,
    );
  });

  test('of nothing, or of different lengths', () => {
    expectRefusal(() => core[f]!([], []), RangeError, `${f}: ${first} must not be empty`);
    expectRefusal(() => core[f]!([1, 0], []), RangeError, `${f}: ${second} must not be empty`);
    expectRefusal(
      () => core[f]!([1, 0], [1]),
      RangeError,
      `${first} and ${second} must have the same length, got 2 and 1`,
    );
  });

  test.each([0.5, -1, Number.NaN, Infinity])('of a target of %d', (value) =>
    expectRefusal(() => core[f]!([1, 0], [1, value]), RangeError, `${f}: ${second}[1] must be`),
  );
});

test.each(rankings)('%s of a score that is NaN', (f) =>
  expectRefusal(
    () => core[f]!([0.5, Number.NaN], [1, 0]),
    RangeError,
    `${f}: scores[1] must not be NaN, got NaN`,
  ),
);

describe('confusionMatrix', () => {
  const call = (predictions: unknown, options?: object) => () =>
    core['confusionMatrix']!(predictions, [0, 1], options);

  test.each([0.5, -1, Number.NaN, Infinity, 1e5])('of a prediction of %d', (value) =>
    expectRefusal(call([0, value]), RangeError, 'confusionMatrix: predictions[1] must be a class'),
  );

  test.each([0, -1, 1.5, Number.NaN, 1e6])('of %d classes', (classes) =>
    expectRefusal(call([0, 1], { classes }), RangeError, 'classes must be a whole number from 1'),
  );

  test('of a class beyond the classes', () => {
    expectRefusal(
      call([0, 2], { classes: 2 }),
      RangeError,
      'confusionMatrix: predictions[1] must be a class index from 0 to 1, got 2',
    );
    expectRefusal(call([0, 0], { classes: '2' }), TypeError, 'classes must be a number, got "2"');
  });
});

describe('expectedCalibrationError', () => {
  const call = (p: unknown, options?: object) => () =>
    core['expectedCalibrationError']!(p, [0, 1], options);

  test.each([...notWeights, { value: 1.01, shown: 'got 1.01' }])('of $shown', ({ value, shown }) =>
    expectRefusal(call([0, value]), RangeError, 'probabilities[1] must be between 0 and 1', shown),
  );

  test.each([0, 1.5, Number.NaN, 1e7])('with %d bins', (bins) =>
    expectRefusal(call([0, 1], { bins }), RangeError, 'bins must be a whole number from 1'),
  );
});

describe('temperatureScale', () => {
  const call = (logits: unknown, targets: unknown, options?: object) => () =>
    core['temperatureScale']!(logits, targets, options);

  test.each([Number.NaN, Infinity, -Infinity])('of a logit of %d', (value) => {
    expectRefusal(
      call([0, value], [0, 1]),
      RangeError,
      `temperatureScale: logits[1] must be finite, got ${value}`,
    );
    expectRefusal(call([[0], [value]], [0, 0]), RangeError, 'logits[1][0] must be finite');
  });

  test('of a target that is no class, or of rows without one', () => {
    expectRefusal(
      call([[0, 1, 2]], [3]),
      RangeError,
      'temperatureScale: targets[0] must be a class index from 0 to 2, got 3',
    );
    expectRefusal(
      call([[0, 1]], [0, 1]),
      RangeError,
      'the rows of logits and targets must have the same length, got 1 and 2',
    );
    expectRefusal(call([0, 1, 2], [0], { classes: 2 }), RangeError, 'classes must be');
  });
});
