import * as multiTask from 'surprisal/multi-task';
import { describe, expect, test } from 'vitest';
import { expectRefusal, notNumbers, notVectors, notWeights } from '../refusal.ts';

// TypeScript would refuse most of these; a program in JavaScript has only the messages.
const core = multiTask as unknown as Record<string, (...args: unknown[]) => unknown>;

const kinds = ['regression', 'regression'];
const notFinite = notWeights.filter(({ value }) => !Number.isFinite(value));

/** How each function is given one bad vector of two, what it calls it, and what else it refuses there. */
const takers: [string, string, (bad: unknown) => unknown, typeof notWeights][] = [
  ['weightedSum', 'losses', (bad) => core['weightedSum']!(bad, [1, 1]), notFinite],
  ['weightedSum', 'weights', (bad) => core['weightedSum']!([1, 1], bad), notWeights],
  ...['uncertaintyWeightedLoss', 'uncertaintyWeightedLossGradient'].flatMap(
    (f): [string, string, (bad: unknown) => unknown, typeof notWeights][] => [
      [f, 'losses', (bad) => core[f]!(bad, [0, 0], { kinds }), notWeights],
      [f, 'logVariances', (bad) => core[f]!([1, 1], bad, { kinds }), notFinite],
    ],
  ),
  ['gradNorm', 'norms', (bad) => core['gradNorm']!(bad, [1, 1]), notWeights],
  ['gradNorm', 'lossRatios', (bad) => core['gradNorm']!([1, 1], bad), notWeights],
  ['gradNorm', 'weights', (bad) => core['gradNorm']!([1, 1], [1, 1], { weights: bad }), notWeights],
  [
    'dynamicWeightAverage',
    'history[1]',
    (bad) => core['dynamicWeightAverage']!([[1, 1], bad]),
    notWeights,
  ],
];

test('every function is tested', () => {
  const tested = [...takers.map(([name]) => name), 'projectConflictingGradients'];
  expect(Object.keys(core).sort()).toEqual([...new Set(tested)].sort());
});

describe.each(takers)('%s, %s', (f, name, call, refused) => {
  test.each(notVectors.filter(({ value }) => name !== 'weights' || value !== undefined))(
    '$shown',
    ({ value, shown }) =>
      expectRefusal(() => call(value), TypeError, `${f}: ${name} must be an array`, shown),
  );

  test.each([...notNumbers, ...refused])('with $shown', ({ value, kind, shown }) =>
    expectRefusal(() => call([1, value]), kind, `${f}: ${name}[1] must be`, shown),
  );

  test('of nothing, or of another length', () => {
    expectRefusal(() => call([]), RangeError, `${f}: ${name} must not be empty`);
    expectRefusal(() => call([1]), RangeError, `${f}: `, 'must have the same length');
  });
});

describe.each(['uncertaintyWeightedLoss', 'uncertaintyWeightedLossGradient'])('%s', (f) => {
  const call = (options?: object) => () => core[f]!([1, 1], [0, 0], options);

  test('without kinds, or with others', () => {
    const wanted = `${f}: kinds must be an array of 'regression' and 'classification'`;
    expectRefusal(call(), TypeError, wanted, 'got undefined');
    expectRefusal(call({ kinds: 'regression' }), TypeError, wanted, 'got "regression"');
    expectRefusal(call({ kinds: ['regression'] }), RangeError, 'losses and kinds must have');
    expectRefusal(
      call({ kinds: ['regression', 'ranking'] }),
      RangeError,
      `${f}: kinds[1] must be 'regression' or 'classification', got "ranking"`,
    );
    expectRefusal(call({ form: 'simple', kinds: ['a', 'b'] }), RangeError, 'kinds[0] must be');
  });

  test.each(['cipolla', null, true])('with form %j', (form) =>
    expectRefusal(call({ form, kinds }), RangeError, `${f}: form must be 'kendall' or 'simple'`),
  );
});

describe('gradNorm', () => {
  const call =
    (options: object, norms = [1, 1]) =>
    () =>
      core['gradNorm']!(norms, [1, 1], options);

  test.each(notWeights)('with options that are $shown', ({ value, shown }) => {
    expectRefusal(call({ alpha: value }), RangeError, 'gradNorm: alpha must be', shown);
    expectRefusal(call({ learningRate: value }), RangeError, 'learningRate must be', shown);
  });

  test('with sums beyond the doubles', () =>
    expectRefusal(
      call({}, [1e308, 1e308]),
      RangeError,
      'gradNorm: norms times weights must have a finite sum, got Infinity',
    ));
});

describe('dynamicWeightAverage', () => {
  const call = (history: unknown, options?: object) => () =>
    core['dynamicWeightAverage']!(history, options);

  test.each(notVectors)('of $shown', ({ value, shown }) =>
    expectRefusal(call(value), TypeError, 'history must be a list of epochs', shown),
  );

  test('without anything that tells the number of tasks', () =>
    expectRefusal(call([]), TypeError, 'dynamicWeightAverage: tasks must be a number'));

  test('with options that are none', () => {
    for (const tasks of [0, 1.5, Number.NaN, 1e9])
      expectRefusal(call([], { tasks }), RangeError, 'tasks must be a whole number from 1');
    expectRefusal(call([[1, 1]], { tasks: 3 }), RangeError, 'tasks must be the 2 of the history');
    for (const temperature of [0, -1, Number.NaN, Infinity])
      expectRefusal(
        call([[1]], { temperature }),
        RangeError,
        `temperature must be positive and finite, got ${temperature}`,
      );
  });
});

describe('projectConflictingGradients', () => {
  const f = 'projectConflictingGradients';
  const call = (gradients: unknown, options?: object) => () => core[f]!(gradients, options);

  test.each(notVectors)('of $shown', ({ value, shown }) => {
    expectRefusal(call(value), TypeError, `${f}: gradients must be an array`, shown);
    expectRefusal(call([[1], value]), TypeError, `${f}: gradients[1] must be an array`, shown);
  });

  test.each([...notNumbers, ...notFinite])('with $shown', ({ value, kind, shown }) =>
    expectRefusal(
      call([
        [1, 1],
        [0, value],
      ]),
      kind,
      `${f}: gradients[1][1] must be`,
      shown,
    ),
  );

  test('of one vector, of nothing, of different lengths', () => {
    expectRefusal(call([1, 2]), TypeError, `${f}: gradients[0] must be an array`, 'got 1');
    expectRefusal(call([]), RangeError, `${f}: gradients must not be empty`);
    expectRefusal(
      call([[1, 2], [1]]),
      RangeError,
      `${f}: gradients[0] and gradients[1] must have the same length, got 2 and 1`,
    );
  });

  test.each([[[0, 0]], [[0, 2]], [[0, 0.5]], [[0, -1]]])('in order %j', (order) =>
    expectRefusal(
      call([[1], [1]], { order }),
      RangeError,
      `${f}: order[1] must be the index of a task, each once, got ${order[1]}`,
    ),
  );

  test('in an order of another length or kind', () => {
    expectRefusal(call([[1], [1]], { order: [0] }), RangeError, `${f}: order must have length 2`);
    expectRefusal(call([[1]], { order: 'random' }), TypeError, `${f}: order must be an array`);
    expectRefusal(call([[1]], { order: ['0'] }), TypeError, `${f}: order[0] must be a number`);
  });
});
