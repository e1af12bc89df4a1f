import fc from 'fast-check';
import {
  binaryCrossEntropyWithLogits,
  binaryCrossEntropyWithLogitsGradient,
  ghmClassificationLoss,
  ghmClassificationLossGradient,
  hardNegativeMining,
} from 'surprisal';
import { fit, type LinearProblem } from 'surprisal/lab';
import { describe, expect, test } from 'vitest';
import { logitLoss } from '../../src/lab/training/logit-loss.ts';

// Rows that stand for several samples each, beside the functions of the core, which take one sample at a time.

const size = 8;
const given = [
  fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: size, maxLength: size }),
  fc.array(fc.nat(1), { minLength: size, maxLength: size }),
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: size, maxLength: size }),
] as const;

const total = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0);
const sharesOf = (counts: number[]) => Float64Array.from(counts, (n) => n / total(counts));
const repeat = (values: ArrayLike<number>, counts: number[]) =>
  counts.flatMap((n, row) => new Array<number>(n).fill(values[row]!));
const weighted = (values: ArrayLike<number>, shares: Float64Array) =>
  total(shares.map((share, row) => share * values[row]!));

describe('ghmClassificationLoss', () => {
  test('is that of the core on single samples, and so is the slope of a shift', () => {
    fc.assert(
      fc.property(...given, fc.integer({ min: 1, max: 12 }), (logits, targets, counts, bins) => {
        const shares = sharesOf(counts);
        const rows = logitLoss({ name: 'ghmClassificationLoss', bins }, targets, shares);
        const single = [repeat(logits, counts), repeat(targets, counts), { bins }] as const;
        const x = Float64Array.from(logits);
        expect(weighted(rows.losses(x), shares)).toBeCloseTo(ghmClassificationLoss(...single), 12);
        expect(weighted(rows.slopes(x), shares)).toBeCloseTo(
          total(ghmClassificationLossGradient(...single)),
          12,
        );
      }),
    );
  });

  test('a row that counts nothing is no crowd', () => {
    const rows = logitLoss({ name: 'ghmClassificationLoss' }, [0, 0], Float64Array.from([1, 0]));
    expect(rows.losses(Float64Array.from([0, 4]))[1]).toBe(0);
  });
});

describe('hardNegativeMining', () => {
  test('keeps what the core keeps of single samples, over the number of positives', () => {
    fc.assert(
      fc.property(...given, fc.integer({ min: 0, max: 4 }), (logits, targets, counts, ratio) => {
        fc.pre(new Set(logits).size === size && targets.includes(1));
        const shares = sharesOf(counts);
        const rows = logitLoss({ name: 'hardNegativeMining', ratio }, targets, shares);
        const [x, y] = [repeat(logits, counts), repeat(targets, counts)];
        const losses = binaryCrossEntropyWithLogits(x, y, { reduction: 'none' });
        const slopes = binaryCrossEntropyWithLogitsGradient(x, y, { reduction: 'none' });
        const positives = [...y.keys()].filter((i) => y[i] === 1);
        const kept = [...positives, ...hardNegativeMining(losses, y, { ratio })];
        const over = (values: Float64Array) =>
          total(kept.map((i) => values[i]!)) / positives.length;
        const at = Float64Array.from(logits);
        expect(weighted(rows.losses(at), shares)).toBeCloseTo(over(losses), 10);
        expect(weighted(rows.slopes(at), shares)).toBeCloseTo(over(slopes), 10);
      }),
    );
  });

  test('without a positive there is nothing to learn', () => {
    const shares = Float64Array.from([0.5, 0.5]);
    const rows = logitLoss({ name: 'hardNegativeMining' }, [0, 0], shares);
    expect([...rows.slopes(Float64Array.from([1, 2]))]).toEqual([0, 0]);
  });

  test('equal losses are taken by index, and the last in part', () => {
    const shares = Float64Array.from([0.2, 0.4, 0.4]);
    const rows = logitLoss({ name: 'hardNegativeMining' }, [1, 0, 0], shares);
    const losses = rows.losses(new Float64Array(3));
    expect(losses[1]! / losses[0]!).toBeCloseTo(1, 12);
    expect(losses[2]! / losses[0]!).toBeCloseTo(0.5, 12);
  });
});

describe('a loss that weighs each row by the others', () => {
  const problem: LinearProblem = {
    features: [[-1], [0], [1]],
    targets: [0, 0, 1],
    loss: { name: 'ghmClassificationLoss' },
    l2: 0.1,
  };

  test('has no Newton step', () => {
    expect(() => fit(problem)).toThrow(
      new RangeError(
        "fit: solver.name must be 'gradientDescent' for the loss ghmClassificationLoss",
      ),
    );
  });

  test('refuses options that make no sense', () => {
    const descent = { solver: { name: 'gradientDescent', rate: 1 } } as const;
    const withLoss = (loss: LinearProblem['loss']) => () => fit({ ...problem, loss }, descent);
    expect(withLoss({ name: 'ghmClassificationLoss', bins: 0 })).toThrow('fit: loss: bins must');
    expect(withLoss({ name: 'hardNegativeMining', ratio: -1 })).toThrow('fit: loss.ratio must');
  });
});
