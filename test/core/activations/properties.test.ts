import fc from 'fast-check';
import { logSigmoid, logSoftmax, logSumExp, sigmoid, softmax, softplus } from 'surprisal';
import { describe, expect, test } from 'vitest';
import { check, logit, logits, total } from '../arbitraries.ts';

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
type VectorFunction = (z: ArrayLike<number>, options?: { out?: Float64Array }) => Float64Array;
type Rows = ArrayLike<number> | ArrayLike<ArrayLike<number>>;
type RowFunction = (z: Rows, options?: { classes?: number }) => unknown;

const vectorFunctions: VectorFunction[] = [sigmoid, logSigmoid, softplus, softmax, logSoftmax];
const rowFunctions = [softmax, logSoftmax, logSumExp] as RowFunction[];

const twoLogits = fc.tuple(logit, logit);

/** Equal to within the error that is promised, of a value that is at least `scale` large. */
function expectClose(a: number, b: number, scale = 0): void {
  if (a === b) return;
  const size = Math.max(Math.abs(a), Math.abs(b), scale, 2 ** -1022);
  expect(Math.abs(a - b) / size, `${a} = ${b}`).toBeLessThanOrEqual(1e-13);
}

const expectAllClose = (a: ArrayLike<number>, b: ArrayLike<number>, scale = 0): void => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++) expectClose(a[i]!, b[i]!, scale);
};

describe('sigmoid', () => {
  test('of x and of −x sum to one', () => {
    check(anyDouble, (x) => expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 15));
  });

  test('rises, from 0 to 1', () => {
    check(fc.tuple(anyDouble, anyDouble), ([x, y]) => {
      expect(sigmoid(Math.min(x, y))).toBeLessThanOrEqual(sigmoid(Math.max(x, y)));
      expect(sigmoid(x)).toBeGreaterThanOrEqual(0);
      expect(sigmoid(x)).toBeLessThanOrEqual(1);
    });
  });

  test('is the softmax of two logits, by their difference', () => {
    check(twoLogits, ([a, b]) => {
      const [p, q] = softmax([a, b]);
      expectClose(p!, sigmoid(a - b));
      expectClose(q!, sigmoid(b - a));
    });
  });

  test('has the logit as its inverse', () => {
    check(fc.double({ min: -30, max: 30, noNaN: true }), (x) =>
      expectClose(Math.log(sigmoid(x)) - Math.log(sigmoid(-x)), x, 1),
    );
  });
});

describe('softplus', () => {
  test('rises, and is never negative', () => {
    check(fc.tuple(anyDouble, anyDouble), ([x, y]) => {
      expect(softplus(Math.min(x, y))).toBeLessThanOrEqual(softplus(Math.max(x, y)));
      expect(softplus(x)).toBeGreaterThanOrEqual(Math.max(0, x));
    });
  });

  test('of x less that of −x is x', () => {
    check(logit, (x) => expectClose(softplus(x) - softplus(-x), x, 1));
  });

  test('is minus the logarithm of the sigmoid of −x', () => {
    check(anyDouble, (x) => expect(logSigmoid(-x)).toBe(0 - softplus(x)));
    check(logit, (x) => expectClose(logSigmoid(x), Math.log(sigmoid(x)), 1));
    check(logit, (x) => expectClose(Math.exp(logSigmoid(x)), sigmoid(x)));
  });

  test('is the log-sum-exp of x and 0', () => {
    check(logit, (x) => expectClose(logSumExp([x, 0]), softplus(x)));
  });
});

describe('softmax', () => {
  test('is a distribution', () => {
    check(logits, (z) => {
      const p = softmax(z);
      expect(total(p)).toBeCloseTo(1, 14);
      for (const x of p) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
      }
    });
  });

  test('does not see a constant that is added to all logits', () => {
    // Whole numbers, so that the sum is exact.
    const whole = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 9 });
    check(fc.tuple(whole, fc.integer({ min: -1e9, max: 1e9 })), ([z, c]) => {
      const moved = z.map((x) => x + c);
      expect(softmax(moved)).toEqual(softmax(z));
      expect(logSoftmax(moved)).toEqual(logSoftmax(z));
      expectClose(logSumExp(moved), logSumExp(z) + c, 1);
    });
  });

  test('keeps the order of the logits, and follows their permutation', () => {
    check(logits, (z) => {
      const p = softmax(z);
      const order = [...z.keys()].sort((i, j) => z[i]! - z[j]!);
      for (const [k, i] of order.entries())
        if (k > 0) expect(p[order[k - 1]!]).toBeLessThanOrEqual(p[i]!);
      expectAllClose(
        softmax(order.map((i) => z[i]!)),
        order.map((i) => p[i]!),
      );
      expectClose(logSumExp(order.map((i) => z[i]!)), logSumExp(z), 1);
    });
  });

  test('is the exponential of log-softmax, which is z less the log-sum-exp', () => {
    check(logits, (z) => {
      const log = logSoftmax(z);
      expectAllClose([...log].map(Math.exp), softmax(z));
      expectAllClose(
        log,
        z.map((x) => x - logSumExp(z)),
        100,
      );
      for (const x of log) expect(x).toBeLessThanOrEqual(0);
    });
  });

  test('at temperature T is the softmax of z/T', () => {
    check(fc.tuple(logits, fc.double({ min: 0.5, max: 20, noNaN: true })), ([z, temperature]) => {
      const divided = z.map((x) => x / temperature);
      expectAllClose(softmax(z, { temperature }), softmax(divided));
      expectAllClose(logSoftmax(z, { temperature }), logSoftmax(divided), 1);
    });
  });

  test('grows flat as the temperature rises, and one-hot as it falls', () => {
    for (const p of softmax([2, 1, 0], { temperature: 1e300 })) expect(p).toBeCloseTo(1 / 3, 15);
    expect([...softmax([2, 1, 0], { temperature: 1e-300 })]).toEqual([1, 0, 0]);
    expect([...softmax([2, 2, 0], { temperature: 1e-300 })]).toEqual([0.5, 0.5, 0]);
  });
});

test('log-sum-exp is at least the largest, and by at most ln n above it', () => {
  check(logits, (z) => {
    const largest = Math.max(...z);
    expect(logSumExp(z)).toBeGreaterThanOrEqual(largest);
    expect(logSumExp(z)).toBeLessThanOrEqual(largest + Math.log(z.length) + 1e-13);
  });
});

describe('rows', () => {
  const rows = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([r, k]) =>
      fc.array(fc.array(logit, { minLength: k, maxLength: k }), { minLength: r, maxLength: r }),
    );

  test('are taken one by one, nested or flat', () => {
    check(rows, (z) => {
      const flat = Float64Array.from(z.flat());
      const classes = z[0]!.length;
      const temperature = 1.5;
      expect(softmax(z, { temperature })).toEqual(z.map((row) => softmax(row, { temperature })));
      expect([...softmax(flat, { classes, temperature })]).toEqual(
        z.flatMap((row) => [...softmax(row, { temperature })]),
      );
      expect(logSoftmax(z)).toEqual(z.map((row) => logSoftmax(row)));
      expect([...logSoftmax(flat, { classes })]).toEqual(z.flatMap((row) => [...logSoftmax(row)]));
      expect(logSumExp(z)).toEqual(Float64Array.from(z, (row) => logSumExp(row)));
      expect(logSumExp(flat, { classes })).toEqual(Float64Array.from(z, (row) => logSumExp(row)));
    });
  });

  test('may be typed arrays', () => {
    const z = [Float32Array.of(2, 1, 0), Float64Array.of(0, 0, 5)];
    expect(softmax(z)).toEqual([softmax([2, 1, 0]), softmax([0, 0, 5])]);
  });
});

describe('vectors', () => {
  test.each([
    ['sigmoid', sigmoid],
    ['logSigmoid', logSigmoid],
    ['softplus', softplus],
  ])('%s is taken element by element', (_, f) => {
    check(logits, (z) => {
      const result = f(z);
      expect(result).toBeInstanceOf(Float64Array);
      expect([...result]).toEqual(z.map((x) => f(x)));
      expect(f({ ...z, length: z.length })).toEqual(result);
    });
  });

  test('go where `out` says, which may be the input', () => {
    for (const f of vectorFunctions) {
      const expected = f([2, 1, 0]);
      const out = new Float64Array(3);
      expect(f([2, 1, 0], { out })).toBe(out);
      expect(out).toEqual(expected);
      const inPlace = Float64Array.of(2, 1, 0);
      f(inPlace, { out: inPlace });
      expect(inPlace).toEqual(expected);
    }
    const out = new Float64Array(4);
    expect(softmax([1, 2, 3, 4], { classes: 2, out })).toBe(out);
    expect(out).toEqual(softmax([1, 2, 3, 4], { classes: 2 }));
  });

  test('are not modified', () => {
    const z = Object.freeze([2, 1, 0, 3]);
    const typed = Float32Array.of(2, 1, 0, 3);
    for (const f of vectorFunctions) {
      f(z);
      f(typed);
    }
    for (const f of rowFunctions) {
      f(z);
      f(typed, { classes: 2 });
      f(Object.freeze([z, z]));
    }
    expect([...typed]).toEqual([2, 1, 0, 3]);
  });
});

test('may be handed to map, which passes an index as well', () => {
  for (const f of [sigmoid, logSigmoid, softplus])
    expect([1, 2, 3].map(f as (x: number) => number)).toEqual([f(1), f(2), f(3)]);
  const z = [
    [1, 2],
    [3, 5],
    [0, 0],
  ];
  for (const f of rowFunctions) {
    const ofRow = f as (row: number[]) => unknown;
    expect(z.map(ofRow)).toEqual(z.map((row) => ofRow(row)));
  }
});

describe('IEEE rules', () => {
  test('NaN in, NaN out', () => {
    for (const f of [sigmoid, logSigmoid, softplus]) {
      expect(f(Number.NaN)).toBeNaN();
      expect([...f([Number.NaN, 0])]).toEqual([Number.NaN, f(0)]);
    }
    for (const z of [
      [Number.NaN],
      [Number.NaN, 1, 2],
      [1, Number.NaN, 2],
      [1, 2, Number.NaN],
      [Number.NaN, Infinity],
      [Infinity, Number.NaN],
      [-Infinity, Number.NaN],
    ]) {
      expect(logSumExp(z), String(z)).toBeNaN();
      for (const f of [softmax, logSoftmax])
        expect([...f(z)], String(z)).toEqual(z.map(() => Number.NaN));
    }
  });

  test('NaN stays in its row', () => {
    expect(
      softmax([
        [Number.NaN, 1],
        [0, 0],
      ])[1],
    ).toEqual(Float64Array.of(0.5, 0.5));
    expect([...softmax([Number.NaN, 1, 0, 0], { classes: 2 })]).toEqual([
      Number.NaN,
      Number.NaN,
      0.5,
      0.5,
    ]);
  });

  test('infinite logits', () => {
    expect([sigmoid(-Infinity), sigmoid(Infinity)]).toEqual([0, 1]);
    expect([softplus(-Infinity), softplus(Infinity)]).toEqual([0, Infinity]);
    expect([logSigmoid(-Infinity), logSigmoid(Infinity)]).toEqual([-Infinity, 0]);
    expect(logSumExp([Infinity, 0])).toBe(Infinity);
    expect(logSumExp([Infinity, -Infinity])).toBe(Infinity);
    expect(logSumExp([-Infinity, -Infinity])).toBe(-Infinity);
    expect([...softmax([-Infinity, -Infinity])]).toEqual([Number.NaN, Number.NaN]);
    expect([...logSoftmax([-Infinity, -Infinity])]).toEqual([Number.NaN, Number.NaN]);
    expect([...softmax([-Infinity])]).toEqual([Number.NaN]);
    expect([...softmax([Infinity, 0])]).toEqual([Number.NaN, Number.NaN]);
    expect([...logSoftmax([0, Infinity])]).toEqual([Number.NaN, Number.NaN]);
    expect([...softmax([-Infinity, 3, 3])]).toEqual([0, 0.5, 0.5]);
    expect([...logSoftmax([-Infinity, 3])]).toEqual([-Infinity, 0]);
    expect([...softmax([1, -Infinity], { temperature: 1e300 })]).toEqual([1, 0]);
  });

  test('no zero is negative', () => {
    const zeros = {
      logSoftmax: logSoftmax([1000, 0])[0],
      'logSoftmax of one logit': logSoftmax([-3])[0],
      'logSoftmax of −0': logSoftmax([-0])[0],
      'softmax below the subnormals': softmax([0, 1000])[0],
      'logSigmoid of a large logit': logSigmoid(1000),
      'logSigmoid of Infinity': logSigmoid(Infinity),
      softplus: softplus(-1000),
      sigmoid: sigmoid(-1000),
      'logSumExp of 0': logSumExp([0]),
    };
    expect(Object.entries(zeros).filter(([, value]) => !Object.is(value, 0))).toEqual([]);
    expect([sigmoid(-0), softplus(-0), logSumExp([-0, -0])]).toEqual([0.5, Math.LN2, Math.LN2]);
  });
});
