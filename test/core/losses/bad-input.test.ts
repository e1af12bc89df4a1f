import * as losses from 'surprisal/losses';
import { describe, expect, test } from 'vitest';
import { expectRefusal, holed, notNumbers, notVectors, notWeights, outcome } from '../refusal.ts';

// TypeScript would refuse most of these; a program in JavaScript has only the messages.
const core = losses as unknown as Record<string, (...args: unknown[]) => unknown>;

const withGradients = (names: string[]) => names.flatMap((name) => [name, `${name}Gradient`]);

const ofLogits = withGradients([
  'binaryCrossEntropyWithLogits',
  'alphaBalancedCrossEntropy',
  'sigmoidFocalLoss',
]);
const binary = [
  ...ofLogits.map((name) => [name, 'logits'] as const),
  ...withGradients(['binaryCrossEntropy']).map((name) => [name, 'probabilities'] as const),
];
const multiclass = withGradients(['crossEntropyWithLogits', 'softmaxFocalLoss']);
const all = [...binary, ...multiclass.map((name) => [name, 'logits'] as const)];

const notProbabilities = [...notWeights, { value: 1.01, kind: RangeError, shown: 'got 1.01' }];

test('every function is tested', () => {
  expect(Object.keys(core).sort()).toEqual(all.map(([name]) => name).sort());
});

describe.each(all)('%s', (f, input) => {
  test.each(notVectors)(`of ${input} $shown`, ({ value, shown }) =>
    expectRefusal(() => core[f]!(value, [0]), TypeError, `${f}: ${input} must be`, shown),
  );

  test.each(notVectors)('of targets $shown', ({ value, shown }) =>
    expectRefusal(() => core[f]!([0.5], value), TypeError, `${f}: targets must be`, shown),
  );

  test.each(notNumbers)(`of ${input} with $shown`, ({ value, shown }) => {
    expectRefusal(() => core[f]!([0, value], [0, 0]), TypeError, `${f}: ${input}[1] must`, shown);
    const rows = [
      [0, 1],
      [0, value],
    ];
    expectRefusal(() => core[f]!(rows, [[0], [1]]), TypeError, `${f}: ${input}[1][1] must`, shown);
  });

  test('of nothing', () => {
    expectRefusal(() => core[f]!([], []), RangeError, `${f}: ${input} must not be empty`);
    expectRefusal(() => core[f]!([0.5], []), RangeError, `${f}: targets must not be empty`);
    expectRefusal(() => core[f]!([[]], [0]), RangeError, `${f}: ${input}[0] must not be empty`);
  });

  test('of rows that differ in length', () =>
    expectRefusal(
      () => core[f]!([[0, 1], [0]], [0, 0]),
      RangeError,
      `${f}: ${input}[0] and ${input}[1] must have the same length, got 2 and 1`,
    ));

  test.each([
    ['"average"', 'average'],
    ['null', null],
    ['true', true],
  ])('with reduction %s', (shown, reduction) =>
    expectRefusal(
      () => core[f]!([0.5], [0], { reduction }),
      RangeError,
      `${f}: reduction must be 'mean', 'sum' or 'none', got ${shown}`,
    ),
  );
});

describe.each(binary)('%s', (f, input) => {
  test.each([...notNumbers, ...notProbabilities])(
    'of targets with $shown',
    ({ value, kind, shown }) => {
      expectRefusal(() => core[f]!([0, 0], [1, value]), kind, `${f}: targets[1] must`, shown);
      const rows = [
        [0, 1],
        [1, value],
      ];
      expectRefusal(
        () =>
          core[f]!(
            rows.map(() => [0, 0]),
            rows,
          ),
        kind,
        'targets[1][1]',
        shown,
      );
    },
  );

  test('of targets of another length', () => {
    expectRefusal(
      () => core[f]!([0, 0], [1]),
      RangeError,
      `${f}: ${input} and targets must have the same length, got 2 and 1`,
    );
    expectRefusal(
      () => core[f]!([[0], [0]], [[1]]),
      RangeError,
      `${f}: ${input} and targets must have the same length, got 2 and 1`,
    );
    expectRefusal(
      () => core[f]!([[0, 0]], [[1]]),
      RangeError,
      `${f}: ${input}[0] and targets[0] must have the same length, got 2 and 1`,
    );
  });

  test('of targets of another form', () => {
    expectRefusal(() => core[f]!([[0, 0]], [1, 0]), TypeError, `${f}: targets must be rows`);
    expectRefusal(() => core[f]!([0, 0], [[1, 0]]), TypeError, `${f}: targets must be one vector`);
  });
});

const weighted = withGradients(['binaryCrossEntropy', 'binaryCrossEntropyWithLogits']);

describe.each(weighted)('%s', (f) => {
  test.each([...notNumbers, ...notWeights])('with weights with $shown', ({ value, kind, shown }) =>
    expectRefusal(
      () => core[f]!([0, 0], [1, 1], { weights: [1, value] }),
      kind,
      `${f}: weights[1] must`,
      shown,
    ),
  );

  test('with weights of another length', () =>
    expectRefusal(
      () => core[f]!([0, 0], [1, 1], { weights: [1] }),
      RangeError,
      'and weights must have the same length, got 2 and 1',
    ));

  test('with one weight for all', () =>
    expectRefusal(
      () => core[f]!([0, 0], [1, 1], { weights: 2 }),
      TypeError,
      `${f}: weights must be an array of numbers, got 2`,
    ));
});

describe.each(withGradients(['binaryCrossEntropy']))('%s', (f) => {
  test.each(notProbabilities)('of a probability that is $shown', ({ value, shown }) => {
    expectRefusal(
      () => core[f]!([0.5, value], [1, 0]),
      RangeError,
      `${f}: probabilities[1] must be between 0 and 1`,
      shown,
    );
    expectRefusal(() => core[f]!([[value]], [[1]]), RangeError, 'probabilities[0][0]', shown);
  });
});

describe.each(withGradients(['binaryCrossEntropyWithLogits']))('%s', (f) => {
  const call = (options: object) => () => core[f]!([0, 0], [1, 1], options);

  test.each(notWeights)('with posWeight $shown', ({ value, shown }) => {
    expectRefusal(call({ posWeight: value }), RangeError, `${f}: posWeight must`, shown);
    expectRefusal(call({ posWeight: [1, value] }), RangeError, `${f}: posWeight[1] must`, shown);
  });

  test('with a posWeight that is no number', () => {
    expectRefusal(call({ posWeight: '3' }), TypeError, `${f}: posWeight must be a number, got "3"`);
    expectRefusal(call({ posWeight: null }), TypeError, `${f}: posWeight must be a number`);
    expectRefusal(call({ posWeight: holed }), RangeError, `${f}: posWeight must have length 2`);
    expectRefusal(call({ posWeight: [] }), RangeError, `${f}: posWeight must not be empty`);
  });
});

describe.each(withGradients(['binaryCrossEntropyWithLogits', 'crossEntropyWithLogits']))(
  '%s',
  (f) => {
    test.each(notProbabilities)('with labelSmoothing $shown', ({ value, shown }) =>
      expectRefusal(
        () => core[f]!([0, 0], [[1, 0]].flat(), { labelSmoothing: value }),
        RangeError,
        `${f}: labelSmoothing must be between 0 and 1`,
        shown,
      ),
    );
  },
);

describe.each(withGradients(['alphaBalancedCrossEntropy', 'sigmoidFocalLoss']))('%s', (f) => {
  test.each([...notProbabilities, { value: '0.25', kind: TypeError, shown: 'got "0.25"' }])(
    'with alpha $shown',
    ({ value, kind, shown }) =>
      expectRefusal(() => core[f]!([0], [1], { alpha: value }), kind, `${f}: alpha must`, shown),
  );
});

describe.each(withGradients(['sigmoidFocalLoss', 'softmaxFocalLoss']))('%s', (f) => {
  test.each([...notWeights, { value: '2', kind: TypeError, shown: 'got "2"' }])(
    'with gamma $shown',
    ({ value, kind, shown }) =>
      expectRefusal(() => core[f]!([0], [0], { gamma: value }), kind, `${f}: gamma must`, shown),
  );
});

describe.each(multiclass)('%s', (f) => {
  const rows = [
    [0, 1, 2],
    [3, 4, 5],
  ];

  test.each([-1, 3, 1.5, -100, Number.NaN, Infinity])('of class %d among three', (index) =>
    expectRefusal(
      () => core[f]!(rows, [0, index]),
      RangeError,
      `${f}: targets[1] must be a class index from 0 to 2, got ${index}`,
    ),
  );

  test.each(notNumbers)('of a class that is $shown', ({ value, shown }) =>
    expectRefusal(() => core[f]!(rows, [0, value]), TypeError, `${f}: targets[1] must`, shown),
  );

  test('of as many classes as there are not rows', () => {
    const text = `${f}: the rows of logits and targets must have the same length, got 2 and 3`;
    expectRefusal(() => core[f]!(rows, [0, 1, 2]), RangeError, text);
    expectRefusal(() => core[f]!(rows, [[1, 0, 0]]), RangeError, 'got 2 and 1');
    expectRefusal(
      () =>
        core[f]!(rows, [
          [1, 0],
          [0, 1],
        ]),
      RangeError,
      'got 3 and 2',
    );
    expectRefusal(() => core[f]!(rows, 1), TypeError, `${f}: targets must be`, 'got 1');
  });

  test.each(notWeights)('of a distribution with $shown', ({ value, kind, shown }) => {
    const good = [1, 0, 0];
    expectRefusal(() => core[f]!(rows, [good, [0, 1, value]]), kind, 'targets[1][2] must', shown);
    expectRefusal(() => core[f]!(rows, [...good, 0, 1, value]), kind, 'targets[5] must', shown);
  });

  test('of a distribution that does not sum to 1', () => {
    expectRefusal(
      () =>
        core[f]!(rows, [
          [1, 0, 0],
          [0.5, 0.25, 0],
        ]),
      RangeError,
      `${f}: targets[1] must sum to 1, got 0.75`,
    );
    expectRefusal(() => core[f]!([1, 2], [0.5, 0.25]), RangeError, `${f}: targets must sum to 1`);
  });

  test('of a distribution that sums to 1 in single precision', () => {
    const single = Float32Array.of(0.7, 0.2, 0.1, 0.1, 0.7, 0.2);
    const nested = [single.subarray(0, 3), single.subarray(3)];
    expect(outcome(() => core[f]!(rows, single))).toMatch(/^returned/);
    expect(core[f]!(rows, nested)).toEqual(core[f]!(rows, single));
    const text = 'targets[0] must sum to 1, got 0.99999999';
    expectRefusal(() => core[f]!(rows, [...single]), RangeError, text);
    expectRefusal(
      () =>
        core[f]!(
          rows,
          nested.map((row) => [...row]),
        ),
      RangeError,
      text,
    );
    single[0] = 0.71;
    expectRefusal(() => core[f]!(rows, single), RangeError, 'targets[0] must sum to 1, got 1.0');
  });

  test.each([0, 4, -1, 1.5, Number.NaN])('of six logits in rows of %d', (classes) =>
    expectRefusal(
      () => core[f]!(rows.flat(), [0, 0], { classes }),
      RangeError,
      `${f}: classes must`,
      `got ${classes}`,
    ),
  );
});

describe.each(withGradients(['crossEntropyWithLogits']))('%s', (f) => {
  const call =
    (options: object, targets: unknown = [0, 1]) =>
    () =>
      core[f]!(
        [
          [0, 1],
          [2, 3],
        ],
        targets,
        options,
      );

  test.each([...notNumbers, ...notWeights])(
    'with a class weight $shown',
    ({ value, kind, shown }) =>
      expectRefusal(call({ classWeights: [1, value] }), kind, `${f}: classWeights[1] must`, shown),
  );

  test('with class weights of another length', () => {
    expectRefusal(
      call({ classWeights: [1, 2, 3] }),
      RangeError,
      `${f}: classWeights must have length 2, one for each class, got 3`,
    );
    expectRefusal(call({ classWeights: 2 }), TypeError, `${f}: classWeights must be an array`);
  });

  test('with an ignoreIndex that is no whole number, or beside distributions', () => {
    expectRefusal(call({ ignoreIndex: 0.5 }), RangeError, `${f}: ignoreIndex must be a whole`);
    expectRefusal(call({ ignoreIndex: '0' }), TypeError, `${f}: ignoreIndex must be a whole`);
    expectRefusal(
      call({ ignoreIndex: 1 }, [
        [1, 0],
        [0, 1],
      ]),
      RangeError,
      `${f}: ignoreIndex must be absent where the targets are distributions, got 1`,
    );
  });
});

describe.each(withGradients(['softmaxFocalLoss']))('%s', (f) => {
  const call = (alpha: unknown) => () => core[f]!([[0, 1]], [0], { alpha });

  test.each([...notNumbers, ...notWeights])('with an alpha of $shown', ({ value, kind, shown }) => {
    expectRefusal(call([1, value]), kind, `${f}: alpha[1] must`, shown);
  });

  test('with alphas of another length, or one that is no weight', () => {
    expectRefusal(call([1]), RangeError, `${f}: alpha must have length 2`);
    expectRefusal(call(-1), RangeError, `${f}: alpha must be non-negative and finite, got -1`);
    expectRefusal(call('1'), TypeError, `${f}: alpha must be a number, got "1"`);
  });
});
