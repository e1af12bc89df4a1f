import * as ghm from 'surprisal/ghm';
import { describe, expect, test } from 'vitest';
import { expectRefusal, notNumbers, notVectors, notWeights } from '../refusal.ts';

// TypeScript would refuse most of these; a program in JavaScript has only the messages.
const core = ghm as unknown as Record<string, (...args: unknown[]) => unknown>;

const densities = ['gradientHistogram', 'gradientDensity', 'gradientDensityExact'];
const family = (stem: string) => ['Loss', 'LossGradient', 'Weights'].map((part) => stem + part);
const classification = family('ghmClassification');
const regression = family('ghmRegression');
const weighted = [...classification, ...regression];
const smooth = ['authenticSmoothL1', 'authenticSmoothL1Gradient'];
const paired = [
  ...['gradientNorm', ...classification].map((name) => [name, 'logits', 'targets'] as const),
  ...regression.map((name) => [name, 'prediction', 'target'] as const),
];

const notProbabilities = [...notWeights, { value: 1.01, kind: RangeError, shown: 'got 1.01' }];
const notFinite = notWeights.filter(({ value }) => !Number.isFinite(value));

test('every function is tested', () => {
  const tested = ['createDensityState', ...densities, ...paired.map(([name]) => name), ...smooth];
  expect(Object.keys(core).sort()).toEqual(tested.sort());
});

describe.each(densities)('%s', (f) => {
  test.each(notVectors)('of $shown', ({ value, shown }) =>
    expectRefusal(() => core[f]!(value), TypeError, `${f}: g must be`, shown),
  );

  test.each([...notNumbers, ...notProbabilities])('of g with $shown', ({ value, kind, shown }) => {
    expectRefusal(() => core[f]!([0, value]), kind, `${f}: g[1] must`, shown);
    expectRefusal(() => core[f]!([[0], [value]]), kind, `${f}: g[1][0] must`, shown);
  });

  test('of nothing', () =>
    expectRefusal(() => core[f]!([]), RangeError, `${f}: g must not be empty`));
});

describe.each(['gradientHistogram', 'gradientDensity', ...weighted, 'createDensityState'])(
  '%s',
  (f) => {
    const call = (options: object) => () =>
      f === 'createDensityState' ? core[f]!(options) : core[f]!([0.5], [0.5], options);
    const given = (options: object) => () =>
      f.startsWith('gradient') ? core[f]!([0.5], options) : call(options)();

    test.each([0, -1, 2.5, Number.NaN, Infinity, 1e7])('with %d bins', (bins) =>
      expectRefusal(
        given({ bins }),
        RangeError,
        `${f}: bins must be a whole number from 1 to 1000000, got ${bins}`,
      ),
    );

    test.each(['10', null, [10]])('with bins %j', (bins) =>
      expectRefusal(given({ bins }), TypeError, `${f}: bins must be a number`),
    );
  },
);

test.each([0, -1, Number.NaN, Infinity])('gradientDensityExact with ε = %d', (epsilon) =>
  expectRefusal(
    () => core['gradientDensityExact']!([0.5], { epsilon }),
    RangeError,
    `gradientDensityExact: epsilon must be positive and finite, got ${epsilon}`,
  ),
);

test('gradientDensityExact with an ε that is no number', () =>
  expectRefusal(
    () => core['gradientDensityExact']!([0.5], { epsilon: '0.1' }),
    TypeError,
    'gradientDensityExact: epsilon must be a number, got "0.1"',
  ));

describe.each(paired)('%s', (f, first, second) => {
  test.each(notVectors)('of $shown', ({ value, shown }) => {
    expectRefusal(() => core[f]!(value, [0]), TypeError, `${f}: ${first} must be`, shown);
    expectRefusal(() => core[f]!([0], value), TypeError, `${f}: ${second} must be`, shown);
  });

  test.each(notNumbers)('with $shown', ({ value, shown }) => {
    expectRefusal(() => core[f]!([0, value], [0, 0]), TypeError, `${f}: ${first}[1] must`, shown);
    expectRefusal(() => core[f]!([0, 0], [0, value]), TypeError, `${f}: ${second}[1] must`, shown);
  });

  test('of nothing, or of different shapes', () => {
    expectRefusal(() => core[f]!([], []), RangeError, `${f}: ${first} must not be empty`);
    const differ = (a: string, b: string) => `${a} and ${b} must have the same length, got 2 and 1`;
    expectRefusal(() => core[f]!([0, 0], [0]), RangeError, differ(first, second));
    expectRefusal(() => core[f]!([[0], [0]], [[0]]), RangeError, differ(first, second));
    expectRefusal(
      () => core[f]!([[0, 0]], [[0]]),
      RangeError,
      differ(`${first}[0]`, `${second}[0]`),
    );
    expectRefusal(() => core[f]!([[0]], [0]), TypeError, `${f}: ${second} must be rows`);
    expectRefusal(() => core[f]!([0], [[0]]), TypeError, `${f}: ${second} must be one vector`);
  });
});

describe.each(['gradientNorm', ...classification])('%s', (f) => {
  test.each(notProbabilities)('of a target that is $shown', ({ value, kind, shown }) =>
    expectRefusal(() => core[f]!([0, 0], [0, value]), kind, `${f}: targets[1] must`, shown),
  );
});

describe.each(regression)('%s', (f) => {
  test.each(notFinite)('of a target that is $shown', ({ value, shown }) => {
    expectRefusal(
      () => core[f]!([0, 0], [0, value]),
      RangeError,
      `${f}: target[1] must be finite`,
      shown,
    );
    expectRefusal(() => core[f]!([[0], [0]], [[0], [value]]), RangeError, 'target[1][0]', shown);
  });
});

describe.each(weighted)('%s', (f) => {
  const call =
    (options: unknown, x: unknown = [0, 0]) =>
    () =>
      core[f]!(x, [0, 0], options);
  const first = f.startsWith('ghmR') ? 'prediction' : 'logits';

  test('of NaN where it counts', () => {
    expectRefusal(call({}, [0, Number.NaN]), RangeError, `${f}: ${first}[1] must not be NaN`);
    expectRefusal(
      () => core[f]!([[0], [Number.NaN]], [[0], [0]]),
      RangeError,
      `${f}: ${first}[1][0] must not be NaN where it counts, got NaN`,
    );
  });

  test.each([0.5, 2, -1, Number.NaN])('with a mask of %d', (value) =>
    expectRefusal(
      call({ mask: [1, value] }),
      RangeError,
      `${f}: mask[1] must be 0, 1, true or false, got ${value}`,
    ),
  );

  test('with a mask that is none', () => {
    expectRefusal(call({ mask: [1] }), RangeError, `${first} and mask must have the same length`);
    expectRefusal(call({ mask: [[1, 1]] }), TypeError, `${f}: mask must be one vector`);
    expectRefusal(call({ mask: null }), TypeError, `${f}: mask must be an array`, 'got null');
    expectRefusal(call({ mask: ['1', '1'] }), TypeError, `${f}: mask[0] must be a number`);
    expectRefusal(call({ mask: [true, undefined] }), TypeError, `${f}: mask[1] must be a number`);
  });

  test.each(['mean', null, true])('with normalization %j', (normalization) =>
    expectRefusal(
      call({ normalization }),
      RangeError,
      `${f}: normalization must be 'paper' or 'nonempty', got ${JSON.stringify(normalization)}`,
    ),
  );

  test.each([null, 3, {}, { bins: 10, counts: [] }])('with state %j', (state) =>
    expectRefusal(call({ state }), TypeError, `${f}: state must come from createDensityState`),
  );

  test('with bins that are not those of the state', () => {
    const state = ghm.createDensityState({ bins: 4 });
    expectRefusal(call({ bins: 5, state }), RangeError, `${f}: bins must be the 4 of the state`);
  });
});

describe.each([...smooth, ...regression])('%s', (f) => {
  const call = (options: object) => () =>
    smooth.includes(f) ? core[f]!(0.5, options) : core[f]!([0.5], [0], options);

  test.each([0, -1, Number.NaN, Infinity])('with μ = %d', (mu) =>
    expectRefusal(call({ mu }), RangeError, `${f}: mu must be positive and finite, got ${mu}`),
  );

  test('with a μ that is no number', () =>
    expectRefusal(call({ mu: '0.02' }), TypeError, `${f}: mu must be a number, got "0.02"`));
});

describe.each(smooth)('%s', (f) => {
  test.each(notNumbers.filter(({ value }) => !Array.isArray(value)))(
    'of $shown',
    ({ value, shown }) => {
      expectRefusal(() => core[f]!(value), TypeError, `${f}: d must be a number`, shown);
      expectRefusal(() => core[f]!([0, value]), TypeError, `${f}: d[1] must be a number`, shown);
    },
  );

  test('of nothing', () =>
    expectRefusal(() => core[f]!([]), RangeError, `${f}: d must not be empty`));
});

describe('createDensityState', () => {
  const call = (options: object) => () => core['createDensityState']!(options);

  test.each([-0.1, 1, Number.NaN, Infinity])('with momentum %d', (momentum) =>
    expectRefusal(
      call({ momentum }),
      RangeError,
      `createDensityState: momentum must be at least 0 and below 1, got ${momentum}`,
    ),
  );

  test('with options that are unknown', () => {
    expectRefusal(call({ momentum: '0.75' }), TypeError, 'momentum must be a number, got "0.75"');
    expectRefusal(call({ initial: 'one' }), RangeError, "initial must be 'zero' or 'first'");
    expectRefusal(call({ emptyBins: null }), RangeError, "emptyBins must be 'keep' or 'decay'");
  });
});
