import * as information from 'surprisal/information';
import { describe, expect, test } from 'vitest';
import { expectRefusal, holed, notNumbers, notVectors, notWeights } from '../refusal.ts';

// TypeScript would refuse most of these; a program in JavaScript has only the messages.
const core = information as unknown as Record<string, (...args: unknown[]) => unknown>;

const half = [0.5, 0.5];

/** Every argument that is a distribution: how to call its function with this one bad and the others good. */
const distributionArguments = [
  { f: 'entropy', name: 'p', call: (v: unknown) => core.entropy!(v) },
  { f: 'perplexity', name: 'p', call: (v: unknown) => core.perplexity!(v) },
  { f: 'giniImpurity', name: 'p', call: (v: unknown) => core.giniImpurity!(v) },
  ...['crossEntropy', 'klDivergence', 'jsDivergence', 'jsDistance', 'totalVariation'].flatMap(
    (f) => [
      { f, name: 'p', call: (v: unknown) => core[f]!(v, likeIt(v)) },
      { f, name: 'q', call: (v: unknown) => core[f]!(likeIt(v), v) },
    ],
  ),
  {
    f: 'jsDivergence',
    name: 'weights',
    call: (v: unknown) => core.jsDivergence!(half, half, { weights: v }),
  },
];

/** A good distribution of the length of a bad one, so that the length is not what is wrong. */
const likeIt = (v: unknown): number[] =>
  (v as number[] | undefined)?.length === 3 ? [0.2, 0.3, 0.5] : half;

describe.each(distributionArguments)('$f: $name', ({ f, name, call }) => {
  test.each(notVectors.filter(({ value }) => name !== 'weights' || value !== undefined))(
    'that is no vector: $shown',
    ({ value, shown }) =>
      expectRefusal(() => call(value), TypeError, `${f}: ${name} must be`, shown),
  );

  test('that is a number', () =>
    expectRefusal(() => call(0.5), TypeError, `${f}: ${name} must be`, 'got 0.5'));

  test('that is empty', () => expectRefusal(() => call([]), RangeError, `${f}: ${name} `, 'empty'));

  test.each([...notNumbers, ...notWeights])('with an element $shown', ({ value, kind, shown }) => {
    expectRefusal(() => call([0.5, value]), kind, `${f}: ${name}[1] must be`, shown);
    expectRefusal(() => call([value, 0.5]), kind, `${f}: ${name}[0] must be`, shown);
  });

  test('with NaN in a typed array', () => {
    expectRefusal(
      () => call(Float32Array.of(1, Number.NaN)),
      RangeError,
      `${f}: ${name}[1] must be`,
      'got NaN',
    );
  });

  test('of big integers', () => {
    expectRefusal(
      () => call(BigInt64Array.of(1n, 0n)),
      TypeError,
      `${f}: ${name}[0] must be`,
      'got 1n',
    );
  });

  test('that does not sum to one', () => {
    for (const [vector, sum] of [
      [[0.5, 0.51], '1.01'],
      [[0.5, 0.49], '0.99'],
      [[0, 0], '0'],
      [[3, 1], '4'],
      [[0.5, 0.5 + 1e-6], '1.000001'],
    ] as const)
      expectRefusal(() => call(vector), RangeError, `${f}: ${name} must sum to 1`, `got ${sum}`);
  });

  test('that sums to one but for rounding is taken', () => {
    expect(call([0.5, 0.5 + 1e-12])).toBeTypeOf('number');
    expect(call([0.5, 0.5 - 1e-12])).toBeTypeOf('number');
    expect(call(Float32Array.of(0.7, 0.3) as never)).toBeTypeOf('number');
  });
});

describe.each(distributionArguments.filter(({ name }) => name !== 'weights'))(
  '$f: $name',
  ({ f, name, call }) => {
    test('with a hole', () =>
      expectRefusal(() => call(holed), TypeError, `${f}: ${name}[1] must be`, 'got undefined'));
  },
);

const normalizing = [
  ...['entropy', 'perplexity', 'giniImpurity'].map((f) => ({
    f,
    name: 'p',
    call: (v: unknown) => core[f]!(v, { normalize: true }),
  })),
  ...['crossEntropy', 'klDivergence', 'jsDivergence', 'jsDistance', 'totalVariation'].flatMap(
    (f) => [
      { f, name: 'p', call: (v: unknown) => core[f]!(v, [1, 3], { normalize: true }) },
      { f, name: 'q', call: (v: unknown) => core[f]!([1, 3], v, { normalize: true }) },
    ],
  ),
  { f: 'brierScore', name: 'q', call: (v: unknown) => core.brierScore!(v, 0, { normalize: true }) },
  {
    f: 'informationContent',
    name: 'p',
    call: (v: unknown) => core.informationContent!(v, { normalize: true }),
  },
  {
    f: 'relativeEntropyTerms',
    name: 'x',
    call: (v: unknown) => core.relativeEntropyTerms!(v, [1, 3], { normalize: true }),
  },
  {
    f: 'relativeEntropyTerms',
    name: 'y',
    call: (v: unknown) => core.relativeEntropyTerms!([1, 3], v, { normalize: true }),
  },
];

describe.each(normalizing)('$f: $name, normalized,', ({ f, name, call }) => {
  test('takes weights of any sum', () => expect(() => call([2, 6])).not.toThrow());

  test('that has no positive sum', () =>
    expectRefusal(() => call([0, 0]), RangeError, `${f}: ${name} must`, 'got 0'));

  test.each([...notNumbers, ...notWeights])('with an element $shown', ({ value, kind, shown }) => {
    expectRefusal(() => call([7, value]), kind, `${f}: ${name}[1] must be`, shown);
  });

  test('that is empty', () => expectRefusal(() => call([]), RangeError, `${f}: `));
});

describe('vectors of different lengths are refused, never broadcast', () => {
  test.each(['crossEntropy', 'klDivergence', 'jsDivergence', 'jsDistance', 'totalVariation'])(
    '%s',
    (f) => {
      const text = (p: number, q: number) =>
        `${f}: p and q must have the same length, got ${p} and ${q}`;
      expectRefusal(() => core[f]!(half, [1]), RangeError, text(2, 1));
      expectRefusal(() => core[f]!([1], half), RangeError, text(1, 2));
      expectRefusal(() => core[f]!(half, [0.5, 0.5, 0]), RangeError, text(2, 3));
    },
  );

  test('relativeEntropyTerms', () => {
    const text = 'relativeEntropyTerms: x and y must have the same length, got 2 and 1';
    expectRefusal(() => core.relativeEntropyTerms!([1, 2], [1]), RangeError, text);
  });

  test('brierScore', () => {
    const text = 'brierScore: q and y must have the same length, got 2 and 3';
    expectRefusal(() => core.brierScore!(half, [1, 0, 0]), RangeError, text);
  });

  test('the weights of jsDivergence are two', () => {
    for (const weights of [[1], [0.2, 0.3, 0.5]])
      expectRefusal(
        () => core.jsDivergence!(half, half, { weights }),
        RangeError,
        'jsDivergence: weights must',
        `${weights.length}`,
      );
  });
});

const tables = [
  { f: 'jointEntropy', call: (t: unknown, options = {}) => core.jointEntropy!(t, options) },
  {
    f: 'mutualInformation',
    call: (t: unknown, options = {}) => core.mutualInformation!(t, options),
  },
  {
    f: 'conditionalEntropy',
    call: (t: unknown, options = {}) => core.conditionalEntropy!(t, { given: 'x', ...options }),
  },
  {
    f: 'conditionalEntropy',
    call: (t: unknown, options = {}) => core.conditionalEntropy!(t, { given: 'y', ...options }),
  },
];

describe.each(tables)('$f: a table', ({ f, call }) => {
  test.each(notVectors)('that is none: $shown', ({ value, shown }) =>
    expectRefusal(() => call(value), TypeError, `${f}: pxy must be`, shown),
  );

  test.each(notVectors)('with a row that is none: $shown', ({ value, shown }) => {
    expectRefusal(() => call([[0.5, 0.5], value]), TypeError, `${f}: pxy[1] must be`, shown);
    expectRefusal(() => call([value, [0.5, 0.5]]), TypeError, `${f}: pxy[0] must be`, shown);
  });

  test('that is a vector', () =>
    expectRefusal(() => call(half), TypeError, `${f}: pxy[0] must be`, 'got 0.5'));

  test('that is empty, or whose rows are', () => {
    expectRefusal(() => call([]), RangeError, `${f}: pxy must not be empty`);
    expectRefusal(() => call([[], []]), RangeError, `${f}: pxy[0] must not be empty`);
    expectRefusal(() => call([[1], []]), RangeError, `${f}: pxy[1] must not be empty`);
  });

  test('whose rows differ in length', () => {
    const text = `${f}: pxy[0] and pxy[1] must have the same length, got 2 and 1`;
    expectRefusal(() => call([[0.25, 0.25], [0.5]]), RangeError, text);
    expectRefusal(
      () => call([[0.5], [0.25, 0.25]]),
      RangeError,
      'pxy[0] and pxy[1]',
      'got 1 and 2',
    );
  });

  test.each([...notNumbers, ...notWeights])('with a cell $shown', ({ value, kind, shown }) => {
    expectRefusal(
      () =>
        call([
          [0.5, 0.5],
          [0, value],
        ]),
      kind,
      `${f}: pxy[1][1] must be`,
      shown,
    );
  });

  test('with a hole', () =>
    expectRefusal(
      () => call([[0, 0, 0], holed]),
      TypeError,
      `${f}: pxy[1][1] must be`,
      'got undefined',
    ));

  test('that does not sum to one, as the "joint" of d2l does not', () => {
    expectRefusal(
      () =>
        call([
          [0.1, 0.5],
          [0.2, 0.3],
        ]),
      RangeError,
      `${f}: pxy must sum to 1`,
      'got 1.1',
    );
    expectRefusal(
      () =>
        call([
          [0.1, 0.5],
          [0.1, 0.29],
        ]),
      RangeError,
      `${f}: pxy must sum to 1`,
      'got 0.99',
    );
    expect(
      call([
        [0.1, 0.5],
        [0.1, 0.3 + 1e-12],
      ]),
    ).toBeTypeOf('number');
    expect(
      call(
        [
          [1, 5],
          [1, 3],
        ],
        { normalize: true },
      ),
    ).toBeTypeOf('number');
    expectRefusal(() => call([[0, 0]], { normalize: true }), RangeError, `${f}: pxy must`, 'got 0');
  });
});

test.each([undefined, null, 'z', 'X', 0, ['x']])('conditionalEntropy given %j', (given) => {
  expect(() => core.conditionalEntropy!([[0.5, 0.5]], { given })).toThrow(
    /^conditionalEntropy: given must/,
  );
});

test('conditionalEntropy asks for `given` when there are no options', () => {
  expect(() => core.conditionalEntropy!([[0.5, 0.5]])).toThrow(/^conditionalEntropy: given must/);
});

const withBase = [
  { f: 'informationContent', call: (base: unknown) => core.informationContent!(0.5, { base }) },
  { f: 'binaryEntropy', call: (base: unknown) => core.binaryEntropy!(0.3, { base }) },
  { f: 'binaryEntropy', call: (base: unknown) => core.binaryEntropy!(0, { base }) },
  { f: 'entropy', call: (base: unknown) => core.entropy!(half, { base }) },
  { f: 'jointEntropy', call: (base: unknown) => core.jointEntropy!([half], { base }) },
  { f: 'mutualInformation', call: (base: unknown) => core.mutualInformation!([half], { base }) },
  {
    f: 'conditionalEntropy',
    call: (base: unknown) => core.conditionalEntropy!([half], { base, given: 'x' }),
  },
  ...['crossEntropy', 'klDivergence', 'jsDivergence', 'jsDistance', 'relativeEntropyTerms'].map(
    (f) => ({
      f,
      call: (base: unknown) => core[f]!(half, half, { base }),
    }),
  ),
];

describe.each(withBase)('$f: base', ({ f, call }) => {
  test.each([0, 1, -2, Number.NaN, Infinity, -Infinity])('%d', (base) =>
    expectRefusal(() => call(base), RangeError, `${f}: base must be`, `got ${base}`),
  );

  test.each([
    ['"2"', '2'],
    ['null', null],
    ['true', true],
    ['2n', 2n],
    ['[object Array]', [2]],
  ])('%s', (shown, base) =>
    expectRefusal(() => call(base), TypeError, `${f}: base must be`, `got ${shown}`),
  );
});

describe.each(['informationContent', 'binaryEntropy'])('%s of', (f) => {
  test.each([1.5, 1 + 2 ** -52, -0.1, -5e-324, Number.NaN, Infinity])('%d', (p) =>
    expectRefusal(() => core[f]!(p), RangeError, `${f}: p must be`, `got ${p}`),
  );

  test.each(notVectors)('no number: $shown', ({ value, shown }) =>
    expectRefusal(() => core[f]!(value), TypeError, `${f}: p must be`, shown),
  );
});

test('binaryEntropy takes one probability', () => {
  expectRefusal(
    () => core.binaryEntropy!([0.5]),
    TypeError,
    'binaryEntropy: p must be',
    'got [object Array]',
  );
});

test('informationContent of a vector names the element', () => {
  expectRefusal(
    () => core.informationContent!([0.5, 1.5]),
    RangeError,
    'informationContent: p[1] must be',
    'got 1.5',
  );
  expectRefusal(
    () => core.informationContent!([]),
    RangeError,
    'informationContent: p must not be empty',
  );
  expectRefusal(
    () => core.informationContent!(holed),
    TypeError,
    'informationContent: p[1] must be',
    'got undefined',
  );
  for (const { value, shown } of notNumbers)
    expectRefusal(
      () => core.informationContent!([0.5, value]),
      TypeError,
      'informationContent: p[1] must be',
      shown,
    );
});

describe('relativeEntropyTerms', () => {
  const terms = core.relativeEntropyTerms!;

  test.each([...notNumbers.slice(0, -1), ...notWeights])('of $shown', ({ value, kind, shown }) => {
    expectRefusal(() => terms(value, 1), kind, 'relativeEntropyTerms: x must be', shown);
    expectRefusal(() => terms(1, value), kind, 'relativeEntropyTerms: y must be', shown);
    expectRefusal(
      () => terms([1, value], [1, 1]),
      kind,
      'relativeEntropyTerms: x[1] must be',
      shown,
    );
    expectRefusal(
      () => terms([1, 1], [1, value]),
      kind,
      'relativeEntropyTerms: y[1] must be',
      shown,
    );
    expectRefusal(
      () => terms([0, 0], [1, value]),
      kind,
      'relativeEntropyTerms: y[1] must be',
      shown,
    );
  });

  test('takes two numbers or two vectors', () => {
    expectRefusal(() => terms([1], 1), TypeError, 'relativeEntropyTerms: y must be', 'got 1');
    expectRefusal(
      () => terms(1, [1]),
      TypeError,
      'relativeEntropyTerms: y must be',
      'got [object Array]',
    );
    expectRefusal(() => terms([], []), RangeError, 'relativeEntropyTerms: x must not be empty');
  });
});

describe('brierScore', () => {
  const score = core.brierScore!;

  test.each([-1, 3, 1.5, Number.NaN, Infinity])('class index %d of three', (y) =>
    expectRefusal(() => score([0.5, 0.4, 0.1], y), RangeError, 'brierScore: y must be', `got ${y}`),
  );

  test.each(notVectors)('class index $shown', ({ value, shown }) =>
    expectRefusal(() => score([0.5, 0.4, 0.1], value), TypeError, 'brierScore: y must be', shown),
  );

  test.each(notVectors)('prediction $shown', ({ value, shown }) =>
    expectRefusal(() => score(value, 1), TypeError, 'brierScore: q must be', shown),
  );

  test.each([1.1, -0.1, Number.NaN])('one probability %d', (p) => {
    expectRefusal(() => score(p, 1), RangeError, 'brierScore: q must be', `got ${p}`);
    expectRefusal(() => score(0.5, p), RangeError, 'brierScore: y must be', `got ${p}`);
  });

  test('one probability, and something that is no number', () => {
    expectRefusal(() => score(0.5, '1'), TypeError, 'brierScore: y must be', 'got "1"');
    expectRefusal(
      () => score(0.5, [1, 0]),
      TypeError,
      'brierScore: y must be',
      'got [object Array]',
    );
  });

  test.each([...notNumbers, ...notWeights])('an element $shown', ({ value, kind, shown }) => {
    expectRefusal(() => score([0.5, value], 0), kind, 'brierScore: q[1] must be', shown);
    expectRefusal(() => score(half, [0.5, value]), kind, 'brierScore: y[1] must be', shown);
  });

  test('a vector that does not sum to one', () => {
    expectRefusal(() => score([0.5, 0.4], 0), RangeError, 'brierScore: q must sum to 1', 'got 0.9');
    expectRefusal(() => score(half, [1, 1]), RangeError, 'brierScore: y must sum to 1', 'got 2');
  });
});
