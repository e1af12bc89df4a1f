import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { binaryCrossEntropyWithLogitsGradient, crossEntropyWithLogitsGradient } from 'surprisal';
import { describe, expect, test } from 'vitest';
import { check } from '../arbitraries.ts';

// Where a prediction nearly meets a soft target its gradient cancels: the error is a part of the target then. References of 80 digits.

const Precise = Decimal.clone({ precision: 80 });

/** How much of a probability is moved away: from all of it down to one rounding. */
const part = fc.double({ min: 0, max: 17, noNaN: true }).map((digits) => 10 ** -digits);

function expectNear(got: number, want: Decimal, allowed: number): void {
  const off = want.minus(got).abs().toNumber();
  expect(off, `got ${got}, want ${want.toPrecision(20)}`).toBeLessThanOrEqual(allowed);
}

describe('the gradient near a soft target', () => {
  test('of binary cross-entropy', () => {
    check(fc.tuple(fc.double({ min: -30, max: 30, noNaN: true }), part), ([x, moved]) => {
      const q = new Precise(1).div(new Precise(-x).exp().plus(1));
      const y = q.toNumber() * (1 - moved / 2);
      const [slope] = binaryCrossEntropyWithLogitsGradient([x], [y]);
      expectNear(slope!, q.minus(y), 1e-15 * Math.max(q.toNumber(), y));
    });
  });

  test('of softmax cross-entropy', () => {
    const logits = fc.array(fc.double({ min: -6, max: 6, noNaN: true }), {
      minLength: 4,
      maxLength: 4,
    });
    check(fc.tuple(logits, part), ([z, moved]) => {
      const e = z.map((x) => new Precise(x).exp());
      const q = e.map((x) => x.div(e.reduce((a, b) => a.plus(b))));
      const y = q.map((x) => x.toNumber());
      const step = (y[0]! * moved) / 2;
      y[0]! -= step;
      y[1]! += step;
      const total = y.reduce((sum, x) => sum.plus(x), new Precise(0));
      const slopes = crossEntropyWithLogitsGradient(z, y);
      for (const [k, slope] of slopes.entries())
        expectNear(
          slope,
          q[k]!.times(total).minus(y[k]!),
          1e-14 * Math.max(q[k]!.toNumber(), y[k]!),
        );
    });
  });
});
